// In place of libc's own, which would be a fifth of the module: numbers are read and printed for messages that nobody
// reads. What these cannot do ends the program, rather than go on with nothing.
#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

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
unsigned long strtoul(const char* text, char** end, int base) {
  (void)text, (void)end, (void)base;
  __builtin_trap();
}

long strtol(const char* text, char** end, int base) { return (long)strtoul(text, end, base); }

// The JSON lexer's, for a control character in what it did not expect. Its headers as they are print that.
int snprintf(char* out, size_t size, const char* format, ...) {
  static const char kFormat[] = "<U+%.4X>";
  enum { kDigitsAt = 3, kDigits = 4 };
  if (size < sizeof kFormat || strcmp(format, kFormat) != 0) __builtin_trap();
  va_list arguments;
  va_start(arguments, format);
  unsigned number = va_arg(arguments, unsigned);
  va_end(arguments);
  memcpy(out, "<U+0000>", sizeof kFormat);
  for (int i = kDigits - 1; i >= 0; --i) {
    out[kDigitsAt + i] = "0123456789ABCDEF"[number % 16];
    number /= 16;
  }
  return sizeof kFormat - 1;
}

// Embind's, for the name of a type that is not bound, which tools/check-module.ts rules out.
int sprintf(char* out, const char* format, ...) {
  (void)out, (void)format;
  __builtin_trap();
}

// What the compiler makes of the two where no argument is a floating-point number.
int siprintf(char* out, const char* format, ...) __attribute__((alias("sprintf")));
int sniprintf(char* out, size_t size, const char* format, ...) __attribute__((alias("snprintf")));
