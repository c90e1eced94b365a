#pragma once

#include <string_view>

#include "sharelink/link.h"
#include "web_address.h"

namespace sharelink {

/// A bare id, or what was meant to be one.
bool is_id_like_or_id(std::string_view text);

/// Parses a link of which the host is missing: an id, with or without a '#' and what follows it.
///
/// source   PROTOCOL.md "Link".
Result<ShareLink> parse_bare_id(std::string_view text, const LinkOptions& options);

/// Parses the address of a share.
///
/// errors   link_not_a_share where the address is another site's.
/// source   PROTOCOL.md "Link", "Legacy links", "Fragment".
Result<ShareLink> parse_address(const WebAddress& address, const LinkOptions& options);

}  // namespace sharelink
