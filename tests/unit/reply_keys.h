#pragma once

#include <algorithm>
#include <array>
#include <string>

#include "cases.h"
#include "sharelink/base64url.h"
#include "sharelink/kept_reply.h"

template <std::size_t kSize>
std::array<std::uint8_t, kSize> fixed(const json& text) {
  std::array<std::uint8_t, kSize> bytes{};
  REQUIRE(sharelink::parse_base64url(text.get<std::string>(), bytes));
  return bytes;
}

inline sharelink::ReplyKeys reply_keys_of(const json& c) {
  std::array<std::uint8_t, sharelink::kReplyKeysBytes> bytes{};
  const auto idempotency_key = fixed<sharelink::kIdempotencyKeyBytes>(c["idempotency_key"]);
  const auto reply_key = fixed<sharelink::kKeyBytes>(c["reply_key"]);
  std::copy(reply_key.begin(), reply_key.end(),
            std::copy(idempotency_key.begin(), idempotency_key.end(), bytes.begin()));
  return sharelink::split_reply_keys(bytes);
}

inline sharelink::ShareId id_of(const json& c) { return *sharelink::parse_id(c["id"].get<std::string>()); }

inline json granted_case() { return parse_json(vector_file("kept_reply"))[0]; }
