#include "sharelink/worker/form.h"

#include <array>

#include "../blake2b.h"
#include "sharelink/base64url.h"
#include "sharelink/worker/store.h"

namespace sharelink::worker {
namespace {

constexpr std::string_view kFormLabel = "sharelink form v1";
constexpr std::size_t kUntilBytes = 8;
constexpr std::size_t kMacBytes = 32;

/// Until when it holds, big-endian, and a MAC of that and the id.
using Token = std::array<std::uint8_t, kUntilBytes + kMacBytes>;

std::span<const std::uint8_t, kUntilBytes> until_of(const Token& token) {
  return std::span(token).first<kUntilBytes>();
}

void write_mac(std::span<const std::uint8_t, kFormKeyBytes> key, const ShareId& id, Token& token) {
  keyed_hash(key, kFormLabel, {until_of(token), id.bytes}, std::span(token).subspan<kUntilBytes>());
}

}  // namespace

std::string build_form_token(std::span<const std::uint8_t, kFormKeyBytes> key, const ShareId& id, std::int64_t now_ms) {
  Token token;
  auto rest = static_cast<std::uint64_t>(now_ms + kFormTokenMs);
  for (std::size_t i = kUntilBytes; i-- > 0; rest >>= 8) token[i] = static_cast<std::uint8_t>(rest);
  write_mac(key, id, token);
  return build_base64url(token);
}

bool is_form_token(std::span<const std::uint8_t, kFormKeyBytes> key, const ShareId& id, std::string_view token,
                   std::int64_t now_ms) {
  Token given;
  if (!parse_base64url(token, given)) return false;
  Token expected = given;
  write_mac(key, id, expected);
  std::uint64_t until_ms = 0;
  for (const std::uint8_t byte : until_of(given)) until_ms = until_ms << 8 | byte;
  return same_bytes(given, expected) && static_cast<std::uint64_t>(now_ms) < until_ms;
}

}  // namespace sharelink::worker
