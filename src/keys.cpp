#include "sharelink/keys.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "argon2id.h"
#include "blake2b.h"
#include "sharelink/base64url.h"

namespace sharelink {
namespace {

constexpr char kKdfContext[crypto_kdf_CONTEXTBYTES + 1] = "sharelnk";

StretchCost cost_of(PasswordPreset preset) {
  switch (preset) {
    case PasswordPreset::none:
      return {0, 0};
    case PasswordPreset::standard:
      return {65'536, 3};
    case PasswordPreset::small:
      return kStretchCostMin;
    case PasswordPreset::large:
      return {262'144, 3};
  }
  return {0, 0};
}

SecretBytes subkey(const SecretBytes& master, std::uint64_t index) {
  SecretBytes key(kKeyBytes);
  crypto_kdf_derive_from_key(key.data(), key.size(), index, kKdfContext, master.data());
  return key;
}

/// The link proof stands first, apart from the password's: a server can tell who has the link from who has only the id.
Password build_proof(const LinkKey& key, std::span<const std::uint8_t> flags, const SecretBytes& password_proof) {
  SecretBytes link_proof(kLinkProofBytes);
  keyed_hash(key.secret.span(), "sharelink v1 link proof", {flags}, {link_proof.data(), link_proof.size()});
  const SecretBytes first = build_secret_base64url(link_proof.span());
  const SecretBytes second = build_secret_base64url(password_proof.span());
  SecretBytes text(first.size() + 1 + second.size());
  std::uint8_t* out = std::copy_n(first.data(), first.size(), text.data());
  *out++ = '.';
  std::copy_n(second.data(), second.size(), out);
  return *parse_password(text.view());
}

}  // namespace

Result<Stretch> build_stretch(const LinkKey& key, const SecretBytes& password) {
  const bool wants_password = key.preset != PasswordPreset::none;
  if (wants_password && password.empty()) return ErrorCode::password_required;
  if (!wants_password && !password.empty()) return ErrorCode::password_invalid;
  if (!wants_password) return Stretch();
  std::array<std::uint8_t, kSaltBytes> salt;
  keyed_hash(key.secret.span(), "sharelink v1 salt", {}, salt);
  const StretchCost cost = cost_of(key.preset);
  return Stretch{build_first_blocks(password.view(), salt, cost), cost};
}

Result<Keys> derive_keys(const LinkKey& key, const SecretBytes& last_block) {
  const std::size_t wanted_bytes = key.preset == PasswordPreset::none ? 0 : kBlockBytes;
  if (last_block.size() < wanted_bytes) return ErrorCode::password_memory;
  if (last_block.size() > wanted_bytes) return ErrorCode::password_invalid;
  const SecretBytes stretched = last_block.empty() ? SecretBytes() : hash_last_block(last_block);
  const std::array flags = {static_cast<std::uint8_t>(key.preset)};
  SecretBytes master(kKeyBytes);
  keyed_hash(key.secret.span(), "sharelink v1 master", {flags, stretched.span()}, {master.data(), master.size()});
  return Keys{subkey(master, 1), subkey(master, 3), build_proof(key, flags, subkey(master, 2))};
}

}  // namespace sharelink
