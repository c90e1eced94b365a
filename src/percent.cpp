#include "percent.h"

#include "ascii.h"

namespace sharelink {

int escaped_byte(std::string_view text) {
  if (text.size() < 3 || text[0] != '%') return -1;
  const int high = hex_value(text[1]);
  const int low = hex_value(text[2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

Escape nested_escape(std::string_view text) {
  Escape escape{escaped_byte(text), 3};
  if (escape.byte < 0) return {};
  for (std::size_t times = 1; times < kEncodedTimesMax && escape.byte == '%'; ++times) {
    const std::string_view rest = text.substr(escape.size);
    if (rest.size() < 2 || hex_value(rest[0]) < 0 || hex_value(rest[1]) < 0) break;
    escape = {hex_value(rest[0]) * 16 + hex_value(rest[1]), escape.size + 2};
  }
  return escape;
}

Escape unit_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {0, 0};
  const Escape escape = nested_escape(text.substr(at));
  return escape.byte < 0 ? Escape{static_cast<std::uint8_t>(text[at]), 1} : escape;
}

SecretBytes percent_decoded(std::string_view text, std::size_t times) {
  SecretBytes decoded = SecretBytes::copy_of(text);
  for (; times > 0 && decoded.view().find('%') != std::string_view::npos; --times) {
    const std::string_view from = decoded.view();
    std::uint8_t* const out = decoded.data();
    std::size_t size = 0;
    for (std::size_t i = 0; i < from.size(); ++i) {
      const int byte = escaped_byte(from.substr(i));
      out[size++] = byte < 0 ? static_cast<std::uint8_t>(from[i]) : static_cast<std::uint8_t>(byte);
      if (byte >= 0) i += 2;
    }
    decoded = SecretBytes::copy_of(from.substr(0, size));
  }
  return decoded;
}

}  // namespace sharelink
