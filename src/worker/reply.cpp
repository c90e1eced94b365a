#include "sharelink/worker/reply.h"

#include <string>

#include "../json_writer.h"

namespace sharelink::worker {
namespace {

constexpr int kLegacyStatus = 410;

/// How Infisical words a refusal. Where `error` is empty it is the code's own name: Infisical has no word for it.
/// Where `message` is empty it is the issues.
struct Words {
  int status;
  std::string_view error;
  std::string_view message;
};

std::string_view sign_in_message(Operation operation) {
  switch (operation) {
    case Operation::peek:
    case Operation::access:
      return "Authentication required to view this secret";
    case Operation::create:
      return "Authentication required to create a secret";
    case Operation::remove:
      return "Authentication required to delete this secret";
  }
  return "";
}

std::string_view not_permitted_message(Operation operation) {
  switch (operation) {
    case Operation::peek:
    case Operation::access:
      return "You do not have access to this secret";
    case Operation::create:
      return "You may not create secrets here";
    case Operation::remove:
      return "You may not delete this secret";
  }
  return "";
}

Words words_for(const Refusal& refusal) {
  switch (refusal.code) {
    case ErrorCode::not_found:
      return {404, "NotFound", "Shared secret with ID '' not found"};
    case ErrorCode::expired:
      return {404, "NotFound", "The shared secret has expired"};
    case ErrorCode::view_limit_reached:
      return {404, "NotFound", "The shared secret has reached its view limit"};
    case ErrorCode::password_required:
      return {401, "UnauthorizedError", "Password is required to access this secret"};
    case ErrorCode::password_incorrect:
      return {401, "UnauthorizedError", "Invalid credentials"};
    case ErrorCode::sign_in_required:
      return {401, "UnauthorizedError", sign_in_message(refusal.operation)};
    case ErrorCode::not_permitted:
      return {403, "ForbiddenError", not_permitted_message(refusal.operation)};
    case ErrorCode::token_rejected:
      return {403, "TokenError", "The provided access token is not valid"};
    case ErrorCode::no_value:
      return {400, "BadRequest", "Secret has no value specified"};
    case ErrorCode::request_invalid:
    case ErrorCode::value_too_long:
    case ErrorCode::expires_in_invalid:
    case ErrorCode::max_views_invalid:
      return {422, "ValidationFailure", ""};
    case ErrorCode::rate_limited:
      return {429, "RateLimitExceeded", "Rate limit exceeded. Please try again later"};
    case ErrorCode::too_many_guesses:
      return {429, "", "Too many wrong passwords were tried for this secret. Please try again later"};
    case ErrorCode::refused:
      return {refusal.status, "Refused", "The server refused the request"};
    case ErrorCode::server_error:
      return {500, "InternalServerError", "Something went wrong"};
    case ErrorCode::server_unavailable:
      return {503, "ServiceUnavailable", "The server is not available"};
    case ErrorCode::sign_in_page:
      // What the server asks for is its worker's to bring: who asks the worker has nowhere to sign in.
      if (refusal.status == 401 || refusal.status == 403) {
        return {refusal.status, "Refused", "The server refused the request"};
      }
      if (refusal.view_spent == ViewSpent::no) return {404, "Not Found", "There is no such route"};
      return {502, "wrong_server", "What answered is not Infisical's API"};
    case ErrorCode::wrong_server:
      if (refusal.view_spent == ViewSpent::no) return {404, "Not Found", "There is no such route"};
      return {502, "", "What answered is not Infisical's API"};
    case ErrorCode::network_unreachable:
      return {502, "", "The server behind this worker cannot be reached"};
    case ErrorCode::response_malformed:
      return {502, "", "The server's answer cannot be read"};
    case ErrorCode::response_too_large:
      return {502, "", "The server's answer is too large"};
    case ErrorCode::reply_lost:
      return {504, "", "The server's answer did not arrive"};
    case ErrorCode::server_busy:
      return {503, "", "Too many requests wait already"};
    case ErrorCode::outcome_unknown:
      return {504, "", "The server behind this worker was asked and what came of it cannot be learnt"};
    case ErrorCode::reply_gone:
      return {410, "", "The reply to this request has been delivered or its time is over"};
    case ErrorCode::store_full:
      return {507, "", "The store is full"};
    case ErrorCode::link_empty:
    case ErrorCode::link_too_long:
    case ErrorCode::link_malformed:
    case ErrorCode::link_not_a_share:
    case ErrorCode::link_damaged:
    case ErrorCode::link_ambiguous:
    case ErrorCode::link_wrapped:
    case ErrorCode::link_legacy_key:
    case ErrorCode::link_legacy_email:
    case ErrorCode::link_version_unknown:
    case ErrorCode::link_insecure:
    case ErrorCode::link_mismatch:
    case ErrorCode::link_fragment_missing:
    case ErrorCode::page_required:
    case ErrorCode::password_unsupported_here:
    case ErrorCode::password_memory:
    case ErrorCode::file_name_invalid:
    case ErrorCode::media_type_invalid:
    case ErrorCode::decrypt_failed:
    case ErrorCode::server_required:
    case ErrorCode::server_invalid:
    case ErrorCode::password_too_long:
    case ErrorCode::password_invalid:
    case ErrorCode::token_invalid:
    case ErrorCode::value_invalid:
    case ErrorCode::cancelled:
      return {400, "BadRequest", "The request is not valid"};
  }
  return {500, "InternalServerError", "Something went wrong"};
}

/// What a client reads in place of what has no words of its own.
ErrorCode told_code(ErrorCode code, int status) {
  if (code == ErrorCode::sign_in_page)
    return status == 401 || status == 403 ? ErrorCode::refused : ErrorCode::wrong_server;
  if (status == 429 && code != ErrorCode::too_many_guesses) return ErrorCode::rate_limited;
  const bool has_words = code == ErrorCode::no_value || (status == 422 && code != ErrorCode::refused);
  return (status == 400 || status == 414 || status == 422) && !has_words ? ErrorCode::request_invalid : code;
}

void write_path(JsonWriter& json, std::string_view path) {
  json.raw("[");
  if (!path.empty()) json.string(path);
  json.raw("]");
}

/// Where this worker has refused it itself, the issue that a client reads the code from.
std::vector<Issue> issues_of(const Refusal& refusal) {
  if (!refusal.issues.empty()) return refusal.issues;
  if (refusal.code == ErrorCode::value_too_long) return {{"too_big", "secretValue", "The secret is too long"}};
  if (refusal.code == ErrorCode::expires_in_invalid) return {{"custom", "expiresIn", "Invalid duration format"}};
  if (refusal.code == ErrorCode::max_views_invalid) return {{"custom", "maxViews", "Invalid number of views"}};
  return {};
}

void write_issues(JsonWriter& json, const std::vector<Issue>& issues) {
  json.raw("[");
  for (const Issue& issue : issues) {
    if (&issue != &issues.front()) json.raw(",");
    json.raw("{\"code\":");
    json.string(issue.code);
    json.raw(",\"path\":");
    write_path(json, issue.path);
    json.raw(",\"message\":");
    json.string(issue.message);
    json.raw("}");
  }
  json.raw("]");
}

template <typename WriteMessage>
SecretBytes build_error_body(std::string_view request_id, int status, std::string_view error,
                             WriteMessage write_message) {
  return build_json([&](JsonWriter& json) {
    json.raw("{\"reqId\":");
    json.string(request_id);
    json.raw(",\"statusCode\":" + std::to_string(status) + ",\"message\":");
    write_message(json);
    json.raw(",\"error\":");
    json.string(error);
    json.raw("}");
  });
}

/// Writes the members of an object, with commas between those that are there.
class MemberWriter {
 public:
  explicit MemberWriter(JsonWriter& json) : json_(json) {}

