#include "link_address.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "ascii.h"
#include "percent.h"

namespace sharelink {
namespace {

constexpr std::size_t kIdLikeCharsMin = 32;
constexpr std::size_t kSlugCharsMax = 64;
constexpr std::string_view kSubOrganization = "subOrganization";
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

/// returns  the first parameter of this name, with it; nullopt: there is none.
std::optional<std::string_view> find_parameter(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view pair = query.substr(0, end);
    if (pair.substr(0, pair.find('=')) == name) return pair;
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return std::nullopt;
}

bool has_parameter(std::string_view query, std::string_view name) { return find_parameter(query, name).has_value(); }

std::string_view find_sub_organization(std::string_view query) {
  const std::string_view pair = find_parameter(query, kSubOrganization).value_or(std::string_view());
  return parse_sub_organization(pair.substr(std::min(pair.size(), kSubOrganization.size() + 1)));
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

/// Marks that are letters of base64url and that programs glue on (_LINK_ is slanted in many).
constexpr std::string_view kGluedMarks = "-_";

/// Drops what stands behind a known number of characters, where it is marks alone.
std::string_view without_glued_marks(std::string_view text, std::size_t chars) {
  const bool is_glued = text.size() > chars && text.find_first_not_of(kGluedMarks, chars) == std::string_view::npos;
  return is_glued ? text.substr(0, chars) : text;
}

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
  auto id = parse_id(text);
  return id ? id : parse_id(without_glued_marks(text, kIdChars));
}

/// Reads the key of a sealed link, and checks that a plain one has none: a chat program that drops or moves the
/// fragment must not turn a sealed link into a plain one.
Result<std::optional<LinkKey>> parse_key(std::string_view fragment, LinkKind kind, const ShareId& id) {
  const SecretBytes decoded = percent_decoded(fragment, kEncodedTimesMax);
  std::string_view text = before_foreign(decoded.view(), "-_.+/=%");
  while (text.ends_with('.')) text.remove_suffix(1);
  if (kind == LinkKind::plain && text.starts_with("sl")) return ErrorCode::link_damaged;
  if (kind == LinkKind::plain) return std::optional<LinkKey>();
  if (!text.starts_with("sl")) return ErrorCode::link_damaged;
  auto key = parse_fragment(text.starts_with("sl1.") ? without_glued_marks(text, kFragmentChars) : text, id);
  if (!key) return key.error();
  return std::optional<LinkKey>(std::move(*key));
}

Result<std::string> choose_server(const Origin& page, const LinkOptions& options) {
  if (!options.server.empty()) return parse_server(options.server, options.http);
  if (auto cloud = cloud_server(page)) return *cloud;
  if (!is_allowed(page, options.http)) return ErrorCode::link_insecure;
  return build_origin(page);
}

}  // namespace

std::string_view parse_sub_organization(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && (is_digit(text[end]) || is_letter(text[end]) || text[end] == '-')) ++end;
  return end > kSlugCharsMax ? std::string_view() : text.substr(0, end);
}

bool is_id_like_or_id(std::string_view text) { return is_id_like(text) || parse_id(text); }

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
    return ShareLink{{*server, *id, std::string(find_sub_organization(address.parts.query))},
                     build_origin(page),
                     std::move(*key),
                     {},
                     address.hash_encoded};
  }
  const bool is_cut = address.parts.path == "/shared/secret" || address.parts.path == "/shared/sealed";
  return is_cut ? ErrorCode::link_damaged : ErrorCode::link_not_a_share;
}

}  // namespace sharelink
