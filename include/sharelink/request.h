#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sharelink/kept_reply.h"
#include "sharelink/link.h"
#include "sharelink/password.h"
#include "sharelink/result.h"
#include "sharelink/secret_bytes.h"

namespace sharelink {

inline constexpr std::size_t kTokenBytesMax = std::size_t{8} * 1024;
inline constexpr std::size_t kValueBytesMax = 1'400'000;  ///< of an envelope too: kEnvelopeCharsMax
inline constexpr std::size_t kExpiresInBytesMax = 64;

enum class Method { get, post, remove };

/// returns  the method as HTTP spells it.
std::string_view name(Method method);

struct Header {
  std::string_view name;  ///< lower case, static storage
  SecretBytes value;
};

/// One HTTP request, ready for the host to send as it is: once, without following redirects,
/// without cookies and without any other header of its own making.
struct Request {
  Method method = Method::get;
  std::string url;
  std::vector<Header> headers;
  SecretBytes body;  ///< JSON in UTF-8; empty for GET
};

/// A bearer token for the secrets of an organization: at most kTokenBytesMax characters of RFC 6750's b64token; empty:
/// none. Anything else is token_invalid. Beside it, and not without it, the sub-organization of the address is sent.
using BearerToken = std::string_view;

/// GET /api/v1/shared-secrets/{id}: tells about a share and never spends a view.
///
/// errors   token_invalid.
/// source   PROTOCOL.md "Request".
Result<Request> build_peek(const ShareAddress& address, BearerToken token = {});

/// POST /api/v1/shared-secrets/{id}/access: spends a view where it succeeds.
///
/// password    empty: the body is {}, never an empty password.
/// reply_keys  only for a server whose peek said that it keeps replies; nullptr: none.
/// errors      token_invalid.
/// source      PROTOCOL.md "Request", "Kept reply".
Result<Request> build_access(const ShareAddress& address, const Password& password, BearerToken token = {},
                             const ReplyKeys* reply_keys = nullptr);

/// POST /api/v1/shared-secrets/{id}/acknowledge: the kept reply has arrived and may be erased.
///
/// source   PROTOCOL.md "Kept reply".
Request build_acknowledgement(const ShareAddress& address, const ReplyKeys& reply_keys, const Ack& ack);

/// DELETE /api/v1/shared-secrets/{id}: deletes a share by the token that its creator, or its reader, was given.
///
/// errors   token_invalid, where it is empty too.
/// source   PROTOCOL.md "Delete".
Result<Request> build_remove(const ShareAddress& address, BearerToken token);

struct NewShare {
  SecretBytes value;                       ///< UTF-8, at most kValueBytesMax bytes; may be empty
  Password password;                       ///< empty: none
  std::string_view expires_in;             ///< "5m" to "30d" in the grammar of npm's `ms`, at most kExpiresInBytesMax
                                           ///< bytes; the server checks it
  std::optional<std::uint32_t> max_views;  ///< 1 to 2 147 483 647; nullopt: unlimited
  bool allow_delete = false;               ///< whoever opens the share may delete it; only a worker's store knows this
};

/// POST /api/v1/shared-secrets/public: stores a share without an account. Of a sealed one the value is the envelope and
/// the password the access proof.
///
/// server   from parse_server.
/// errors   value_invalid (not UTF-8), value_too_long, expires_in_invalid, max_views_invalid, token_invalid.
/// source   PROTOCOL.md "Request", "Create".
Result<Request> build_create(std::string_view server, const NewShare& share, BearerToken token = {});

}  // namespace sharelink
