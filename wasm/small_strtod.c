#include "small_strtod.h"

#include <math.h>
#include <stdlib.h>

#define kExponentMax 100000  // beyond every double, and far from overflow
#define kMantissaMax 1e18    // digits beyond it cannot change a whole number that a double can hold

static int is_digit(char c) { return c >= '0' && c <= '9'; }

static int read_exponent(const char** at) {
  const int is_negative = **at == '-';
  int exponent = 0;
  *at += **at == '-' || **at == '+';
  for (; is_digit(**at); ++*at) {
    if (exponent < kExponentMax) exponent = exponent * 10 + (**at - '0');
  }
  return is_negative ? -exponent : exponent;
}

static double scaled(double value, int exponent) {
  double scale = 1;
  for (int i = abs(exponent); i > 0 && scale < INFINITY; --i) scale *= 10;
  if (value == 0) return 0;
  return exponent < 0 ? value / scale : value * scale;
}

double small_strtod(const char* text, char** end) {
  const int is_negative = *text == '-';
  const char* at = text + is_negative;
  double value = 0;
  int exponent = 0;
  int is_fraction = 0;
  for (; is_digit(*at) || (*at == '.' && !is_fraction); ++at) {
    if (*at == '.') {
      is_fraction = 1;
    } else if (value < kMantissaMax) {
      value = value * 10 + (*at - '0');
      exponent -= is_fraction;
    } else {
      exponent += !is_fraction;
    }
  }
  if (*at == 'e' || *at == 'E') {
    ++at;
    exponent += read_exponent(&at);
  }
  if (end != NULL) *end = (char*)at;
  value = scaled(value, exponent);
  return is_negative ? -value : value;
}
