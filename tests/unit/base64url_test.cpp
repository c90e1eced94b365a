#include "sharelink/base64url.h"

#include <array>

#include "cases.h"
#include "random.h"

using namespace sharelink;

namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Reads with both readers, which have to agree on each text and on what it says.
bool read(std::string_view text, std::span<std::uint8_t> out) {
  std::vector<std::uint8_t> of_public(out.size());
  const bool is_read = parse_base64url(text, out);
  CHECK(parse_public_base64url(text, of_public) == is_read);
  if (is_read) CHECK(std::equal(out.begin(), out.end(), of_public.begin()));
  return is_read;
}

}  // namespace

TEST_CASE("base64url is read and written as the vectors say") {
  for_each_case("base64url", [](const json& c) {
    const std::string text = text_of(c, "text");
    if (c.value("refused", false)) {
      std::vector<std::uint8_t> out(c["size"].get<std::size_t>());
      CHECK_FALSE(read(text, out));
      return;
    }
    const std::string bytes = bytes_of_hex(c["bytes"].get<std::string>());
    CHECK(build_base64url(as_bytes(bytes)) == text);
    std::vector<std::uint8_t> out(bytes.size());
    CHECK(read(text, out));
    CHECK(std::string(out.begin(), out.end()) == bytes);
  });
}

TEST_CASE("any bytes come back from their base64url") {
  Random random(1);
  for (int i = 0; i < rounds(300); ++i) {
    std::vector<std::uint8_t> bytes(random.below(100));
    for (std::uint8_t& byte : bytes) byte = random.byte();
    const std::string text = build_base64url(bytes);
    CHECK(text.size() == (bytes.size() * 4 + 2) / 3);
    std::vector<std::uint8_t> out(bytes.size());
    CHECK(read(text, out));
    CHECK(out == bytes);
  }
}

TEST_CASE("of all bytes only the alphabet is read, wherever it stands") {
  for (std::size_t at = 0; at < 8; ++at) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string text = "AAAAAAAA";
      text[at] = static_cast<char>(byte);
      std::array<std::uint8_t, 6> out;
      CHECK(read(text, out) == (kAlphabet.find(text[at]) != std::string_view::npos));
    }
  }
}

TEST_CASE("a text of another length than the bytes have is not read") {
  for (std::size_t chars = 0; chars <= 64; ++chars) {
    for (std::size_t bytes = 0; bytes <= 64; ++bytes) {
      std::vector<std::uint8_t> out(bytes);
      CHECK(read(std::string(chars, 'A'), out) == (chars == (bytes * 4 + 2) / 3));
    }
  }
}

TEST_CASE("no other last character spells the same bytes") {
  Random random(2);
  for (int i = 0; i < rounds(20); ++i) {
    std::array<std::uint8_t, 32> bytes;
    for (std::uint8_t& byte : bytes) byte = random.byte();
    std::string text = build_base64url(bytes);
    int spellings = 0;
    for (char last : kAlphabet) {
      text.back() = last;
      std::array<std::uint8_t, 32> out{};
      if (read(text, out) && out == bytes) ++spellings;
    }
    CHECK(spellings == 1);
  }
}
