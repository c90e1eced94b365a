#include "sharelink/id.h"

#include "cases.h"
#include "random.h"

using namespace sharelink;

namespace {

ShareId random_id(Random& random) {
  ShareId id;
  for (std::uint8_t& byte : id.bytes) byte = random.byte();
  return id;
}

std::string escape(std::string_view text, Random& random) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string escaped;
  for (char c : text) {
    if (random.below(2) == 0) {
      escaped += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    escaped += {'%', kHex[byte >> 4], kHex[byte & 0xF]};
  }
  return escaped;
}

}  // namespace

TEST_CASE("an id is read as the vectors say") {
  for_each_case("id", [](const json& c) {
    const Result<ShareId> id = parse_id(text_of(c, "text"));
    CHECK(id.has_value() == c.contains("id"));
    if (id && c.contains("id")) CHECK(build_id(*id) == c["id"].get<std::string>());
    if (!id) CHECK(name(id.error()) == c.value("error", ""));
  });
}

TEST_CASE("every spelling of an id that is accepted becomes its canonical one") {
  Random random(3);
  for (int i = 0; i < rounds(300); ++i) {
    const ShareId id = random_id(random);
    const std::string canonical = build_id(id);
    CHECK(canonical.size() == kIdChars);

    std::string spelling = canonical;
    for (char& c : spelling) {
      if (c == '-' && random.below(2) == 0) c = '+';
      if (c == '_' && random.below(2) == 0) c = '/';
    }
    if (random.below(2) == 0) spelling += '=';
    spelling = escape(spelling, random);
    INFO(spelling);
    const Result<ShareId> parsed = parse_id(spelling);
    CHECK(parsed.has_value());
    if (parsed) CHECK(build_id(*parsed) == canonical);
  }
}

TEST_CASE("an id of another length is never accepted") {
  Random random(4);
  for (std::size_t chars = 0; chars <= kIdTextBytesMax + 1; ++chars) {
    if (chars == kIdChars) continue;
    CHECK_FALSE(parse_id(std::string(chars, 'A')));
  }
}
