#pragma once

#include <cstddef>
#include <string_view>

#include "sharelink/secret_bytes.h"

namespace sharelink {

/// How often programs on a link's way encode what was encoded already; more often is none of theirs.
inline constexpr std::size_t kEncodedTimesMax = 3;

/// returns  the byte that a text's first three characters, such as "%2F", stand for; -1 where they are no escape.
int escaped_byte(std::string_view text);

/// A byte that a text's first characters stand for.
struct Escape {
  int byte = -1;         ///< -1: they are no escape
  std::size_t size = 0;  ///< of the characters
};

/// Reads one byte that was escaped kEncodedTimesMax times at most: "%2F", "%252F", "%25252F".
Escape nested_escape(std::string_view text);

/// returns  what stands at a place: a byte as itself or as an escape, and its size; NUL at the end.
Escape unit_at(std::string_view text, std::size_t at);

/// Decodes percent-escapes again and again, as mail gateways nest them; what is no escape stays as it is.
///
/// times    how often at most; each time is one pass over the text.
SecretBytes percent_decoded(std::string_view text, std::size_t times);

}  // namespace sharelink
