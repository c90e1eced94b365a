#include "small_strtod.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#define kExponentMax 100000                    // beyond every double, and far from overflow
#define kMantissaMax 1000000000000000000u      // digits beyond it cannot change a whole number that a double can hold
#define kLargestMantissa 1797693134862315807u  // with the exponent below, 19 digits of what still rounds to a double
#define kLargestExponent 290

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

/// Rounds towards the largest double below what is beyond every double: near it the product below is a few bits off.
static double scaled(uint64_t mantissa, int exponent) {
  if (mantissa == 0) return 0;
  double scale = 1;
  for (int i = abs(exponent); i > 0 && scale < INFINITY; --i) scale *= 10;
  const double value = exponent < 0 ? (double)mantissa / scale : (double)mantissa * scale;
  for (; mantissa < kMantissaMax; --exponent) mantissa *= 10;
  const int is_beyond = exponent > kLargestExponent || (exponent == kLargestExponent && mantissa > kLargestMantissa);
  return is_beyond ? INFINITY : fmin(value, DBL_MAX);
}

double small_strtod(const char* text, char** end) {
  const int is_negative = *text == '-';
  const char* at = text + is_negative;
  uint64_t mantissa = 0;
  int exponent = 0;
  int is_fraction = 0;
  for (; is_digit(*at) || (*at == '.' && !is_fraction); ++at) {
    if (*at == '.') {
      is_fraction = 1;
    } else if (mantissa < kMantissaMax) {
      mantissa = mantissa * 10 + (uint64_t)(*at - '0');
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
  const double value = scaled(mantissa, exponent);
  return is_negative ? -value : value;
}
