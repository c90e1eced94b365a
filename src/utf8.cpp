#include "utf8.h"

#include <cstdint>

namespace sharelink {
namespace {

struct Lead {
  int continuation_bytes;               ///< -1: not a lead byte
  std::uint8_t second_min, second_max;  ///< narrower where a form would be overlong, a surrogate or above U+10FFFF
};

Lead classify(std::uint8_t byte) {
  if (byte < 0x80) return {0, 0, 0};
  if (byte < 0xC2) return {-1, 0, 0};
  if (byte < 0xE0) return {1, 0x80, 0xBF};
  if (byte == 0xE0) return {2, 0xA0, 0xBF};
  if (byte == 0xED) return {2, 0x80, 0x9F};
  if (byte < 0xF0) return {2, 0x80, 0xBF};
  if (byte == 0xF0) return {3, 0x90, 0xBF};
  if (byte < 0xF4) return {3, 0x80, 0xBF};
  if (byte == 0xF4) return {3, 0x80, 0x8F};
  return {-1, 0, 0};
}

bool is_continuation(char byte) { return (static_cast<std::uint8_t>(byte) & 0xC0) == 0x80; }

}  // namespace

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Lead lead = classify(static_cast<std::uint8_t>(text[i]));
    const auto rest = static_cast<std::size_t>(lead.continuation_bytes);
    if (lead.continuation_bytes < 0 || text.size() - i <= rest) return false;
    if (rest > 0) {
      const auto second = static_cast<std::uint8_t>(text[i + 1]);
      if (second < lead.second_min || second > lead.second_max) return false;
    }
    for (std::size_t k = 2; k <= rest; ++k) {
      if (!is_continuation(text[i + k])) return false;
    }
    i += rest + 1;
  }
  return true;
}

std::string_view utf8_prefix(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  while (max_bytes > 0 && is_continuation(text[max_bytes])) --max_bytes;
  return text.substr(0, max_bytes);
}

std::string_view utf8_first(std::string_view text) {
  std::size_t end = 1;
  while (end < text.size() && is_continuation(text[end])) ++end;
  return text.substr(0, end);
}

std::string_view utf8_last(std::string_view text) {
  std::size_t start = text.size() - 1;
  while (start > 0 && is_continuation(text[start])) --start;
  return text.substr(start);
}

}  // namespace sharelink
