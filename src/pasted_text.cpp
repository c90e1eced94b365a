#include "pasted_text.h"

#include <algorithm>
#include <array>

#include "ascii.h"
#include "percent.h"
#include "utf8.h"

namespace sharelink {
namespace {

constexpr std::string_view kOpening = "\"'`<([{*_~#>-";
constexpr std::string_view kClosing = "\"'`>)]}*~.,;:!?|";
/// Marks that no link has, and white space.
constexpr std::string_view kSeparators = " \t\r\n\"<>()`|{}";
/// What a word without a scheme has where it may be a link.
constexpr std::array<std::string_view, 2> kPathStarts = {"/shared/", "/s/"};
/// Mail programs break lines of 76 characters; more than this many are no link.
constexpr std::size_t kLinesMax = 32;

bool is_ascii(char c) { return static_cast<std::uint8_t>(c) < 0x80; }

/// White space outside ASCII. UTF-8 sorts as code points do.
bool is_wide_space(std::string_view character) {
  return character == "\u00A0" || character == "\u1680" || (character >= "\u2000" && character <= "\u200A") ||
         character == "\u2028" || character == "\u2029" || character == "\u202F" || character == "\u205F" ||
         character == "\u3000";
}

bool is_separator(std::string_view character) {
  return kSeparators.find(character[0]) != std::string_view::npos || is_wide_space(character);
}

/// Marks, symbols and emoji: no host begins with one.
bool is_mark(std::string_view character) {
  const auto is_between = [&](std::string_view first, std::string_view last) {
    return character >= first && character <= last;
  };
  return is_between("\u00A0", "\u00BF") || is_between("\u2000", "\u2BFF") || is_between("\u2E00", "\u2E7F") ||
         is_between("\u3000", "\u303F") || is_between("\uFD3E", "\uFD3F") || is_between("\uFE00", "\uFE6F") ||
         is_between("\uFEFF", "\uFF0F") || is_between("\uFF1A", "\uFF20") || is_between("\uFF3B", "\uFF40") ||
         is_between("\uFF5B", "\uFF65") || is_between("\uFFF0", "\U0001FBFF") || character >= "\U000E0000";
}

std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    const std::string_view character = utf8_first(text.substr(end));
    if (is_separator(character)) break;
    end += character.size();
  }
  return text.substr(0, end);
}

/// In front of an address these make it a part of another one.
constexpr std::string_view kBeforeInner = "/_=%?&:";

/// Whether a text ends in the escape, one that was escaped again too, of what may stand before an address.
bool ends_in_escaped_mark(std::string_view text) {
  if (text.size() < 3) return false;
  std::size_t begin = text.size() - 2;
  while (begin >= 3 && text.substr(begin - 2, 2) == "25") begin -= 2;
  const Escape escape = nested_escape(text.substr(begin - 1));
  const char c = static_cast<char>(escape.byte);
  return begin - 1 + escape.size == text.size() && !is_letter(c) && !is_digit(c) &&
         kBeforeInner.find(c) == std::string_view::npos;
}

/// returns  where "http://" or "https://" begins, at or after a place; npos where it does not.
std::size_t find_scheme(std::string_view word, std::size_t from) {
  for (std::size_t at = from; (at = word.find("://", at)) != std::string_view::npos; at += 3) {
    for (std::string_view scheme : {"https", "http"}) {
      if (at < from + scheme.size() || to_lower(word.substr(at - scheme.size(), scheme.size())) != scheme) continue;
      const std::size_t begin = at - scheme.size();
      if (begin == 0 || !(is_letter(word[begin - 1]) || is_digit(word[begin - 1]))) return begin;
      // The first one of a word alone: in an address it is a part of that.
      if (from == 0 && ends_in_escaped_mark(word.substr(0, begin))) return begin;
    }
  }
  return std::string_view::npos;
}

/// Where two links stand in one word the first ends before the second: not where one is a part of the other's path or
/// query.
std::size_t find_next_link(std::string_view word) {
  for (std::size_t at = 1; (at = find_scheme(word, at)) != std::string_view::npos; ++at) {
    if (kBeforeInner.find(word[at - 1]) == std::string_view::npos) return at;
  }
  return word.size();
}

std::string_view without_opening(std::string_view word) {
  while (!word.empty()) {
    const std::string_view character = utf8_first(word);
    if (kOpening.find(character[0]) == std::string_view::npos && !is_mark(character)) break;
    word.remove_prefix(character.size());
  }
  return word;
}

bool has_path_start(std::string_view word) {
  return std::any_of(kPathStarts.begin(), kPathStarts.end(),
                     [&](std::string_view start) { return word.find(start) != std::string_view::npos; });
}

bool has_dot_within(std::string_view word) { return word.find('.') < word.size() - 1; }

/// returns  the number of bytes between two lines of one link: a line break or tab, and the marks of a quoted mail; 0
/// where
///          something else follows.
std::size_t line_gap(std::string_view text) {
  const std::size_t end = std::min(text.find_first_not_of(' '), text.size());
  if (end == text.size() || std::string_view("\t\r\n").find(text[end]) == std::string_view::npos) return 0;
  return std::min(text.find_first_not_of(" \t\r\n>", end), text.size());
}

