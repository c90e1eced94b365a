#include "sharelink/keys.h"

#include <sodium.h>

#include <array>
#include <utility>

#include "blake2b.h"
#include "sharelink/base64url.h"

namespace sharelink {
namespace {

constexpr std::size_t kSaltBytes = 16;
constexpr char kKdfContext[crypto_kdf_CONTEXTBYTES + 1] = "sharelnk";

struct Argon2Cost {
  std::size_t memory_bytes;
  unsigned long long passes;
};

Argon2Cost cost_of(PasswordPreset preset) {
  switch (preset) {
    case PasswordPreset::none:
      return {0, 0};
    case PasswordPreset::standard:
      return {67'108'864, 3};
    case PasswordPreset::small:
      return {19'922'944, 2};
    case PasswordPreset::large:
      return {268'435'456, 3};
  }
  return {0, 0};
}

/// returns  the stretched password; empty where memory could not be had.
SecretBytes stretch(const LinkKey& key, const SecretBytes& password) {
  std::array<std::uint8_t, kSaltBytes> salt;
  keyed_hash(key.secret.span(), "sharelink v1 salt", {}, salt);
  const Argon2Cost cost = cost_of(key.preset);
  SecretBytes stretched(kKeyBytes);
  const int status = crypto_pwhash_argon2id(
      stretched.data(), stretched.size(), reinterpret_cast<const char*>(password.data()), password.size(), salt.data(),
      cost.passes, cost.memory_bytes, crypto_pwhash_argon2id_ALG_ARGON2ID13);
  return status == 0 ? std::move(stretched) : SecretBytes();
}

SecretBytes subkey(const SecretBytes& master, std::uint64_t index) {
  SecretBytes key(kKeyBytes);
  crypto_kdf_derive_from_key(key.data(), key.size(), index, kKdfContext, master.data());
  return key;
}

Password proof_text(const SecretBytes& proof) { return *parse_password(build_secret_base64url(proof.span()).view()); }

}  // namespace

Result<Keys> derive_keys(const LinkKey& key, const SecretBytes& password) {
  const bool wants_password = key.preset != PasswordPreset::none;
  if (wants_password && password.empty()) return ErrorCode::password_required;
  if (!wants_password && !password.empty()) return ErrorCode::password_invalid;
  SecretBytes stretched;
  if (wants_password) {
    stretched = stretch(key, password);
    if (stretched.empty()) return ErrorCode::password_memory;
  }
  const auto flags = static_cast<std::uint8_t>(key.preset);
  SecretBytes master(kKeyBytes);
  keyed_hash(key.secret.span(), "sharelink v1 master", {std::span(&flags, 1), stretched.span()},
             {master.data(), master.size()});
  return Keys{subkey(master, 1), subkey(master, 3), proof_text(subkey(master, 2))};
}

}  // namespace sharelink
