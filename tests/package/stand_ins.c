// Calls one of the functions that wasm/runtime/small_libc.c has in place of libc's, by the number of the call. Ends
// with 0 where the answer is libc's.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int count, char** arguments) {
  char text[16] = "";
  char* end = NULL;
  switch (count > 1 ? arguments[1][0] : 0) {
    case '0':
      return snprintf(text, sizeof text, "<U+%.4X>", 0x1Fu) == 8 && strcmp(text, "<U+001F>") == 0 ? 0 : 1;
    case '1':
      return strtod("-12.5e1", &end) == -125 && *end == 0 ? 0 : 1;
    case '2':  // a refusal that callers know
      return strtoull("1", &end, 10) == 0 && errno == ERANGE ? 0 : 1;
    case '3':
      return snprintf(text, sizeof text, "%d", 1);
    case '4':
      return snprintf(text, 4, "<U+%.4X>", 1u);
    case '5':
      return sprintf(text, "%p", text);
    case '6':
      return (int)strtoul("1", &end, 10);
    case '7':
      return (int)strtol("1", &end, 10);
    default:
      return 1;
  }
}
