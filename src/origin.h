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

std::string build_origin(const Origin& origin);

/// Loopback as HttpPolicy defines it. The long spelling of ::1 is not recognised here: the host's URL parser shortens
/// it.
bool is_loopback(std::string_view host);

bool is_allowed(const Origin& origin, HttpPolicy http);

/// returns  the origin of the API behind one of Infisical Cloud's hosts; nullopt for any other host.
std::optional<std::string> cloud_server(const Origin& origin);

/// server   from parse_server
bool is_cloud_server(std::string_view server);

}  // namespace sharelink
