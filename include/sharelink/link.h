#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sharelink/fragment.h"
#include "sharelink/id.h"
#include "sharelink/result.h"
#include "sharelink/secret_bytes.h"
#include "sharelink/server.h"

namespace sharelink {

inline constexpr std::size_t kLinkBytesMax = std::size_t{8} * 1024;
/// Of a text with a link in it.
inline constexpr std::size_t kLinkTextBytesMax = std::size_t{1024} * 1024;
/// Of different links in one text, as many are told apart.
inline constexpr std::size_t kLinksMax = 16;

/// Where a share is asked for. Holds no key: it is all that the request step can see.
struct ShareAddress {
  std::string server;  ///< origin of the API and its base path, such as "https://us.infisical.com"
  ShareId id;
  std::string sub_organization = {};  ///< slug of the sub-organization that a reader's token is for; empty: none
};

/// A link taken apart. The key of a sealed link stays apart from the address.
struct ShareLink {
  ShareAddress address;
  std::string page;            ///< origin and base path that the link opens in a browser; empty for a bare id
  std::optional<LinkKey> key;  ///< sealed links only
  std::string wrapper;         ///< host of another site's address that the link was inside; empty: of none
  bool hash_encoded = false;   ///< a browser that opened it has sent the key to the page's server, in the path

  bool is_sealed() const { return key.has_value(); }
};

struct LinkOptions {
  std::string_view server;  ///< API server to ask instead of the link's own; empty: the link's own
  HttpPolicy http = HttpPolicy::loopback_only;
};

/// Parses a share link as a person pastes it. Time grows as the text does.
///
/// text     UTF-8, at most kLinkTextBytesMax bytes: a link of at most kLinkBytesMax bytes, with or without "https://",
///          alone or anywhere in a text, inside another site's address, or a bare id, with or without the end of a
///          sealed link (which needs options.server).
/// returns  the link's parts; the page hosts of Infisical Cloud become their API server. A link with a wrapper leads to
///          another host than the text shows: the caller asks before anything is sent there.
/// errors   link_empty, link_too_long, link_malformed, link_not_a_share, link_damaged, link_ambiguous, link_wrapped,
///          link_legacy_key, link_legacy_email, link_version_unknown, link_insecure, server_required, server_invalid.
/// source   PROTOCOL.md "Link", "Text", "Wrapper", "Fragment".
Result<ShareLink> parse_link(std::string_view text, const LinkOptions& options = {});

/// Parses a share link that is written as build_sealed_link, build_plain_link and find_links write it, the short form
/// of plain ones too, and nothing else: what an address bar mostly holds, so that a page need not load what reads the
/// rest.
///
/// address  any bytes; of hosts outside ASCII none is read.
/// returns  the link's parts, as parse_link has them.
/// errors   those of parse_link, which may read it all the same or know a better reason.
/// source   PROTOCOL.md "Link", "Fragment".
Result<ShareLink> parse_link_address(std::string_view address, const LinkOptions& options = {});

/// Reads the slug of a sub-organization, as the parameter `subOrganization` of a link has it.
///
/// returns  the letters, digits and hyphens that the text begins with; empty where there are none, or more than 64.
/// source   PROTOCOL.md "Link".
std::string_view parse_sub_organization(std::string_view text);

/// Finds the links that parse_link finds, for the person to choose among.
///
/// returns  at most kLinksMax different links, whole, as build_sealed_link and build_plain_link write them; no bare id.
///          One that has a key and no host is written with that of options.server.
/// source   PROTOCOL.md "Text".
std::vector<SecretBytes> find_links(std::string_view text, const LinkOptions& options = {});

/// Builds the link of a sealed share.
///
/// page     address of a sharelink page, from parse_page.
/// returns  the link as text, key included.
/// source   PROTOCOL.md "Link", "Fragment".
SecretBytes build_sealed_link(std::string_view page, const ShareId& id, const LinkKey& key);

/// Builds the link of a plain share.
///
/// page     address of a page that opens it, Infisical's own too; from parse_server.
/// source   PROTOCOL.md "Link".
std::string build_plain_link(std::string_view page, const ShareId& id);

}  // namespace sharelink
