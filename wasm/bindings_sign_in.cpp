// The border for signing in: what only readers of an organization's shares come to.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include "border.h"
#include "sharelink/sharelink.h"

namespace sharelink::wasm {
namespace {

val build_token_request_js(val server) {
  const SecretBytes server_bytes = bytes_from(server);
  const auto origin = parse_server(server_bytes.view(), HttpPolicy::any_host);
  if (!origin) return failure_object(Operation::peek, origin.error());
  return request_object(Operation::peek, build_token_request(*origin));
}

val parse_token_response_js(double status, val headers, val body) {
  const SecretBytes headers_bytes = bytes_from(headers);
  const SecretBytes body_bytes = bytes_from(body);
  const auto token = parse_token_response({status_from(status), headers_bytes.view(), body_bytes.view()});
  if (!token) return failure_object(Operation::peek, token.error());
  val object = kind_object("token");
  set(object, "token", token->view());
  return object;
}

}  // namespace
}  // namespace sharelink::wasm

EMSCRIPTEN_BINDINGS(sharelink_sign_in) {
  using namespace sharelink::wasm;
  emscripten::function("buildTokenRequest", &build_token_request_js);
  emscripten::function("parseTokenResponse", &parse_token_response_js);
}
