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
inline constexpr std::size_t kFragmentChars = 52;  ///< 4 and 48

/// What a password of a sealed link costs to guess, as the flags of the fragment say it.
enum class PasswordPreset : std::uint8_t {
  none = 0,      ///< no password
  standard = 1,  ///< Argon2id, 64 MiB, t = 3
  small = 2,     ///< Argon2id, 19 MiB, t = 2: for small phones; OWASP's floor
  large = 3,     ///< Argon2id, 256 MiB, t = 3: never chosen unasked
};

/// The key material of a sealed link. It never reaches a request: see derive_keys. The link's fragment holds it, as
/// "sl1." and base64url of
///
///     +--------+---------+----------+
///     | flags  | check   | secret   |
///     +--------+---------+----------+
///      1 byte   3 bytes   32 bytes
///
/// of which flags is the preset in bits 0 and 1, with the others zero; check covers flags, secret and the link's id. It
/// finds damage, and is no secret.
struct LinkKey {
  PasswordPreset preset = PasswordPreset::none;
  SecretBytes secret;  ///< kLinkSecretBytes random bytes; one secret seals one envelope
};

/// Parses the fragment of a sealed link, without its '#'.
///
/// fragment  any text; kFragmentChars characters are a fragment.
/// id        of the same link: the damage check covers it.
/// errors    link_version_unknown, link_damaged, in the order of PROTOCOL.md "Fragment".
/// source    PROTOCOL.md "Fragment".
Result<LinkKey> parse_fragment(std::string_view fragment, const ShareId& id);

/// Builds the fragment of a sealed link, without its '#'.
///
/// returns  the kFragmentChars characters that parse_fragment reads back.
/// source   PROTOCOL.md "Fragment".
SecretBytes build_fragment(const LinkKey& key, const ShareId& id);

/// Whether fresh random bytes may become a link secret. Programs that find links in text drop a final '_' or '-', so
/// a secret whose fragment would end in one is drawn again.
///
/// random   any number of bytes; kLinkSecretBytes can become one.
bool is_link_secret(std::span<const std::uint8_t> random);

}  // namespace sharelink
