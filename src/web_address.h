#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "origin.h"

namespace sharelink {

inline constexpr std::string_view kSealedPath = "/shared/sealed/";

/// What follows the host in a web address.
struct AddressParts {
  std::string_view whole;
  std::string_view path, query, fragment;  ///< parts of whole
  std::string_view base = {};  ///< of the path what stands before a route of shares; of another one any part

  std::string_view route() const { return path.substr(base.size()); }
};

/// A web address in pieces, as views into its text.
struct WebAddress {
  Origin origin;
  AddressParts parts;
  bool hash_encoded = false;  ///< a program has encoded the '#' before the fragment of a sealed link, and left none
};

/// Where the '#' before a fragment stands, and where the fragment begins.
struct Hash {
  std::size_t begin, end;
};

/// Finds the '#' behind an id, as itself or as programs encode it before the fragment of a sealed link.
///
/// returns  the end of the text where there is none.
Hash find_hash(std::string_view text);

/// Takes a web address apart; without a scheme ("host/path") it is https, on loopback http.
///
/// returns  nullopt where it is none.
/// source   PROTOCOL.md "Link".
std::optional<WebAddress> parse_web_address(std::string_view address);

}  // namespace sharelink
