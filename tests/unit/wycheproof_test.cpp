#include <sodium.h>

#include "cases.h"

// The two calls of src/envelope.cpp, of the same library. They take nonces of 24 bytes only, by their signature.
TEST_CASE("the cipher gives each answer of Wycheproof's XChaCha20-Poly1305, sealing and opening") {
  const json file = parse_json(vector_file("wycheproof_xchacha20_poly1305"));
  int sealed = 0;
  int refused = 0;
  int other_nonce = 0;
  for (const json& group : file["testGroups"]) {
    for (const json& c : group["tests"]) {
      INFO(c["tcId"].get<int>());
      const auto field = [&](const char* key) { return bytes_of_hex(c[key].get<std::string>()); };
      const std::string key = field("key"), nonce = field("iv"), associated = field("aad"), message = field("msg");
      const std::string ciphertext = field("ct") + field("tag");
      const bool valid = c["result"] == "valid";
      if (nonce.size() != crypto_aead_xchacha20poly1305_ietf_NPUBBYTES) {
        CHECK_FALSE(valid);
        ++other_nonce;
        continue;
      }
      std::string opened(message.size(), '\0');
      const int status = crypto_aead_xchacha20poly1305_ietf_decrypt(
          reinterpret_cast<std::uint8_t*>(opened.data()), nullptr, nullptr, as_bytes(ciphertext).data(),
          ciphertext.size(), as_bytes(associated).data(), associated.size(), as_bytes(nonce).data(),
          as_bytes(key).data());
      CHECK((status == 0) == valid);
      ++(valid ? sealed : refused);
      if (!valid) continue;
      CHECK(opened == message);
      std::string made(ciphertext.size(), '\0');
      crypto_aead_xchacha20poly1305_ietf_encrypt(
          reinterpret_cast<std::uint8_t*>(made.data()), nullptr, as_bytes(message).data(), message.size(),
          as_bytes(associated).data(), associated.size(), nullptr, as_bytes(nonce).data(), as_bytes(key).data());
      CHECK(made == ciphertext);
    }
  }
  CHECK(sealed + refused + other_nonce == file["numberOfTests"].get<int>());
  CHECK(sealed > 200);
  CHECK(refused > 50);
}
