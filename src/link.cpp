#include "sharelink/link.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "ascii.h"
#include "pasted_text.h"
#include "percent.h"
#include "utf8.h"
#include "web_address.h"
#include "wrapper.h"

namespace sharelink {
namespace {

constexpr std::size_t kIdLikeCharsMin = 32;
constexpr std::string_view kInfisicalPath = "/shared/secret/";
constexpr std::string_view kShortPath = "/s/";

enum class LinkKind { plain, sealed };

struct Route {
  std::string_view prefix;
  LinkKind kind;
};
constexpr std::array<Route, 3> kRoutes = {{
    {kInfisicalPath, LinkKind::plain},
    {kSealedPath, LinkKind::sealed},
    {kShortPath, LinkKind::plain},
}};

/// How deep a link may lie in addresses of other sites.
constexpr std::size_t kWrappersMax = 3;

bool is_id_like(std::string_view text) {
  if (text.size() < kIdLikeCharsMin) return false;
  for (char c : text) {
    if (!is_digit(c) && !is_letter(c) && c != '-' && c != '_' && c != '+' && c != '=' && c != '%') return false;
  }
  return true;
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? text[i] != '-' : !is_hex_digit(text[i])) return false;
  }
  return true;
}

bool has_parameter(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view pair = query.substr(0, end);
    if (pair.substr(0, pair.find('=')) == name) return true;
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return false;
}

/// returns  the byte that stands at a place, as itself or as an escape; NUL at the end.
char byte_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return '\0';
  const int escaped = escaped_byte(text.substr(at));
  return escaped < 0 ? text[at] : static_cast<char>(escaped);
}

/// Whether two bytes begin with a control character that is no line break and no tab.
bool is_refused_control(char c, char next) {
  if (c == '\xC2') return static_cast<std::uint8_t>(next) >= 0x80 && static_cast<std::uint8_t>(next) < 0xA0;
  const bool is_break = c == '\t' || c == '\n' || c == '\r';
  return (static_cast<std::uint8_t>(c) < 0x20 && !is_break) || c == '\x7F';
}

/// Cuts a text before the first character that cannot be part of what it begins with; an escape counts as what it
/// stands for. Control characters stay, and are refused for it: they are no surroundings.
std::string_view before_foreign(std::string_view text, std::string_view marks) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t size = escaped_byte(text.substr(i)) < 0 ? 1 : 3;
    const char c = byte_at(text, i);
    const bool is_word = is_digit(c) || is_letter(c) || marks.find(c) != std::string_view::npos;
    if (!is_word && !is_refused_control(c, byte_at(text, i + size))) return text.substr(0, i);
    i += size;
  }
  return text;
}

/// A bare id, or what was meant to be one.
bool is_id_like_or_id(std::string_view text) { return is_id_like(text) || parse_id(text); }

std::optional<ErrorCode> find_legacy(std::string_view id_text, std::string_view query) {
  if (is_uuid(id_text) || has_parameter(query, "key")) return ErrorCode::link_legacy_key;
  if (has_parameter(query, "email") && has_parameter(query, "hash")) return ErrorCode::link_legacy_email;
  return std::nullopt;
}

Result<ShareId> parse_path_id(const AddressParts& parts, const Route& route) {
  std::string_view text = before_foreign(parts.path.substr(route.prefix.size()), "-_+/=%");
  if (text.ends_with('/')) text.remove_suffix(1);
  if (route.prefix == kInfisicalPath) {
    if (const auto legacy = find_legacy(text, parts.query)) return *legacy;
  }
  // So short a path is other sites' too.
  if (route.prefix == kShortPath && (is_uuid(text) || !is_id_like_or_id(text))) return ErrorCode::link_not_a_share;
  return parse_id(text);
}

/// Reads the key of a sealed link, and checks that a plain one has none: a chat program that drops or moves the
/// fragment must not turn a sealed link into a plain one.
Result<std::optional<LinkKey>> parse_key(std::string_view fragment, LinkKind kind, const ShareId& id) {
  const SecretBytes decoded = percent_decoded(fragment, kEncodedTimesMax);
  std::string_view text = before_foreign(decoded.view(), "-_.+/=%");
  while (text.ends_with('.')) text.remove_suffix(1);
  if (kind == LinkKind::plain && text.starts_with("sl")) return ErrorCode::link_damaged;
  if (kind == LinkKind::plain) return std::optional<LinkKey>();
  if (!text.starts_with("sl")) return ErrorCode::link_fragment_missing;
  auto key = parse_fragment(text, id);
  if (!key) return key.error();
  return std::optional<LinkKey>(std::move(*key));
}

Result<std::string> choose_server(const Origin& page, const LinkOptions& options) {
  if (!options.server.empty()) return parse_server(options.server, options.http);
  if (auto cloud = cloud_server(page)) return *cloud;
  if (!is_allowed(page, options.http)) return ErrorCode::link_insecure;
  return build_origin(page);
}

