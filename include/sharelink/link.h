#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "sharelink/id.h"
#include "sharelink/result.h"
#include "sharelink/secret_bytes.h"
#include "sharelink/server.h"

namespace sharelink {

inline constexpr std::size_t kLinkBytesMax = 8 * 1024;

/// Where a share is asked for. Holds no key: it is all that the request step can see.
struct ShareAddress {
  std::string server;  ///< origin of the API server, such as "https://us.infisical.com"
  ShareId id;
};

enum class LinkKind { plain, sealed };

/// A link taken apart. A sealed link's key stays in the fragment, apart from the address.
struct ShareLink {
  LinkKind kind = LinkKind::plain;
  ShareAddress address;
  std::string page;      ///< origin that the link opens in a browser; empty for a bare id
  SecretBytes fragment;  ///< sealed: the text after '#'; plain: empty
};

struct LinkOptions {
  std::string_view server;  ///< API server to ask instead of the link's own; empty: the link's own
  HttpPolicy http = HttpPolicy::loopback_only;
};

/// Parses a share link as a person pastes it.
///
/// link     UTF-8 text, at most kLinkBytesMax bytes: a link, a link without "https://", or a bare id
///          (which needs options.server). White space around it, line breaks within it and the
///          punctuation of the sentence around it are dropped.
/// returns  the link's parts; the page hosts of Infisical Cloud become their API server.
/// errors   link_empty, link_too_long, link_malformed, link_not_a_share, link_damaged, link_legacy_key,
///          link_legacy_email, link_insecure, server_required, server_invalid.
/// source   PROTOCOL.md "Link".
Result<ShareLink> parse_link(std::string_view link, const LinkOptions& options = {});

}  // namespace sharelink
