#pragma once

#include <cstddef>

#include "sharelink/fragment.h"
#include "sharelink/password.h"
#include "sharelink/result.h"
#include "sharelink/secret_bytes.h"

namespace sharelink {

inline constexpr std::size_t kKeyBytes = 32;    ///< of every secret key, of client and worker
inline constexpr std::size_t kNonceBytes = 24;  ///< of everything that is sealed
inline constexpr std::size_t kSaltBytes = 16;   ///< of every password that is stretched
inline constexpr std::size_t kLinkProofBytes = 16;
inline constexpr std::size_t kLinkProofChars = 22;
inline constexpr std::size_t kPasswordProofBytes = 32;
inline constexpr std::size_t kPasswordProofChars = 43;
inline constexpr std::size_t kAccessProofChars = kLinkProofChars + 1 + kPasswordProofChars;

/// What a sealed link and its password are worth: three independent keys. The third is the access proof, text:
///
///     +----------------------+---+---------------------------------------------+
///     | link proof           | . | password proof                              |
///     +----------------------+---+---------------------------------------------+
///      22 characters           1   43 characters
///
/// Each is base64url, of kLinkProofBytes and kPasswordProofBytes. Who has the link knows the first, who has the
/// password too knows the second.
struct Keys {
  SecretBytes encryption;  ///< kKeyBytes
  SecretBytes commitment;  ///< kKeyBytes; stands in the envelope and binds it to this key
  Password proof;          ///< the access proof, kAccessProofChars: what the server is given for a password
};

/// Derives the keys of a sealed link. With the standard preset it takes 64 MiB and some tenths of a second: run it off
/// the main thread.
///
/// key       from parse_fragment, or made of a secret that passes is_link_secret.
/// password  from parse_sealed_password; must be empty exactly where the preset is none.
/// errors    password_required, password_invalid (given where none is set), password_memory.
/// source    PROTOCOL.md "Keys".
Result<Keys> derive_keys(const LinkKey& key, const SecretBytes& password);

}  // namespace sharelink
