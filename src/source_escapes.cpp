#include "source_escapes.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "ascii.h"
#include "percent.h"

namespace sharelink {
namespace {

/// What an escape of a source text may stand for. '@' and '?' would move the end of a host.
constexpr std::string_view kUndone = "\"#&-./:=_";
constexpr std::size_t kReferenceCharsMax = 8;
constexpr std::array<std::pair<std::string_view, char>, 6> kReferences = {
    {{"amp", '&'}, {"colon", ':'}, {"lowbar", '_'}, {"period", '.'}, {"quot", '"'}, {"sol", '/'}}};

/// returns  -1 where it is no number of this base.
int parse_number(std::string_view digits, int base) {
  int value = digits.empty() ? -1 : 0;
  for (char c : digits) {
    if (hex_value(c) < 0 || hex_value(c) >= base) return -1;
    value = value * base + hex_value(c);
  }
  return value;
}

/// returns  what HTML's character reference at the start of a text stands for.
Escape html_reference(std::string_view text) {
  const std::size_t end = text.substr(0, kReferenceCharsMax).find(';');
  if (end == std::string_view::npos) return {};
  const std::string_view name = text.substr(1, end - 1);
  for (const auto& [known, meant] : kReferences) {
    if (name == known) return {meant, end + 1};
  }
  if (!name.starts_with('#')) return {};
  const bool is_hex = to_lower(name.substr(1, 1)) == "x";
  const int code = is_hex ? parse_number(name.substr(2), 16) : parse_number(name.substr(1), 10);
  return {code == '#' ? -1 : code, end + 1};  // whether a hash was encoded is read from the address
}

/// returns  what an escape of JSON, Markdown or HTML at the start of a text stands for.
Escape source_escape(std::string_view text) {
  if (text[0] == '&') return html_reference(text);
  const std::size_t run = std::min(text.find_first_not_of('\\'), text.size());
  const std::string_view after = text.substr(run);
  if (run == 0 || after.empty()) return {};
  if (!after.starts_with("u00")) return {after[0], run + 1};
  return {after.size() < 5 ? -1 : parse_number(after.substr(3, 2), 16), run + 5};
}

/// Tells the slashes of a path from those before a host: a scheme's, also where a wrapper has escaped its colon.
class PathSlashes {
 public:
  /// returns  whether the next character is a slash of a path.
  bool read(char c) {
    const bool is_of_path = c == '/' && before_ == Before::other;
    const bool is_alphanumeric = is_letter(c) || is_digit(c);
    if (c == '/')
      before_ = is_of_path ? Before::other : Before::mark;
    else if (c == ':')
      before_ = Before::mark;
    else if (c == '%')
      before_ = Before::escape;
    else if (!is_alphanumeric || before_ == Before::mark)
      before_ = Before::other;
    return is_of_path;
  }

 private:
  enum class Before { other, mark, escape };
  Before before_ = Before::other;
};

/// Whether a mark may be undone behind what has been undone so far: no host comes of one within it.
bool is_outside_host(char mark, std::string_view before, bool is_in_path) {
  if (mark != ':') return is_in_path || std::string_view("-._").find(mark) == std::string_view::npos;
  const std::string end = to_lower(before.substr(before.size() - std::min<std::size_t>(before.size(), 5)));
  return end.ends_with("http") || end == "https";
}

}  // namespace

SecretBytes quoted_printable_decoded(std::string_view text) {
  const bool is_encoded = text.find("=3D") != std::string_view::npos || text.find("=\n") != std::string_view::npos ||
                          text.find("=\r\n") != std::string_view::npos;
  if (!is_encoded) return {};
  SecretBytes decoded(text.size());
  std::size_t size = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view after = text.substr(i + 1);
    if (text[i] == '=' && (after.starts_with('\n') || after.starts_with("\r\n"))) {
      i += after[0] == '\n' ? 1 : 2;
    } else if (text[i] == '=' && after.size() >= 2 && hex_value(after[0]) >= 0 && hex_value(after[1]) >= 0) {
      decoded.data()[size++] = static_cast<std::uint8_t>(hex_value(after[0]) * 16 + hex_value(after[1]));
      i += 2;
    } else {
      decoded.data()[size++] = static_cast<std::uint8_t>(text[i]);
    }
  }
  return SecretBytes::copy_of(decoded.view().substr(0, size));
}

SecretBytes source_escapes_undone(std::string_view text) {
  SecretBytes undone(text.size());
  std::size_t size = 0;
  PathSlashes slashes;
  bool is_in_path = false;
  for (std::size_t i = 0; i < text.size(); ++size) {
    const std::string_view before = undone.view().substr(0, size);
    // Of several backslashes the first one was looked at for all.
    const bool is_looked_at = i > 0 && text.substr(i - 1).starts_with("\\\\");
    const Escape escape = is_looked_at ? Escape{} : source_escape(text.substr(i));
    char c = static_cast<char>(escape.byte);
    const bool is_undone = escape.byte >= 0 && escape.byte < 0x80 && kUndone.find(c) != std::string_view::npos &&
                           is_outside_host(c, before, is_in_path);
    if (!is_undone) c = text[i];
    i += is_undone ? escape.size : 1;
    const bool goes_on = is_letter(c) || is_digit(c) || std::string_view("#+-._=").find(c) != std::string_view::npos;
    is_in_path = slashes.read(c) || (is_in_path && goes_on);
    undone.data()[size] = static_cast<std::uint8_t>(c);
  }
  return size == text.size() ? SecretBytes() : SecretBytes::copy_of(undone.view().substr(0, size));
}

}  // namespace sharelink
