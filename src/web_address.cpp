#include "web_address.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "ascii.h"

namespace sharelink {
namespace {

/// Splits off the scheme. A link without one ("host/path") is https, on loopback http.
std::optional<std::pair<Scheme, std::string_view>> split_scheme(std::string_view link) {
  const std::size_t colon = link.find("://");
  if (colon == std::string_view::npos || link.find_first_of("/?#") < colon) {
    if (link.find('/') == std::string_view::npos) return std::nullopt;
    const std::string_view host = link.substr(0, link.find_first_of("/:"));
    return std::pair(is_loopback(to_lower(host)) ? Scheme::http : Scheme::https, link);
  }
  const std::string scheme = to_lower(link.substr(0, colon));
  link.remove_prefix(colon + 3);
  if (scheme == "https") return std::pair(Scheme::https, link);
  if (scheme == "http") return std::pair(Scheme::http, link);
  return std::nullopt;
}

/// Takes a word off the front of a text. false: it does not begin with it.
bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

/// returns  how many bytes an encoded '#' takes at the start of a text, before the fragment of a sealed link: a percent
///          escape of it, of that one and so on, or HTML's; 0 where there is none.
std::size_t encoded_hash(std::string_view text, bool as_percent) {
  std::string_view rest = text;
  bool is_hash = false;
  if (as_percent && take(rest, "%")) {
    while (take(rest, "25")) continue;
    is_hash = take(rest, "23");
  } else if (take(rest, "&")) {
    while (take(rest, "amp;")) continue;
    is_hash = take(rest, "num;") || take(rest, "#35;") || take(rest, "#x23;") || take(rest, "#X23;");
  }
  return is_hash && rest.starts_with("sl") ? text.size() - rest.size() : 0;
}

/// Finds the first encoded '#' that begins before a place.
///
/// returns  its begin and end; nullopt where there is none.
std::optional<Hash> find_encoded_hash(std::string_view text, std::size_t before, bool as_percent) {
  for (std::size_t i = 0; i < before; ++i) {
    if (const std::size_t size = encoded_hash(text.substr(i), as_percent); size > 0) return Hash{i, i + size};
  }
  return std::nullopt;
}

/// Moves what stands behind an encoded '#' into the fragment, where there is none of a sealed link yet.
void take_encoded_fragment(WebAddress& address) {
  auto& [whole, path, query, fragment, base] = address.parts;
  if (fragment.starts_with("sl")) return;
  // Other sites' addresses have links in them, encoded. A query may hold any text: of plain links it does not count.
  const std::string_view route = address.parts.route();
  const bool is_share = route.starts_with("/shared/") || route.starts_with("/s/");
  const bool with_query = !is_share || route.starts_with(kSealedPath);
  for (std::string_view* part : {&path, &query}) {
    if (part->empty() || (part == &query && !with_query)) continue;
    const auto begin = static_cast<std::size_t>(part->data() - whole.data());
    const auto hash = find_encoded_hash(whole.substr(begin), part->size(), is_share);
    if (!hash) continue;
    // HTML's "&#35;" ends behind a '#': what follows it stayed in the browser.
    address.hash_encoded = hash->end <= part->size();
    fragment = whole.substr(begin + hash->end, address.hash_encoded ? part->size() - hash->end : whole.size());
    *part = part->substr(0, hash->begin);
    return;
  }
}

}  // namespace

Hash find_hash(std::string_view text) {
  const std::size_t hash = std::min(text.find('#'), text.size());
  const std::size_t end = std::min(hash + 1, text.size());
  if (text.substr(end).starts_with("sl")) return {hash, end};
  return find_encoded_hash(text, hash, true).value_or(Hash{hash, end});
}

std::optional<WebAddress> parse_web_address(std::string_view address) {
  const auto split = split_scheme(address);
  if (!split) return std::nullopt;
  const auto [scheme, rest] = *split;
  const std::size_t authority_end = std::min(rest.find_first_of("/?#"), rest.size());
  const auto origin = parse_authority(scheme, rest.substr(0, authority_end));
  if (!origin) return std::nullopt;
  const std::string_view whole = rest.substr(authority_end);
  const std::size_t hash = std::min(whole.find('#'), whole.size());
  const std::size_t mark = std::min(whole.find('?'), hash);
  WebAddress read{*origin, {whole, whole.substr(0, mark), {}, {}}};
  if (mark < hash) read.parts.query = whole.substr(mark + 1, hash - mark - 1);
  if (hash < whole.size()) read.parts.fragment = whole.substr(hash + 1);
  read.parts.base = read.parts.path.substr(0, base_path_size(read.parts.path));
  take_encoded_fragment(read);
  return read;
}

}  // namespace sharelink
