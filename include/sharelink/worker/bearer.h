#pragma once

#include <string>
#include <string_view>

namespace sharelink::worker {

/// What the authorization header of a request holds.
struct Bearer {
  enum class Kind { none, token, malformed };

  Kind kind = Kind::none;
  std::string_view token;  ///< `token` only: 1 to kTokenBytesMax characters of RFC 6750's b64token, part of the input
};

/// returns  "none", "token" or "malformed".
std::string_view name(Bearer::Kind kind);

/// Reads an authorization header. Whatever is no bearer token of this form must not reach a server that cuts off the
/// scheme unseen, as Infisical's does.
///
/// authorization  the header's value, empty where it was not sent; with a bearer token at most kHeaderBytesMax bytes.
/// returns        none where it is empty or of another scheme; malformed where the scheme is Bearer and what follows is
///                no token, more than one, or too long.
/// source         RFC 6750, section 2.1; RFC 9110, section 11.1; PROTOCOL.md "Worker".
Bearer parse_bearer(std::string_view authorization);

/// What stays the same of a bearer token when its holder is given a new one, as after a reload of a page. Nothing is
/// verified: it tells apart who may ask the server anyway, and lets in nobody.
///
/// token    of parse_bearer.
/// returns  of a JSON Web Token whose claims `userId` and `tokenVersionId` are 1 to 64 letters, digits or
///          hyphens, as in Infisical's tokens of users, these two, each after a line feed; of any other the token.
/// source   RFC 7519, section 3; PROTOCOL.md "Kept reply".
std::string session_of(std::string_view token);

}  // namespace sharelink::worker
