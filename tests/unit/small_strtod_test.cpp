#include "small_strtod.h"

#include <cmath>
#include <cstdlib>
#include <string>

#include "cases.h"

namespace {

double read(const std::string& text) {
  char* end = nullptr;
  const double value = small_strtod(text.c_str(), &end);
  CHECK(*end == '\0');
  return value;
}

}  // namespace

TEST_CASE("a whole number is read as libc reads it, however it is written") {
  for (const char* text : {"0", "-0", "1", "-1", "3.0", "0.3e1", "3000E-3", "30e-1", "2147483647", "4294967295",
                           "4294967296.0", "9007199254740991", "1e15", "-12e+3", "0.000001e6", "1e-0", "10.50e1"}) {
    INFO(text);
    CHECK(read(text) == std::strtod(text, nullptr));
  }
}

TEST_CASE("a number beyond every double is infinite, and one below them nothing") {
  for (const char* text : {"1e309", "1e999", "1e999999999999", "2e308"}) CHECK(std::isinf(read(text)));
  CHECK(std::isinf(read(std::string(400, '9'))));
  CHECK(read("1e300") < INFINITY);
  CHECK(std::isinf(read("1.797693134862315808e308")));
  CHECK(std::isinf(read("17976931348623158080000e289")));
  CHECK(read("1e-999") == 0);
  CHECK(read("0e999999999999") == 0);
  CHECK(read("3" + std::string(400, '0') + "e-400") == 3);
  CHECK(read("0." + std::string(400, '0') + "3e401") == 3);
}

TEST_CASE("a number up to the largest double is finite, however it is written") {
  for (const char* text : {"1.7976931348623157e308", "1.7976931348623158e308", "1.797693134862315807e308",
                           "-17976931348623157e292", "0.00017976931348623157e312", "1797693134862315700000000e284",
                           "1.7976931348623156e308", "9.999999999999999999e307"}) {
    INFO(text);
    const double expected = std::strtod(text, nullptr);
    CHECK(std::isfinite(expected));
    CHECK(std::isfinite(read(text)));
    CHECK(std::abs(read(text) - expected) <= std::abs(expected) * 1e-13);
  }
  CHECK(std::isfinite(read("17976931348623157" + std::string(292, '0'))));
}

TEST_CASE("a fraction is read to within a few of its last bits") {
  for (const char* text : {"0.1", "3.14159", "1e-5", "123456.789e-10", "0.3333333333333333333333333333333"}) {
    INFO(text);
    const double expected = std::strtod(text, nullptr);
    CHECK(std::abs(read(text) - expected) <= std::abs(expected) * 1e-15);
  }
}
