#include "sharelink/worker/bearer.h"

#include <algorithm>

#include "../ascii.h"
#include "sharelink/request.h"
#include "sharelink/response.h"

namespace sharelink::worker {
namespace {

constexpr std::string_view kScheme = "bearer";
constexpr std::string_view kWhiteSpace = " \t";
/// What may stand in a scheme's name beside letters and digits: RFC 9110, section 5.6.2.
constexpr std::string_view kNameMarks = "!#$%&'*+-.^_`|~";

bool is_name_char(char c) { return is_letter(c) || is_digit(c) || kNameMarks.find(c) != std::string_view::npos; }

bool is_token_char(char c) {
  return is_letter(c) || is_digit(c) || std::string_view("-._~+/").find(c) != std::string_view::npos;
}

bool is_b64token(std::string_view text) {
  const auto padding = std::find_if_not(text.begin(), text.end(), is_token_char);
  return padding != text.begin() && std::all_of(padding, text.end(), [](char c) { return c == '='; });
}

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(kWhiteSpace), text.size()));
  return text.substr(0, text.find_last_not_of(kWhiteSpace) + 1);
}

/// A longer name, such as "Bearers", is another scheme; "Bearer," is none, and no token either.
bool has_bearer_scheme(std::string_view text) {
  if (text.size() < kScheme.size() || to_lower(text.substr(0, kScheme.size())) != kScheme) return false;
  return text.size() == kScheme.size() || !is_name_char(text[kScheme.size()]);
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

Bearer parse_bearer(std::string_view authorization) {
  const std::string_view credentials = trimmed(authorization);
  if (!has_bearer_scheme(credentials)) return {};
  const Bearer malformed{Bearer::Kind::malformed, {}};
  if (authorization.size() > kHeaderBytesMax) return malformed;
  std::string_view token = credentials.substr(kScheme.size());
  const std::size_t spaces = std::min(token.find_first_not_of(' '), token.size());
  token.remove_prefix(spaces);
  if (spaces == 0 || token.size() > kTokenBytesMax || !is_b64token(token)) return malformed;
  return {Bearer::Kind::token, token};
}

}  // namespace sharelink::worker
