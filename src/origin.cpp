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

bool is_host_name(std::string_view host) {
  if (host.empty() || host.size() > kHostBytesMax || host.front() == '.') return false;
  for (char c : host) {
    if (!is_host_char(c)) return false;
  }
  return true;
}

bool is_ipv6_literal(std::string_view host) {
  if (host.size() < 4 || host.size() > 47 || host.front() != '[' || host.back() != ']') return false;
  for (char c : host.substr(1, host.size() - 2)) {
    if (!is_hex_digit(c) && c != ':' && c != '.') return false;
  }
  return true;
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
  return std::to_string(port);
}

bool is_ipv4_loopback(std::string_view host) {
  int octets = 0;
  for (std::size_t i = 0; i <= host.size();) {
    const std::size_t end = std::min(host.find('.', i), host.size());
    const std::string_view octet = host.substr(i, end - i);
    if (octet.empty() || octet.size() > 3 || (octet.size() > 1 && octet[0] == '0')) return false;
    int value = 0;
    for (char c : octet) {
      if (!is_digit(c)) return false;
      value = value * 10 + (c - '0');
    }
    if (value > 255 || (octets == 0 && value != 127)) return false;
    ++octets;
    i = end + 1;
  }
  return octets == 4;
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

std::string build_origin(const Origin& origin) {
  std::string text = origin.scheme == Scheme::https ? "https://" : "http://";
  text += origin.host;
  if (!origin.port.empty()) text += ":" + origin.port;
  return text;
}

bool is_loopback(std::string_view host) {
  return host == "localhost" || host.ends_with(".localhost") || host == "[::1]" || is_ipv4_loopback(host);
}

bool is_allowed(const Origin& origin, HttpPolicy http) {
  return origin.scheme == Scheme::https || http == HttpPolicy::any_host || is_loopback(origin.host);
}

std::optional<std::string> cloud_server(const Origin& origin) {
  constexpr std::array<std::string_view, 3> kUsHosts = {"app.infisical.com", "share.infisical.com", "us.infisical.com"};
  if (!origin.port.empty()) return std::nullopt;
  for (std::string_view host : kUsHosts) {
    if (origin.host == host) return std::string(kUsServer);
  }
  if (origin.host == "eu.infisical.com") return std::string(kEuServer);
  return std::nullopt;
}

}  // namespace sharelink
