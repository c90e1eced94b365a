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

inline constexpr std::size_t kValueCharsMax = 10'000;        ///< Infisical's cap on secretValue
inline constexpr std::size_t kEnvelopeCharsMax = 1'400'000;  ///< a worker's cap can go up to this: of 1 MiB, sealed

/// How many bytes the content could grow by.
///
/// value_chars_max  how many characters the server stores.
/// returns          bytes; below zero: how many must go.
std::ptrdiff_t bytes_left(const Content& content, std::size_t value_chars_max = kValueCharsMax);

/// Seals content for storing as `secretValue`. An envelope is "sl1." and base64url of
///
///     +---------+------------+----------+------------+----------+
///     | header  | commitment | nonce    | ciphertext | tag      |
///     +---------+------------+----------+------------+----------+
///      4 bytes   32 bytes     24 bytes   256 or more  16 bytes    (less than 256 where the server takes no more)
///
/// of which the first two, 01 00 00 00 and Keys::commitment, are authenticated as they stand. The ciphertext is of
///
///     +----+------------------------------------------------------+----+-----------+
///     | 00 | text                                                 | 80 | zeros     |
///     +----+-------------+------+-------------+------------+------+----+-----------+
///     | 01 | name length | name | type length | media type | file | 80 | zeros     |
///     +----+-------------+------+-------------+------------+------+----+-----------+
///      1    2 bytes       1-255  2 bytes       0-127               1    to a length of Padmé
///
/// nonce    kNonceBytes fresh random bytes.
/// returns  the envelope, at most value_chars_max characters. It is public: it opens with the keys only, and its length
///          tells the content's size only roughly.
/// errors   value_invalid (not UTF-8), file_name_invalid, media_type_invalid, value_too_long (of bytes_left() below
///          zero, or a value_chars_max above kEnvelopeCharsMax).
/// source   PROTOCOL.md "Envelope".
Result<std::string> seal_envelope(const Keys& keys, std::span<const std::uint8_t, kNonceBytes> nonce,
                                  const Content& content, std::size_t value_chars_max = kValueCharsMax);

/// Opens what seal_envelope made. File names come back safe to show and to save under: what must not stand in one is
/// replaced.
///
/// envelope  any text; more than kEnvelopeCharsMax characters do not open.
/// errors    decrypt_failed for every reason alike.
/// source    PROTOCOL.md "Envelope".
Result<Content> open_envelope(const Keys& keys, std::string_view envelope);

/// Whether a plain share's value is an envelope: the end of that link is missing.
bool is_envelope(std::string_view value);

}  // namespace sharelink
