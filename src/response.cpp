#include "sharelink/response.h"

#include <algorithm>
#include <utility>

#include "answer.h"
#include "ascii.h"
#include "error_table.h"
#include "header_lines.h"
#include "infisical_words.h"
#include "issues.h"
#include "sharelink/id.h"
#include "time_text.h"

namespace sharelink {
namespace {

/// An answer that says more than its status. Where a word is nullptr, any is meant.
struct Known {
  std::int16_t status;
  ErrorCode code;
  const char* error;
  const char* message;
};

/// PROTOCOL.md "Response" has the same as rows of its table; the first one that fits counts.
constexpr Known kKnown[] = {
    {400, ErrorCode::no_value, nullptr, infisical::kNoValue},
    {401, ErrorCode::session_stale, infisical::kStaleSession, nullptr},
    {401, ErrorCode::password_required, nullptr, infisical::kPasswordRequired},
    {401, ErrorCode::password_incorrect, nullptr, infisical::kPasswordIncorrect},
    {401, ErrorCode::sign_in_required, nullptr, infisical::kNotAllowed},
    {401, ErrorCode::sign_in_required, nullptr, infisical::kTokenMissing},
    {403, ErrorCode::token_rejected, infisical::kTokenError, nullptr},
    {403, ErrorCode::refused, infisical::kRefused, nullptr},
    {403, ErrorCode::other_organization, nullptr, infisical::kNoAccess},
    {403, ErrorCode::email_not_listed, nullptr, infisical::kNotListed},
    {404, ErrorCode::session_revoked, infisical::kSessionNotFound, nullptr},
    {404, ErrorCode::token_rejected, infisical::kNotFound, infisical::kServiceTokenNotFound},
    {404, ErrorCode::expired, infisical::kNotFound, infisical::kExpired},
    {404, ErrorCode::view_limit_reached, infisical::kNotFound, infisical::kViewLimitReached},
    {429, ErrorCode::too_many_guesses, row_of(ErrorCode::too_many_guesses).name, nullptr},
    {410, ErrorCode::reply_gone, row_of(ErrorCode::reply_gone).name, nullptr},
};

std::optional<ErrorCode> classify_words(int status, const Answer& answer) {
  for (const Known& known : kKnown) {
    if (status == known.status && (known.error == nullptr || answer.error == known.error) &&
        (known.message == nullptr || answer.message == known.message)) {
      return known.code;
    }
  }
  const std::string_view message = answer.message;
  if (status == 401 && message.starts_with(infisical::kSignInBefore)) return ErrorCode::sign_in_required;
  if (status == 404 && answer.error == infisical::kNoRoute) {
    const bool lacks_shares = message.starts_with(infisical::kNoRouteBefore) &&
                              message.find(infisical::kNoShares) != std::string_view::npos &&
                              message.ends_with(infisical::kNoRouteAfter);
    return lacks_shares ? ErrorCode::server_too_old : ErrorCode::wrong_server;
  }
  constexpr std::string_view kBefore = infisical::kNotFoundBefore, kAfter = infisical::kNotFoundAfter;
  const bool names_id =
      message.size() >= kBefore.size() + kAfter.size() && message.starts_with(kBefore) && message.ends_with(kAfter);
  if (status == 404 && answer.error == infisical::kNotFound && names_id) return ErrorCode::not_found;
  return std::nullopt;
}

/// answer    nullptr where the body is not a JSON object: then something in between has answered.
/// html      whether it is a page.
ErrorCode classify_4xx(int status, const Answer* answer, bool html) {
  const auto code = answer == nullptr ? std::nullopt : classify_words(status, *answer);
  if (code) return *code;
  switch (status) {
    case 400:
    case 414:
    case 422:
      return ErrorCode::request_invalid;
    case 401:
      return answer == nullptr ? ErrorCode::sign_in_page : ErrorCode::refused;
    case 403:
      if (html) return ErrorCode::sign_in_page;
      return answer == nullptr ? ErrorCode::refused : ErrorCode::not_permitted;
    case 404:
      return answer == nullptr ? ErrorCode::wrong_server : ErrorCode::refused;
    case 429:
      return ErrorCode::rate_limited;
    default:
      return ErrorCode::refused;
  }
}

/// What a server alone can judge of a new share.
ErrorCode classify_issue(const Issue& issue) {
  if (issue.path == infisical::kExpiresIn) return ErrorCode::expires_in_invalid;
  if (issue.path == infisical::kMaxViews) return ErrorCode::max_views_invalid;
  const bool is_too_big = issue.path == infisical::kSecretValue && issue.code == infisical::kTooBig;
  return is_too_big ? ErrorCode::value_too_long : ErrorCode::request_invalid;
}

// A worker says by name what it met behind itself; Infisical's own error names are never snake_case.
ErrorCode classify_5xx(int status, const Answer* answer) {
  const auto code = answer == nullptr ? std::nullopt : parse_error_code(answer->error);
  if (code && row_of(*code).worker_status >= 500) return *code;
  if (status == 500 && answer != nullptr && answer->error == infisical::kNoOrganization) {
    return ErrorCode::token_without_organization;
  }
  return status == 502 || status == 503 || status == 504 ? ErrorCode::server_unavailable : ErrorCode::server_error;
}

bool is_html(std::string_view content_type, std::string_view body) {
  if (body.starts_with("\uFEFF")) body.remove_prefix(3);
  const std::size_t start = body.find_first_not_of(" \t\r\n");
  return is_media_type(content_type, "text/html") || (start != std::string_view::npos && body[start] == '<');
}

/// Whether a page asks for something, as one does to sign in.
bool has_form(std::string_view body) {
  constexpr std::string_view kForm = "<form";
  return std::search(body.begin(), body.end(), kForm.begin(), kForm.end(),
                     [](char byte, char letter) { return to_lower(byte) == letter; }) != body.end();
}

/// A counter that is not a whole number of at least one tells nothing: Infisical's can run below zero.
ViewsLeft count_views(const Field<double>& counter, std::uint32_t spent_now) {
  if (counter.state == Field<double>::State::null) return {ViewsLeft::State::unlimited, 0};
  const double value = counter.value;
  if (counter.state == Field<double>::State::missing || !(value >= 1 && value <= 4294967295.0)) return {};
  const auto whole = static_cast<std::uint32_t>(value);
  if (static_cast<double>(whole) != value) return {};
  return {ViewsLeft::State::counted, whole - spent_now};
}

ShareStatus read_status(const ShareMetadata& metadata, std::uint32_t spent_now) {
  using State = Field<std::string>::State;
  ShareStatus status;
  status.views_left = count_views(metadata.expires_after_views, spent_now);
  if (metadata.last_viewed_at.state != State::missing) {
    status.opened_before = metadata.last_viewed_at.state == State::present;
  }
  status.expires_at_ms = parse_iso_time(metadata.expires_at.value);
  return status;
}

/// Leaves `result` as it is where the answer is none to the operation.
void read_success(Operation operation, Answer answer, decltype(Outcome::result)& result) {
  const bool has_id = answer.metadata.id.state == Field<std::string>::State::present;
  switch (operation) {
    case Operation::access:
      if (answer.secret_value.state == Field<SecretBytes>::State::present) {
        const ShareStatus status = read_status(answer.metadata, 1);
        Content content{ContentKind::text, std::move(answer.secret_value.value), {}, {}};
        result = Granted{std::move(content), std::move(answer.metadata), status, std::move(answer.delete_token)};
      } else if (has_id && answer.secret_value_is_text) {
        result = Failure{ErrorCode::no_value, {}, {}, {}};
      }
      break;
    case Operation::peek:
      if (has_id) {
        const ShareStatus status = read_status(answer.metadata, 0);
        result = Available{std::move(answer.metadata), status};
      }
      break;
    case Operation::create:
      if (const auto id = parse_id(answer.metadata.id.value))
        result = Created{build_id(*id), std::move(answer.delete_token)};
      break;
    case Operation::remove:
      if (has_id) result = Removed{};
      break;
  }
}

Confirm parse_confirm(std::string_view text) {
  if (text == "always") return Confirm::always;
  return text == "never" ? Confirm::never : Confirm::unsaid;
}

// Infisical Cloud counts every answer down in x-ratelimit-reset: only where the limit is reached it is a wait.
std::optional<std::uint32_t> read_wait(int status, const HeaderLines& headers,
                                       std::optional<std::int64_t> server_time_ms) {
  if (status != 429 && (status < 500 || status > 599)) return std::nullopt;
  const auto seconds = parse_retry_after(headers.retry_after, server_time_ms);
  return seconds || status != 429 ? seconds : parse_retry_after(headers.rate_limit_reset, std::nullopt);
}

ErrorCode classify_failure(int status, const Answer* answer, bool html) {
  if (status >= 400 && status < 500) return classify_4xx(status, answer, html);
  if (status >= 500 && status < 600) return classify_5xx(status, answer);
  // A redirect is not followed: the API never sends one, so that what did kept the request from it. A 304 is none.
  return status >= 300 && status < 400 && status != 304 ? ErrorCode::sign_in_page : ErrorCode::response_malformed;
}

}  // namespace

ViewSpent view_spent_by(ErrorCode code, Operation operation, int status) {
  return operation == Operation::access ? view_of_access(code, status) : ViewSpent::no;
}

ErrorCode code_of_issues(const std::vector<Issue>& issues) {
  ErrorCode code = ErrorCode::request_invalid;
  for (const Issue& issue : issues) {
    const ErrorCode cause = classify_issue(issue);
    if (&issue != &issues.front() && cause != code) return ErrorCode::request_invalid;
    code = cause;
  }
  return code;
}

std::string_view name(Confirm confirm) {
  switch (confirm) {
    case Confirm::unsaid:
      return "";
    case Confirm::always:
      return "always";
    case Confirm::never:
      return "never";
  }
  return "";
}

Outcome build_failure(Operation operation, ErrorCode code) {
  return {Failure{code, view_spent_by(code, operation, 0), {}, {}}, 0, {}, false, false, {}, {}};
}

Outcome parse_response_without_issues(Operation operation, const Response& response) {
  if (response.headers.size() > kHeaderBytesMax || response.body.size() > kResponseBytesMax) {
    Outcome outcome = build_failure(operation, ErrorCode::response_too_large);
    outcome.status = response.status;
    return outcome;
  }
  const HeaderLines headers = parse_header_lines(response.headers);
  auto answer = parse_answer(response.body);
  Outcome outcome{Failure{ErrorCode::response_malformed, {}, {}, {}},
                  response.status,
                  parse_http_date(headers.date),
                  headers.sharelink_page == "1",
                  headers.sharelink_reply == "1",
                  {},
                  {}};
  if (answer) outcome.request_id = answer->request_id;
  const bool html = !answer && is_html(headers.content_type, response.body);
  if (response.status == 204 && operation == Operation::remove) {
    outcome.result = Removed{};
  } else if (response.status == 200 && answer) {
    read_success(operation, std::move(*answer), outcome.result);
  } else if (response.status == 200) {
    const ErrorCode page = has_form(response.body) ? ErrorCode::sign_in_page : ErrorCode::wrong_server;
    outcome.result = Failure{html ? page : ErrorCode::response_malformed, {}, {}, {}};
  } else {
    outcome.result = Failure{classify_failure(response.status, answer ? &*answer : nullptr, html), {}, {}, {}};
  }
  if (auto* failure = std::get_if<Failure>(&outcome.result)) {
    failure->view_spent = view_spent_by(failure->code, operation, response.status);
    failure->retry_after_seconds = read_wait(response.status, headers, outcome.server_time_ms);
  } else if (auto* available = std::get_if<Available>(&outcome.result)) {
    available->confirm = parse_confirm(headers.sharelink_confirm);
  }
  return outcome;
}

Outcome parse_response(Operation operation, const Response& response) {
  Outcome outcome = parse_response_without_issues(operation, response);
  auto* const failure = std::get_if<Failure>(&outcome.result);
  const bool may_tell_why = response.status == 400 || response.status == 422;
  if (failure == nullptr || failure->code != ErrorCode::request_invalid || !may_tell_why) return outcome;
  failure->issues = parse_issues(response.body);
  if (operation == Operation::create) failure->code = code_of_issues(failure->issues);
  return outcome;
}

ViewSpent view_spent(const Outcome& outcome) {
  if (std::holds_alternative<Granted>(outcome.result)) return ViewSpent::yes;
  const auto* failure = std::get_if<Failure>(&outcome.result);
  return failure == nullptr ? ViewSpent::no : failure->view_spent;
}

std::string_view kind(const Outcome& outcome) {
  switch (outcome.result.index()) {
    case 0:
      return std::get_if<Granted>(&outcome.result)->content.kind == ContentKind::file ? "granted_file" : "granted";
    case 1:
      return "available";
    case 2:
      return "created";
    case 3:
      return "removed";
    default:
      return name(std::get_if<Failure>(&outcome.result)->code);
  }
}

}  // namespace sharelink