/// Of a link of which the host is missing: an id, with or without a '#' and what follows it.
Result<ShareLink> parse_bare_id(std::string_view text, const LinkOptions& options) {
  const std::size_t hash = text.find('#');
  const std::string_view id_text = text.substr(0, hash);
  if (is_uuid(id_text)) return ErrorCode::link_legacy_key;
  auto id = parse_id(id_text);
  if (!id) return id.error();
  std::optional<LinkKey> key;
  if (hash != std::string_view::npos) {
    auto parsed = parse_key(text.substr(hash + 1), LinkKind::sealed, *id);
    if (!parsed) return parsed.error();
    key = std::move(*parsed);
  }
  if (options.server.empty()) return ErrorCode::server_required;
  auto server = parse_server(options.server, options.http);
  if (!server) return server.error();
  return ShareLink{{*server, *id}, "", std::move(key), {}};
}

/// returns  link_not_a_share where the address is another site's.
Result<ShareLink> parse_address(const WebAddress& address, const LinkOptions& options) {
  for (const Route& route : kRoutes) {
    if (!address.parts.path.starts_with(route.prefix)) continue;
    auto id = parse_path_id(address.parts, route);
    if (!id) return id.error();
    auto key = parse_key(address.parts.fragment, route.kind, *id);
    if (!key) return key.error();
    auto server = choose_server(address.origin, options);
    if (!server) return server.error();
    Origin page = address.origin;
    if (cloud_server(page)) page.scheme = Scheme::https;
    return ShareLink{{*server, *id}, build_origin(page), std::move(*key), {}, address.hash_encoded};
  }
  const bool is_cut = address.parts.path == "/shared/secret" || address.parts.path == "/shared/sealed";
  return is_cut ? ErrorCode::link_damaged : ErrorCode::link_not_a_share;
}

bool is_other_site(ErrorCode code) { return code == ErrorCode::link_malformed || code == ErrorCode::link_not_a_share; }

/// Of several failures the one to tell: the first that is about a share.
ErrorCode more_telling(ErrorCode first, ErrorCode second) {
  if (!is_other_site(first)) return first;
  return is_other_site(second) && first == ErrorCode::link_not_a_share ? first : second;
}

/// Reads one address.
///
/// wrappers   around it so far.
// NOLINTNEXTLINE(misc-no-recursion): kWrappersMax deep, and a wrapper's parts do not overlap.
Result<ShareLink> parse_one(std::string_view text, const LinkOptions& options, std::size_t wrappers) {
  const auto address = parse_web_address(text);
  if (!address) return ErrorCode::link_malformed;
  auto link = parse_address(*address, options);
  const bool is_wrapper = is_wrapper_host(address->origin.host);
  if (link || !(is_other_site(link.error()) || is_wrapper)) return link;
  ErrorCode failure = ErrorCode::link_not_a_share;
  for (const SecretBytes& wrapped : wrapped_addresses(address->parts)) {
    if (wrappers == kWrappersMax) return ErrorCode::link_wrapped;
    auto inner = parse_one(wrapped.view(), options, wrappers + 1);
    if (inner) {
      inner->wrapper = address->origin.host;
      return inner;
    }
    if (inner.error() != ErrorCode::link_malformed) failure = more_telling(failure, inner.error());
  }
  return is_wrapper && failure == ErrorCode::link_not_a_share ? ErrorCode::link_wrapped : failure;
}

/// Of what fails so the rest may stand on the next line.
bool is_cut_short(ErrorCode code) {
  return is_other_site(code) || code == ErrorCode::link_damaged || code == ErrorCode::link_fragment_missing ||
         code == ErrorCode::link_wrapped;
}

/// Where the host of an address ends.
std::size_t find_host_end(std::string_view address) {
  const std::size_t mark = address.find("://");
  const std::size_t host = mark == std::string_view::npos ? 0 : mark + 3;
  return std::min(address.find_first_of("/?#", host), address.size());
}

/// Reads one address as it stands, else without what programs have put in after its host.
Result<ShareLink> parse_mended(std::string_view text, const LinkOptions& options) {
  auto link = parse_one(text, options, 0);
  if (link || !is_cut_short(link.error())) return link;
  const SecretBytes mended = without_insertions(text, find_host_end(text));
  if (mended.size() == text.size()) return link;
  auto again = parse_one(mended.view(), options, 0);
  return again ? std::move(again) : std::move(link);
}

/// Reads the address that a scanner stands at, of more lines where it is not whole.
Result<ShareLink> parse_scanned(LinkScanner& scanner, const LinkOptions& options) {
  if (scanner.is_too_long()) return ErrorCode::link_too_long;
  auto link = parse_mended(scanner.address(), options);
  while (!link && is_cut_short(link.error()) && scanner.join()) {
    auto joined = parse_mended(scanner.address(), options);
    if (joined) return joined;
    link = more_telling(link.error(), joined.error());
  }
  return link;
}

bool is_same(const ShareLink& a, const ShareLink& b) {
  if (a.address.server != b.address.server || a.address.id != b.address.id) return false;
  if (!a.key || !b.key) return !a.key && !b.key;
  return a.key->preset == b.key->preset && a.key->secret.view() == b.key->secret.view();
}

