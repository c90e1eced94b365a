#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sharelink/content.h"
#include "sharelink/error.h"
#include "sharelink/secret_bytes.h"

namespace sharelink {

inline constexpr std::size_t kResponseBytesMax = std::size_t{8} * 1024 * 1024;
inline constexpr std::size_t kHeaderBytesMax = std::size_t{16} * 1024;
inline constexpr std::size_t kNestingMax = 16;
inline constexpr std::size_t kIssuesMax = 16;
inline constexpr std::size_t kAckBytes = 16;

/// What is asked of a server. Only an access can spend a view.
enum class Operation { peek, access, create, remove };

/// An HTTP response as the host received it.
struct Response {
  int status = 0;
  /// "name: value" lines, of which content-type, retry-after, x-ratelimit-reset, date, sharelink-page,
  /// sharelink-reply and sharelink-confirm are read; at most kHeaderBytesMax bytes.
  std::string_view headers;
  std::string_view body;  ///< at most kResponseBytesMax bytes
};

enum class FieldState { missing, null, present };

/// A published field: a server may leave it out, send null, or send a value. The three stay apart.
template <typename T>
struct Field {
  using State = FieldState;
  State state = State::missing;
  T value{};

  bool operator==(const Field&) const = default;
};

/// What a server publishes about a share: each field of the OpenAPI page but the value, and the two
/// that only a peek has. A field of the wrong type counts as missing, so that it never costs the value.
struct ShareMetadata {
  Field<std::string> id, expires_at, user_id, org_id, created_at, updated_at, access_type, name, last_viewed_at, type,
      identity_id, org_name;
  Field<double> expires_after_views;  ///< the counter before this access
  Field<bool> allow_external_emails, is_password_protected, is_authorized_user;
  Field<std::vector<std::string>> authorized_emails;
};

/// Calls visit(key, field) for each published field, with its key in JSON, in the order of Infisical's answers.
template <typename Metadata, typename Visit>
void visit_fields(Metadata& metadata, Visit visit) {
  visit("id", metadata.id);
  visit("expiresAt", metadata.expires_at);
  visit("userId", metadata.user_id);
  visit("orgId", metadata.org_id);
  visit("createdAt", metadata.created_at);
  visit("updatedAt", metadata.updated_at);
  visit("expiresAfterViews", metadata.expires_after_views);
  visit("accessType", metadata.access_type);
  visit("name", metadata.name);
  visit("lastViewedAt", metadata.last_viewed_at);
  visit("type", metadata.type);
  visit("authorizedEmails", metadata.authorized_emails);
  visit("identityId", metadata.identity_id);
  visit("allowExternalEmails", metadata.allow_external_emails);
  visit("orgName", metadata.org_name);
  visit("isPasswordProtected", metadata.is_password_protected);
  visit("isAuthorizedUser", metadata.is_authorized_user);
}

/// How many more times a share can be opened.
struct ViewsLeft {
  enum class State { unknown, unlimited, counted };
  State state = State::unknown;
  std::uint32_t count = 0;
};

/// What granted and available shares have in common, worked out from the metadata.
struct ShareStatus {
  ViewsLeft views_left;                       ///< for a granted share: after this access
  std::optional<bool> opened_before;          ///< nullopt: the server did not tell
  std::optional<std::int64_t> expires_at_ms;  ///< since 1970
};

/// The access succeeded and spent a view.
struct Granted {
  Content content;
  ShareMetadata metadata;
  ShareStatus status;
  SecretBytes delete_token = {};  ///< lets the reader delete the share; empty: the server gave none
};

/// When a page is to ask once more before it opens a share, by the choice of the server's operator.
enum class Confirm { unsaid, always, never };

/// returns  "always", "never" or, where nothing is said, "".
std::string_view name(Confirm confirm);

/// The share exists and can be opened; nothing was spent.
struct Available {
  ShareMetadata metadata;
  ShareStatus status;
  Confirm confirm = Confirm::unsaid;  ///< unsaid: the page decides
};

/// The share is stored under this canonical id.
struct Created {
  std::string id;
  SecretBytes delete_token = {};  ///< lets the creator delete the share; empty: the server gave none
};

/// The share is deleted.
struct Removed {};

/// One reason of a 422. Texts are the server's, cut to 200 bytes; they never repeat what was sent.
struct Issue {
  std::string code;
  std::string path;  ///< dotted, "" for the body itself
  std::string message;
};

struct Failure {
  ErrorCode code;
  ViewSpent view_spent = ViewSpent::unknown;
  std::optional<std::uint32_t> retry_after_seconds;
  std::vector<Issue> issues;  ///< of a 400 or 422; at most kIssuesMax
};

/// Tells a worker that a kept reply has arrived and may be erased.
using Ack = std::array<std::uint8_t, kAckBytes>;

struct Outcome {
  std::variant<Granted, Available, Created, Removed, Failure> result;
  int status = 0;                              ///< HTTP status; 0: no answer
  std::optional<std::int64_t> server_time_ms;  ///< the `date` header, since 1970
  bool has_page = false;                       ///< `sharelink-page: 1`: this server shows sealed links itself
  bool keeps_replies = false;                  ///< `sharelink-reply: 1`: an access may bring ReplyKeys
  std::string request_id;                      ///< Infisical's reqId, for a bug report; "" where none
  std::optional<Ack> ack = {};                 ///< of a kept reply; to be sent once the value has been opened
};

/// Turns any answer into one typed outcome. Never fails, never counts the unknown as success.
///
/// errors   as Failure::code: every code of error.h that is marked "answer".
/// source   PROTOCOL.md "Response".
Outcome parse_response(Operation operation, const Response& response);

/// The same but for the issues, which a page that only opens links does not show and need not load the reader of. Of a
/// create that was refused it knows no cause.
Outcome parse_response_without_issues(Operation operation, const Response& response);

/// One of the two.
using ParseResponse = Outcome (*)(Operation operation, const Response& response);

/// What a failure says about the view.
///
/// status   of the answer; 0: none came.
/// source   PROTOCOL.md "Response", as a table.
ViewSpent view_spent_by(ErrorCode code, Operation operation, int status);

/// What a server alone can judge of a new share.
///
/// issues   of the 422 that refuses it.
/// returns  request_invalid where they have no one cause.
ErrorCode code_of_issues(const std::vector<Issue>& issues);

/// The outcome where no complete answer came: network_unreachable, reply_lost, cancelled,
/// response_too_large; or where none was asked for.
///
/// returns  a Failure; view_spent follows from code and operation, as PROTOCOL.md "Response" lists it.
Outcome build_failure(Operation operation, ErrorCode code);

/// returns  yes for a granted access, what a failure says of itself, no for everything else.
ViewSpent view_spent(const Outcome& outcome);

/// returns  "granted", "granted_file", "available", "created", "removed" or the failure's code.
std::string_view kind(const Outcome& outcome);

}  // namespace sharelink
