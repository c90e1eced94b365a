#include "sharelink/keys.h"

#include "sealed.h"

using namespace sharelink;

TEST_CASE("keys, proof and envelope of each published sealed link are reproduced bit by bit") {
  const json cases = parse_json(vector_file("sealed-link-v1"));
  REQUIRE(cases.size() == 12);
  for (const json& c : cases) {
    INFO(c["name"].get<std::string>());
    const SealedCase sealed(c);
    CHECK(static_cast<int>(sealed.link.key->preset) == c["flags"].get<int>());
    CHECK(sealed.link.key->secret.view() == bytes_of_hex(c["link_secret_hex"].get<std::string>()));
    CHECK(sealed.keys.encryption.view() == bytes_of_hex(c["encryption_key_hex"].get<std::string>()));
    CHECK(sealed.keys.commitment.view() == bytes_of_hex(c["commitment_hex"].get<std::string>()));
    CHECK(sealed.keys.proof.view() == c["access_proof"].get<std::string>());

    auto content = open_envelope(sealed.keys, c["secretValue"].get<std::string>());
    REQUIRE(content.has_value());
    CHECK(static_cast<int>(content->kind) == c["kind"].get<int>());
    const std::string nonce = bytes_of_hex(c["nonce_hex"].get<std::string>());
    const std::span nonce_bytes(reinterpret_cast<const std::uint8_t*>(nonce.data()), nonce.size());
    const auto again = seal_envelope(sealed.keys, nonce_bytes.first<kNonceBytes>(), *content);
    REQUIRE(again.has_value());
    CHECK(*again == c["secretValue"].get<std::string>());
    CHECK(build_fragment(*sealed.link.key, sealed.link.address.id).view() == c["fragment"].get<std::string>());
  }
}

TEST_CASE("the link proof is the same for every password of a link, and another for another preset") {
  const auto proof = [](PasswordPreset preset, std::string_view password) {
    const LinkKey key{preset, SecretBytes(kLinkSecretBytes)};
    const auto keys = derive_keys_with(key, SecretBytes::copy_of(password));
    REQUIRE(keys.has_value());
    return std::string(keys->proof.view());
  };
  const std::string once = proof(PasswordPreset::small, "hunter2"), other = proof(PasswordPreset::small, "hunter3");
  CHECK(once.size() == kAccessProofChars);
  CHECK(once.substr(0, 23) == other.substr(0, 23));
  CHECK(once.substr(23) != other.substr(23));
  CHECK(once.substr(0, 23) != proof(PasswordPreset::none, "").substr(0, 23));
}

TEST_CASE("a password is asked for exactly where the link has one") {
  const LinkKey with{PasswordPreset::small, SecretBytes(kLinkSecretBytes)};
  const LinkKey without{PasswordPreset::none, SecretBytes(kLinkSecretBytes)};
  CHECK(build_stretch(with, {}).error() == ErrorCode::password_required);
  CHECK(build_stretch(without, SecretBytes::copy_of("x")).error() == ErrorCode::password_invalid);
  CHECK(build_stretch(without, {})->first_blocks.empty());
}

TEST_CASE("a password that could not be stretched gives no keys") {
  const LinkKey key{PasswordPreset::large, SecretBytes(kLinkSecretBytes)};
  CHECK(derive_keys(key, {}).error() == ErrorCode::password_memory);
  const LinkKey without{PasswordPreset::none, SecretBytes(kLinkSecretBytes)};
  CHECK(derive_keys(without, SecretBytes(kKeyBytes)).error() == ErrorCode::password_invalid);
}

TEST_CASE("what stretching a password costs is the link's to say") {
  const auto cost = [](PasswordPreset preset) {
    const auto stretch = build_stretch({preset, SecretBytes(kLinkSecretBytes)}, SecretBytes::copy_of("x"));
    return std::pair(stretch->cost.memory_kib, stretch->cost.passes);
  };
  CHECK(cost(PasswordPreset::standard) == std::pair(65'536u, 3u));
  CHECK(cost(PasswordPreset::small) == std::pair(19'456u, 2u));
  CHECK(cost(PasswordPreset::large) == std::pair(262'144u, 3u));
}

TEST_CASE("a sealed password is prepared alike on every host") {
  const auto prepare = [](std::string_view text, PasswordUse use = PasswordUse::opening) {
    auto prepared = parse_sealed_password(text, use);
    return prepared ? std::string(prepared->view()) : std::string(name(prepared.error()));
  };
  CHECK(prepare("a\u00A0b\u2003c\u3000") == "a b c ");
  CHECK(prepare(" kept ") == " kept ");
  CHECK(prepare("") == "password_required");
  CHECK(prepare("", PasswordUse::sharing) == "password_invalid");
  CHECK(prepare("a\tb") == "password_unsupported_here");
  CHECK(prepare("a\u0085", PasswordUse::sharing) == "password_invalid");
  CHECK(prepare("\xED\xA0\x80") == "password_unsupported_here");
  CHECK(prepare(std::string(1024, 'a')) == std::string(1024, 'a'));
  CHECK(prepare(std::string(1025, 'a')) == "password_too_long");
}
