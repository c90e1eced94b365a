// The border for texts: links are read as people paste them.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include "border.h"
#include "sharelink/sharelink.h"

namespace sharelink::wasm {

Outcome read_response(Operation operation, const Response& response) { return parse_response(operation, response); }

namespace {

val parse_link_js(val text, val server, val http) {
  const SecretBytes text_bytes = bytes_from(text);
  const SecretBytes server_bytes = bytes_from(server);
  const auto parsed = parse_link(text_bytes.view(), {server_bytes.view(), http_policy_from(http)});
  val object = link_object(parsed);
  if (!parsed) return object;
  if (!parsed->wrapper.empty()) set(object, "wrapper", parsed->wrapper);
  if (parsed->hash_encoded) set(object, "hashEncoded", true);
  return object;
}

val find_links_js(val text, val server, val http) {
  const SecretBytes text_bytes = bytes_from(text);
  const SecretBytes server_bytes = bytes_from(server);
  val links = val::array();
  for (const SecretBytes& link : find_links(text_bytes.view(), {server_bytes.view(), http_policy_from(http)})) {
    push(links, text_to_js(link.view()));
  }
  return links;
}

}  // namespace
}  // namespace sharelink::wasm

EMSCRIPTEN_BINDINGS(sharelink_text) {
  using namespace sharelink::wasm;
  emscripten::function("parseLink", &parse_link_js);
  emscripten::function("findLinks", &find_links_js);
}
