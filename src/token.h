#pragma once

#include <string_view>

namespace sharelink {

/// Whether a text is a bearer token: RFC 6750's b64token, 1 to kTokenBytesMax characters.
///
/// source   PROTOCOL.md "Request".
bool is_token(std::string_view text);

}  // namespace sharelink
