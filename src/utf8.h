#pragma once

#include <cstddef>
#include <string_view>

namespace sharelink {

/// returns  true where text is well-formed UTF-8 (Unicode 15, table 3-7): no surrogates, no overlong forms.
bool is_utf8(std::string_view text);

/// returns  the longest prefix of at most max_bytes that does not cut a character of well-formed UTF-8.
std::string_view utf8_prefix(std::string_view text, std::size_t max_bytes);

/// returns  the first character of well-formed UTF-8 that is not empty.
std::string_view utf8_first(std::string_view text);

/// returns  the last character of well-formed UTF-8 that is not empty.
std::string_view utf8_last(std::string_view text);

}  // namespace sharelink
