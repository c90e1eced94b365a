#include "argon2id.h"

#include <sodium.h>

#include <utility>

namespace sharelink {

static_assert(kSaltBytes == crypto_pwhash_argon2id_SALTBYTES);

SecretBytes argon2id(std::string_view password, std::span<const std::uint8_t, kSaltBytes> salt,
                     const Argon2idCost& cost, std::size_t hash_bytes) {
  SecretBytes hash(hash_bytes);
  const int status = crypto_pwhash_argon2id(hash.data(), hash.size(), password.data(), password.size(), salt.data(),
                                            cost.passes, cost.memory_bytes, crypto_pwhash_argon2id_ALG_ARGON2ID13);
  return status == 0 ? std::move(hash) : SecretBytes();
}

}  // namespace sharelink