  template <typename T, typename Write>
  void field(std::string_view key, const Field<T>& field, Write write) {
    if (field.state == Field<T>::State::missing) return;
    name(key);
    if (field.state == Field<T>::State::null) {
      json_.raw("null");
    } else {
      write(field.value);
    }
  }
  void text(std::string_view key, const Field<std::string>& value) {
    field(key, value, [&](const std::string& text) { json_.string(text); });
  }
  void flag(std::string_view key, const Field<bool>& value) {
    field(key, value, [&](bool flag) { json_.raw(flag ? "true" : "false"); });
  }
  void count(std::string_view key, const Field<double>& value) {
    constexpr double kExactMax = 9007199254740991.0;  // 2^53 - 1
    const bool whole = value.value >= -kExactMax && value.value <= kExactMax &&
                       value.value == static_cast<double>(static_cast<std::int64_t>(value.value));
    if (value.state == Field<double>::State::present && !whole) return;
    field(key, value, [&](double number) { json_.raw(std::to_string(static_cast<std::int64_t>(number))); });
  }
  void name(std::string_view key) {
    json_.raw(first_ ? "" : ",");
    first_ = false;
    json_.string(key);
    json_.raw(":");
  }

 private:
  JsonWriter& json_;
  bool first_ = true;
};

}  // namespace

Reply build_refusal(const Refusal& refusal, std::string_view request_id) {
  const Words words = words_for(refusal);
  const std::string_view error = words.error.empty() ? sharelink::name(refusal.code) : words.error;
  SecretBytes body = build_error_body(request_id, words.status, error, [&](JsonWriter& json) {
    if (words.message.empty()) {
      write_issues(json, issues_of(refusal));
    } else if (refusal.code == ErrorCode::not_found) {
      json.string("Shared secret with ID '" + std::string(refusal.id) + "' not found");
    } else {
      json.string(words.message);
    }
  });
  const ErrorCode told = told_code(refusal.code, words.status);
  const ViewSpent spent = view_spent_by(told, Operation::access, words.status);
  return {words.status, std::move(body), sharelink::name(told), spent, refusal.retry_after_seconds};
}

Reply build_legacy_refusal(std::string_view request_id) {
  return {kLegacyStatus,
          build_error_body(
              request_id, kLegacyStatus, "Refused",
              [](JsonWriter& json) {
                json.string(
                    "Shares are not opened at this older address here: use POST /api/v1/shared-secrets/{id}/access");
              }),
          sharelink::name(ErrorCode::refused)};
}

SecretBytes build_share_json(const ShareMetadata& m, const SecretBytes* value, std::string_view delete_token) {
  return build_json([&](JsonWriter& json) {
    json.raw("{");
    MemberWriter member(json);
    member.text("id", m.id);
    member.text("expiresAt", m.expires_at);
    member.text("userId", m.user_id);
    member.text("orgId", m.org_id);
    member.text("createdAt", m.created_at);
    member.text("updatedAt", m.updated_at);
    member.count("expiresAfterViews", m.expires_after_views);
    member.text("accessType", m.access_type);
    member.text("name", m.name);
    member.text("lastViewedAt", m.last_viewed_at);
    member.text("type", m.type);
    member.field("authorizedEmails", m.authorized_emails, [&](const std::vector<std::string>& emails) {
      json.raw("[");
      for (const std::string& email : emails) {
        if (&email != &emails.front()) json.raw(",");
        json.string(email);
      }
      json.raw("]");
    });
    member.text("identityId", m.identity_id);
    member.flag("allowExternalEmails", m.allow_external_emails);
    member.text("orgName", m.org_name);
    member.flag("isPasswordProtected", m.is_password_protected);
    member.flag("isAuthorizedUser", m.is_authorized_user);
    if (value != nullptr) {
      member.name("secretValue");
      json.string(value->view());
    }
    if (!delete_token.empty()) {
      member.name("deleteToken");
      json.string(delete_token);
    }
    json.raw("}");
  });
}

Reply build_created(std::string_view id, std::string_view delete_token) {
  return {200, build_json([&](JsonWriter& json) {
            json.raw("{\"id\":");
            json.string(id);
            if (!delete_token.empty()) {
              json.raw(",\"deleteToken\":");
              json.string(delete_token);
            }
            json.raw("}");
          }),
          "created"};
}

}  // namespace sharelink::worker
