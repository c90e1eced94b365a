// The border for sealed links: keys, envelopes and what opens with them.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "border.h"
#include "sharelink/sharelink.h"

namespace sharelink::wasm {
namespace {

/// reply_keys   empty: none
val build_sealed_access_js(val server, val id, val sub_organization, val keys, val token, val reply_keys) {
  const auto address = address_from(server, id, sub_organization);
  if (!address) return failure_object(Operation::access, address.error());
  const SecretBytes token_bytes = bytes_from(token);
  const auto kept = reply_keys_from(reply_keys);
  return request_object(Operation::access, build_access(*address, keys_from(keys).keys.proof, token_bytes.view(),
                                                        kept ? &*kept : nullptr));
}

/// A sealed link's access: parsed and decrypted in one step, so that no ciphertext passes for a secret.
///
/// reply_keys   as the access brought; empty: none
val parse_sealed_response_js(val keys, val reply_keys, double status, val headers, val body) {
  const ShareKeys own = keys_from(keys);
  const SecretBytes headers_bytes = bytes_from(headers);
  const SecretBytes body_bytes = bytes_from(body);
  const Response response{status_from(status), headers_bytes.view(), body_bytes.view()};
  const auto kept = reply_keys_from(reply_keys);
  return outcome_object(open_sealed(
      kept ? parse_kept_response(*kept, own.id, response, &read_response) : read_response(Operation::access, response),
      own.keys, own.preset));
}

/// last_block  of the password that was stretched, once it is
val derive_keys_js(val key, val password, val last_block) {
  return keys_object(Operation::access, link_key_from(key), password, last_block);
}

}  // namespace
}  // namespace sharelink::wasm

EMSCRIPTEN_BINDINGS(sharelink_sealed) {
  using namespace sharelink::wasm;
  emscripten::function("deriveKeys", &derive_keys_js);
  emscripten::function("buildSealedAccess", &build_sealed_access_js);
  emscripten::function("parseSealedResponse", &parse_sealed_response_js);
}
