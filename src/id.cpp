#include "sharelink/id.h"

#include "percent.h"
#include "sharelink/base64url.h"

namespace sharelink {
namespace {

bool percent_decode_once(std::string_view text, std::string& out) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    const int byte = escaped_byte(text.substr(i));
    if (byte < 0) return false;
    out += static_cast<char>(byte);
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
