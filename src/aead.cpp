#include "aead.h"

#include <sodium.h>

#include <algorithm>

namespace sharelink {

static_assert(kKeyBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(kNonceBytes == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(kTagBytes == crypto_aead_xchacha20poly1305_ietf_ABYTES);

SecretBytes seal_bytes(const SecretBytes& key, std::span<const std::uint8_t, kNonceBytes> nonce,
                       std::span<const std::uint8_t> associated, std::span<const std::uint8_t> plaintext) {
  SecretBytes sealed(plaintext.size() + kSealBytes);
  std::uint8_t* const ciphertext = std::copy(nonce.begin(), nonce.end(), sealed.data());
  crypto_aead_xchacha20poly1305_ietf_encrypt(ciphertext, nullptr, plaintext.data(), plaintext.size(), associated.data(),
                                             associated.size(), nullptr, nonce.data(), key.data());
  return sealed;
}

std::optional<SecretBytes> open_bytes(const SecretBytes& key, std::span<const std::uint8_t> associated,
                                      std::span<const std::uint8_t> sealed) {
  if (sealed.size() < kSealBytes) return std::nullopt;
  const auto ciphertext = sealed.subspan(kNonceBytes);
  SecretBytes plaintext(sealed.size() - kSealBytes);
  const int status = crypto_aead_xchacha20poly1305_ietf_decrypt(plaintext.data(), nullptr, nullptr, ciphertext.data(),
                                                                ciphertext.size(), associated.data(), associated.size(),
                                                                sealed.data(), key.data());
  if (status != 0) return std::nullopt;
  return plaintext;
}

}  // namespace sharelink
