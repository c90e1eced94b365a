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

Keys keys_from(const val& keys) {
  const SecretBytes bytes = bytes_from(keys);
  if (bytes.size() != 2 * kKeyBytes + kAccessProofChars) std::abort();
  const std::string_view view = bytes.view();
  return {SecretBytes::copy_of(view.substr(0, kKeyBytes)), SecretBytes::copy_of(view.substr(kKeyBytes, kKeyBytes)),
          *parse_password(view.substr(2 * kKeyBytes))};
}

val keys_object(Operation operation, const LinkKey& key, const val& password) {
  const SecretBytes password_bytes = bytes_from(password);
  const PasswordUse use = operation == Operation::create ? PasswordUse::sharing : PasswordUse::opening;
  SecretBytes prepared;
  if (key.preset != PasswordPreset::none) {
    auto parsed = parse_sealed_password(password_bytes.view(), use);
    if (!parsed) return failure_object(operation, parsed.error());
    prepared = std::move(*parsed);
  }
  const auto keys = derive_keys(key, prepared);
  if (!keys) return failure_object(operation, keys.error());
  SecretBytes bytes(2 * kKeyBytes + kAccessProofChars);
  std::copy_n(keys->encryption.data(), kKeyBytes, bytes.data());
  std::copy_n(keys->commitment.data(), kKeyBytes, bytes.data() + kKeyBytes);
  std::copy_n(keys->proof.view().data(), kAccessProofChars, bytes.data() + 2 * kKeyBytes);
  val object = kind_object("keys");
  set(object, "keys", bytes_to_js(bytes.span()));
  return object;
}

/// reply_keys   empty: none
val build_sealed_access_js(val server, val id, val keys, val token, val reply_keys) {
  const auto address = address_from(server, id);
  if (!address) return failure_object(Operation::access, address.error());
  const SecretBytes token_bytes = bytes_from(token);
  const auto kept = reply_keys_from(reply_keys);
  return request_object(Operation::access,
                        build_access(*address, keys_from(keys).proof, token_bytes.view(), kept ? &*kept : nullptr));
}

/// A sealed link's access: parsed and decrypted in one step, so that no ciphertext passes for a secret.
///
/// reply_keys   as the access brought; empty: none
val parse_sealed_response_js(val link, val keys, val reply_keys, double status, val headers, val body) {
  const SecretBytes link_bytes = bytes_from(link);
  const auto parsed = parse_link(link_bytes.view(), {"", HttpPolicy::any_host});
  if (!parsed || !parsed->is_sealed()) std::abort();
  const SecretBytes headers_bytes = bytes_from(headers);
  const SecretBytes body_bytes = bytes_from(body);
  const Response response{status_from(status), headers_bytes.view(), body_bytes.view()};
  const auto kept = reply_keys_from(reply_keys);
  return outcome_object(open_sealed(
      kept ? parse_kept_response(*kept, parsed->address.id, response) : parse_response(Operation::access, response),
      keys_from(keys), parsed->key->preset));
}

/// Slow: Argon2id. The keys cross as one array, so that a worker thread can hand them over.
val derive_keys_js(val link, val password) {
  const SecretBytes link_bytes = bytes_from(link);
  const auto parsed = parse_link(link_bytes.view(), {"", HttpPolicy::any_host});
  if (!parsed) return failure_object(Operation::access, parsed.error());
  if (!parsed->is_sealed()) return failure_object(Operation::access, ErrorCode::link_damaged);
  return keys_object(Operation::access, *parsed->key, password);
}

LinkKey link_key_from(const val& secret, double preset) {
  if (!(preset >= 0 && preset <= 3)) std::abort();
  LinkKey key{static_cast<PasswordPreset>(preset), bytes_from(secret)};
  if (!is_link_secret(key.secret.span())) std::abort();
  return key;
}

val derive_new_keys_js(val secret, double preset, val password) {
  return keys_object(Operation::create, link_key_from(secret, preset), password);
}

bool is_link_secret_js(val secret) { return is_link_secret(bytes_from(secret).span()); }

Content content_from(const val& content) {
  if (!content["isFile"].as<bool>()) return {ContentKind::text, bytes_from(content["bytes"]), {}, {}};
  return {ContentKind::file, bytes_from(content["bytes"]), bytes_from(content["name"]), bytes_from(content["type"])};
}

val seal_envelope_js(val keys, val nonce, val content, double value_chars_max) {
  const Content sealed = content_from(content);
  const auto chars = static_cast<std::size_t>(value_chars_max);
  const SecretBytes nonce_bytes = bytes_from(nonce);
  if (nonce_bytes.size() != kNonceBytes) std::abort();
  const auto envelope = seal_envelope(keys_from(keys), nonce_bytes.span().first<kNonceBytes>(), sealed, chars);
  if (!envelope) {
    val failure = failure_object(Operation::create, envelope.error());
    const std::ptrdiff_t left = bytes_left(sealed, chars);
    if (envelope.error() == ErrorCode::value_too_long && left < 0)
      set(failure, "bytesOver", static_cast<double>(-left));
    return failure;
  }
  val object = kind_object("envelope");
  set(object, "value", *envelope);
  return object;
}

double bytes_left_js(val content, double value_chars_max) {
  return static_cast<double>(bytes_left(content_from(content), static_cast<std::size_t>(value_chars_max)));
}

val build_sealed_create_js(val server, val keys, val envelope, val expires_in, val max_views, bool allow_delete,
                           val token) {
  Keys parts = keys_from(keys);
  return create_request_object(server, bytes_from(envelope), std::move(parts.proof), expires_in, max_views,
                               allow_delete, token);
}

val build_sealed_link_js(val page, val id, val secret, double preset) {
  const SecretBytes page_bytes = bytes_from(page);
  const SecretBytes id_bytes = bytes_from(id);
  const auto share_id = parse_id(id_bytes.view());
  if (!share_id) std::abort();
  return text_to_js(build_sealed_link(page_bytes.view(), *share_id, link_key_from(secret, preset)).view());
}

}  // namespace
}  // namespace sharelink::wasm

EMSCRIPTEN_BINDINGS(sharelink_sealed) {
  using namespace sharelink::wasm;
  emscripten::function("deriveKeys", &derive_keys_js);
  emscripten::function("deriveNewKeys", &derive_new_keys_js);
  emscripten::function("isLinkSecret", &is_link_secret_js);
  emscripten::function("buildSealedAccess", &build_sealed_access_js);
  emscripten::function("parseSealedResponse", &parse_sealed_response_js);
  emscripten::function("sealEnvelope", &seal_envelope_js);
  emscripten::function("bytesLeft", &bytes_left_js);
  emscripten::function("buildSealedCreate", &build_sealed_create_js);
  emscripten::function("buildSealedLink", &build_sealed_link_js);
}
