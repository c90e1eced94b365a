#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "sharelink/keys.h"
#include "sharelink/secret_bytes.h"

namespace sharelink {

inline constexpr std::size_t kTagBytes = 16;
/// By how much what is sealed is longer than its plaintext.
inline constexpr std::size_t kSealBytes = kNonceBytes + kTagBytes;

/// Seals with XChaCha20-Poly1305 (IETF).
///
/// key         kKeyBytes.
/// nonce       kNonceBytes fresh random bytes.
/// associated  what is authenticated beside the plaintext and not part of the result; may be empty.
/// returns     nonce || ciphertext || tag, plaintext.size() + kSealBytes bytes.
SecretBytes seal_bytes(const SecretBytes& key, std::span<const std::uint8_t, kNonceBytes> nonce,
                       std::span<const std::uint8_t> associated, std::span<const std::uint8_t> plaintext);

/// Opens what seal_bytes made. The cipher does not commit to its key: one ciphertext can open under two.
///
/// sealed   any number of bytes.
/// returns  the plaintext; nullopt where it was not sealed under this key with these associated bytes.
std::optional<SecretBytes> open_bytes(const SecretBytes& key, std::span<const std::uint8_t> associated,
                                      std::span<const std::uint8_t> sealed);

}  // namespace sharelink
