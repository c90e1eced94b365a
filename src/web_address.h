#pragma once

#include <optional>
#include <string_view>

#include "origin.h"

namespace sharelink {

inline constexpr std::string_view kSealedPath = "/shared/sealed/";

/// What follows the host in a web address.
struct AddressParts {
  std::string_view whole;
  std::string_view path, query, fragment;  ///< parts of whole
};

/// A web address in pieces, as views into its text.
struct WebAddress {
  Origin origin;
  AddressParts parts;
  bool hash_encoded = false;  ///< a program has percent-encoded the '#' before the fragment of a sealed link
};

/// Takes a web address apart; without a scheme ("host/path") it is https, on loopback http.
///
/// returns  nullopt where it is none.
/// source   PROTOCOL.md "Link".
std::optional<WebAddress> parse_web_address(std::string_view address);

}  // namespace sharelink
