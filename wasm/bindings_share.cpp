// The border for sharing: what a page that only opens links does not load.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstdlib>
#include <utility>

#include "border.h"
#include "sharelink/sharelink.h"

namespace sharelink::wasm {
namespace {

val parse_id_js(val text) {
  const SecretBytes text_bytes = bytes_from(text);
  const auto id = parse_id(text_bytes.view());
  if (!id) return failure_object(Operation::access, id.error());
  val object = kind_object("id");
  set_word(object, "id", build_id(*id));
  return object;
}

val parse_page_js(val page, val http) {
  const SecretBytes page_bytes = bytes_from(page);
  return server_object(Operation::create, parse_page(page_bytes.view(), http_policy_from(http)));
}

/// max_views   a number, or undefined for unlimited.
val create_request_object(const val& server, SecretBytes value, Password password, const val& expires_in,
                          const val& max_views, bool allow_delete, const val& token) {
  const SecretBytes server_bytes = bytes_from(server);
  const auto origin = parse_server(server_bytes.view(), HttpPolicy::any_host);
  if (!origin) return failure_object(Operation::create, origin.error());
  const SecretBytes expires_in_bytes = bytes_from(expires_in);
  NewShare share{std::move(value), std::move(password), expires_in_bytes.view(), {}, allow_delete};
  if (!max_views.isUndefined()) {
    // 0 stands for every number that build_create would refuse.
    const double views = max_views.as<double>();
    const bool whole = views >= 1 && views <= 4294967295.0 && views == static_cast<std::uint32_t>(views);
    share.max_views = whole ? static_cast<std::uint32_t>(views) : 0;
  }
  const SecretBytes token_bytes = bytes_from(token);
  return request_object(Operation::create, build_create(*origin, share, token_bytes.view()));
}

val build_create_js(val server, val value, val password, val expires_in, val max_views, bool allow_delete, val token) {
  const SecretBytes password_bytes = bytes_from(password);
  auto parsed = parse_password(password_bytes.view());
  if (!parsed) return failure_object(Operation::create, parsed.error());
  return create_request_object(server, bytes_from(value), std::move(*parsed), expires_in, max_views, allow_delete,
                               token);
}

LinkKey new_link_key_from(const val& secret, double preset) {
  if (!(preset >= 0 && preset <= 3)) std::abort();
  LinkKey key{static_cast<PasswordPreset>(preset), bytes_from(secret)};
  if (!is_link_secret(key.secret.span())) std::abort();
  return key;
}

val derive_new_keys_js(val secret, double preset, val password, val last_block) {
  return keys_object(Operation::create, {{}, new_link_key_from(secret, preset)}, password, last_block);
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
  const auto envelope = seal_envelope(keys_from(keys).keys, nonce_bytes.span().first<kNonceBytes>(), sealed, chars);
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

/// name   the TypeScript side has made sure that it is well-formed
val safe_file_name_js(val name) { return text_to_js(safe_file_name(bytes_from(name).view()).view()); }

val build_sealed_create_js(val server, val keys, val envelope, val expires_in, val max_views, bool allow_delete,
                           val token) {
  Keys parts = keys_from(keys).keys;
  return create_request_object(server, bytes_from(envelope), std::move(parts.proof), expires_in, max_views,
                               allow_delete, token);
}

val build_sealed_link_js(val page, val id, val secret, double preset) {
  const SecretBytes page_bytes = bytes_from(page);
  const SecretBytes id_bytes = bytes_from(id);
  const auto share_id = parse_id(id_bytes.view());
  if (!share_id) std::abort();
  return text_to_js(build_sealed_link(page_bytes.view(), *share_id, new_link_key_from(secret, preset)).view());
}

val error_codes_js() {
  val codes = val::array();
  for (int i = 0; i <= static_cast<int>(kErrorCodeLast); ++i) {
    push(codes, word_to_js(name(static_cast<ErrorCode>(i))));
  }
  return codes;
}

val build_plain_link_js(val page, val id) {
  const SecretBytes page_bytes = bytes_from(page);
  const SecretBytes id_bytes = bytes_from(id);
  const auto share_id = parse_id(id_bytes.view());
  if (!share_id) std::abort();
  return text_to_js(build_plain_link(page_bytes.view(), *share_id));
}

}  // namespace
}  // namespace sharelink::wasm

EMSCRIPTEN_BINDINGS(sharelink_share) {
  using namespace sharelink::wasm;
  emscripten::function("buildPlainLink", &build_plain_link_js);
  emscripten::function("parseId", &parse_id_js);
  emscripten::function("parsePage", &parse_page_js);
  emscripten::function("buildCreate", &build_create_js);
  emscripten::function("deriveNewKeys", &derive_new_keys_js);
  emscripten::function("isLinkSecret", &is_link_secret_js);
  emscripten::function("sealEnvelope", &seal_envelope_js);
  emscripten::function("bytesLeft", &bytes_left_js);
  emscripten::function("safeFileName", &safe_file_name_js);
  emscripten::function("buildSealedCreate", &build_sealed_create_js);
  emscripten::function("buildSealedLink", &build_sealed_link_js);
  emscripten::function("errorCodes", &error_codes_js);
}
