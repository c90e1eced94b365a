// For the page that opens its own address: links are read as an address bar has them, and issues, which it does not
// show, not at all.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include "border.h"
#include "sharelink/sharelink.h"

namespace sharelink::wasm {

Outcome read_response(Operation operation, const Response& response) {
  return parse_response_without_issues(operation, response);
}

namespace {

val parse_link_js(val address, val server, val http) {
  const SecretBytes address_bytes = bytes_from(address);
  const SecretBytes server_bytes = bytes_from(server);
  return link_object(parse_link_address(address_bytes.view(), {server_bytes.view(), http_policy_from(http)}));
}

}  // namespace
}  // namespace sharelink::wasm

EMSCRIPTEN_BINDINGS(sharelink_address) {
  using namespace sharelink::wasm;
  emscripten::function("parseLink", &parse_link_js);
}
