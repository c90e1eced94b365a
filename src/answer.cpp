#include "answer.h"

#include <sodium.h>

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "ascii.h"
#include "sharelink/base64url.h"
#include "utf8.h"

namespace sharelink {
namespace {

using nlohmann::json;

constexpr std::size_t kIssueTextBytesMax = 200;
constexpr double kIndexMax = 1e9;
constexpr std::size_t kEmailsMax = 1000;
constexpr std::size_t kRequestIdCharsMax = 64;
constexpr std::size_t kDeleteTokenBytes = 32;

struct TextField {
  std::string_view key;
  Field<std::string> ShareMetadata::*member;
};
constexpr std::array<TextField, 12> kTextFields = {{
    {"id", &ShareMetadata::id},
    {"expiresAt", &ShareMetadata::expires_at},
    {"userId", &ShareMetadata::user_id},
    {"orgId", &ShareMetadata::org_id},
    {"createdAt", &ShareMetadata::created_at},
    {"updatedAt", &ShareMetadata::updated_at},
    {"accessType", &ShareMetadata::access_type},
    {"name", &ShareMetadata::name},
    {"lastViewedAt", &ShareMetadata::last_viewed_at},
    {"type", &ShareMetadata::type},
    {"identityId", &ShareMetadata::identity_id},
    {"orgName", &ShareMetadata::org_name},
}};

struct FlagField {
  std::string_view key;
  Field<bool> ShareMetadata::*member;
};
constexpr std::array<FlagField, 3> kFlagFields = {{
    {"allowExternalEmails", &ShareMetadata::allow_external_emails},
    {"isPasswordProtected", &ShareMetadata::is_password_protected},
    {"isAuthorizedUser", &ShareMetadata::is_authorized_user},
}};

// It goes into bug reports: anything that does not look like Infisical's own is left out.
bool is_request_id(std::string_view text) {
  if (!text.starts_with("req-") || text.size() > kRequestIdCharsMax) return false;
  for (char c : text) {
    if (!is_digit(c) && !is_letter(c) && c != '-') return false;
  }
  return true;
}

bool is_delete_token(std::string_view text) {
  SecretBytes bytes(kDeleteTokenBytes);
  return parse_base64url(text, {bytes.data(), bytes.size()});
}

/// Receives nlohmann_json's parse events. Only the top level, the addresses and the issues of a 422 are kept.
class AnswerReader {
 public:
  Answer take() { return std::move(answer_); }

  bool null() {
    if (depth_ == 1) set_null();
    return depth_ > 0;
  }
  bool boolean(bool value) {
    if (depth_ == 1) set_flag(value);
    return depth_ > 0;
  }
  bool number_integer(json::number_integer_t value) { return number(static_cast<double>(value)); }
  bool number_unsigned(json::number_unsigned_t value) { return number(static_cast<double>(value)); }
  bool number_float(json::number_float_t value, const std::string&) { return number(value); }
  bool string(std::string& value) {
    if (depth_ == 1) {
      set_text(value);
    } else if (is_within("authorizedEmails", 2)) {
      auto& emails = answer_.metadata.authorized_emails;
      const bool is_list = emails.state == Field<std::vector<std::string>>::State::present;
      if (is_list && emails.value.size() < kEmailsMax) emails.value.push_back(value);
    } else if (depth_ >= 3 && key_ == "message") {
      set_issue_text(value);
    }
    return depth_ > 0;
  }
  bool binary(json::binary_t&) { return false; }

  bool start_object(std::size_t) {
    if (is_within("message", 2) && answer_.issues.size() <= kIssuesMax) answer_.issues.emplace_back();
    if (depth_ == 1) clear();
    return ++depth_ <= kNestingMax;
  }
  bool key(std::string& key) {
    if (depth_ == 1) key_ = key;
    if (depth_ == 3) issue_key_ = key;
    return true;
  }
  bool end_object() {
    --depth_;
    return true;
  }
  bool start_array(std::size_t) {
    if (depth_ == 1) {
      clear();
      if (key_ == "authorizedEmails")
        answer_.metadata.authorized_emails.state = Field<std::vector<std::string>>::State::present;
    }
    return depth_ > 0 && ++depth_ <= kNestingMax;
  }
  bool end_array() {
    --depth_;
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) { return false; }

 private:
  bool is_within(std::string_view key, std::size_t depth) const { return depth_ == depth && key_ == key; }

