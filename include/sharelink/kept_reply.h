#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "sharelink/id.h"
#include "sharelink/keys.h"
#include "sharelink/response.h"
#include "sharelink/secret_bytes.h"

namespace sharelink {

inline constexpr std::size_t kIdempotencyKeyBytes = 16;
inline constexpr std::size_t kReplyKeysBytes = kIdempotencyKeyBytes + kKeyBytes;

/// Made fresh by a client for one access, so that it can ask again for a reply that was lost on its way: a worker that
/// keeps replies answers the second request from what it kept, and spends nothing. Retries bring the same keys;
/// another password needs others.
struct ReplyKeys {
  std::array<std::uint8_t, kIdempotencyKeyBytes> idempotency_key{};
  SecretBytes reply_key;  ///< kKeyBytes; the worker seals with it and forgets it
};

/// Makes reply keys of random bytes.
///
/// bytes    kReplyKeysBytes fresh random bytes: the idempotency key, then the reply key.
ReplyKeys split_reply_keys(std::span<const std::uint8_t, kReplyKeysBytes> bytes);

/// The answer to an access, as it is kept.
struct KeptReply {
  int status = 0;
  Ack ack{};
  SecretBytes body;  ///< JSON
};

/// Seals a reply, as a worker keeps and sends it:
///
///     +----------+--------------------------------------------------------------------+----------+
///     | nonce    | ciphertext                                                         | tag      |
///     +----------+----+----------+-----------------+----------+---------+-------------+----------+
///      24 bytes  | 01 | id       | idempotency key | ack      | status  | body        |  16 bytes
///                +----+----------+-----------------+----------+---------+-------------+
///                 1    32 bytes   16 bytes          16 bytes   2 bytes   of any size
///
/// 01 is the version; the status is big endian, the body JSON.
///
/// nonce    kNonceBytes fresh random bytes.
/// returns  the three, which only the holder of the keys can read.
/// source   PROTOCOL.md "Kept reply".
SecretBytes seal_reply(const ReplyKeys& keys, const ShareId& id, const KeptReply& reply,
                       std::span<const std::uint8_t, kNonceBytes> nonce);

/// Opens what seal_reply made.
///
/// sealed   any bytes; more than kResponseBytesMax do not open.
/// returns  nullopt where it was not sealed for these keys and this id.
/// source   PROTOCOL.md "Kept reply".
std::optional<KeptReply> open_reply(const ReplyKeys& keys, const ShareId& id, std::string_view sealed);

/// parse_response for an access that brought keys: opens a kept reply first and hands out its acknowledgement.
///
/// parse    what reads the answer, the one in a kept reply too.
/// errors   as parse_response; response_malformed where the reply does not open.
/// source   PROTOCOL.md "Kept reply", "Response".
Outcome parse_kept_response(const ReplyKeys& keys, const ShareId& id, const Response& response,
                            ParseResponse parse = parse_response);

}  // namespace sharelink
