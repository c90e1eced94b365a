#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sharelink {

/// Every way in which opening or creating a share can fail. Each line: what happened; what the
/// person can do; the section of PROTOCOL.md. "answer" marks what parse_response can return, and
/// after it open_plain and open_sealed. What becomes of the view is in PROTOCOL.md "Codes".
enum class ErrorCode : std::uint8_t {
  // Link
  link_empty,        ///< Nothing was given; paste the link. "Link"
  link_too_long,     ///< More than kLinkBytesMax bytes, or a text of more than kLinkTextBytesMax; paste the link alone.
                     ///< "Link"
  link_malformed,    ///< Not a web address and not an id; copy the link again. "Link"
  link_not_a_share,  ///< A web address, but not of a shared secret; ask for the right link. "Link"
  link_damaged,      ///< A share link that was cut or mistyped; copy it again, whole. "Link"
  link_ambiguous,    ///< A text with different links in it; choose one. "Text"
  link_wrapped,      ///< Another site's address hides the link, or is not agreed to; ask for the link itself. "Wrapper"
  link_legacy_key,   ///< A link of 2024 with ?key=, which no server opens any more; ask for a new one. "Legacy links"
  link_legacy_email,  ///< A link of 2025 with ?email=&hash=, which no server opens any more; ask for a new one. "Legacy
                      ///< links"
  link_version_unknown,  ///< A sealed link of a version that is not known here; update sharelink. "Fragment"
  link_insecure,         ///< http where https is required; use https or allow http. "Server"
  server_required,       ///< A bare id does not say where it is stored; name the server. "Server"
  server_invalid,        ///< The server's address is not "https://host[:port]"; correct it. "Server"

  link_mismatch,  ///< answer: the server does not know this link's proof; copy the link again, or ask for a new one.
                  ///< "Open"
  link_fragment_missing,  ///< answer: a sealed secret came to a plain link; the view is spent. Ask for the whole link.
                          ///< "Open"
  page_required,          ///< A sealed link needs the origin of a sharelink page; name it. "Fragment"

  // Password, request
  password_too_long,  ///< More than kPasswordBytesMax bytes, kSealedPasswordBytesMax in a sealed link; check what was
                      ///< pasted. "Password"
  password_invalid,   ///< Not well-formed text; type it again. "Password"
  password_unsupported_here,  ///< Has characters that this program does not know or no password has; try elsewhere.
                              ///< "Sealed password"
  password_memory,     ///< The memory for the password cannot be had; close programs or use another machine. "Keys"
  token_invalid,       ///< Not a bearer token; check what was pasted. "Request"
  value_too_long,      ///< answer: the secret exceeds kValueBytesMax, or what the server takes; shorten it. "Create"
  value_invalid,       ///< The secret is not UTF-8 text; encode it. "Create"
  file_name_invalid,   ///< Not a name that is safe to save under; rename the file. "Envelope"
  media_type_invalid,  ///< Not ASCII or longer than 127 bytes; leave it out. "Envelope"
  expires_in_invalid,  ///< answer: not a duration such as "1h", or none that the server takes; correct it. "Create"
  max_views_invalid,   ///< answer: not from 1 to 2 147 483 647, or not what the server takes; correct it. "Create"

  // What a server said
  no_value,                    ///< answer: the share holds nothing; ask the sender. "Response"
  response_malformed,          ///< answer: a success that can't be read; ask the sender before trying again. "Response"
  response_too_large,          ///< answer: more than kResponseBytesMax bytes; ask the sender. "Response"
  wrong_server,                ///< answer: not Infisical's API; check the link's host. "Response"
  server_too_old,              ///< answer: an Infisical without this API; open the link on its own page. "Response"
  sign_in_page,                ///< answer: of a page in front of the server; sign in there first. "Response"
  password_required,           ///< answer: type the password. "Response"
  password_incorrect,          ///< answer: type it again; no view was spent. "Response"
  sign_in_required,            ///< answer: for members only; open it on the Infisical page. "Response"
  not_permitted,               ///< answer: for other people; ask the sender. "Response"
  other_organization,          ///< answer: of an organization that is not the reader's; change to it. "Response"
  email_not_listed,            ///< answer: for other e-mail addresses; ask the sender. "Response"
  token_rejected,              ///< answer: the bearer token is expired or wrong; sign in again. "Response"
  token_without_organization,  ///< answer: the token is of no organization; choose one. "Response", "Sign-in"
  session_revoked,             ///< answer: the session of the token was ended; sign in again. "Response", "Sign-in"
  session_stale,       ///< answer: the session of the token is out of date; sign in again. "Response", "Sign-in"
  not_signed_in,       ///< No session in this browser; sign in. "Sign-in"
  sign_in_failed,      ///< Whether there is a session cannot be learnt; try again. "Sign-in"
  not_found,           ///< answer: no such share, or deleted; check the link. "Response"
  expired,             ///< answer: its time is over; ask for a new one. "Response"
  view_limit_reached,  ///< answer: opened as often as allowed; ask whether it was you. "Response"
  request_invalid,     ///< answer: the server did not understand; see the issues. "Response"
  rate_limited,        ///< answer: too many requests; wait. "Response"
  too_many_guesses,    ///< answer: too many wrong passwords for this share; wait. "Worker"
  refused,             ///< answer: a refusal that has no name here; see the status. "Response"
  server_error,        ///< answer: the server failed; ask the sender before trying again. "Response"
  server_unavailable,  ///< answer: the server is down or overloaded; try later. "Response"
  store_full,          ///< answer: the store takes no more secrets now; try later. "Worker"

  server_busy,      ///< answer: a worker has too much to do; nothing was asked for. Wait. "Worker"
  outcome_unknown,  ///< answer: the worker asked, and cannot learn what came of it; ask the sender first. "Kept reply"
  reply_gone,       ///< answer: the reply to this very access was kept and is erased. Ask the sender. "Kept reply"

  decrypt_failed,  ///< answer: opened, but it is not what this link seals; the view is spent. Ask the sender.
                   ///< "Open"

  // What the host met; answers too where a worker met it behind itself
  reply_lost,             ///< answer: sent, but the answer was cut or timed out; ask the sender first. "Response"
  network_unreachable,    ///< answer: never connected; check the network and try again. "Response"
  webassembly_forbidden,  ///< The runtime, or a policy, forbids WebAssembly; allow it, or use another one. "Codes"
  cancelled,              ///< The caller ended it. "Response"
};

inline constexpr ErrorCode kErrorCodeLast = ErrorCode::cancelled;

/// returns  the code as every host spells it, such as "link_damaged".
std::string_view name(ErrorCode code);

/// returns  the code that name() spells so; nullopt: none.
std::optional<ErrorCode> parse_error_code(std::string_view name);

/// What became of the view of an access. Looking, creating and deleting spend none.
enum class ViewSpent : std::uint8_t { no, yes, unknown };

/// returns  "no", "yes" or "unknown".
std::string_view name(ViewSpent view_spent);

}  // namespace sharelink
