#pragma once

#include <string_view>

#include "sharelink/request.h"
#include "sharelink/response.h"
#include "sharelink/result.h"
#include "sharelink/secret_bytes.h"

namespace sharelink {

/// POST /api/v1/auth/token: asks Infisical, with the cookie that a browser has of it, for a bearer token. A page sends
/// it to its own origin alone, once, on a person's press, and never breaks it off: a cookie that is used twice ends the
/// session that it is of.
///
/// server   from parse_server.
/// source   PROTOCOL.md "Sign-in".
Request build_token_request(std::string_view server);

/// Reads the answer to it.
///
/// returns  the bearer token.
/// errors   not_signed_in, session_revoked, session_stale; sign_in_failed for all else.
/// source   PROTOCOL.md "Sign-in".
Result<SecretBytes> parse_token_response(const Response& response);

}  // namespace sharelink
