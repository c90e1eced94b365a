#pragma once

#include <string_view>

#include "sharelink/secret_bytes.h"

namespace sharelink {

/// Drops tabs and line breaks wherever they are, as the WHATWG URL parser does: mail programs wrap long links.
SecretBytes without_line_breaks(std::string_view text);

/// Drops what stands around a link in a message: white space and invisible marks of every script, quotes, brackets
/// and the punctuation of the sentence. Never '-', '_', '=' or '/': an id, a fragment or a path may end in them.
///
/// text     well-formed UTF-8.
/// returns  a part of the same text.
std::string_view without_surroundings(std::string_view text);

}  // namespace sharelink
