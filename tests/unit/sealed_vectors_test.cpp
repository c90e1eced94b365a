#include "sealed.h"

using namespace sharelink;

namespace {

template <typename Value>
std::string error_of(const Result<Value>& result) {
  return result ? "" : std::string(name(result.error()));
}

std::string text_member(const json& c, const char* key) { return c[key].get<std::string>(); }

Keys keys_of(const json& c, const char* fragment = "fragment") {
  const auto id = parse_id(text_member(c, "id"));
  REQUIRE(id.has_value());
  const auto key = parse_fragment(text_member(c, fragment), *id);
  REQUIRE(key.has_value());
  auto keys = derive_keys(*key, {});
  REQUIRE(keys.has_value());
  return std::move(*keys);
}

std::string bytes_of_envelope(std::string_view envelope) {
  const std::string_view text = envelope.substr(4);
  std::vector<std::uint8_t> bytes(text.size() * 3 / 4);
  REQUIRE(parse_base64url(text, bytes));
  return {bytes.begin(), bytes.end()};
}

std::string envelope_of(std::string_view bytes) { return "sl1." + build_base64url(as_bytes(bytes)); }

}  // namespace

TEST_CASE("a fragment is read or refused as the vectors say") {
  for_each_case("fragment", [](const json& c) {
    const auto id = parse_id(text_member(c, "id"));
    REQUIRE(id.has_value());
    const std::string fragment = text_of(c, "fragment");
    const auto key = parse_fragment(fragment, *id);
    CHECK(error_of(key) == c.value("error", ""));
    if (!key) return;
    CHECK(static_cast<int>(key->preset) == c["preset"].get<int>());
    CHECK(key->secret.view() == bytes_of_hex(text_member(c, "secret")));
    CHECK(build_fragment(*key, *id).view() == fragment);
  });
}

TEST_CASE("keys are derived or refused as the vectors say") {
  for_each_case("keys", [](const json& c) {
    const LinkKey key{static_cast<PasswordPreset>(c["preset"].get<int>()),
                      SecretBytes::copy_of(bytes_of_hex(text_member(c, "secret")))};
    const SecretBytes password =
        c["password"].is_null() ? SecretBytes() : SecretBytes::copy_of(text_member(c, "password"));
    const auto keys = derive_keys_with(key, password);
    CHECK(error_of(keys) == c.value("error", ""));
    if (!keys) return;
    CHECK(keys->encryption.view() == bytes_of_hex(text_member(c, "encryption")));
    CHECK(keys->commitment.view() == bytes_of_hex(text_member(c, "commitment")));
    CHECK(keys->proof.view() == text_member(c, "proof"));
  });
}

TEST_CASE("a sealed password is prepared or refused as the vectors say") {
  for_each_case("sealed_password", [](const json& c) {
    const std::string typed = text_of(c, "password");
    const auto shared = parse_sealed_password(typed, PasswordUse::sharing);
    const auto opened = parse_sealed_password(typed, PasswordUse::opening);
    CHECK(error_of(shared) == c.value("sharing", ""));
    CHECK(error_of(opened) == c.value("opening", ""));
    if (!shared || !opened) return;
    CHECK(shared->view() == text_of(c, "prepared"));
    CHECK(opened->view() == text_of(c, "prepared"));
  });
}

TEST_CASE("an envelope is opened or refused as the vectors say") {
  for_each_case("envelope", [](const json& c) {
    const auto content = open_envelope(keys_of(c), text_member(c, "secretValue"));
    CHECK(error_of(content) == c.value("error", ""));
    if (!content) return;
    CHECK((content->kind == ContentKind::text ? "text" : "file") == text_member(c, "kind"));
    CHECK(content->bytes.view() == bytes_of_hex(text_member(c, "content")));
    CHECK(content->file_name.view() == c.value("file_name", ""));
    CHECK(content->media_type.view() == c.value("media_type", ""));
  });
}

TEST_CASE("a ciphertext that two keys decrypt opens under the key that it commits to, only") {
  for_each_case("two_keys", [](const json& c) {
    const auto envelope = text_member(c, "secretValue");
    const Keys own = keys_of(c);
    const Keys other = keys_of(c, "other_fragment");
    const auto content = open_envelope(own, envelope);
    REQUIRE(content.has_value());
    CHECK(content->file_name.view() == text_member(c, "file_name"));
    CHECK(content->bytes.view() == bytes_of_hex(text_member(c, "content")));
    CHECK(error_of(open_envelope(other, envelope)) == "decrypt_failed");

    // Nothing but the commitment stands in the way: with the first key's, the second key opens another file.
    const Keys uncommitted{
        SecretBytes::copy_of(other.encryption.view()), SecretBytes::copy_of(own.commitment.view()), {}};
    const auto second = open_envelope(uncommitted, envelope);
    REQUIRE(second.has_value());
    CHECK(second->file_name.view() == text_member(c, "other_file_name"));
    CHECK(second->bytes.view() == bytes_of_hex(text_member(c, "other_content")));
  });
}

TEST_CASE("a fragment with any bit flipped is damaged") {
  const json c = quick_case();
  const ShareId id = *parse_id(text_member(c, "id"));
  const std::string bytes = bytes_of_envelope(text_member(c, "fragment"));
  REQUIRE(bytes.size() == 36);
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    INFO(bit);
    std::string flipped = bytes;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
    CHECK(error_of(parse_fragment(envelope_of(flipped), id)) == "link_damaged");
  }
}

TEST_CASE("an envelope with any bit flipped, or cut after any byte, does not open") {
  const json c = quick_case();
  const SealedCase sealed(c);
  const std::string bytes = bytes_of_envelope(text_member(c, "secretValue"));
  REQUIRE(open_envelope(sealed.keys, envelope_of(bytes)).has_value());
  std::vector<std::size_t> opened_bits, opened_sizes;
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    std::string flipped = bytes;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
    if (error_of(open_envelope(sealed.keys, envelope_of(flipped))) != "decrypt_failed") opened_bits.push_back(bit);
  }
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const auto cut = open_envelope(sealed.keys, envelope_of(bytes.substr(0, size)));
    if (error_of(cut) != "decrypt_failed") opened_sizes.push_back(size);
  }
  CHECK(opened_bits.empty());
  CHECK(opened_sizes.empty());
  CHECK(error_of(open_envelope(sealed.keys, envelope_of(bytes + '\0'))) == "decrypt_failed");
}
