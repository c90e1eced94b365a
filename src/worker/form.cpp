#include "sharelink/worker/form.h"

#include <algorithm>
#include <array>

#include "../blake2b.h"
#include "sharelink/base64url.h"
#include "sharelink/worker/store.h"
#include "subkey.h"

namespace sharelink::worker {
namespace {

constexpr std::string_view kTokenUse = "sharelink form token v1";
constexpr std::string_view kReplyUse = "sharelink form reply v1";
constexpr std::size_t kUntilBytes = 8;
constexpr std::size_t kMacBytes = 32;

/// Until when it holds, big-endian, random bytes, and a MAC of both and the id.
using Token = std::array<std::uint8_t, kUntilBytes + kFormRandomBytes + kMacBytes>;

void write_mac(std::span<const std::uint8_t, kKeyBytes> key, const ShareId& id, Token& token) {
  const auto covered = std::span(token).first<kUntilBytes + kFormRandomBytes>();
  hash_for(key, kTokenUse, {covered, id.bytes}, std::span(token).last<kMacBytes>());
}

}  // namespace

std::string build_form_token(std::span<const std::uint8_t, kKeyBytes> key, const ShareId& id,
                             std::span<const std::uint8_t, kFormRandomBytes> random, std::int64_t now_ms) {
  Token token;
  auto rest = static_cast<std::uint64_t>(now_ms + kFormTokenMs);
  for (std::size_t i = kUntilBytes; i-- > 0; rest >>= 8) token[i] = static_cast<std::uint8_t>(rest);
  std::copy(random.begin(), random.end(), token.begin() + kUntilBytes);
  write_mac(key, id, token);
  return build_base64url(token);
}

bool is_form_token(std::span<const std::uint8_t, kKeyBytes> key, const ShareId& id, std::string_view token,
                   std::int64_t now_ms) {
  Token given;
  if (!parse_base64url(token, given)) return false;
  Token expected = given;
  write_mac(key, id, expected);
  std::uint64_t until_ms = 0;
  for (const std::uint8_t byte : std::span(given).first<kUntilBytes>()) until_ms = until_ms << 8 | byte;
  return same_bytes(given, expected) && static_cast<std::uint64_t>(now_ms) < until_ms;
}

ReplyKeys derive_form_reply_keys(std::span<const std::uint8_t, kKeyBytes> key, const ShareId& id,
                                 std::string_view token, const SecretBytes& password) {
  // Two steps, so that no token and password run into each other.
  SecretBytes flight_key(kKeyBytes);
  hash_for(key, kReplyUse, {id.bytes, bytes_of(token)}, {flight_key.data(), flight_key.size()});
  SecretBytes reply_keys(kReplyKeysBytes);
  hash_for(flight_key.span(), kReplyUse, {password.span()}, {reply_keys.data(), reply_keys.size()});
  return split_reply_keys(reply_keys.span().first<kReplyKeysBytes>());
}

}  // namespace sharelink::worker