/// returns  how many bytes a mark that shows nothing takes at the start of a text, as itself or with each byte as an
///          escape; 0 where there is none.
std::size_t invisible_mark(std::string_view text) {
  const bool is_escaped = text.starts_with('%');
  std::uint32_t read = 0;  // three bytes
  std::array<std::size_t, 3> ends = {};
  std::size_t end = 0;
  for (std::size_t& place : ends) {
    const std::string_view rest = text.substr(std::min(end, text.size()));
    const Escape escape =
        is_escaped ? nested_escape(rest) : Escape{rest.empty() ? 0 : static_cast<std::uint8_t>(rest[0]), 1};
    read = read << 8 | static_cast<std::uint32_t>(std::max(escape.byte, 0));
    end += escape.size;
    place = end;
  }
  const auto is_between = [&](std::uint32_t first, std::uint32_t last) { return read >= first && read <= last; };
  if (read >> 8 == 0xC2AD) return ends[1];                                                  // U+00AD
  const bool is_mark = is_between(0xE2808B, 0xE2808F) || is_between(0xE280AA, 0xE280AE) ||  // U+200B.., U+202A..
                       is_between(0xE281A0, 0xE281AF) || read == 0xEFBBBF;                  // U+2060.., U+FEFF
  return is_mark ? ends[2] : 0;
}

bool is_break(char c) { return c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

SecretBytes without_line_breaks(std::string_view text) {
  const auto dropped = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_break));
  SecretBytes kept(text.size() - dropped);
  std::remove_copy_if(text.begin(), text.end(), kept.data(), is_break);
  return kept;
}

bool has_break_between(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t kept = 0;
  return std::any_of(text.begin(), text.end(), [&](char c) {
    if (is_break(c)) return kept > begin && kept < end;
    ++kept;
    return false;
  });
}

SecretBytes without_insertions(std::string_view address, std::size_t from) {
  SecretBytes kept(address.size());
  std::copy_n(address.begin(), from, kept.data());
  std::size_t size = from;
  for (std::size_t i = from; i < address.size();) {
    const std::size_t dropped = invisible_mark(address.substr(i));
    if (dropped == 0) kept.data()[size++] = static_cast<std::uint8_t>(address[i]);
    i += std::max<std::size_t>(dropped, 1);
  }
  return SecretBytes::copy_of(kept.view().substr(0, size));
}

std::string_view without_surroundings(std::string_view text) {
  const auto is_dropped = [](char c, std::string_view marks) {
    return !is_ascii(c) || c == ' ' || marks.find(c) != std::string_view::npos;
  };
  // Of the opening ones: these begin an id, too.
  const std::string_view opening = kOpening.substr(0, kOpening.find('_'));
  while (!text.empty() && is_dropped(text.front(), opening)) text.remove_prefix(1);
  while (!text.empty() && is_dropped(text.back(), kClosing)) text.remove_suffix(1);
  return text;
}

bool has_control(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<std::uint8_t>(text[i]);
    if ((byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F) return true;
    if (byte == 0xC2 && i + 1 < text.size() && static_cast<std::uint8_t>(text[i + 1]) < 0xA0) return true;
  }
  return false;
}

bool is_word(std::string_view text) {
  return is_utf8(text) && !has_control(text) && first_word(text).size() == text.size();
}

LinkScanner::LinkScanner(std::string_view text, std::size_t bytes_max) : rest_(text), address_(bytes_max) {}

bool LinkScanner::next() {
  while (!rest_.empty()) {
    // Of a word with many addresses each is what the one before it has left.
    if (word_.empty()) word_ = first_word(rest_);
    const std::string_view word = word_;
    if (word.empty()) {
      rest_.remove_prefix(utf8_first(rest_).size());
    } else if (begin(word)) {
      return true;
    } else {
      const bool may_be_cut = word.ends_with('=') || (!has_begun_ && has_dot_within(word));
      has_begun_ = true;
      pass(word.size());
      is_cut_ = (is_cut_ || may_be_cut) && line_gap(rest_) > 0;
    }
  }
  return false;
}

bool LinkScanner::begin(std::string_view word) {
  const std::size_t scheme = find_scheme(word, 0);
  has_scheme_ = scheme != std::string_view::npos;
  std::string_view link = has_scheme_ ? word.substr(scheme) : without_opening(word);
  if (has_scheme_)
    link = link.substr(0, find_next_link(link));
  else if (is_cut_ || !has_path_start(link))
    return false;
  has_begun_ = true;
  is_cut_ = false;
  pass(static_cast<std::size_t>(link.data() - rest_.data()) + link.size());
  joined_ = rest_;
  size_ = 0;
  lines_ = 1;
  is_too_long_ = !append(link);
  return true;
}

void LinkScanner::pass(std::size_t bytes) {
  rest_.remove_prefix(bytes);
  word_.remove_prefix(bytes);
}

bool LinkScanner::append(std::string_view word) {
  if (word.size() > address_.size() - size_) return false;
  std::copy(word.begin(), word.end(), address_.data() + size_);
  size_ += word.size();
  return true;
}

bool LinkScanner::join() {
  is_cut_ = has_scheme_;
  const std::size_t gap = line_gap(joined_);
  if (!has_scheme_ || gap == 0 || ++lines_ > kLinesMax) return false;
  const std::string_view word = first_word(joined_.substr(gap));
  if (word.empty()) return false;
  if (find_scheme(word, 0) != std::string_view::npos) return false;
  // A host that was not read to its end is not made longer by what happens to stand on the next line.
  const bool is_in_path = address().find('/', address().find("://") + 3) != std::string_view::npos;
  if (!is_in_path && std::string_view("/?#").find(word[0]) == std::string_view::npos) return false;
  joined_.remove_prefix(gap + word.size());
  return append(word);
}

}  // namespace sharelink
