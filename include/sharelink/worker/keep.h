#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "sharelink/kept_reply.h"
#include "sharelink/worker/reply.h"

namespace sharelink::worker {

/// Reads the two headers of an access whose reply is to be kept.
///
/// idempotency_key  kIdempotencyKeyBytes as base64url, with or without the quotes of a structured field.
/// reply_key        kKeyBytes as base64url.
/// returns          the keys, nullopt where neither header was sent; the 400 where one is missing or not canonical.
/// source           PROTOCOL.md "Kept reply".
std::variant<std::optional<ReplyKeys>, Reply> parse_reply_keys(std::optional<std::string_view> idempotency_key,
                                                               std::optional<std::string_view> reply_key,
                                                               std::string_view request_id);

/// How a kept reply is found again. Base64url of hashes: who reads them learns neither id nor key.
struct ReplyName {
  std::string record;     ///< of idempotency key and id together
  std::string reply_key;  ///< tells a retry from a stranger with the same idempotency key, or in another session
};

/// session       session_of the bearer token that the access came with; empty: it came with none.
/// organization  that the access was for, where a header named one.
ReplyName name_reply(const ReplyKeys& keys, const ShareId& id, std::string_view session,
                     std::string_view organization = {});

/// A granted answer that only who has the keys can read.
struct SealedReply {
  SecretBytes body;      ///< see seal_reply
  std::string ack_hash;  ///< how the acknowledgement of this reply is known again
};

/// Seals a granted answer, as it is kept and sent.
///
/// ack, nonce  fresh random bytes.
SealedReply seal_granted(const ReplyKeys& keys, const ShareId& id, Reply granted, const Ack& ack,
                         std::span<const std::uint8_t, kNonceBytes> nonce);

/// That a reply has arrived: names its record and proves to have read it.
struct Acknowledgement {
  std::string record;
  std::string ack_hash;
};

/// Reads the idempotency key and the body of POST /{id}/acknowledge.
///
/// body     {"ack": "..."}; at most kBodyBytesMax bytes.
/// returns  nullopt where either is malformed.
std::optional<Acknowledgement> parse_acknowledgement(std::string_view idempotency_key, std::string_view body,
                                                     const ShareId& id);

/// Names a client's network towards one share: who reads it learns the network only if they know the id.
///
/// network  an IPv4 address or the first 64 bits of an IPv6 address, as text.
std::string name_network(const ShareId& id, std::string_view network);

/// Names who holds a sealed share's link, towards that share: who reads it learns no link proof.
///
/// link_proof  kLinkProofBytes, whether or not it is the right one.
std::string name_link_proof(const ShareId& id, const SecretBytes& link_proof);

/// Names a share towards what is kept for it in a shard that it has in common with others.
std::string name_share(const ShareId& id);

}  // namespace sharelink::worker
