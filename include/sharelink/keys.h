#pragma once

#include <cstddef>

#include "sharelink/fragment.h"
#include "sharelink/password.h"
#include "sharelink/result.h"
#include "sharelink/secret_bytes.h"

namespace sharelink {

inline constexpr std::size_t kKeyBytes = 32;
inline constexpr std::size_t kAccessProofChars = 43;

/// What a sealed link and its password are worth: three independent keys.
struct Keys {
  SecretBytes encryption;  ///< kKeyBytes
  SecretBytes commitment;  ///< kKeyBytes; stands in the envelope and binds it to this key
  Password proof;          ///< kAccessProofChars of base64url: what the server is given for a password
};

/// Derives the keys of a sealed link. Takes about 0.2 s and 64 MiB with the standard preset: run it off the main
/// thread.
///
/// password  from parse_sealed_password; must be empty exactly where the preset is none.
/// errors    password_required, password_invalid (given where none is set), password_memory.
/// source    PROTOCOL.md "Keys".
Result<Keys> derive_keys(const LinkKey& key, const SecretBytes& password);

}  // namespace sharelink
