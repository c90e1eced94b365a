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
constexpr std::size_t kUuidChars = 36;
/// What an id has besides letters and digits, in its spellings and in a path.
constexpr std::string_view kIdMarks = "-_+/=%";
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

/// Whether two bytes begin with a control character that is no line break and no tab.
bool is_refused_control(char c, char next) {
  if (c == '\xC2') return static_cast<std::uint8_t>(next) >= 0x80 && static_cast<std::uint8_t>(next) < 0xA0;
  const bool is_break = c == '\t' || c == '\n' || c == '\r';
  return (static_cast<std::uint8_t>(c) < 0x20 && !is_break) || c == '\x7F';
}

/// Cuts a text before the first character that cannot be part of what it begins with; an escape counts as what it
/// stands for, one that was escaped again too. Control characters stay, and are refused for it: they are no
/// surroundings.
std::string_view before_foreign(std::string_view text, std::string_view marks) {
  for (std::size_t i = 0; i < text.size();) {
    const Escape unit = unit_at(text, i);
    const char c = static_cast<char>(unit.byte);
    const bool is_word = is_digit(c) || is_letter(c) || marks.find(c) != std::string_view::npos;
    const char next = static_cast<char>(unit_at(text, i + unit.size).byte);
    if (!is_word && !is_refused_control(c, next)) return text.substr(0, i);
    i += unit.size;
  }
  return text;
}

/// Drops what stands behind a known number of characters, where it is nothing but '-' and '_': letters of base64url
/// that programs glue on as marks (_LINK_ is slanted in many).
std::string_view without_glued_marks(std::string_view text, std::size_t chars) {
  for (std::size_t i = chars; i < text.size();) {
    const Escape unit = unit_at(text, i);
    if (unit.byte != '-' && unit.byte != '_') return text;
    i += unit.size;
  }
  return text.substr(0, chars);
}

/// Whether it is a UUID, with or without marks behind it.
bool is_uuid(std::string_view text) {
  text = without_glued_marks(text, kUuidChars);
  if (text.size() != kUuidChars) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? text[i] != '-' : !is_hex_digit(text[i])) return false;
  }
  return true;
}

/// returns  the name of a parameter: without a value it may have marks behind it.
std::string_view name_of(std::string_view pair) {
  const std::size_t end = pair.find('=');
  return end == std::string_view::npos ? before_foreign(pair, "-_") : pair.substr(0, end);
}

/// returns  the first parameter of this name, with it; nullopt: there is none.
std::optional<std::string_view> find_parameter(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view pair = query.substr(0, end);
    if (name_of(pair) == name) return pair;
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return std::nullopt;
}

bool has_parameter(std::string_view query, std::string_view name) { return find_parameter(query, name).has_value(); }

std::string_view find_sub_organization(std::string_view query) {
  const std::string_view pair = find_parameter(query, kSubOrganization).value_or(std::string_view());
  const std::size_t mark = std::min(pair.find('='), pair.size());
  return parse_sub_organization(pair.substr(std::min(mark + 1, pair.size())));
}

std::optional<ErrorCode> find_legacy(std::string_view id_text, std::string_view query) {
  if (is_uuid(id_text) || has_parameter(query, "key")) return ErrorCode::link_legacy_key;
  if (has_parameter(query, "email") && has_parameter(query, "hash")) return ErrorCode::link_legacy_email;
  return std::nullopt;
}

/// Reads an id with or without marks behind it.
Result<ShareId> parse_marked_id(std::string_view text) {
  auto id = parse_id(text);
  return id ? id : parse_id(without_glued_marks(text, kIdChars));
}

