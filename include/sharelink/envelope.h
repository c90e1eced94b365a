#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "sharelink/content.h"
#include "sharelink/keys.h"
#include "sharelink/result.h"
#include "sharelink/secret_bytes.h"

namespace sharelink {

inline constexpr std::size_t kValueCharsMax = 10'000;                       ///< Infisical's cap on secretValue
inline constexpr std::size_t kEnvelopeCharsMax = std::size_t{1024} * 1024;  ///< a worker's cap can go up to this

/// How many bytes the content could grow by for a server that takes value_chars_max characters; below zero: how many
/// must go.
std::ptrdiff_t bytes_left(const Content& content, std::size_t value_chars_max = kValueCharsMax);

/// Seals content for storing as `secretValue`. The text is public: it opens with the keys only.
///
/// nonce    kNonceBytes fresh random bytes.
/// returns  "sl1." and base64url; its length tells the content's size only roughly (Padmé).
/// errors   value_too_long, value_invalid (not UTF-8), file_name_invalid, media_type_invalid.
/// source   PROTOCOL.md "Envelope".
Result<std::string> seal_envelope(const Keys& keys, std::span<const std::uint8_t, kNonceBytes> nonce,
                                  const Content& content, std::size_t value_chars_max = kValueCharsMax);

/// Opens what seal_envelope made. File names come back safe to show and to save under: what must not stand in one is
/// replaced.
///
/// envelope  at most kEnvelopeCharsMax characters.
/// errors    decrypt_failed for every reason alike.
/// source    PROTOCOL.md "Envelope".
Result<Content> open_envelope(const Keys& keys, std::string_view envelope);

/// Whether a plain share's value is an envelope: the end of that link is missing.
bool is_envelope(std::string_view value);

}  // namespace sharelink
