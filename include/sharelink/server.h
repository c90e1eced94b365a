#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "sharelink/result.h"

namespace sharelink {

inline constexpr std::size_t kServerBytesMax = 1024;
/// Of "/secrets" in "https://host/secrets".
inline constexpr std::size_t kBasePathBytesMax = 200;

/// Where plain http is accepted. Loopback is "localhost", "*.localhost", 127.0.0.0/8 and [::1].
enum class HttpPolicy { loopback_only, any_host };

/// Parses the address of an API server.
///
/// server   "https://host[:port]" with or without a base path, at most kServerBytesMax bytes; a single trailing "/" is
///          dropped; "us" and "eu" are Infisical Cloud's servers.
/// returns  the origin, in lower case, without a default port, and the base path as it stands.
/// errors   server_invalid, link_insecure.
/// source   PROTOCOL.md "Server".
Result<std::string> parse_server(std::string_view server, HttpPolicy http = HttpPolicy::loopback_only);

/// Parses the address of a page that opens sealed links. Infisical Cloud's hosts have Infisical's own page.
///
/// page     as parse_server takes it.
/// returns  the origin and the base path.
/// errors   page_required, server_invalid, link_insecure.
/// source   PROTOCOL.md "Fragment".
Result<std::string> parse_page(std::string_view page, HttpPolicy http = HttpPolicy::loopback_only);

}  // namespace sharelink
