#include "sharelink/fragment.h"

#include "sealed.h"

using namespace sharelink;

namespace {

std::string outcome_of(std::string_view fragment, const ShareId& id) {
  const auto key = parse_fragment(fragment, id);
  return key ? "" : std::string(name(key.error()));
}

}  // namespace

TEST_CASE("a fragment that lost or changed any character is told before a request") {
  const json c = quick_case();
  const auto fragment = c["fragment"].get<std::string>();
  const ShareId id = *parse_id(c["id"].get<std::string>());
  REQUIRE(outcome_of(fragment, id).empty());
  for (std::size_t i = 0; i < fragment.size(); ++i) {
    INFO(i);
    CHECK(outcome_of(fragment.substr(0, i), id) == "link_damaged");
    std::string changed = fragment;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    CHECK_FALSE(outcome_of(changed, id).empty());
  }
  CHECK(outcome_of(fragment + "A", id) == "link_damaged");
  CHECK(outcome_of(fragment, ShareId{}) == "link_damaged");
}

TEST_CASE("another version and unknown flags ask for an update") {
  const ShareId id{};
  CHECK(outcome_of("sl2.whatever", id) == "link_version_unknown");
  CHECK(outcome_of("sl10.", id) == "link_version_unknown");
  CHECK(outcome_of("slx.", id) == "link_damaged");
  CHECK(outcome_of("sl1", id) == "link_damaged");
  const LinkKey unknown{static_cast<PasswordPreset>(4), SecretBytes(kLinkSecretBytes)};
  CHECK(outcome_of(build_fragment(unknown, id).view(), id) == "link_version_unknown");
}

TEST_CASE("no link secret makes a link end in a dash or an underscore") {
  std::array<std::uint8_t, kLinkSecretBytes> secret{};
  for (int last = 0; last < 256; ++last) {
    secret.back() = static_cast<std::uint8_t>(last);
    const LinkKey key{PasswordPreset::none, SecretBytes::copy_of({reinterpret_cast<const char*>(secret.data()), 32})};
    const SecretBytes fragment = build_fragment(key, ShareId{});
    const char end = fragment.view().back();
    CHECK(is_link_secret(secret) == (end != '-' && end != '_'));
  }
  CHECK_FALSE(is_link_secret(std::span(secret).first(31)));
}
