#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "sharelink/id.h"
#include "sharelink/kept_reply.h"
#include "sharelink/keys.h"

namespace sharelink::worker {

inline constexpr std::size_t kFormRandomBytes = 16;
inline constexpr std::int64_t kFormTokenMs = std::int64_t{5} * 60 * 1000;

/// Builds the token of the form without script: it lets the form's second POST open one share for kFormTokenMs.
///
/// key      a store's, or one that lives as long as the worker does; see store.h for what is derived from it.
/// random   kFormRandomBytes fresh random bytes: each page has a token of its own.
/// now_ms   since 1970.
/// returns  base64url of until when it holds, the random bytes, and a MAC of both and the id.
std::string build_form_token(std::span<const std::uint8_t, kKeyBytes> key, const ShareId& id,
                             std::span<const std::uint8_t, kFormRandomBytes> random, std::int64_t now_ms);

/// Whether a token was made under this key, for this id, and still holds.
///
/// token    text of anyone.
bool is_form_token(std::span<const std::uint8_t, kKeyBytes> key, const ShareId& id, std::string_view token,
                   std::int64_t now_ms);

/// Derives the reply keys of a form's second POST, as it can bring none: pressed again, with the same token and
/// password, it gets the reply that was kept. With another password it is another access.
///
/// token    one that is_form_token.
ReplyKeys derive_form_reply_keys(std::span<const std::uint8_t, kKeyBytes> key, const ShareId& id,
                                 std::string_view token, const SecretBytes& password);

}  // namespace sharelink::worker
