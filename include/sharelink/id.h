#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "sharelink/result.h"

namespace sharelink {

inline constexpr std::size_t kIdBytes = 32;
inline constexpr std::size_t kIdChars = 43;
inline constexpr std::size_t kIdTextBytesMax = 200;

/// The 32 random bytes that name a share. One value has one spelling: see build_id.
struct ShareId {
  std::array<std::uint8_t, kIdBytes> bytes{};
  bool operator==(const ShareId&) const = default;
};

/// Parses an id as it stands in a link or a path. The worker's routes use it too, so that no spelling
/// but the canonical one ever reaches a server: lenient spellings get past Infisical's view limit.
///
/// text     at most kIdTextBytesMax bytes; percent-decoded once; '+', '/' and '=' are mended.
/// errors   link_damaged.
/// source   PROTOCOL.md "Id".
Result<ShareId> parse_id(std::string_view text);

/// returns  the id's one canonical spelling: kIdChars characters of base64url.
std::string build_id(const ShareId& id);

}  // namespace sharelink
