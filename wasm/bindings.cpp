// The border between C++ and JavaScript for every client host. Bytes in are copied straight into
// SecretBytes, bytes out are fresh Uint8Arrays; codes cross as strings; nothing is decided here.
#include <emscripten/bind.h>
#include <emscripten/val.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include "border.h"
#include "sharelink/sharelink.h"

namespace sharelink::wasm {
namespace {

/// Three quarters of the stack that module.cmake sets: several times what Argon2, the deepest user, takes.
constexpr std::size_t kWipedStackBytes = 96 * 1024;

val parse_server_js(val server, val http) {
  const SecretBytes server_bytes = bytes_from(server);
  return server_object(Operation::access, parse_server(server_bytes.view(), http_policy_from(http)));
}

val build_peek_js(val server, val id, val sub_organization, val token) {
  const auto address = address_from(server, id, sub_organization);
  if (!address) return failure_object(Operation::peek, address.error());
  const SecretBytes token_bytes = bytes_from(token);
  return request_object(Operation::peek, build_peek(*address, token_bytes.view()));
}

/// reply_keys   empty: none
val build_access_js(val server, val id, val sub_organization, val password, val token, val reply_keys) {
  const auto address = address_from(server, id, sub_organization);
  if (!address) return failure_object(Operation::access, address.error());
  const SecretBytes password_bytes = bytes_from(password);
  const auto parsed = parse_password(password_bytes.view());
  if (!parsed) return failure_object(Operation::access, parsed.error());
  const SecretBytes token_bytes = bytes_from(token);
  const auto keys = reply_keys_from(reply_keys);
  return request_object(Operation::access,
                        build_access(*address, *parsed, token_bytes.view(), keys ? &*keys : nullptr));
}

val build_acknowledgement_js(val server, val id, val sub_organization, val reply_keys, val ack) {
  const auto address = address_from(server, id, sub_organization);
  const SecretBytes ack_bytes = bytes_from(ack);
  if (!address || ack_bytes.size() != kAckBytes) std::abort();
  Ack parsed;
  std::copy_n(ack_bytes.data(), kAckBytes, parsed.begin());
  return request_object(Operation::access, build_acknowledgement(*address, *reply_keys_from(reply_keys), parsed));
}

val build_remove_js(val server, val id, val sub_organization, val token) {
  const auto address = address_from(server, id, sub_organization);
  if (!address) return failure_object(Operation::remove, address.error());
  const SecretBytes token_bytes = bytes_from(token);
  return request_object(Operation::remove, build_remove(*address, token_bytes.view()));
}

val parse_response_js(val operation, double status, val headers, val body) {
  const SecretBytes headers_bytes = bytes_from(headers);
  const SecretBytes body_bytes = bytes_from(body);
  return outcome_object(open_plain(
      read_response(operation_from(operation), {status_from(status), headers_bytes.view(), body_bytes.view()})));
}

/// The answer to an access that brought reply keys.
val parse_kept_response_js(val id, val reply_keys, double status, val headers, val body) {
  const SecretBytes id_bytes = bytes_from(id);
  const auto share_id = parse_id(id_bytes.view());
  if (!share_id) std::abort();
  const SecretBytes headers_bytes = bytes_from(headers);
  const SecretBytes body_bytes = bytes_from(body);
  return outcome_object(
      open_plain(parse_kept_response(*reply_keys_from(reply_keys), *share_id,
                                     {status_from(status), headers_bytes.view(), body_bytes.view()}, &read_response)));
}

val build_failure_js(val operation, val code) {
  return outcome_object(build_failure(operation_from(operation), error_code_from(code)));
}

/// Zeroes what the calls before it left on the stack: JavaScript calls it last, when no frame is below.
void wipe_stack_js() {
  std::array<std::uint8_t, kWipedStackBytes> below;
  sodium_memzero(below.data(), below.size());
}

}  // namespace
}  // namespace sharelink::wasm

EMSCRIPTEN_BINDINGS(sharelink) {
  using namespace sharelink::wasm;
  emscripten::function("parseServer", &parse_server_js);
  emscripten::function("buildPeek", &build_peek_js);
  emscripten::function("buildAccess", &build_access_js);
  emscripten::function("buildAcknowledgement", &build_acknowledgement_js);
  emscripten::function("buildRemove", &build_remove_js);
  emscripten::function("parseResponse", &parse_response_js);
  emscripten::function("parseKeptResponse", &parse_kept_response_js);
  emscripten::function("buildFailure", &build_failure_js);
  emscripten::function("wipeStack", &wipe_stack_js);
}
