#include "utf8.h"

#include "cases.h"

using namespace sharelink;

namespace {

/// U+0000 to U+10FFFF by the definition, the surrogates included.
std::string encode(std::uint32_t code_point) {
  const auto tail = [&](int shift) { return static_cast<char>(0x80 | ((code_point >> shift) & 0x3F)); };
  if (code_point < 0x80) return {static_cast<char>(code_point)};
  if (code_point < 0x800) return {static_cast<char>(0xC0 | (code_point >> 6)), tail(0)};
  if (code_point < 0x10000) return {static_cast<char>(0xE0 | (code_point >> 12)), tail(6), tail(0)};
  return {static_cast<char>(0xF0 | (code_point >> 18)), tail(12), tail(6), tail(0)};
}

}  // namespace

TEST_CASE("every code point but the surrogates is well-formed, and no part of it") {
  std::uint32_t wrong = 0;
  for (std::uint32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
    const std::string text = encode(code_point);
    const bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (is_utf8(text) == is_surrogate) ++wrong;
    if (text.size() > 1 && is_utf8(std::string_view(text).substr(0, text.size() - 1))) ++wrong;
    if (text.size() > 1 && is_utf8(std::string_view(text).substr(1))) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("of all pairs of bytes only ASCII and the characters of two bytes are well-formed") {
  std::uint32_t well_formed = 0;
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const std::string text = {static_cast<char>(first), static_cast<char>(second)};
      if (is_utf8(text)) ++well_formed;
    }
  }
  CHECK(well_formed == 128 * 128 + (0x800 - 0x80));
}

TEST_CASE("of all that begins as a character of three or four bytes only those are well-formed") {
  constexpr int kEdges[] = {0x00, 0x7F, 0x80, 0xBF, 0xC0, 0xFF};  // around what may go on
  std::uint32_t three = 0, four = 0;
  for (int first = 0xE0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      for (const int third : kEdges) {
        std::string text = {static_cast<char>(first), static_cast<char>(second), static_cast<char>(third), '\0'};
        if (is_utf8(std::string_view(text).substr(0, 3))) ++three;
        for (const int fourth : kEdges) {
          text[3] = static_cast<char>(fourth);
          if (fourth >= 0x80 && is_utf8(text)) ++four;
        }
      }
    }
  }
  CHECK(three == (0x10000 - 0x800 - 0x800) / 64 * 2);  // two of 64 last bytes, and no surrogate
  CHECK(four == 0x100000 / 64 / 64 * 2 * 2);
}

TEST_CASE("a byte that is none of ASCII is found at every place of every length") {
  for (std::size_t size = 0; size <= 64; ++size) {
    CHECK(is_utf8(std::string(size, 'a')));
    for (std::size_t at = 0; at < size; ++at) {
      std::string text(size, 'a');
      for (int byte = 0; byte < 256; ++byte) {
        text[at] = static_cast<char>(byte);
        CHECK(is_utf8(text) == (byte < 0x80));
      }
      const std::string with_character = std::string(at, 'a') + "\u20ac" + std::string(size - at, 'a');
      CHECK(is_utf8(with_character));
      CHECK_FALSE(is_utf8(std::string_view(with_character).substr(0, at + 2)));
    }
  }
}

TEST_CASE("a prefix never cuts a character") {
  const std::string text = "a\u00e9\u20ac\U0001F600z";  // 1, 2, 3, 4 and 1 bytes
  constexpr std::size_t kSizes[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11, 11, 11};
  for (std::size_t bytes = 0; bytes < std::size(kSizes); ++bytes) {
    CHECK(utf8_prefix(text, bytes).size() == kSizes[bytes]);
    CHECK(is_utf8(utf8_prefix(text, bytes)));
  }
}

TEST_CASE("a text comes apart into its characters from both ends") {
  std::string_view text = "a\u00e9\u20ac\U0001F600";
  CHECK(utf8_first(text) == "a");
  CHECK(utf8_last(text) == "\U0001F600");
  CHECK(utf8_first(text.substr(1)) == "\u00e9");
  CHECK(utf8_first(text.substr(3)) == "\u20ac");
  CHECK(utf8_last(text.substr(0, 6)) == "\u20ac");
  CHECK(utf8_last(text.substr(0, 1)) == "a");
  CHECK(utf8_last(text.substr(3, 3)) == "\u20ac");
}
