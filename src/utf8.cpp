#include "utf8.h"

#include <bit>
#include <cstdint>
#include <cstring>

namespace sharelink {
namespace {

constexpr std::size_t kWordBytes = sizeof(std::uint64_t);

/// By the number of continuation bytes, of which none may be more than are needed.
constexpr std::uint32_t kSmallest[] = {0, 0x80, 0x800, 0x1'0000};

/// bytes    kWordBytes.
bool are_ascii(const char* bytes) {
  std::uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  return (word & 0x8080'8080'8080'8080) == 0;
}

bool is_continuation(char byte) { return (static_cast<std::uint8_t>(byte) & 0xC0) == 0x80; }

}  // namespace

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (text.size() - i >= kWordBytes && are_ascii(text.data() + i)) {
      i += kWordBytes;
      continue;
    }
    const auto lead = static_cast<std::uint8_t>(text[i++]);
    if (lead < 0x80) continue;
    const auto rest = static_cast<std::size_t>(std::countl_one(lead)) - 1;
    if (rest == 0 || rest > 3 || text.size() - i < rest) return false;
    std::uint32_t code_point = lead & (0x3FU >> rest);
    for (const char byte : text.substr(i, rest)) {
      if (!is_continuation(byte)) return false;
      code_point = code_point << 6 | (static_cast<std::uint8_t>(byte) & 0x3FU);
    }
    const bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (code_point < kSmallest[rest] || is_surrogate || code_point > 0x10'FFFF) return false;
    i += rest;
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
