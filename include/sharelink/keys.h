#pragma once

#include <cstddef>
#include <cstdint>

#include "sharelink/fragment.h"
#include "sharelink/password.h"
#include "sharelink/result.h"
#include "sharelink/secret_bytes.h"

namespace sharelink {

inline constexpr std::size_t kKeyBytes = 32;      ///< of every secret key, of client and worker
inline constexpr std::size_t kNonceBytes = 24;    ///< of everything that is sealed
inline constexpr std::size_t kSaltBytes = 16;     ///< of every password that is stretched
inline constexpr std::size_t kBlockBytes = 1024;  ///< of the memory that stretching fills
inline constexpr std::size_t kFirstBlocksBytes = 2 * kBlockBytes;
inline constexpr std::size_t kLinkProofBytes = 16;
inline constexpr std::size_t kLinkProofChars = 22;
inline constexpr std::size_t kPasswordProofBytes = 32;
inline constexpr std::size_t kPasswordProofChars = 43;
inline constexpr std::size_t kAccessProofChars = kLinkProofChars + 1 + kPasswordProofChars;

/// What Argon2id, version 1.3 with p = 1, costs.
struct StretchCost {
  std::uint32_t memory_kib = 0;
  std::uint32_t passes = 0;
};

/// OWASP's floor.
inline constexpr StretchCost kStretchCostMin = {19'456, 2};

/// A password that is to be stretched. What is slow and takes memory the host does, in a module of its own: it fills as
/// much as the cost says from the first two blocks on, and gives back the last one (RFC 9106, section 3.2).
struct Stretch {
  SecretBytes first_blocks;  ///< kFirstBlocksBytes
  StretchCost cost;
};

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

/// Begins to stretch the password of a sealed link.
///
/// key       from parse_fragment, or made of a secret that passes is_link_secret.
/// password  from parse_sealed_password; must be empty exactly where the preset is none.
/// returns   no blocks where the preset is none.
/// errors    password_required, password_invalid (given where none is set).
/// source    PROTOCOL.md "Keys".
Result<Stretch> build_stretch(const LinkKey& key, const SecretBytes& password);

/// Derives the keys of a sealed link.
///
/// last_block  of what build_stretch began: kBlockBytes, or none where memory could not be had; none where the preset
///             is none.
/// errors      password_memory, password_invalid (given where none is set).
/// source      PROTOCOL.md "Keys".
Result<Keys> derive_keys(const LinkKey& key, const SecretBytes& last_block);

}  // namespace sharelink
