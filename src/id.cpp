#include "sharelink/id.h"

#include "ascii.h"
#include "sharelink/base64url.h"

namespace sharelink {
namespace {

int hex_value(char c) {
  if (!is_hex_digit(c)) return -1;
  return is_digit(c) ? c - '0' : to_lower(c) - 'a' + 10;
}

bool percent_decode_once(std::string_view text, std::string& out) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    if (text.size() - i < 3) return false;
    const int high = hex_value(text[i + 1]);
    const int low = hex_value(text[i + 2]);
    if (high < 0 || low < 0) return false;
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return true;
}

}  // namespace

Result<ShareId> parse_id(std::string_view text) {
  if (text.size() > kIdTextBytesMax) return ErrorCode::link_damaged;
  std::string spelling;
  if (!percent_decode_once(text, spelling)) return ErrorCode::link_damaged;
  for (char& c : spelling) {
    if (c == '+') c = '-';
    if (c == '/') c = '_';
  }
  if (spelling.size() == kIdChars + 1 && spelling.back() == '=') spelling.pop_back();
  ShareId id;
  if (spelling.size() != kIdChars || !parse_base64url(spelling, id.bytes)) return ErrorCode::link_damaged;
  return id;
}

std::string build_id(const ShareId& id) { return build_base64url(id.bytes); }

}  // namespace sharelink
