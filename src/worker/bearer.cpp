#include "sharelink/worker/bearer.h"

#include <algorithm>
#include <array>

#include "../ascii.h"
#include "../token.h"
#include "body_fields.h"
#include "sharelink/base64url.h"
#include "sharelink/response.h"

namespace sharelink::worker {
namespace {

constexpr std::string_view kScheme = "bearer";
constexpr std::size_t kClaimCharsMax = 64;
constexpr std::string_view kWhiteSpace = " \t";
/// What may stand in a scheme's name beside letters and digits: RFC 9110, section 5.6.2.
constexpr std::string_view kNameMarks = "!#$%&'*+-.^_`|~";

bool is_name_char(char c) { return is_letter(c) || is_digit(c) || kNameMarks.find(c) != std::string_view::npos; }

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(kWhiteSpace), text.size()));
  return text.substr(0, text.find_last_not_of(kWhiteSpace) + 1);
}

/// A longer name, such as "Bearers", is another scheme; "Bearer," is none, and no token either.
bool has_bearer_scheme(std::string_view text) {
  if (text.size() < kScheme.size() || to_lower(text.substr(0, kScheme.size())) != kScheme) return false;
  return text.size() == kScheme.size() || !is_name_char(text[kScheme.size()]);
}

bool is_claim(const BodyField& field) {
  const std::string_view text = field.text.view();
  return !text.empty() && text.size() <= kClaimCharsMax &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || is_letter(c) || c == '-'; });
}

}  // namespace

std::string_view name(Bearer::Kind kind) {
  switch (kind) {
    case Bearer::Kind::none:
      return "none";
    case Bearer::Kind::token:
      return "token";
    case Bearer::Kind::malformed:
      return "malformed";
  }
  return "malformed";
}

std::string session_of(std::string_view token) {
  const std::size_t begin = token.find('.') + 1;
  const std::size_t end = token.find('.', begin);
  if (begin == 0 || end == std::string_view::npos || token.find('.', end + 1) != std::string_view::npos) {
    return std::string(token);
  }
  const std::string_view claims = token.substr(begin, end - begin);
  SecretBytes json(claims.size() / 4 * 3 + std::max<std::size_t>(claims.size() % 4, 1) - 1);
  std::array<BodyField, 2> fields = {{{"userId", {}, {}, {}}, {"tokenVersionId", {}, {}, {}}}};
  const bool is_read = parse_base64url(claims, {json.data(), json.size()}) &&
                       read_body_fields(json.view(), fields) == JsonType::object && is_claim(fields[0]) &&
                       is_claim(fields[1]);
  if (!is_read) return std::string(token);
  return "\n" + std::string(fields[0].text.view()) + "\n" + std::string(fields[1].text.view());
}

Bearer parse_bearer(std::string_view authorization) {
  const std::string_view credentials = trimmed(authorization);
  if (!has_bearer_scheme(credentials)) return {};
  const Bearer malformed{Bearer::Kind::malformed, {}};
  if (authorization.size() > kHeaderBytesMax) return malformed;
  std::string_view token = credentials.substr(kScheme.size());
  const std::size_t spaces = std::min(token.find_first_not_of(' '), token.size());
  token.remove_prefix(spaces);
  if (spaces == 0 || !is_token(token)) return malformed;
  return {Bearer::Kind::token, token};
}

}  // namespace sharelink::worker
