#include "wrapper.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "ascii.h"
#include "percent.h"
#include "sharelink/base64url.h"

namespace sharelink {
namespace {

constexpr std::array<std::string_view, 25> kWrapperHosts = {
    "safelinks.protection.outlook.com",
    "urldefense.com",
    "urldefense.proofpoint.com",
    "linkprotect.cudasvc.com",
    "mimecast.com",
    "mimecastprotect.com",
    "secure-web.cisco.com",
    "protection.sophos.com",
    "fireeye.com",
    "trendmicro.com",
    "emailprotection.link",
    "inky.com",
    "hornetsecurity.com",
    "edgepilot.com",
    "avanan.click",
    "protect.checkpoint.com",
    "clicktime.symantec.com",
    "awstrack.me",
    "ct.sendgrid.net",
    "mandrillapp.com",
    "list-manage.com",
    "t.co",
    "bit.ly",
    "lnkd.in",
    "tinyurl.com",
};

/// As many does no program put into one; each of them can carry as many again.
constexpr std::size_t kCarriedMax = 8;

/// An address that another one carries, as it stands there.
struct Carried {
  std::string_view text;  ///< from its scheme on; empty where there is none
  bool slash_escaped = false;
};

/// Finds the first scheme with its colon and a slash, as they are or as escapes, or as Proofpoint's second version
/// writes them.
Carried find_carried(std::string_view text) {
  for (std::size_t i = 0; i + 4 < text.size(); ++i) {
    if (to_lower(text.substr(i, 4)) != "http") continue;
    const std::string_view scheme_end = text.substr(i + (to_lower(text[i + 4]) == 's' ? 5 : 4));
    if (scheme_end.starts_with("-3A__")) return {text.substr(i)};
    const Escape colon = unit_at(scheme_end, 0);
    const Escape slash = unit_at(scheme_end, colon.size);
    if (colon.byte == ':' && slash.byte == '/') return {text.substr(i), slash.size > 1};
  }
  return {};
}

/// Proofpoint's second version writes "-3A" for "%3A" and "_" for "/".
SecretBytes proofpoint_decoded(std::string_view text) {
  SecretBytes decoded = SecretBytes::copy_of(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '-') decoded.data()[i] = '%';
    if (text[i] == '_') decoded.data()[i] = '/';
  }
  return percent_decoded(decoded.view(), 1);
}

/// Servers and office programs fold two slashes into one.
SecretBytes with_both_slashes(SecretBytes address) {
  const std::size_t slash = address.view().find(":/") + 1;
  if (slash == 0 || slash > 6 || address.view().substr(slash).starts_with("//")) return address;
  SecretBytes mended(address.size() + 1);
  std::copy_n(address.data(), slash, mended.data());
  std::copy_n(address.data() + slash, address.size() - slash, mended.data() + slash + 1);
  mended.data()[slash] = '/';
  return mended;
}

SecretBytes decoded_value(std::string_view value) {
  const std::size_t mark = value.find("-3A__");
  if (mark == 4 || (mark == 5 && to_lower(value[4]) == 's')) return proofpoint_decoded(value);
  SecretBytes decoded = percent_decoded(value, 1);
  for (std::size_t times = 1; times < kEncodedTimesMax && decoded.view().find(":/") > 5; ++times) {
    decoded = percent_decoded(decoded.view(), 1);
  }
  return with_both_slashes(std::move(decoded));
}

/// Check Point's second version: "___ADDRESS___.TOKEN", the hash as it is.
std::string_view check_point_address(std::string_view whole) {
  constexpr std::string_view kBegin = "/___", kEnd = "___.";
  const std::size_t begin = whole.find(kBegin);
  const std::size_t end = whole.rfind(kEnd);
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin + kBegin.size()) return {};
  return find_carried(whole.substr(begin + kBegin.size(), end - begin - kBegin.size())).text;
}

/// Where its own slashes are escapes, one that is none begins what the carrier has put behind.
std::string_view address_in_path(std::string_view path) {
  const auto [text, slash_escaped] = find_carried(path);
  return slash_escaped ? text.substr(0, text.find('/')) : text;
}