Result<ShareId> parse_path_id(const AddressParts& parts, const Route& route) {
  std::string_view text = before_foreign(parts.route().substr(route.prefix.size()), kIdMarks);
  if (text.ends_with('/')) text.remove_suffix(1);
  if (route.prefix == kInfisicalPath) {
    if (const auto legacy = find_legacy(text, parts.query)) return *legacy;
  }
  // So short a path is other sites' too.
  if (route.prefix == kShortPath && (is_uuid(text) || !is_id_like_or_id(text))) return ErrorCode::link_not_a_share;
  return parse_marked_id(text);
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

Result<std::string> choose_server(const Origin& page, std::string_view base, const LinkOptions& options) {
  if (!options.server.empty()) return parse_server(options.server, options.http);
  if (auto cloud = cloud_server(page)) return *cloud;
  if (!is_allowed(page, options.http)) return ErrorCode::link_insecure;
  return build_origin(page, base);
}

/// The parts of a link, but for its key.
Result<ShareLink> build_keyless(Origin page, std::string_view base, const ShareId& id,
                                std::string_view sub_organization, const LinkOptions& options) {
  auto server = choose_server(page, base, options);
  if (!server) return server.error();
  if (cloud_server(page)) page.scheme = Scheme::https;
  return ShareLink{{*server, id, std::string(sub_organization)}, build_origin(page, base), {}, {}};
}

/// Takes a word off the front of a text. false: it does not begin with it.
bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

/// Reads what stands behind the prefix of a route, where it is written as links are made.
Result<ShareLink> parse_made(std::string_view rest, LinkKind kind, const Origin& page, std::string_view base,
                             const LinkOptions& options) {
  const auto id = parse_id(rest.substr(0, kIdChars));
  if (!id) return id.error();
  rest.remove_prefix(kIdChars);
  std::string_view sub_organization;
  if (take(rest, "?subOrganization=")) {
    sub_organization = parse_sub_organization(rest);
    rest.remove_prefix(sub_organization.size());
  }
  auto link = build_keyless(page, base, *id, sub_organization, options);
  if (!link) return link;
  if (kind == LinkKind::plain) return rest.empty() ? std::move(link) : ErrorCode::link_malformed;
  if (!take(rest, "#")) return ErrorCode::link_malformed;
  auto key = parse_fragment(rest, *id);
  if (!key) return key.error();
  link->key = std::move(*key);
  return link;
}

}  // namespace

std::string_view parse_sub_organization(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && (is_digit(text[end]) || is_letter(text[end]) || text[end] == '-')) ++end;
  return end > kSlugCharsMax ? std::string_view() : text.substr(0, end);
}

bool is_id_like_or_id(std::string_view text) { return is_id_like(text) || parse_id(text); }

Result<ShareLink> parse_bare_id(std::string_view text, const LinkOptions& options) {
  const Hash hash = find_hash(text);
  const std::string_view id_text = before_foreign(text.substr(0, hash.begin), kIdMarks);
  if (is_uuid(id_text)) return ErrorCode::link_legacy_key;
  auto id = parse_marked_id(id_text);
  if (!id) return id.error();
  std::optional<LinkKey> key;
  if (hash.begin < text.size()) {
    auto parsed = parse_key(text.substr(hash.end), LinkKind::sealed, *id);
    if (!parsed) return parsed.error();
    key = std::move(*parsed);
  }
  if (options.server.empty()) return ErrorCode::server_required;
  auto server = parse_server(options.server, options.http);
  if (!server) return server.error();
  return ShareLink{{*server, *id}, "", std::move(key), {}};
}

Result<ShareLink> parse_address(const WebAddress& address, const LinkOptions& options) {
  const bool is_cloud = cloud_server(address.origin).has_value();
  if (is_cloud && !address.parts.base.empty()) return ErrorCode::link_not_a_share;
  for (const Route& route : kRoutes) {
    if (!address.parts.route().starts_with(route.prefix)) continue;
    auto id = parse_path_id(address.parts, route);
    if (!id) return id.error();
    auto key = parse_key(address.parts.fragment, route.kind, *id);
    if (!key) return key.error();
    auto link =
        build_keyless(address.origin, address.parts.base, *id, find_sub_organization(address.parts.query), options);
    if (!link) return link;
    link->key = std::move(*key);
    link->hash_encoded = address.hash_encoded;
    return link;
  }
  const std::string_view route = address.parts.route();
  const bool is_cut = route == "/shared/secret" || route == "/shared/sealed";
  return is_cut ? ErrorCode::link_damaged : ErrorCode::link_not_a_share;
}

Result<ShareLink> parse_link_address(std::string_view address, const LinkOptions& options) {
  // Of a host outside ASCII the caller knows another spelling.
  const bool is_ascii =
      std::all_of(address.begin(), address.end(), [](char c) { return static_cast<std::uint8_t>(c) < 0x80; });
  const Scheme scheme = address.starts_with("http:") ? Scheme::http : Scheme::https;
  std::string_view rest = address;
  if (!is_ascii || !take(rest, scheme == Scheme::http ? "http://" : "https://")) return ErrorCode::link_malformed;
  const std::size_t path = std::min(rest.find('/'), rest.size());
  const auto page = parse_authority(scheme, rest.substr(0, path));
  rest.remove_prefix(path);
  const std::string_view base = rest.substr(0, base_path_size(rest));
  rest.remove_prefix(base.size());
  if (!page || (!base.empty() && cloud_server(*page))) return ErrorCode::link_malformed;
  for (const Route& route : kRoutes) {
    if (take(rest, route.prefix)) return parse_made(rest, route.kind, *page, base, options);
  }
  return ErrorCode::link_malformed;
}

}  // namespace sharelink