/// What a text holds: different links, and why the rest is none.
struct Found {
  std::vector<ShareLink> links;
  ErrorCode failure = ErrorCode::link_malformed;
};

Found scan(std::string_view text, const LinkOptions& options) {
  Found found;
  LinkScanner scanner(text, kLinkBytesMax);
  while (found.links.size() < kLinksMax && scanner.next()) {
    auto link = parse_scanned(scanner, options);
    if (!link) {
      found.failure = more_telling(found.failure, link.error());
      continue;
    }
    const auto same = std::find_if(found.links.begin(), found.links.end(),
                                   [&](const ShareLink& other) { return is_same(other, *link); });
    if (same == found.links.end()) {
      found.links.push_back(std::move(*link));
    } else if (!same->wrapper.empty() && link->wrapper.empty()) {
      *same = std::move(*link);  // it shows where it leads
    }
  }
  return found;
}

/// Whether an address is encoded whole, as the query of another one carries it.
bool is_encoded_address(std::string_view text) {
  const std::string start = to_lower(text.substr(0, text.find('%')));
  return start.size() < text.size() && (start == "https" || start == "http");
}

/// Reads a text that is one link or id as a whole, however lines break it, but for its host: another one could come of
/// that.
Result<ShareLink> parse_alone(std::string_view text, const LinkOptions& options) {
  const SecretBytes joined = without_line_breaks(text);
  const std::string_view alone = without_surroundings(joined.view());
  if (alone.empty()) return ErrorCode::link_empty;
  if (alone.size() > kLinkBytesMax || alone.find(' ') != std::string_view::npos) return ErrorCode::link_malformed;
  const bool is_encoded = is_encoded_address(alone);
  if (!is_encoded && is_id_like_or_id(alone.substr(0, alone.find('#')))) return parse_bare_id(alone, options);
  const auto begin = static_cast<std::size_t>(alone.data() - joined.view().data());
  // Where it is encoded whole, escapes hide where its host ends.
  const std::size_t host_end = is_encoded ? alone.size() : find_host_end(alone);
  if (has_break_between(text, begin, begin + host_end)) return ErrorCode::link_malformed;
  if (is_encoded) return parse_mended(percent_decoded(alone, kEncodedTimesMax).view(), options);
  return parse_mended(alone, options);
}

Found find_all(std::string_view text, const LinkOptions& options) {
  Found found = scan(text, options);
  if (!found.links.empty()) return found;
  if (const SecretBytes decoded = quoted_printable_decoded(text);
      is_utf8(decoded.view()) && !has_control(decoded.view())) {
    Found again = scan(decoded.view(), options);
    if (!again.links.empty()) return again;
  }
  auto alone = parse_alone(text, options);
  if (alone) {
    found.links.push_back(std::move(*alone));
  } else {
    found.failure = more_telling(found.failure, alone.error());
  }
  return found;
}

}  // namespace

Result<ShareLink> parse_link(std::string_view text, const LinkOptions& options) {
  if (text.size() > kLinkTextBytesMax) return ErrorCode::link_too_long;
  if (!is_utf8(text) || has_control(text)) return ErrorCode::link_malformed;
  Found found = find_all(text, options);
  if (found.links.size() > 1) return ErrorCode::link_ambiguous;
  if (found.links.empty()) return found.failure;
  return std::move(found.links.front());
}

Result<ShareLink> parse_link_address(std::string_view address, const LinkOptions& options) {
  if (address.size() > kLinkBytesMax) return ErrorCode::link_too_long;
  if (!is_utf8(address) || has_control(address)) return ErrorCode::link_malformed;
  // Without a scheme it is a word of a text, where opening marks may stand before it.
  if (address.find("://") > std::string_view("https").size()) return ErrorCode::link_malformed;
  const auto parsed = parse_web_address(address);
  if (!parsed) return ErrorCode::link_malformed;
  return parse_address(*parsed, options);
}

std::vector<SecretBytes> find_links(std::string_view text, const LinkOptions& options) {
  std::vector<SecretBytes> texts;
  if (text.size() > kLinkTextBytesMax || !is_utf8(text) || has_control(text)) return texts;
  for (const ShareLink& link : find_all(text, options).links) {
    const auto& [server, id] = link.address;
    if (link.key) {
      texts.push_back(build_sealed_link(link.page.empty() ? server : link.page, id, *link.key));
    } else if (!link.page.empty()) {
      texts.push_back(SecretBytes::copy_of(build_plain_link(link.page, id)));
    }
  }
  return texts;
}

SecretBytes build_sealed_link(std::string_view page, const ShareId& id, const LinkKey& key) {
  const std::string address = std::string(page) + "/shared/sealed/" + build_id(id) + "#";
  const SecretBytes fragment = build_fragment(key, id);
  SecretBytes link(address.size() + fragment.size());
  std::copy(address.begin(), address.end(), link.data());
  std::copy_n(fragment.data(), fragment.size(), link.data() + address.size());
  return link;
}

std::string build_plain_link(std::string_view page, const ShareId& id) {
  return std::string(page) + "/shared/secret/" + build_id(id);
}

}  // namespace sharelink
