#include "sharelink/response.h"

#include <algorithm>
#include <utility>

#include "answer.h"
#include "ascii.h"
#include "header_lines.h"
#include "sharelink/id.h"
#include "time_text.h"

namespace sharelink {
namespace {

ErrorCode classify_401(const Answer& answer) {
  if (answer.error == "StaleSession") return ErrorCode::token_rejected;
  if (answer.message == "Password is required to access this secret") return ErrorCode::password_required;
  if (answer.message == "Invalid credentials") return ErrorCode::password_incorrect;
  if (answer.message.starts_with("Authentication required to ") ||
      answer.message == "You are not allowed to access this resource" || answer.message == "Token missing") {
    return ErrorCode::sign_in_required;
  }
  return ErrorCode::refused;
}

ErrorCode classify_404(const Answer& answer) {
  if (answer.error == "Session not found") return ErrorCode::token_rejected;
  if (answer.error == "Not Found") return ErrorCode::wrong_server;
  if (answer.error != "NotFound") return ErrorCode::refused;
  if (answer.message == "The shared secret has expired") return ErrorCode::expired;
  if (answer.message == "The shared secret has reached its view limit") return ErrorCode::view_limit_reached;
  if (answer.message == "Service token not found") return ErrorCode::token_rejected;
  const std::string_view message = answer.message;
  if (message.starts_with("Shared secret with ID '") && message.ends_with("' not found")) return ErrorCode::not_found;
  return ErrorCode::refused;
}

/// answer    nullptr where the body is not a JSON object: then something in between has answered.
/// html      whether it is a page.
ErrorCode classify_4xx(int status, const Answer* answer, bool html) {
  switch (status) {
    case 400:
      return answer != nullptr && answer->message == "Secret has no value specified" ? ErrorCode::no_value
                                                                                     : ErrorCode::request_invalid;
    case 401:
      return answer == nullptr ? ErrorCode::sign_in_page : classify_401(*answer);
    case 403:
      if (html) return ErrorCode::sign_in_page;
      // A worker passes on under "Refused" what it could not read.
      if (answer == nullptr || answer->error == "Refused") return ErrorCode::refused;
      return answer->error == "TokenError" ? ErrorCode::token_rejected : ErrorCode::not_permitted;
    case 404:
      return answer == nullptr ? ErrorCode::wrong_server : classify_404(*answer);
    case 410:
      return answer != nullptr && answer->error == name(ErrorCode::reply_gone) ? ErrorCode::reply_gone
                                                                               : ErrorCode::refused;
    case 414:
    case 422:
      return ErrorCode::request_invalid;
    case 429:
      return answer != nullptr && answer->error == name(ErrorCode::too_many_guesses) ? ErrorCode::too_many_guesses
                                                                                     : ErrorCode::rate_limited;
    default:
      return ErrorCode::refused;
  }
}

// A worker says by name what it met behind itself; Infisical's own error names are never snake_case.
ErrorCode classify_5xx(int status, const Answer* answer) {
  constexpr ErrorCode kWorkerCodes[] = {ErrorCode::network_unreachable, ErrorCode::reply_lost,
                                        ErrorCode::response_malformed,  ErrorCode::response_too_large,
                                        ErrorCode::wrong_server,        ErrorCode::store_full,
                                        ErrorCode::outcome_unknown,     ErrorCode::server_busy};
  for (ErrorCode code : kWorkerCodes) {
    if (answer != nullptr && answer->error == name(code)) return code;
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

std::variant<Granted, Available, Created, Removed, Failure> read_success(Operation operation, Answer answer) {
  const bool has_id = answer.metadata.id.state == Field<std::string>::State::present;
  switch (operation) {
    case Operation::access:
      if (answer.secret_value.state == Field<SecretBytes>::State::present) {
        const ShareStatus status = read_status(answer.metadata, 1);
        Content content{ContentKind::text, std::move(answer.secret_value.value), {}, {}};
        return Granted{std::move(content), std::move(answer.metadata), status, std::move(answer.delete_token)};
      }
      if (has_id && answer.secret_value_is_text) return Failure{ErrorCode::no_value, {}, {}, {}};
      break;
    case Operation::peek:
      if (has_id) {
        const ShareStatus status = read_status(answer.metadata, 0);
        return Available{std::move(answer.metadata), status};
      }
      break;
    case Operation::create:
      if (const auto id = parse_id(answer.metadata.id.value))
        return Created{build_id(*id), std::move(answer.delete_token)};
      break;
    case Operation::remove:
      if (has_id) return Removed{};
      break;
  }
  return Failure{ErrorCode::response_malformed, {}, {}, {}};
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

/// Whether an answer's issues say what was wrong with a request.
bool has_issues(int status) { return status == 400 || status == 422; }

bool keeps_issues(ErrorCode code, int status) {
  if (!has_issues(status)) return false;
  return code == ErrorCode::request_invalid || code == ErrorCode::expires_in_invalid ||
         code == ErrorCode::max_views_invalid || code == ErrorCode::value_too_long;
}

ErrorCode classify_failure(Operation operation, int status, const Answer* answer, bool html) {
  if (status >= 400 && status < 500) {
    const ErrorCode code = classify_4xx(status, answer, html);
    const bool tells_why =
        has_issues(status) && code == ErrorCode::request_invalid && operation == Operation::create && answer != nullptr;
    return tells_why ? code_of_issues(answer->issues) : code;
  }
  if (status >= 500 && status < 600) return classify_5xx(status, answer);
  // A redirect is not followed: the API never sends one, so that what did kept the request from it. A 304 is none.
  return status >= 300 && status < 400 && status != 304 ? ErrorCode::sign_in_page : ErrorCode::response_malformed;
}

}  // namespace

std::string_view name(ViewSpent view_spent) {
  switch (view_spent) {
    case ViewSpent::no:
      return "no";
    case ViewSpent::yes:
      return "yes";
    case ViewSpent::unknown:
      return "unknown";
  }
  return "";
}

ViewSpent view_spent_by(ErrorCode code, Operation operation, int status) {
  if (operation != Operation::access) return ViewSpent::no;
  switch (code) {
    case ErrorCode::no_value:
      return status == 400 ? ViewSpent::no : ViewSpent::unknown;
    case ErrorCode::wrong_server:
      return status == 404 ? ViewSpent::no : ViewSpent::unknown;
    case ErrorCode::sign_in_page:
      return status == 200 ? ViewSpent::unknown : ViewSpent::no;
    case ErrorCode::response_malformed:
    case ErrorCode::response_too_large:
    case ErrorCode::server_error:
    case ErrorCode::server_unavailable:
    case ErrorCode::reply_lost:
    case ErrorCode::outcome_unknown:
    case ErrorCode::cancelled:
      return ViewSpent::unknown;
    case ErrorCode::reply_gone:
    case ErrorCode::decrypt_failed:
      return ViewSpent::yes;
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
    case ErrorCode::server_required:
    case ErrorCode::server_invalid:
    case ErrorCode::password_too_long:
    case ErrorCode::password_invalid:
    case ErrorCode::token_invalid:
    case ErrorCode::value_too_long:
    case ErrorCode::value_invalid:
    case ErrorCode::expires_in_invalid:
    case ErrorCode::max_views_invalid:
    case ErrorCode::password_required:
    case ErrorCode::password_incorrect:
    case ErrorCode::sign_in_required:
    case ErrorCode::not_permitted:
    case ErrorCode::token_rejected:
    case ErrorCode::not_found:
    case ErrorCode::expired:
    case ErrorCode::view_limit_reached:
    case ErrorCode::request_invalid:
    case ErrorCode::rate_limited:
    case ErrorCode::too_many_guesses:
    case ErrorCode::refused:
    case ErrorCode::store_full:
    case ErrorCode::server_busy:
    case ErrorCode::network_unreachable:
      return ViewSpent::no;
  }
  return ViewSpent::unknown;
}

ErrorCode code_of_issues(const std::vector<Issue>& issues) {
  const auto all = [&](std::string_view path, std::string_view code) {
    return !issues.empty() && std::all_of(issues.begin(), issues.end(), [&](const Issue& issue) {
      return issue.path == path && (code.empty() || issue.code == code);
    });
  };
  if (all("expiresIn", "")) return ErrorCode::expires_in_invalid;
  if (all("maxViews", "")) return ErrorCode::max_views_invalid;
  return all("secretValue", "too_big") ? ErrorCode::value_too_long : ErrorCode::request_invalid;
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

Outcome parse_response(Operation operation, const Response& response) {
  if (response.headers.size() > kHeaderBytesMax || response.body.size() > kResponseBytesMax) {
    Outcome outcome = build_failure(operation, ErrorCode::response_too_large);
    outcome.status = response.status;
    return outcome;
  }
  const HeaderLines headers = parse_header_lines(response.headers);
  auto answer = parse_answer(response.body);
  Outcome outcome{Failure{ErrorCode::refused, {}, {}, {}},
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
    outcome.result = read_success(operation, std::move(*answer));
  } else if (response.status == 200) {
    const ErrorCode page = has_form(response.body) ? ErrorCode::sign_in_page : ErrorCode::wrong_server;
    outcome.result = Failure{html ? page : ErrorCode::response_malformed, {}, {}, {}};
  } else {
    Failure failure{classify_failure(operation, response.status, answer ? &*answer : nullptr, html), {}, {}, {}};
    if (answer && keeps_issues(failure.code, response.status)) failure.issues = std::move(answer->issues);
    outcome.result = std::move(failure);
  }
  if (auto* failure = std::get_if<Failure>(&outcome.result)) {
    failure->view_spent = view_spent_by(failure->code, operation, response.status);
    failure->retry_after_seconds = read_wait(response.status, headers, outcome.server_time_ms);
  } else if (auto* available = std::get_if<Available>(&outcome.result)) {
    available->confirm = parse_confirm(headers.sharelink_confirm);
  }
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