  bool number(double value) {
    if (depth_ == 1) {
      clear();
      if (key_ == "expiresAfterViews") answer_.metadata.expires_after_views = {Field<double>::State::present, value};
    }
    const bool is_index = value >= 0 && value <= kIndexMax;
    if (depth_ == 4 && key_ == "message" && is_index) set_issue_text(to_decimal(static_cast<std::uint32_t>(value)));
    return depth_ > 0;
  }

  /// Forgets what an earlier equal key set, so that the last one wins even where its type is wrong.
  void clear() {
    for (const auto& field : kTextFields) {
      if (key_ == field.key) answer_.metadata.*field.member = {};
    }
    for (const auto& field : kFlagFields) {
      if (key_ == field.key) answer_.metadata.*field.member = {};
    }
    if (key_ == "expiresAfterViews") answer_.metadata.expires_after_views = {};
    if (key_ == "authorizedEmails") answer_.metadata.authorized_emails = {};
    if (key_ == "error") answer_.error.clear();
    if (key_ == "message") {
      answer_.message.clear();
      answer_.issues.clear();
    }
    if (key_ == "reqId") answer_.request_id.clear();
    if (key_ == "deleteToken") answer_.delete_token = {};
    if (key_ == "secretValue") {
      answer_.secret_value = {};
      answer_.secret_value_is_text = false;
    }
  }

  void set_null() {
    clear();
    for (const auto& field : kTextFields) {
      if (key_ == field.key) (answer_.metadata.*field.member).state = Field<std::string>::State::null;
    }
    for (const auto& field : kFlagFields) {
      if (key_ == field.key) (answer_.metadata.*field.member).state = Field<bool>::State::null;
    }
    if (key_ == "expiresAfterViews") answer_.metadata.expires_after_views.state = Field<double>::State::null;
    if (key_ == "authorizedEmails") {
      answer_.metadata.authorized_emails.state = Field<std::vector<std::string>>::State::null;
    }
    if (key_ == "secretValue") {
      answer_.secret_value.state = Field<SecretBytes>::State::null;
      answer_.secret_value_is_text = true;
    }
  }

  void set_flag(bool value) {
    clear();
    for (const auto& field : kFlagFields) {
      if (key_ == field.key) answer_.metadata.*field.member = {Field<bool>::State::present, value};
    }
  }

  void set_text(std::string& value) {
    clear();
    if (key_ == "secretValue") {
      answer_.secret_value.state = Field<SecretBytes>::State::present;
      answer_.secret_value.value = SecretBytes::copy_of(value);
      answer_.secret_value_is_text = true;
      sodium_memzero(value.data(), value.size());  // the parser's own buffer
      return;
    }
    if (key_ == "deleteToken") {
      if (is_delete_token(value)) answer_.delete_token = SecretBytes::copy_of(value);
      sodium_memzero(value.data(), value.size());
      return;
    }
    for (const auto& field : kTextFields) {
      if (key_ == field.key) answer_.metadata.*field.member = {Field<std::string>::State::present, value};
    }
    if (key_ == "error") answer_.error = value;
    if (key_ == "message") answer_.message = value;
    if (key_ == "reqId" && is_request_id(value)) answer_.request_id = value;
  }

  void set_issue_text(std::string_view value) {
    if (answer_.issues.empty() || answer_.issues.size() > kIssuesMax) return;
    Issue& issue = answer_.issues.back();
    if (depth_ == 3 && issue_key_ == "code") issue.code = utf8_prefix(value, kIssueTextBytesMax);
    if (depth_ == 3 && issue_key_ == "message") issue.message = utf8_prefix(value, kIssueTextBytesMax);
    if (depth_ == 4 && issue_key_ == "path") {
      if (!issue.path.empty()) issue.path += '.';
      issue.path = utf8_prefix(issue.path + std::string(value), kIssueTextBytesMax);
    }
  }

  Answer answer_;
  std::string key_, issue_key_;
  std::size_t depth_ = 0;
};

}  // namespace

std::optional<Answer> parse_answer(std::string_view body) {
  // nlohmann_json takes NUL for the end and would not see what follows.
  if (body.find('\0') != std::string_view::npos) return std::nullopt;
  AnswerReader reader;
  if (!json::sax_parse(body.begin(), body.end(), &reader)) return std::nullopt;
  Answer answer = reader.take();
  if (answer.issues.size() > kIssuesMax) answer.issues.resize(kIssuesMax);
  return answer;
}

}  // namespace sharelink
