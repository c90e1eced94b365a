#include "sharelink/link.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "ascii.h"
#include "origin.h"
#include "pasted_text.h"
#include "utf8.h"

namespace sharelink {
namespace {

constexpr std::size_t kIdLikeCharsMin = 32;
constexpr std::string_view kInfisicalPath = "/shared/secret/";
constexpr std::string_view kShortPath = "/s/";

/// A web address in pieces, as views into the pasted text.
struct WebAddress {
  Origin origin;
  std::string_view path, query, fragment;
};

enum class LinkKind { plain, sealed };

struct Route {
  std::string_view prefix;
  LinkKind kind;
};
constexpr std::array<Route, 3> kRoutes = {{
    {kInfisicalPath, LinkKind::plain},
    {"/shared/sealed/", LinkKind::sealed},
    {kShortPath, LinkKind::plain},
}};

bool has_control_or_space(std::string_view text) {
  for (char c : text) {
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F) return true;
  }
  return false;
}

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

std::optional<WebAddress> parse_web_address(std::string_view link) {
  const auto split = split_scheme(link);
  if (!split) return std::nullopt;
  const auto [scheme, rest] = *split;
  const std::size_t authority_end = std::min(rest.find_first_of("/?#"), rest.size());
  const auto origin = parse_authority(scheme, rest.substr(0, authority_end));
  if (!origin) return std::nullopt;
  WebAddress address{*origin, rest.substr(authority_end), {}, {}};
  if (const std::size_t hash = address.path.find('#'); hash != std::string_view::npos) {
    address.fragment = address.path.substr(hash + 1);
    address.path = address.path.substr(0, hash);
  }
  if (const std::size_t mark = address.path.find('?'); mark != std::string_view::npos) {
    address.query = address.path.substr(mark + 1);
    address.path = address.path.substr(0, mark);
  }
  return address;
}

/// A bare id, or what was meant to be one.
bool is_id_like_or_id(std::string_view text) { return is_id_like(text) || parse_id(text); }

std::optional<ErrorCode> find_legacy(std::string_view id_text, std::string_view query) {
  if (is_uuid(id_text) || has_parameter(query, "key")) return ErrorCode::link_legacy_key;
  if (has_parameter(query, "email") && has_parameter(query, "hash")) return ErrorCode::link_legacy_email;
  return std::nullopt;
}

Result<ShareId> parse_path_id(const WebAddress& address, const Route& route) {
  std::string_view text = address.path.substr(route.prefix.size());
  if (text.ends_with('/')) text.remove_suffix(1);
  if (route.prefix == kInfisicalPath) {
    if (const auto legacy = find_legacy(text, address.query)) return *legacy;
  }
  // So short a path is other sites' too.
  if (route.prefix == kShortPath && (is_uuid(text) || !is_id_like_or_id(text))) return ErrorCode::link_not_a_share;
  return parse_id(text);
}

// A chat program that drops or moves the fragment must not turn a sealed link into a plain one.
bool fragment_fits(const WebAddress& address, LinkKind kind) {
  return address.fragment.starts_with("sl") == (kind == LinkKind::sealed);
}

Result<std::string> choose_server(const Origin& page, const LinkOptions& options) {
  if (!options.server.empty()) return parse_server(options.server, options.http);
  if (auto cloud = cloud_server(page)) return *cloud;
  if (!is_allowed(page, options.http)) return ErrorCode::link_insecure;
  return build_origin(page);
}

Result<ShareLink> parse_bare_id(std::string_view text, const LinkOptions& options) {
  if (is_uuid(text)) return ErrorCode::link_legacy_key;
  auto id = parse_id(text);
  if (!id) return id.error();
  if (options.server.empty()) return ErrorCode::server_required;
  auto server = parse_server(options.server, options.http);
  if (!server) return server.error();
  return ShareLink{{*server, *id}, "", {}};
}

Result<ShareLink> parse_address(const WebAddress& address, const LinkOptions& options) {
  for (const Route& route : kRoutes) {
    if (!address.path.starts_with(route.prefix)) continue;
    auto id = parse_path_id(address, route);
    if (!id) return id.error();
    if (!fragment_fits(address, route.kind)) return ErrorCode::link_damaged;
    auto key = route.kind == LinkKind::sealed ? parse_fragment(address.fragment, *id) : LinkKey{};
    if (!key) return key.error();
    auto server = choose_server(address.origin, options);
    if (!server) return server.error();
    Origin page = address.origin;
    if (cloud_server(page)) page.scheme = Scheme::https;
    ShareLink link{{*server, *id}, build_origin(page), {}};
    if (route.kind == LinkKind::sealed) link.key = std::move(*key);
    return link;
  }
  const bool is_cut = address.path == "/shared/secret" || address.path == "/shared/sealed";
  return is_cut ? ErrorCode::link_damaged : ErrorCode::link_not_a_share;
}

}  // namespace

Result<ShareLink> parse_link(std::string_view link, const LinkOptions& options) {
  if (link.size() > kLinkBytesMax) return ErrorCode::link_too_long;
  const SecretBytes unwrapped = without_line_breaks(link);
  if (!is_utf8(unwrapped.view())) return ErrorCode::link_malformed;
  const std::string_view text = without_surroundings(unwrapped.view());
  if (text.empty()) return ErrorCode::link_empty;
  if (has_control_or_space(text)) return ErrorCode::link_malformed;
  if (is_id_like_or_id(text)) return parse_bare_id(text, options);
  const auto address = parse_web_address(text);
  if (!address) return ErrorCode::link_malformed;
  return parse_address(*address, options);
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
