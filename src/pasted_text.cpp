#include "pasted_text.h"

#include <algorithm>
#include <cstddef>

#include "utf8.h"

namespace sharelink {
namespace {

constexpr std::string_view kOpening =
    "\"'`<([{*"
    "\u2018\u201A\u201C\u201E\u00AB\u2039\u300A\u300C\u3010\uFF08";
constexpr std::string_view kClosing =
    "\"'`>)]}*.,;:!?"
    "\u2018\u2019\u201C\u201D\u00BB\u203A\u2026"
    "\u3001\u3002\u300B\u300D\u3011\uFF01\uFF09\uFF0C\uFF1A\uFF1B\uFF1F";

/// UTF-8 sorts as code points do.
bool is_blank(std::string_view character) {
  const auto is_between = [&](std::string_view first, std::string_view last) {
    return character >= first && character <= last;
  };
  return character == " " || character == "\u00A0" || character == "\u3000" || character == "\uFEFF" ||
         is_between("\u2000", "\u200F") || is_between("\u2028", "\u202F") || is_between("\u205F", "\u206F");
}

bool is_one_of(std::string_view character, std::string_view marks) {
  return is_blank(character) || marks.find(character) != std::string_view::npos;
}

}  // namespace

SecretBytes without_line_breaks(std::string_view text) {
  const auto is_dropped = [](char c) { return c == '\t' || c == '\n' || c == '\r'; };
  const auto dropped = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_dropped));
  SecretBytes kept(text.size() - dropped);
  std::remove_copy_if(text.begin(), text.end(), kept.data(), is_dropped);
  return kept;
}

std::string_view without_surroundings(std::string_view text) {
  while (!text.empty() && is_one_of(utf8_first(text), kOpening)) text.remove_prefix(utf8_first(text).size());
  while (!text.empty() && is_one_of(utf8_last(text), kClosing)) text.remove_suffix(utf8_last(text).size());
  return text;
}

}  // namespace sharelink
