// In place of libc's own, which would be a fifth of the module. Messages that nobody reads would bring printf along:
// the JSON lexer's about what it did not expect, and Embind's about types that are not bound, which types.ts rules out.
#include <errno.h>
#include <stddef.h>

#include "small_strtod.h"

double strtod(const char* text, char** end) { return small_strtod(text, end); }
float strtof(const char* text, char** end) { return (float)small_strtod(text, end); }
long double strtold(const char* text, char** end) { return small_strtod(text, end); }

// The JSON lexer takes a whole number that these refuse for one that only strtod can read, and every number is a double
// in the end.
unsigned long long strtoull(const char* text, char** end, int base) {
  (void)text, (void)end, (void)base;
  errno = ERANGE;
  return 0;
}

long long strtoll(const char* text, char** end, int base) { return (long long)strtoull(text, end, base); }

// Nobody calls these two; libc++ asks for them beside the others, and libc has all four in one file.
unsigned long strtoul(const char* text, char** end, int base) { return (unsigned long)strtoull(text, end, base); }
long strtol(const char* text, char** end, int base) { return (long)strtoull(text, end, base); }

int snprintf(char* out, size_t size, const char* format, ...) {
  (void)format;
  if (size > 0) *out = 0;
  return 0;
}

int sprintf(char* out, const char* format, ...) {
  (void)format;
  *out = 0;
  return 0;
}

// What the compiler makes of the two where no argument is a floating-point number.
int siprintf(char* out, const char* format, ...) __attribute__((alias("sprintf")));
int sniprintf(char* out, size_t size, const char* format, ...) __attribute__((alias("snprintf")));
