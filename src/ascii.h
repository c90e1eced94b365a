#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sharelink {

/// Locale-free: the C library's classification depends on the host's locale.
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr bool is_hex_digit(char c) { return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'f'); }

/// returns  -1 where it is no hexadecimal digit.
constexpr int hex_value(char c) { return !is_hex_digit(c) ? -1 : is_digit(c) ? c - '0' : to_lower(c) - 'a' + 10; }

inline std::string to_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = to_lower(c);
  return lower;
}

/// For what a page loads: std::to_string brings tables for every base along.
inline std::string to_decimal(std::uint64_t value) {
  std::string digits;
  do {
    digits.insert(digits.begin(), static_cast<char>('0' + value % 10));
    value /= 10;
  } while (value != 0);
  return digits;
}

}  // namespace sharelink
