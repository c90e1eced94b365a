#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "sharelink/id.h"

namespace sharelink::worker {

inline constexpr std::size_t kFormKeyBytes = 32;
inline constexpr std::int64_t kFormTokenMs = std::int64_t{5} * 60 * 1000;

/// Builds the token of the form without script: it lets the form's second POST open one share for kFormTokenMs.
///
/// now_ms   since 1970.
/// returns  base64url of until when it holds, and a MAC of that and the id.
std::string build_form_token(std::span<const std::uint8_t, kFormKeyBytes> key, const ShareId& id, std::int64_t now_ms);

/// Whether a token was made under this key, for this id, and still holds.
///
/// token    text of anyone.
bool is_form_token(std::span<const std::uint8_t, kFormKeyBytes> key, const ShareId& id, std::string_view token,
                   std::int64_t now_ms);

}  // namespace sharelink::worker
