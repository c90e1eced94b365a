#include "sharelink/file_name.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "ascii.h"

namespace sharelink {
namespace {

// Two and three bytes of UTF-8: Arabic letter mark; left-to-right and right-to-left marks, embeddings, overrides,
// isolates.
constexpr std::array<std::string_view, 12> kBidiFormatting = {"\u061C", "\u200E", "\u200F", "\u202A",
                                                              "\u202B", "\u202C", "\u202D", "\u202E",
                                                              "\u2066", "\u2067", "\u2068", "\u2069"};

/// returns  the length of the unsafe character at the start of the text; 0: it is safe.
std::size_t unsafe_length(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x20 || first == 0x7F || text[0] == '/' || text[0] == '\\' || text[0] == ':') return 1;
  if (first == 0xC2 && text.size() > 1 && static_cast<unsigned char>(text[1]) < 0xA0) return 2;  // C1 controls
  for (std::string_view mark : kBidiFormatting) {
    if (text.starts_with(mark)) return mark.size();
  }
  return 0;
}

bool equals_ignoring_case(std::string_view a, std::string_view lower) {
  return a.size() == lower.size() &&
         std::equal(a.begin(), a.end(), lower.begin(), [](char x, char y) { return to_lower(x) == y; });
}

/// Windows opens a device under these names, with any extension.
bool is_device_name(std::string_view name) {
  constexpr std::array<std::string_view, 6> kDevices = {"con", "prn", "aux", "nul", "conin$", "conout$"};
  constexpr std::array<std::string_view, 12> kNumbers = {"1", "2", "3", "4",      "5",      "6",
                                                         "7", "8", "9", "\u00B9", "\u00B2", "\u00B3"};
  std::string_view stem = name.substr(0, name.find('.'));
  while (stem.ends_with(' ')) stem.remove_suffix(1);
  for (std::string_view device : kDevices) {
    if (equals_ignoring_case(stem, device)) return true;
  }
  if (stem.size() < 4 ||
      !(equals_ignoring_case(stem.substr(0, 3), "com") || equals_ignoring_case(stem.substr(0, 3), "lpt"))) {
    return false;
  }
  return std::find(kNumbers.begin(), kNumbers.end(), stem.substr(3)) != kNumbers.end();
}

}  // namespace

SecretBytes safe_file_name(std::string_view name) {
  SecretBytes safe(name.size() + 1);
  auto* const out = reinterpret_cast<char*>(safe.data());
  std::size_t size = 0;
  for (std::size_t i = 0; i < name.size();) {
    const std::size_t unsafe = unsafe_length(name.substr(i));
    out[size++] = unsafe == 0 ? name[i] : '_';
    i += std::max<std::size_t>(unsafe, 1);
  }
  if (name == "..") out[0] = '_';
  if (size > 0 && (out[size - 1] == '.' || out[size - 1] == ' ')) out[size - 1] = '_';
  if (is_device_name({out, size})) {
    std::memmove(out + 1, out, size);
    out[0] = '_';
    ++size;
  }
  return SecretBytes::copy_of({out, size});
}

}  // namespace sharelink
