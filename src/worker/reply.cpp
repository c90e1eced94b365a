#include "sharelink/worker/reply.h"

#include <array>
#include <cstddef>
#include <string>

#include "../error_table.h"
#include "../infisical_words.h"
#include "../json_writer.h"

namespace sharelink::worker {
namespace {

constexpr int kLegacyStatus = 410;

/// How a refusal is worded. Where `message` is empty it is the issues.
struct Words {
  int status;
  std::string_view error;
  std::string_view message;
};

struct WordedCode {
  ErrorCode code;
  Words words;
};

/// What Infisical has no word for: `error` is the code's own name.
constexpr WordedCode own(ErrorCode code, std::string_view message) {
  return {code, {row_of(code).worker_status, row_of(code).name, message}};
}

constexpr Words kNoRoute = {404, infisical::kNoRoute, "There is no such route"};
constexpr Words kInvalid = {422, infisical::kValidationFailure, ""};
/// Of a code that only a client can meet.
constexpr Words kClientOnly = {400, infisical::kBadRequest, "The request is not valid"};

constexpr auto kWords = std::to_array<WordedCode>({
    {ErrorCode::not_found, {404, infisical::kNotFound, infisical::kNotFoundBefore}},
    {ErrorCode::expired, {404, infisical::kNotFound, infisical::kExpired}},
    {ErrorCode::view_limit_reached, {404, infisical::kNotFound, infisical::kViewLimitReached}},
    {ErrorCode::password_required, {401, infisical::kUnauthorized, infisical::kPasswordRequired}},
    {ErrorCode::password_incorrect, {401, infisical::kUnauthorized, infisical::kPasswordIncorrect}},
    {ErrorCode::other_organization, {403, infisical::kForbidden, infisical::kNoAccess}},
    {ErrorCode::email_not_listed, {403, infisical::kForbidden, infisical::kNotListed}},
    {ErrorCode::token_rejected, {403, infisical::kTokenError, "The provided access token is not valid"}},
    {ErrorCode::token_without_organization, {500, infisical::kNoOrganization, infisical::kWentWrong}},
    {ErrorCode::session_revoked, {404, infisical::kSessionNotFound, "The requested entity is not found"}},
    {ErrorCode::session_stale, {401, infisical::kStaleSession, "User session is stale, please re-authenticate"}},
    {ErrorCode::server_too_old, {404, infisical::kNoRoute, "Route ANY:/api/v1/shared-secrets/:id not found"}},
    {ErrorCode::no_value, {400, infisical::kBadRequest, infisical::kNoValue}},
    {ErrorCode::request_invalid, kInvalid},
    {ErrorCode::value_too_long, kInvalid},
    {ErrorCode::expires_in_invalid, kInvalid},
    {ErrorCode::max_views_invalid, kInvalid},
    {ErrorCode::rate_limited, {429, infisical::kRateLimited, infisical::kTooManyRequests}},
    {ErrorCode::server_error, {500, infisical::kServerError, infisical::kWentWrong}},
    {ErrorCode::server_unavailable, {503, "ServiceUnavailable", "The server is not available"}},
    own(ErrorCode::too_many_guesses, "Too many wrong passwords were tried for this secret. Please try again later"),
    own(ErrorCode::wrong_server, "What answered is not Infisical's API"),
    own(ErrorCode::network_unreachable, "The server behind this worker cannot be reached"),
    own(ErrorCode::response_malformed, "The server's answer cannot be read"),
    own(ErrorCode::response_too_large, "The server's answer is too large"),
    own(ErrorCode::reply_lost, "The server's answer did not arrive"),
    own(ErrorCode::server_busy, "Too many requests wait already"),
    own(ErrorCode::outcome_unknown, "The server behind this worker was asked and what came of it cannot be learnt"),
    own(ErrorCode::reply_gone, "The reply to this request has been delivered or its time is over"),
    own(ErrorCode::store_full, "The store is full"),
});

constexpr const WordedCode* find_words(ErrorCode code) {
  for (const WordedCode& worded : kWords) {
    if (worded.code == code) return &worded;
  }
  return nullptr;
}

static_assert([] {
  for (std::size_t i = 0; i < kErrorTable.size(); ++i) {
    if (kErrorTable[i].worker_status != 0 && find_words(static_cast<ErrorCode>(i)) == nullptr) return false;
  }
  return true;
}());

std::string_view sign_in_message(Operation operation) {
  switch (operation) {
    case Operation::peek:
    case Operation::access:
      return infisical::kSignInRequired;
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
      return infisical::kNotAllowed;
    case Operation::create:
      return "You may not create secrets here";
    case Operation::remove:
      return "You may not delete this secret";
  }
  return "";
}

Words words_for(const Refusal& refusal) {
  if (refusal.code == ErrorCode::sign_in_required) {
    return {401, infisical::kUnauthorized, sign_in_message(refusal.operation)};
  }
  if (refusal.code == ErrorCode::not_permitted) {
    return {403, infisical::kForbidden, not_permitted_message(refusal.operation)};
  }
  const bool is_sign_in = refusal.code == ErrorCode::sign_in_page;
  // What the server asks for is its worker's to bring: who asks the worker has nowhere to sign in.
  if (refusal.code == ErrorCode::refused || (is_sign_in && (refusal.status == 401 || refusal.status == 403))) {
    return {refusal.status, infisical::kRefused, "The server refused the request"};
  }
  const ErrorCode code = is_sign_in ? ErrorCode::wrong_server : refusal.code;
  if (code == ErrorCode::wrong_server && refusal.view_spent == ViewSpent::no) return kNoRoute;
  const WordedCode* worded = find_words(code);
  return worded == nullptr ? kClientOnly : worded->words;
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
  if (refusal.code == ErrorCode::value_too_long)
    return {{infisical::kTooBig, infisical::kSecretValue, "The secret is too long"}};
  if (refusal.code == ErrorCode::expires_in_invalid)
    return {{"custom", infisical::kExpiresIn, infisical::kInvalidDuration}};
  if (refusal.code == ErrorCode::max_views_invalid)
    return {{"custom", infisical::kMaxViews, "Invalid number of views"}};
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

  template <typename T>
  void field(std::string_view key, const Field<T>& field) {
    if (field.state == Field<T>::State::missing || !is_writable(field)) return;
    name(key);
    if (field.state == Field<T>::State::null) {
      json_.raw("null");
    } else {
      write(field.value);
    }
  }
  void name(std::string_view key) {
    json_.raw(first_ ? "" : ",");
    first_ = false;
    json_.string(key);
    json_.raw(":");
  }

 private:
  template <typename T>
  static bool is_writable(const Field<T>&) {
    return true;
  }
  /// Only what every reader takes for the same number is told.
  static bool is_writable(const Field<double>& field) {
    constexpr double kExactMax = 9007199254740991.0;  // 2^53 - 1
    return field.value >= -kExactMax && field.value <= kExactMax &&
           field.value == static_cast<double>(static_cast<std::int64_t>(field.value));
  }

  void write(const std::string& text) { json_.string(text); }
  void write(bool flag) { json_.raw(flag ? "true" : "false"); }
  void write(double number) { json_.raw(std::to_string(static_cast<std::int64_t>(number))); }
  void write(const std::vector<std::string>& texts) {
    json_.raw("[");
    for (const std::string& text : texts) {
      if (&text != &texts.front()) json_.raw(",");
      json_.string(text);
    }
    json_.raw("]");
  }

  JsonWriter& json_;
  bool first_ = true;
};

}  // namespace

Reply build_refusal(const Refusal& refusal, std::string_view request_id) {
  const Words words = words_for(refusal);
  SecretBytes body = build_error_body(request_id, words.status, words.error, [&](JsonWriter& json) {
    if (words.message.empty()) {
      write_issues(json, issues_of(refusal));
    } else if (refusal.code == ErrorCode::not_found) {
      json.string(std::string(infisical::kNotFoundBefore) + std::string(refusal.id) +
                  std::string(infisical::kNotFoundAfter));
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
              request_id, kLegacyStatus, infisical::kRefused,
              [](JsonWriter& json) {
                json.string(
                    "Shares are not opened at this older address here: use POST /api/v1/shared-secrets/{id}/access");
              }),
          sharelink::name(ErrorCode::refused)};
}

SecretBytes build_share_json(const ShareMetadata& metadata, const SecretBytes* value, std::string_view delete_token) {
  return build_json([&](JsonWriter& json) {
    json.raw("{");
    MemberWriter member(json);
    visit_fields(metadata, [&](std::string_view key, const auto& field) { member.field(key, field); });
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
