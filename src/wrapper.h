#pragma once

#include <string_view>
#include <vector>

#include "sharelink/secret_bytes.h"
#include "web_address.h"

namespace sharelink {

/// Finds the addresses that mail scanners, chat programs and search engines put into an address of their own.
///
/// parts    of an address of at most kLinkBytesMax bytes.
/// returns  the first eight parts of the address that could be one, decoded, in their order.
/// source   PROTOCOL.md "Wrapper".
std::vector<SecretBytes> wrapped_addresses(const AddressParts& parts);

/// Whether a host is known for addresses that hide where they lead.
///
/// host     lower case.
/// source   PROTOCOL.md "Wrapper".
bool is_wrapper_host(std::string_view host);

}  // namespace sharelink
