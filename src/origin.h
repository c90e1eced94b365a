#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sharelink/result.h"
#include "sharelink/server.h"

namespace sharelink {

enum class Scheme { http, https };

/// Scheme, host and port of a web address.
struct Origin {
  Scheme scheme = Scheme::https;
  std::string host;  ///< lower case; an IPv6 address with its brackets
  std::string port;  ///< decimal; empty: the scheme's default
};

/// authority  "host" or "host:port", without user information.
/// returns    nullopt where it is not one.
std::optional<Origin> parse_authority(Scheme scheme, std::string_view authority);

/// returns  the text of an origin, with a base path behind it.
std::string build_origin(const Origin& origin, std::string_view base);

/// Finds where the base path ends in a path, which begins with a slash or is empty: at the first name that no base path
/// has. It has unreserved characters only, is not of dots alone, and begins no path of the worker: behind one that
/// does, two readers could look for two different shares.
///
/// returns  its size; 0 where it has more than kBasePathBytesMax bytes.
/// source   PROTOCOL.md "Server".
std::size_t base_path_size(std::string_view path);

/// Loopback as HttpPolicy defines it. The long spelling of ::1 is not recognised here: the host's URL parser shortens
/// it.
bool is_loopback(std::string_view host);

bool is_allowed(const Origin& origin, HttpPolicy http);

/// returns  the origin of the API behind one of Infisical Cloud's hosts; nullopt for any other host.
std::optional<std::string> cloud_server(const Origin& origin);

/// server   from parse_server
bool is_cloud_server(std::string_view server);

}  // namespace sharelink