/// Sophos writes the address in base64; Bing in base64url, behind "a1".
///
/// returns  empty where the value of a query's part is none.
SecretBytes base64_address(std::string_view part) {
  std::string_view value = part.substr(part.find('=') + 1);
  if (value.starts_with("a1")) value.remove_prefix(2);
  if (!value.starts_with("aHR0c")) return {};  // "http"
  SecretBytes text = percent_decoded(value, 1);
  std::size_t size = text.size();
  while (text.data()[size - 1] == '=') --size;
  std::replace(text.data(), text.data() + size, std::uint8_t{'+'}, std::uint8_t{'-'});
  std::replace(text.data(), text.data() + size, std::uint8_t{'/'}, std::uint8_t{'_'});
  SecretBytes address(size * 3 / 4);
  if (!parse_base64url(text.view().substr(0, size), {address.data(), address.size()})) return {};
  return address;
}

/// Browsers keep what follows the '#' apart from the address that it belongs to.
SecretBytes with_fragment(SecretBytes address, std::string_view fragment) {
  if (!fragment.starts_with("sl") || address.view().find('#') != std::string_view::npos) return address;
  SecretBytes joined(address.size() + 1 + fragment.size());
  std::copy_n(address.data(), address.size(), joined.data());
  joined.data()[address.size()] = '#';
  std::copy(fragment.begin(), fragment.end(), joined.data() + address.size() + 1);
  return joined;
}

/// returns  npos where the character counts nothing.
std::size_t run_length(char c) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const std::size_t place = kDigits.find(c);
  return place == std::string_view::npos ? place : place + 2;
}

/// Proofpoint's third version: "v3/__ADDRESS__;BYTES!". In the address "*" stands for one of the bytes, "**B" for as
/// many as B counts.
///
/// returns  empty where whole is none.
SecretBytes proofpoint_v3_decoded(std::string_view whole) {
  constexpr std::string_view kBegin = "/v3/__", kEnd = "__;";
  const std::size_t begin = whole.find(kBegin);
  const std::size_t end = whole.rfind(kEnd);
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin + kBegin.size()) return {};
  const std::string_view address = whole.substr(begin + kBegin.size(), end - begin - kBegin.size());
  std::string_view encoded = whole.substr(end + kEnd.size());
  encoded = encoded.substr(0, encoded.find('!'));
  std::vector<std::uint8_t> bytes(encoded.size() * 3 / 4);
  if (!parse_base64url(encoded, bytes)) return {};
  SecretBytes decoded(address.size() + bytes.size());
  std::size_t size = 0, used = 0;
  for (std::size_t i = 0; i < address.size(); ++i) {
    if (address[i] != '*') {
      decoded.data()[size++] = static_cast<std::uint8_t>(address[i]);
      continue;
    }
    const bool is_run = address.substr(i).starts_with("**") && i + 2 < address.size();
    const std::size_t count = is_run ? run_length(address[i + 2]) : 1;
    if (count > bytes.size() - used) return {};
    std::copy_n(bytes.data() + used, count, decoded.data() + size);
    size += count;
    used += count;
    if (is_run) i += 2;
  }
  return SecretBytes::copy_of(decoded.view().substr(0, size));
}

}  // namespace

std::vector<SecretBytes> wrapped_addresses(const AddressParts& parts) {
  std::vector<SecretBytes> found;
  if (SecretBytes address = proofpoint_v3_decoded(parts.whole); !address.empty())
    found.push_back(with_both_slashes(std::move(address)));
  if (const std::string_view value = check_point_address(parts.whole); !value.empty())
    found.push_back(decoded_value(value));
  if (const std::string_view value = address_in_path(parts.path); !value.empty())
    found.push_back(with_fragment(decoded_value(value), parts.fragment));
  std::string_view query = parts.query;
  while (!query.empty() && found.size() < kCarriedMax) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view part = query.substr(0, end), value = find_carried(part).text;
    SecretBytes address = value.empty() ? base64_address(part) : decoded_value(value);
    if (!address.empty()) found.push_back(with_fragment(std::move(address), parts.fragment));
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return found;
}

bool is_wrapper_host(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  return std::any_of(kWrapperHosts.begin(), kWrapperHosts.end(), [&](std::string_view known) {
    return host == known || (host.ends_with(known) && host[host.size() - known.size() - 1] == '.');
  });
}

}  // namespace sharelink
