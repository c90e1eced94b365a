#include "sharelink/worker/keep.h"

#include <algorithm>
#include <array>
#include <utility>

#include "../blake2b.h"
#include "body_fields.h"
#include "sharelink/base64url.h"

namespace sharelink::worker {
namespace {

constexpr std::string_view kRecordLabel = "sharelink reply record v1";
constexpr std::string_view kReplyKeyLabel = "sharelink reply key v1";
constexpr std::string_view kAckLabel = "sharelink ack v1";
constexpr std::string_view kNetworkLabel = "sharelink network v1";
constexpr std::string_view kLinkProofLabel = "sharelink link holder v1";
constexpr std::string_view kShareLabel = "sharelink share v1";

std::string hash_text(std::span<const std::uint8_t> key, std::string_view label,
                      std::initializer_list<std::span<const std::uint8_t>> parts) {
  std::array<std::uint8_t, 32> hash;
  keyed_hash(key, label, parts, hash);
  return build_base64url(hash);
}

/// What is stored of an acknowledgement, to know it again.
std::string hash_ack(const Ack& ack) { return hash_text(ack, kAckLabel, {}); }

/// A structured field's string; clients that send it bare are understood too.
std::string_view unquoted(std::string_view text) {
  const bool quoted = text.size() >= 2 && text.starts_with('"') && text.ends_with('"');
  return quoted ? text.substr(1, text.size() - 2) : text;
}

}  // namespace

std::variant<std::optional<ReplyKeys>, Reply> parse_reply_keys(std::optional<std::string_view> idempotency_key,
                                                               std::optional<std::string_view> reply_key,
                                                               std::string_view request_id) {
  if (!idempotency_key && !reply_key) return std::optional<ReplyKeys>();
  ReplyKeys keys{{}, SecretBytes(kKeyBytes)};
  if (idempotency_key && reply_key && parse_base64url(unquoted(*idempotency_key), keys.idempotency_key) &&
      parse_base64url(*reply_key, {keys.reply_key.data(), keys.reply_key.size()})) {
    return std::optional<ReplyKeys>(std::move(keys));
  }
  return build_refusal({ErrorCode::refused, ViewSpent::no, 400, {}, {}, {}, Operation::access}, request_id);
}

ReplyName name_reply(const ReplyKeys& keys, const ShareId& id, std::string_view session,
                     std::string_view organization) {
  // No session has a space in it.
  return {hash_text(keys.idempotency_key, kRecordLabel, {id.bytes}),
          hash_text(keys.reply_key.span(), kReplyKeyLabel,
                    {id.bytes, bytes_of(session), bytes_of(" "), bytes_of(organization)})};
}

SealedReply seal_granted(const ReplyKeys& keys, const ShareId& id, Reply granted, const Ack& ack,
                         std::span<const std::uint8_t, kNonceBytes> nonce) {
  return {seal_reply(keys, id, {granted.status, ack, std::move(granted.body)}, nonce), hash_ack(ack)};
}

std::optional<Acknowledgement> parse_acknowledgement(std::string_view idempotency_key, std::string_view body,
                                                     const ShareId& id) {
  std::array<std::uint8_t, kIdempotencyKeyBytes> key;
  std::array<BodyField, 1> fields = {{{"ack", {}, {}, {}}}};
  Ack ack;
  if (!parse_base64url(unquoted(idempotency_key), key) || read_body_fields(body, fields) != JsonType::object ||
      !parse_base64url(fields[0].text.view(), ack)) {
    return std::nullopt;
  }
  return Acknowledgement{hash_text(key, kRecordLabel, {id.bytes}), hash_ack(ack)};
}

std::string name_network(const ShareId& id, std::string_view network) {
  return hash_text(id.bytes, kNetworkLabel, {bytes_of(network)});
}

std::string name_link_proof(const ShareId& id, const SecretBytes& link_proof) {
  return hash_text(id.bytes, kLinkProofLabel, {link_proof.span()});
}

std::string name_share(const ShareId& id) { return hash_text(id.bytes, kShareLabel, {}); }

}  // namespace sharelink::worker
