#include "sharelink/kept_reply.h"

#include <algorithm>
#include <string>
#include <utility>

#include "aead.h"
#include "blake2b.h"
#include "header_lines.h"

namespace sharelink {
namespace {

constexpr std::string_view kContentType = "application/vnd.sharelink.reply";
constexpr std::string_view kLabel = "sharelink reply v1";
constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kStatusBytes = 2;
constexpr std::size_t kHeadBytes = 1 + kIdBytes + kIdempotencyKeyBytes + kAckBytes + kStatusBytes;

/// What stands before the acknowledgement and must be what was asked for.
std::array<std::uint8_t, 1 + kIdBytes + kIdempotencyKeyBytes> expected_front(const ReplyKeys& keys, const ShareId& id) {
  std::array<std::uint8_t, 1 + kIdBytes + kIdempotencyKeyBytes> front;
  front[0] = kVersion;
  const auto end = std::copy(id.bytes.begin(), id.bytes.end(), front.begin() + 1);
  std::copy(keys.idempotency_key.begin(), keys.idempotency_key.end(), end);
  return front;
}

}  // namespace

ReplyKeys split_reply_keys(std::span<const std::uint8_t, kReplyKeysBytes> bytes) {
  ReplyKeys keys{{}, SecretBytes(kKeyBytes)};
  std::copy_n(bytes.begin(), kIdempotencyKeyBytes, keys.idempotency_key.begin());
  std::copy_n(bytes.begin() + kIdempotencyKeyBytes, kKeyBytes, keys.reply_key.data());
  return keys;
}

SecretBytes seal_reply(const ReplyKeys& keys, const ShareId& id, const KeptReply& reply,
                       std::span<const std::uint8_t, kNonceBytes> nonce) {
  SecretBytes plaintext(kHeadBytes + reply.body.size());
  const auto front = expected_front(keys, id);
  std::uint8_t* out = std::copy(front.begin(), front.end(), plaintext.data());
  out = std::copy(reply.ack.begin(), reply.ack.end(), out);
  *out++ = static_cast<std::uint8_t>(reply.status >> 8);
  *out++ = static_cast<std::uint8_t>(reply.status & 0xFF);
  std::copy_n(reply.body.data(), reply.body.size(), out);
  return seal_bytes(keys.reply_key, nonce, bytes_of(kLabel), plaintext.span());
}

std::optional<KeptReply> open_reply(const ReplyKeys& keys, const ShareId& id, std::string_view sealed) {
  if (sealed.size() < kSealBytes + kHeadBytes || sealed.size() > kResponseBytesMax) return std::nullopt;
  const auto plaintext = open_bytes(keys.reply_key, bytes_of(kLabel), bytes_of(sealed));
  if (!plaintext) return std::nullopt;
  const auto front = expected_front(keys, id);
  if (!std::equal(front.begin(), front.end(), plaintext->data())) return std::nullopt;
  const std::uint8_t* in = plaintext->data() + front.size();
  KeptReply reply;
  std::copy_n(in, kAckBytes, reply.ack.begin());
  in += kAckBytes;
  reply.status = in[0] << 8 | in[1];
  reply.body = SecretBytes::copy_of(plaintext->view().substr(kHeadBytes));
  return reply;
}

Outcome parse_kept_response(const ReplyKeys& keys, const ShareId& id, const Response& response, ParseResponse parse) {
  const bool is_small = response.headers.size() <= kHeaderBytesMax && response.body.size() <= kResponseBytesMax;
  const bool is_kept = is_small && response.status == 200 &&
                       is_media_type(parse_header_lines(response.headers).content_type, kContentType);
  if (!is_kept) return parse(Operation::access, response);
  const auto reply = open_reply(keys, id, response.body);
  if (!reply) {
    Outcome outcome = build_failure(Operation::access, ErrorCode::response_malformed);
    outcome.status = response.status;
    return outcome;
  }
  Outcome outcome = parse(Operation::access, {reply->status, response.headers, reply->body.view()});
  outcome.ack = reply->ack;
  return outcome;
}

}  // namespace sharelink
