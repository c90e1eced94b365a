#include "origin.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "ascii.h"

namespace sharelink {
namespace {

constexpr std::size_t kHostBytesMax = 255;
constexpr std::string_view kUsServer = "https://us.infisical.com";
constexpr std::string_view kEuServer = "https://eu.infisical.com";

// Bytes of UTF-8 are let through: the host's URL parser turns an international name into ASCII.
bool is_host_char(char c) {
  return is_digit(c) || is_letter(c) || c == '-' || c == '.' || c == '_' || static_cast<std::uint8_t>(c) >= 0x80;
}

bool is_ipv4_octet(std::string_view text) {
  if (text.empty() || text.size() > 3 || (text.size() > 1 && text[0] == '0')) return false;
  int value = 0;
  for (char c : text) {
    if (!is_digit(c)) return false;
    value = value * 10 + (c - '0');
  }
  return value <= 255;
}

bool is_ipv4(std::string_view host) {
  int octets = 0;
  for (std::size_t i = 0; i <= host.size(); ++octets) {
    const std::size_t end = std::min(host.find('.', i), host.size());
    if (!is_ipv4_octet(host.substr(i, end - i))) return false;
    i = end + 1;
  }
  return octets == 4;
}

bool is_ipv6_group(std::string_view text) {
  return !text.empty() && text.size() <= 4 && std::all_of(text.begin(), text.end(), is_hex_digit);
}

/// RFC 4291, section 2.2. Without zones: the URL standard has none.
bool is_ipv6(std::string_view text) {
  int groups = 0;
  bool has_gap = false;
  for (std::size_t i = 0; i < text.size();) {
    if (text.substr(i, 2) == "::" && !has_gap) {
      has_gap = true;
      i += 2;
      continue;
    }
    // A colon separates two groups: it is neither first nor last.
    if (groups > 0 && text[i - 1] != ':' && text[i] == ':') ++i;
    const std::size_t end = std::min(text.find(':', i), text.size());
    const std::string_view group = text.substr(i, end - i);
    const bool is_tail = end == text.size() && is_ipv4(group);
    if (!is_tail && !is_ipv6_group(group)) return false;
    groups += is_tail ? 2 : 1;
    i = end;
  }
  return has_gap ? groups < 8 : groups == 8;
}

/// The URL standard takes such a host for an IPv4 address, in spellings like "127.1" or "0x7f.1" too.
bool ends_in_number(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  const std::string_view last = host.substr(host.rfind('.') + 1);
  if (last.starts_with("0x")) return std::all_of(last.begin() + 2, last.end(), is_hex_digit);
  return !last.empty() && std::all_of(last.begin(), last.end(), is_digit);
}

bool is_host_name(std::string_view host) {
  if (host.empty() || host.size() > kHostBytesMax || host.front() == '.') return false;
  if (host.find("..") != std::string_view::npos) return false;
  if (!std::all_of(host.begin(), host.end(), is_host_char)) return false;
  return !ends_in_number(host) || is_ipv4(host);
}

bool is_ipv6_literal(std::string_view host) {
  return host.starts_with('[') && host.ends_with(']') && is_ipv6(host.substr(1, host.size() - 2));
}

std::optional<std::string> parse_port(std::string_view text, Scheme scheme) {
  if (text.empty() || text.size() > 5) return std::nullopt;
  std::uint32_t port = 0;
  for (char c : text) {
    if (!is_digit(c)) return std::nullopt;
    port = port * 10 + static_cast<std::uint32_t>(c - '0');
  }
  if (port == 0 || port > 65535) return std::nullopt;
  if (port == (scheme == Scheme::https ? 443u : 80u)) return std::string();
  return to_decimal(port);
}

bool is_base_name(std::string_view name) {
  if (name.find_first_not_of('.') == std::string_view::npos) return false;  // URL parsers take two of them away
  if (name == "s" || name == "shared" || name == "share" || name == "api") return false;
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return c == '~' || (is_host_char(c) && static_cast<std::uint8_t>(c) < 0x80); });
}

/// The name without the dot of the root, which changes no name.
std::string_view without_root(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  return host;
}

}  // namespace

std::optional<Origin> parse_authority(Scheme scheme, std::string_view authority) {
  const std::size_t host_end = authority.starts_with('[') ? authority.find(']') + 1 : authority.find(':');
  Origin origin{scheme, to_lower(authority.substr(0, host_end)), ""};
  if (!is_host_name(origin.host) && !is_ipv6_literal(origin.host)) return std::nullopt;
  if (host_end >= authority.size()) return origin;
  if (authority[host_end] != ':') return std::nullopt;
  const auto port = parse_port(authority.substr(host_end + 1), scheme);
  if (!port) return std::nullopt;
  origin.port = *port;
  return origin;
}

std::string build_origin(const Origin& origin, std::string_view base) {
  std::string text = origin.scheme == Scheme::https ? "https://" : "http://";
  text += origin.host;
  if (!origin.port.empty()) text += ":" + origin.port;
  text += base;
  return text;
}

std::size_t base_path_size(std::string_view path) {
  std::size_t size = 0;
  while (size < path.size()) {
    const std::size_t end = std::min(path.find('/', size + 1), path.size());
    if (!is_base_name(path.substr(size + 1, end - size - 1))) break;
    size = end;
  }
  return size > kBasePathBytesMax ? 0 : size;
}

bool is_loopback(std::string_view full_host) {
  const std::string_view host = without_root(full_host);
  return host == "localhost" || host.ends_with(".localhost") || host == "[::1]" ||
         (host.starts_with("127.") && is_ipv4(host));
}

bool is_allowed(const Origin& origin, HttpPolicy http) {
  return origin.scheme == Scheme::https || http == HttpPolicy::any_host || is_loopback(origin.host);
}

std::optional<std::string> cloud_server(const Origin& origin) {
  constexpr std::array<std::string_view, 3> kUsHosts = {"app.infisical.com", "share.infisical.com", "us.infisical.com"};
  if (!origin.port.empty()) return std::nullopt;
  for (std::string_view host : kUsHosts) {
    if (without_root(origin.host) == host) return std::string(kUsServer);
  }
  if (without_root(origin.host) == "eu.infisical.com") return std::string(kEuServer);
  return std::nullopt;
}

bool is_cloud_server(std::string_view server) { return server == kUsServer || server == kEuServer; }

}  // namespace sharelink
