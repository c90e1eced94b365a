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

/// Finds a '#' that a program has percent-encoded, once or more often, before the fragment of a sealed link.
///
/// returns  where it begins and where it ends; nullopt where there is none.
std::optional<std::pair<std::size_t, std::size_t>> find_encoded_hash(std::string_view text) {
  for (std::size_t begin = 0; (begin = text.find('%', begin)) != std::string_view::npos; ++begin) {
    std::size_t end = begin + 1;
    while (text.substr(end).starts_with("25")) end += 2;
    if (text.substr(end).starts_with("23sl")) return std::pair(begin, end + 2);
    begin = end - 1;
  }
  return std::nullopt;
}

/// Moves what stands behind an encoded '#' into the fragment, where there is none of a sealed link yet.
void take_encoded_fragment(WebAddress& address) {
  auto& [whole, path, query, fragment] = address.parts;
  if (fragment.starts_with("sl") || !(path.starts_with("/shared/") || path.starts_with("/s/"))) return;
  // A query may hold any text: it counts on the path of sealed links alone.
  const std::array<std::string_view*, 2> parts = {&path, path.starts_with(kSealedPath) ? &query : &path};
  for (std::string_view* part : parts) {
    const auto hash = find_encoded_hash(*part);
    if (!hash) continue;
    fragment = part->substr(hash->second);
    *part = part->substr(0, hash->first);
    address.hash_encoded = true;
    return;
  }
}

}  // namespace

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
  take_encoded_fragment(read);
  return read;
}

}  // namespace sharelink
