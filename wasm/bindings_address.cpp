// For the page that opens its own address: links are read as addresses.
#include "border.h"
#include "sharelink/sharelink.h"

namespace sharelink::wasm {

Result<ShareLink> read_link(std::string_view link, const LinkOptions& options) {
  return parse_link_address(link, options);
}

}  // namespace sharelink::wasm
