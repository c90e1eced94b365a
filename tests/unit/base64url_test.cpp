#include "sharelink/base64url.h"

#include <array>

#include "cases.h"
#include "random.h"

using namespace sharelink;

TEST_CASE("base64url is read and written as the vectors say") {
  for_each_case("base64url", [](const json& c) {
    const std::string text = text_of(c, "text");
    if (c.value("refused", false)) {
      std::vector<std::uint8_t> out(c["size"].get<std::size_t>());
      CHECK_FALSE(parse_base64url(text, out));
      return;
    }
    const std::string bytes = bytes_of_hex(c["bytes"].get<std::string>());
    CHECK(build_base64url(as_bytes(bytes)) == text);
    std::vector<std::uint8_t> out(bytes.size());
    CHECK(parse_base64url(text, out));
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
    CHECK(parse_base64url(text, out));
    CHECK(out == bytes);
  }
}

TEST_CASE("of all bytes only the alphabet is read, wherever it stands") {
  for (std::size_t at = 0; at < 4; ++at) {
    int accepted = 0;
    for (int byte = 0; byte < 256; ++byte) {
      std::string text = "AAAA";
      text[at] = static_cast<char>(byte);
      std::array<std::uint8_t, 3> out;
      if (parse_base64url(text, out)) ++accepted;
    }
    CHECK(accepted == 64);
  }
}

TEST_CASE("no other last character spells the same bytes") {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  Random random(2);
  for (int i = 0; i < rounds(20); ++i) {
    std::array<std::uint8_t, 32> bytes;
    for (std::uint8_t& byte : bytes) byte = random.byte();
    std::string text = build_base64url(bytes);
    int spellings = 0;
    for (char last : kAlphabet) {
      text.back() = last;
      std::array<std::uint8_t, 32> out{};
      if (parse_base64url(text, out) && out == bytes) ++spellings;
    }
    CHECK(spellings == 1);
  }
}
