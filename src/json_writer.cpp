#include "json_writer.h"

#include <array>
#include <cstring>

namespace sharelink {

void JsonWriter::raw(std::string_view json) {
  if (out_ != nullptr && !json.empty()) std::memcpy(out_ + size_, json.data(), json.size());
  size_ += json.size();
}

void JsonWriter::string(std::string_view utf8) {
  constexpr std::string_view kHex = "0123456789abcdef";
  raw("\"");
  for (char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"') {
      raw("\\\"");
    } else if (c == '\\') {
      raw("\\\\");
    } else if (byte < 0x20) {
      const std::array<char, 6> escape = {'\\', 'u', '0', '0', kHex[byte >> 4], kHex[byte & 0xF]};
      raw({escape.data(), escape.size()});
    } else {
      raw({&c, 1});
    }
  }
  raw("\"");
}

}  // namespace sharelink
