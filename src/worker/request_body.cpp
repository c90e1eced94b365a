#include "sharelink/worker/request_body.h"

#include <array>
#include <string>
#include <utility>

#include "../ascii.h"
#include "../infisical_words.h"
#include "../json_writer.h"
#include "../utf8.h"
#include "body_fields.h"
#include "sharelink/password.h"

namespace sharelink::worker {
namespace {

constexpr std::size_t kDurationBytesMax = 100;
constexpr double kMaxViewsMax = 2147483647;

Reply invalid(std::vector<Issue> issues, std::string_view request_id) {
  const ErrorCode code = code_of_issues(issues);
  return build_refusal({code, ViewSpent::no, 0, {}, {}, std::move(issues), Operation::create}, request_id);
}

Issue wrong_type(std::string_view path, std::string_view expected, JsonType received) {
  if (received == JsonType::undefined) return {"invalid_type", std::string(path), "Required"};
  return {"invalid_type", std::string(path),
          "Expected " + std::string(expected) + ", received " + std::string(name(received))};
}

/// returns  nullopt where the body is an object and its fields have been read.
std::optional<Reply> read_object(std::string_view body, std::span<BodyField> fields, std::string_view request_id) {
  const auto root = body.empty() ? JsonType::null : read_body_fields(body, fields);
  if (!root) return invalid({{"invalid_json", "", "The body is not JSON"}}, request_id);
  if (*root != JsonType::object) return invalid({wrong_type("", "object", *root)}, request_id);
  return std::nullopt;
}

void check_password(const BodyField& field, std::vector<Issue>& issues) {
  if (field.type == JsonType::undefined) return;
  if (field.type != JsonType::string) {
    issues.push_back(wrong_type("password", "string", field.type));
  } else if (field.text.size() > kPasswordBytesMax) {
    issues.push_back({infisical::kTooBig, "password", "String must contain at most 4096 byte(s)"});
  }
}

std::size_t json_bytes(std::string_view utf8) {
  JsonWriter measure(nullptr);
  measure.string(utf8);
  return measure.size();
}

std::size_t utf16_length(std::string_view utf8) {
  std::size_t units = 0;
  for (char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) != 0x80) units += byte >= 0xF0 ? 2 : 1;
  }
  return units;
}

/// returns  how long the value is as JSON; 0 where it is refused before that is known.
std::size_t check_value(const BodyField& field, const CreateLimits& limits, std::vector<Issue>& issues) {
  if (field.type != JsonType::string) {
    issues.push_back(wrong_type(infisical::kSecretValue, "string", field.type));
    return 0;
  }
  if (utf16_length(field.text.view()) > limits.value_chars_max) {
    issues.push_back({infisical::kTooBig, infisical::kSecretValue,
                      "String must contain at most " + std::to_string(limits.value_chars_max) + " character(s)"});
    return 0;
  }
  const std::size_t bytes = json_bytes(field.text.view());
  if (bytes > kValueJsonBytesMax) {
    issues.push_back({infisical::kTooBig, infisical::kSecretValue,
                      "String must take at most " + std::to_string(kValueJsonBytesMax) + " byte(s) as JSON"});
  }
  return bytes;
}

bool check_flag(const BodyField& field, std::vector<Issue>& issues) {
  if (field.type == JsonType::undefined) return false;
  if (field.type != JsonType::boolean) issues.push_back(wrong_type(field.key, "boolean", field.type));
  return field.number == 1;
}

