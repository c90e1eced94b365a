#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "sharelink/id.h"
#include "sharelink/result.h"
#include "sharelink/secret_bytes.h"

namespace sharelink {

inline constexpr std::size_t kLinkSecretBytes = 32;
inline constexpr std::size_t kFragmentChars = 52;

/// What a password of a sealed link costs to guess. The value stands in the low two bits of the link's flags.
enum class PasswordPreset : std::uint8_t {
  none = 0,      ///< no password
  standard = 1,  ///< Argon2id, 64 MiB, t = 3
  small = 2,     ///< Argon2id, 19 MiB, t = 2: for small phones; OWASP's floor
  large = 3,     ///< Argon2id, 256 MiB, t = 3: never chosen unasked
};

/// The key material of a sealed link. It never reaches a request: see derive_keys.
struct LinkKey {
  PasswordPreset preset = PasswordPreset::none;
  SecretBytes secret;  ///< kLinkSecretBytes random bytes; one secret seals one envelope
};

/// Parses the fragment of a sealed link, without its '#'.
///
/// fragment  "sl1." and 48 characters of base64url.
/// id        of the same link: the damage check covers it.
/// errors    link_version_unknown, link_damaged, in the order of PROTOCOL.md "Fragment".
/// source    PROTOCOL.md "Fragment".
Result<LinkKey> parse_fragment(std::string_view fragment, const ShareId& id);

/// returns  the kFragmentChars characters that parse_fragment reads back.
SecretBytes build_fragment(const LinkKey& key, const ShareId& id);

/// Whether fresh random bytes may become a link secret. Programs that find links in text drop a final '_' or '-', so
/// a secret whose fragment would end in one is drawn again.
bool is_link_secret(std::span<const std::uint8_t> random);

}  // namespace sharelink
