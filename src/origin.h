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

/// Where an address of a page or server ends and the paths of the worker begin: "/secrets", or nothing.
///
/// path     as an address has it, from its first slash on.
/// returns  whether it is empty, or slashes with names of unreserved characters after them, at most kBasePathBytesMax
///          bytes long. None of the names is one of dots that a URL parser takes away, or one that begins a path of the
///          worker, in any letter case: behind those two readers could look for two different shares.
/// source   PROTOCOL.md "Server".
bool is_base_path(std::string_view path);

/// Loopback as HttpPolicy defines it. The long spelling of ::1 is not recognised here: the host's URL parser shortens
/// it.
bool is_loopback(std::string_view host);

bool is_allowed(const Origin& origin, HttpPolicy http);

/// returns  the origin of the API behind one of Infisical Cloud's hosts; nullopt for any other host.
std::optional<std::string> cloud_server(const Origin& origin);

/// server   from parse_server
bool is_cloud_server(std::string_view server);

}  // namespace sharelink