std::string minutes_text(std::int64_t ms) {
  if (ms % 60'000 != 0) return std::to_string(ms / 1000) + " seconds";
  return std::to_string(ms / 60'000) + (ms == 60'000 ? " minute" : " minutes");
}

std::int64_t check_lifetime(const BodyField& field, const CreateLimits& limits, std::vector<Issue>& issues) {
  if (field.type != JsonType::string) {
    issues.push_back(wrong_type(infisical::kExpiresIn, "string", field.type));
    return 0;
  }
  const auto ms = parse_duration_ms(field.text.view());
  if (!ms) {
    issues.push_back({"custom", infisical::kExpiresIn, infisical::kInvalidDuration});
  } else if (*ms < static_cast<double>(limits.lifetime_min_ms)) {
    issues.push_back({"custom", infisical::kExpiresIn,
                      "Expiration time cannot be less than " + minutes_text(limits.lifetime_min_ms)});
  } else if (*ms > static_cast<double>(kLifetimeMaxMs)) {
    issues.push_back({"custom", infisical::kExpiresIn, "Expiration time cannot exceed 30 days"});
  } else {
    return static_cast<std::int64_t>(*ms);
  }
  return 0;
}

std::optional<std::uint32_t> check_max_views(const BodyField& field, std::vector<Issue>& issues) {
  if (field.type == JsonType::undefined) return std::nullopt;
  if (field.type != JsonType::number) {
    issues.push_back(wrong_type(infisical::kMaxViews, "number", field.type));
  } else if (field.number > kMaxViewsMax) {
    issues.push_back({infisical::kTooBig, infisical::kMaxViews, "Number must be less than or equal to 2147483647"});
  } else if (field.number < 1) {
    issues.push_back({"too_small", infisical::kMaxViews, "Number must be greater than or equal to 1"});
  } else if (const auto views = static_cast<std::uint32_t>(field.number); static_cast<double>(views) != field.number) {
    issues.push_back({"invalid_type", infisical::kMaxViews, "Expected integer, received float"});
  } else {
    return views;
  }
  return std::nullopt;
}

struct Unit {
  std::string_view names;  ///< each between spaces
  double ms;
};
constexpr std::array<Unit, 7> kUnits = {{
    {" ms msec msecs millisecond milliseconds ", 1},
    {" s sec secs second seconds ", 1000},
    {" m min mins minute minutes ", 60'000},
    {" h hr hrs hour hours ", 3'600'000},
    {" d day days ", 86'400'000},
    {" w week weeks ", 604'800'000},
    {" y yr yrs year years ", 31'557'600'000},
}};

std::optional<double> unit_ms(std::string_view unit) {
  if (unit.empty()) return 1;
  if (unit.find(' ') != std::string_view::npos) return std::nullopt;
  for (const Unit& known : kUnits) {
    if (known.names.find(" " + to_lower(unit) + " ") != std::string_view::npos) return known.ms;
  }
  return std::nullopt;
}

}  // namespace

std::optional<double> parse_duration_ms(std::string_view text) {
  if (text.empty() || text.size() > kDurationBytesMax) return std::nullopt;
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  double number = 0;
  double place = 0;  // 0: before the point; then 0.1, 0.01, ...
  bool ends_in_digit = false;
  while (!text.empty() && (is_digit(text[0]) || (text[0] == '.' && place == 0))) {
    ends_in_digit = is_digit(text[0]);
    if (!ends_in_digit) {
      place = 0.1;
    } else if (place == 0) {
      number = number * 10 + (text[0] - '0');
    } else {
      number += (text[0] - '0') * place;
      place /= 10;
    }
    text.remove_prefix(1);
  }
  if (!ends_in_digit) return std::nullopt;
  while (text.starts_with(' ')) text.remove_prefix(1);
  const auto unit = unit_ms(text);
  if (!unit) return std::nullopt;
  return (negative ? -number : number) * *unit;
}

std::variant<AccessBody, Reply> parse_access_body(std::string_view body, std::string_view request_id) {
  std::array<BodyField, 1> fields = {{{"password", {}, {}, {}}}};
  if (auto reply = read_object(body, fields, request_id)) return std::move(*reply);
  std::vector<Issue> issues;
  check_password(fields[0], issues);
  if (!issues.empty()) return invalid(std::move(issues), request_id);
  return AccessBody{std::move(fields[0].text)};
}

std::variant<CreateBody, Reply> parse_create_body(std::string_view body, const CreateLimits& limits,
                                                  std::string_view request_id) {
  std::array<BodyField, 5> fields = {{{infisical::kSecretValue, {}, {}, {}},
                                      {"password", {}, {}, {}},
                                      {infisical::kExpiresIn, {}, {}, {}},
                                      {infisical::kMaxViews, {}, {}, {}},
                                      {"allowDelete", {}, {}, {}}}};
  if (auto reply = read_object(body, fields, request_id)) return std::move(*reply);
  std::vector<Issue> issues;
  const std::size_t value_json_bytes = check_value(fields[0], limits, issues);
  check_password(fields[1], issues);
  const std::int64_t lifetime_ms = check_lifetime(fields[2], limits, issues);
  const auto max_views = check_max_views(fields[3], issues);
  const bool allow_delete = check_flag(fields[4], issues);
  if (!issues.empty()) return invalid(std::move(issues), request_id);
  return CreateBody{
      std::move(fields[0].text), value_json_bytes, std::move(fields[1].text), lifetime_ms, max_views, allow_delete};
}

}  // namespace sharelink::worker
