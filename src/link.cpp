#include "sharelink/link.h"

#include <algorithm>
#include <utility>

#include "ascii.h"
#include "link_address.h"
#include "pasted_text.h"
#include "percent.h"
#include "source_escapes.h"
#include "utf8.h"
#include "web_address.h"
#include "wrapper.h"

namespace sharelink {
namespace {

/// How deep a link may lie in addresses of other sites.
constexpr std::size_t kWrappersMax = 3;

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
  // A host that was decoded need not be a word.
  if (!address || !is_word(address->origin.host)) return ErrorCode::link_malformed;
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
  return is_other_site(code) || code == ErrorCode::link_damaged || code == ErrorCode::link_wrapped;
}

/// Where the host of an address ends.
std::size_t find_host_end(std::string_view address) {
  const std::size_t mark = address.find("://");
  const bool has_scheme = mark < address.find_first_of("/?#");  // one in a query is another address's
  const std::size_t host = has_scheme ? mark + 3 : 0;
  return std::min(address.find_first_of("/?#", host), address.size());
}

/// returns  where the base path of a page begins in it; its size where it has none.
std::size_t find_base(std::string_view page) { return std::min(page.find('/', page.find("://") + 3), page.size()); }

bool has_base(const ShareLink& link) { return find_base(link.page) < link.page.size(); }

/// Where the base path of a link ends in the address that it was read from. No line break may stand before: what
/// happens to stand on the next line would make a base path of another site's.
///
/// returns  0 where the link has none; the address's size where it is in a wrapper, whose lines do not show it.
std::size_t find_base_end(std::string_view address, const ShareLink& link) {
  if (!has_base(link)) return 0;
  if (!link.wrapper.empty()) return address.size();
  std::size_t at = find_host_end(address);
  for (const char c : std::string_view(link.page).substr(find_base(link.page))) {
    if (c == '/') at = std::min(address.find('/', at + 1), address.size());
  }
  return at;
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
  const std::size_t first_line = scanner.address().size();
  while (!link && is_cut_short(link.error()) && scanner.join()) {
    auto joined = parse_mended(scanner.address(), options);
    if (joined && find_base_end(scanner.address(), *joined) < first_line) return joined;
    link = more_telling(link.error(), joined ? ErrorCode::link_not_a_share : joined.error());
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
  if (!is_encoded && is_id_like_or_id(alone.substr(0, find_hash(alone).begin))) return parse_bare_id(alone, options);
  const auto begin = static_cast<std::size_t>(alone.data() - joined.view().data());
  // Where it is encoded whole, escapes hide where its host ends.
  const std::size_t host_end = is_encoded ? alone.size() : find_host_end(alone);
  if (has_break_between(text, begin, begin + host_end)) return ErrorCode::link_malformed;
  if (is_encoded) return parse_mended(percent_decoded(alone, kEncodedTimesMax).view(), options);
  auto link = parse_mended(alone, options);
  if (link && has_break_between(text, begin, begin + find_base_end(alone, *link) + 1)) return ErrorCode::link_malformed;
  return link;
}

Found find_all(std::string_view text, const LinkOptions& options) {
  Found found = scan(text, options);
  if (!found.links.empty()) return found;
  for (const auto undo : {quoted_printable_decoded, source_escapes_undone}) {
    const SecretBytes undone = undo(text);
    if (!is_utf8(undone.view()) || has_control(undone.view())) continue;
    Found again = scan(undone.view(), options);
    // A slash that was an escape can have been put into a host, and a line that was joined be another site's: nothing
    // tells what that left from a base path.
    std::erase_if(again.links, has_base);
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

std::string query_of(std::string_view sub_organization) {
  return sub_organization.empty() ? "" : "?subOrganization=" + std::string(sub_organization);
}

SecretBytes sealed_link(std::string_view page, const ShareId& id, const LinkKey& key,
                        std::string_view sub_organization) {
  const std::string address = std::string(page) + "/shared/sealed/" + build_id(id) + query_of(sub_organization) + "#";
  const SecretBytes fragment = build_fragment(key, id);
  SecretBytes link(address.size() + fragment.size());
  std::copy(address.begin(), address.end(), link.data());
  std::copy_n(fragment.data(), fragment.size(), link.data() + address.size());
  return link;
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

std::vector<SecretBytes> find_links(std::string_view text, const LinkOptions& options) {
  std::vector<SecretBytes> texts;
  if (text.size() > kLinkTextBytesMax || !is_utf8(text) || has_control(text)) return texts;
  for (const ShareLink& link : find_all(text, options).links) {
    const auto& [server, id, sub_organization] = link.address;
    if (link.key) {
      texts.push_back(sealed_link(link.page.empty() ? server : link.page, id, *link.key, sub_organization));
    } else if (!link.page.empty()) {
      texts.push_back(SecretBytes::copy_of(build_plain_link(link.page, id) + query_of(sub_organization)));
    }
  }
  return texts;
}

SecretBytes build_sealed_link(std::string_view page, const ShareId& id, const LinkKey& key) {
  return sealed_link(page, id, key, {});
}

std::string build_plain_link(std::string_view page, const ShareId& id) {
  return std::string(page) + "/shared/secret/" + build_id(id);
}

}  // namespace sharelink
