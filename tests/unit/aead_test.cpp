#include "aead.h"

#include <array>

#include "cases.h"

using namespace sharelink;

// Both take nonces of 24 bytes only.
TEST_CASE("the cipher gives each answer of Wycheproof's XChaCha20-Poly1305, sealing and opening") {
  const json file = parse_json(vector_file("wycheproof_xchacha20_poly1305"));
  int sealed = 0;
  int refused = 0;
  int other_nonce = 0;
  for (const json& group : file["testGroups"]) {
    for (const json& c : group["tests"]) {
      INFO(c["tcId"].get<int>());
      const auto field = [&](const char* key) { return bytes_of_hex(c[key].get<std::string>()); };
      const SecretBytes key = SecretBytes::copy_of(field("key"));
      const std::string nonce = field("iv"), associated = field("aad"), message = field("msg");
      const std::string ciphertext = field("ct") + field("tag");
      const bool valid = c["result"] == "valid";
      if (nonce.size() != kNonceBytes) {
        CHECK_FALSE(valid);
        ++other_nonce;
        continue;
      }
      const auto opened = open_bytes(key, as_bytes(associated), as_bytes(nonce + ciphertext));
      CHECK(opened.has_value() == valid);
      ++(valid ? sealed : refused);
      if (!valid) continue;
      CHECK(opened->view() == message);
      const SecretBytes made =
          seal_bytes(key, as_bytes(nonce).first<kNonceBytes>(), as_bytes(associated), as_bytes(message));
      CHECK(made.view() == nonce + ciphertext);
    }
  }
  CHECK(sealed + refused + other_nonce == file["numberOfTests"].get<int>());
  CHECK(sealed > 200);
  CHECK(refused > 50);
}

TEST_CASE("what is shorter than a nonce and a tag does not open") {
  const SecretBytes key(kKeyBytes);
  const SecretBytes sealed = seal_bytes(key, std::array<std::uint8_t, kNonceBytes>{}, {}, {});
  CHECK(sealed.size() == kSealBytes);
  CHECK(open_bytes(key, {}, sealed.span()));
  for (std::size_t size = 0; size < sealed.size(); ++size) CHECK_FALSE(open_bytes(key, {}, sealed.span().first(size)));
}
