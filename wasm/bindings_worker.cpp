// The border for the edge worker: the server's side of the protocol. Linked into the worker's module only, so that
// the page does not pay for it.
#include <emscripten/bind.h>
#include <emscripten/val.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <span>
#include <utility>

#include "border.h"
#include "sharelink/sharelink.h"
#include "sharelink/worker/bearer.h"
#include "sharelink/worker/form.h"
#include "sharelink/worker/keep.h"
#include "sharelink/worker/relay.h"
#include "sharelink/worker/reply.h"
#include "sharelink/worker/request_body.h"
#include "sharelink/worker/store.h"

namespace sharelink::wasm {
namespace {

using namespace sharelink::worker;

void set_reply(const val& object, const Reply& reply) {
  set(object, "status", static_cast<double>(reply.status));
  set_word(object, "outcome", reply.outcome);
  set_word(object, "viewSpent", name(reply.view_spent));
  if (reply.retry_after_seconds) set(object, "retryAfterSeconds", static_cast<double>(*reply.retry_after_seconds));
  if (reply.share) set_status(object, *reply.share);
  if (reply.password_required) set(object, "passwordRequired", *reply.password_required);
}

val reply_object(const Reply& reply) {
  val object = kind_object("reply");
  set_reply(object, reply);
  set(object, "body", bytes_to_js(reply.body.span()));
  return object;
}

/// A wrong length is a bug of the TypeScript side.
template <std::size_t kSize>
std::array<std::uint8_t, kSize> fixed_bytes_from(const val& bytes) {
  const SecretBytes copy = bytes_from(bytes);
  std::array<std::uint8_t, kSize> fixed;
  if (copy.size() != kSize) std::abort();
  std::copy_n(copy.data(), kSize, fixed.begin());
  return fixed;
}

ShareId id_from(std::string_view text) {
  const auto id = parse_id(text);
  if (!id) std::abort();
  return *id;
}

/// keys     empty: the client brought none.
/// random   with keys the acknowledgement and the nonce of the reply.
val answer_object(Reply reply, const std::string& id, const val& keys, const val& random) {
  const auto reply_keys = reply_keys_from(keys);
  if (!reply_keys || reply.outcome != "granted") return reply_object(reply);
  val object = kind_object("sealed_reply");
  set_reply(object, reply);
  const auto bytes = fixed_bytes_from<kAckBytes + kNonceBytes>(random);
  Ack ack;
  std::copy_n(bytes.begin(), kAckBytes, ack.begin());
  const SealedReply sealed =
      seal_granted(*reply_keys, id_from(id), std::move(reply), ack, std::span(bytes).last<kNonceBytes>());
  set(object, "body", bytes_to_js(sealed.body.span()));
  set_word(object, "ackHash", sealed.ack_hash);
  return object;
}

StoredShare stored_share_from(const val& row) {
  const val views_left = row["viewsLeft"];
  const val last_viewed_at_ms = row["lastViewedAtMs"];
  StoredShare share;
  share.id = id_from(row["id"].as<std::string>());
  share.created_at_ms = static_cast<std::int64_t>(row["createdAtMs"].as<double>());
  share.updated_at_ms = static_cast<std::int64_t>(row["updatedAtMs"].as<double>());
  share.expires_at_ms = static_cast<std::int64_t>(row["expiresAtMs"].as<double>());
  if (!views_left.isNull()) share.views_left = static_cast<std::uint32_t>(views_left.as<double>());
  if (!last_viewed_at_ms.isNull()) share.last_viewed_at_ms = static_cast<std::int64_t>(last_viewed_at_ms.as<double>());
  share.has_password = row["hasPassword"].as<bool>();
  return share;
}

val parse_access_body_js(val body, std::string request_id) {
  const SecretBytes bytes = bytes_from(body);
  const auto parsed = parse_access_body(bytes.view(), request_id);
  if (const auto* reply = std::get_if<Reply>(&parsed)) return reply_object(*reply);
  val object = kind_object("access");
  set(object, "password", bytes_to_js(std::get_if<AccessBody>(&parsed)->password.span()));
  return object;
}

val parse_create_body_js(val body, double value_chars_max, double lifetime_min_ms, std::string request_id) {
  const SecretBytes bytes = bytes_from(body);
  const CreateLimits limits{static_cast<std::size_t>(value_chars_max), static_cast<std::int64_t>(lifetime_min_ms)};
  const auto parsed = parse_create_body(bytes.view(), limits, request_id);
  if (const auto* reply = std::get_if<Reply>(&parsed)) return reply_object(*reply);
  const auto& create = *std::get_if<CreateBody>(&parsed);
  val object = kind_object("create");
  set(object, "value", bytes_to_js(create.value.span()));
  set(object, "valueJsonBytes", static_cast<double>(create.value_json_bytes));
  set(object, "password", bytes_to_js(create.password.span()));
  set(object, "lifetimeMs", static_cast<double>(create.lifetime_ms));
  set(object, "allowDelete", create.allow_delete);
  set(object, "maxViews", create.max_views ? val(static_cast<double>(*create.max_views)) : val::null());
  return object;
}

val parse_duration_js(std::string text) {
  const auto ms = parse_duration_ms(text);
  return ms ? val(*ms) : val::undefined();
}

/// retry_after_seconds  undefined: none
val build_refusal_js(val operation, val code, double status, std::string id, val retry_after_seconds,
                     std::string request_id) {
  Refusal refusal{error_code_from(code), ViewSpent::no, status_from(status), id, {}, {}, operation_from(operation)};
  if (!retry_after_seconds.isUndefined())
    refusal.retry_after_seconds = static_cast<std::uint32_t>(retry_after_seconds.as<double>());
  return reply_object(build_refusal(refusal, request_id));
}

val build_legacy_refusal_js(std::string request_id) { return reply_object(build_legacy_refusal(request_id)); }

val parse_bearer_js(val authorization) {
  const SecretBytes bytes = bytes_from(authorization);
  const Bearer bearer = parse_bearer(bytes.view());
  val object = kind_object(name(bearer.kind));
  if (bearer.kind == Bearer::Kind::token) set(object, "token", bearer.token);
  return object;
}

val build_created_js(std::string id, std::string delete_token) { return reply_object(build_created(id, delete_token)); }

val relay_response_js(val operation, double status, val headers, val body, std::string id, std::string request_id,
                      val keys, val random) {
  const SecretBytes headers_bytes = bytes_from(headers);
  const SecretBytes body_bytes = bytes_from(body);
  const Response response{status_from(status), headers_bytes.view(), body_bytes.view()};
  const Operation asked = operation_from(operation);
  return answer_object(relay_outcome(asked, parse_response(asked, response), id, request_id), id, keys, random);
}

/// A header that was not sent is null.
std::optional<std::string> optional_text(const val& text) {
  if (text.isNull()) return std::nullopt;
  return text.as<std::string>();
}

val reply_keys_to_js(const ReplyKeys& keys) {
  SecretBytes bytes(kReplyKeysBytes);
  const auto end = std::copy(keys.idempotency_key.begin(), keys.idempotency_key.end(), bytes.data());
  std::copy_n(keys.reply_key.data(), kKeyBytes, end);
  return bytes_to_js(bytes.span());
}

val parse_reply_keys_js(val idempotency_key, val reply_key, std::string request_id) {
  const auto idempotency_text = optional_text(idempotency_key);
  const SecretBytes reply_key_bytes = bytes_from(reply_key);
  const auto reply_key_text =
      reply_key_bytes.empty() ? std::nullopt : std::optional<std::string_view>(reply_key_bytes.view());
  const auto parsed = parse_reply_keys(idempotency_text, reply_key_text, request_id);
  if (const auto* reply = std::get_if<Reply>(&parsed)) return reply_object(*reply);
  const auto& keys = *std::get_if<std::optional<ReplyKeys>>(&parsed);
  if (!keys) return val::undefined();
  val object = kind_object("reply_keys");
  set(object, "keys", reply_keys_to_js(*keys));
  return object;
}

/// token  of parse_bearer; empty: none
val name_reply_js(val keys, std::string id, val token, std::string organization) {
  const ReplyName reply =
      name_reply(*reply_keys_from(keys), id_from(id), session_of(bytes_from(token).view()), organization);
  val object = val::object();
  set_word(object, "record", reply.record);
  set_word(object, "replyKey", reply.reply_key);
  return object;
}

val parse_acknowledgement_js(std::string idempotency_key, val body, std::string id) {
  const SecretBytes body_bytes = bytes_from(body);
  const auto parsed = parse_acknowledgement(idempotency_key, body_bytes.view(), id_from(id));
  if (!parsed) return val::undefined();
  val object = val::object();
  set_word(object, "record", parsed->record);
  set_word(object, "ackHash", parsed->ack_hash);
  return object;
}

std::string name_network_js(std::string id, std::string network) { return name_network(id_from(id), network); }

std::string name_link_proof_js(std::string id, val link_proof) {
  return name_link_proof(id_from(id), bytes_from(link_proof));
}

std::string name_share_js(std::string id) { return name_share(id_from(id)); }

val relay_failure_js(val operation, val code, std::string id, std::string request_id) {
  const Operation asked = operation_from(operation);
  return reply_object(relay_outcome(asked, build_failure(asked, error_code_from(code)), id, request_id));
}

val check_peek_js(val row, double now_ms) {
  const auto refusal = check_peek(stored_share_from(row), static_cast<std::int64_t>(now_ms));
  return refusal ? val(std::string(name(*refusal))) : val::undefined();
}

PasswordCheck password_check_from(const std::string& name) {
  if (name == "not_given") return PasswordCheck::not_given;
  return name == "right" ? PasswordCheck::right : PasswordCheck::wrong;
}

val check_access_js(val row, double now_ms, std::string password) {
  const auto refusal =
      check_access(stored_share_from(row), static_cast<std::int64_t>(now_ms), password_check_from(password));
  return refusal ? val(std::string(name(*refusal))) : val::undefined();
}

val build_peek_reply_js(val row) { return reply_object(build_peek_reply(stored_share_from(row))); }

/// delete_token  empty: none
val build_access_reply_js(val row, val value, std::string delete_token, val keys, val random) {
  Reply reply = build_access_reply(stored_share_from(row), bytes_from(value), delete_token);
  return answer_object(std::move(reply), row["id"].as<std::string>(), keys, random);
}

std::string build_store_id_js(val key, val random) {
  return build_id(build_store_id(fixed_bytes_from<kKeyBytes>(key), fixed_bytes_from<kIdRandomBytes>(random)));
}

bool is_store_id_js(val key, std::string id) { return is_store_id(fixed_bytes_from<kKeyBytes>(key), id_from(id)); }

std::string build_row_name_js(val key, std::string id) {
  return build_row_name(fixed_bytes_from<kKeyBytes>(key), id_from(id));
}

val derive_value_key_js(val key, std::string id) {
  return bytes_to_js(derive_value_key(fixed_bytes_from<kKeyBytes>(key), id_from(id)).span());
}

val seal_value_js(val value_key, val value, val nonce) {
  return bytes_to_js(seal_value(bytes_from(value_key), bytes_from(value), fixed_bytes_from<kNonceBytes>(nonce)).span());
}

val open_value_js(val value_key, val sealed) {
  const auto value = open_value(bytes_from(value_key), bytes_from(sealed).span());
  return value ? bytes_to_js(value->span()) : val::undefined();
}

val build_password_stretch_js(val password, val salt) {
  return stretch_object(build_password_stretch(bytes_from(password), fixed_bytes_from<kSaltBytes>(salt)));
}

val hash_password_js(val key, val last_block) {
  return bytes_to_js(hash_password(fixed_bytes_from<kKeyBytes>(key), bytes_from(last_block)).span());
}

val proof_object(const std::optional<AccessProof>& proof) {
  if (!proof) return val::undefined();
  val object = val::object();
  set(object, "linkProof", bytes_to_js(proof->link_proof.span()));
  set(object, "passwordProof", bytes_to_js(proof->password_proof.span()));
  return object;
}

val parse_proof_js(val password) { return proof_object(parse_proof(bytes_from(password))); }

val parse_leading_proof_js(val password) { return proof_object(parse_leading_proof(bytes_from(password))); }

val hash_link_proof_js(val value_key, val link_proof) {
  return bytes_to_js(hash_link_proof(bytes_from(value_key), bytes_from(link_proof)).span());
}

val hash_proof_js(val value_key, val password_proof) {
  return bytes_to_js(hash_proof(bytes_from(value_key), bytes_from(password_proof)).span());
}

std::string build_delete_token_js(val value_key, std::string by) {
  return build_delete_token(bytes_from(value_key), by == "reader" ? Deleter::reader : Deleter::creator);
}

std::string build_form_token_js(val key, std::string id, val random, double now_ms) {
  return build_form_token(fixed_bytes_from<kKeyBytes>(key), id_from(id), fixed_bytes_from<kFormRandomBytes>(random),
                          static_cast<std::int64_t>(now_ms));
}

bool is_form_token_js(val key, std::string id, val token, double now_ms) {
  return is_form_token(fixed_bytes_from<kKeyBytes>(key), id_from(id), bytes_from(token).view(),
                       static_cast<std::int64_t>(now_ms));
}

val derive_form_reply_keys_js(val key, std::string id, val token, val password) {
  return reply_keys_to_js(derive_form_reply_keys(fixed_bytes_from<kKeyBytes>(key), id_from(id),
                                                 bytes_from(token).view(), bytes_from(password)));
}

bool same_bytes_js(val a, val b) { return same_bytes(bytes_from(a).span(), bytes_from(b).span()); }

}  // namespace
}  // namespace sharelink::wasm

EMSCRIPTEN_BINDINGS(sharelink_worker) {
  using namespace sharelink::wasm;
  emscripten::function("parseAccessBody", &parse_access_body_js);
  emscripten::function("parseCreateBody", &parse_create_body_js);
  emscripten::function("parseDuration", &parse_duration_js);
  emscripten::function("buildRefusal", &build_refusal_js);
  emscripten::function("buildLegacyRefusal", &build_legacy_refusal_js);
  emscripten::function("parseBearer", &parse_bearer_js);
  emscripten::function("buildCreated", &build_created_js);
  emscripten::function("parseReplyKeys", &parse_reply_keys_js);
  emscripten::function("nameReply", &name_reply_js);
  emscripten::function("parseAcknowledgement", &parse_acknowledgement_js);
  emscripten::function("nameNetwork", &name_network_js);
  emscripten::function("nameLinkProof", &name_link_proof_js);
  emscripten::function("nameShare", &name_share_js);
  emscripten::function("deriveValueKey", &derive_value_key_js);
  emscripten::function("sealValue", &seal_value_js);
  emscripten::function("openValue", &open_value_js);
  emscripten::function("relayResponse", &relay_response_js);
  emscripten::function("relayFailure", &relay_failure_js);
  emscripten::function("checkPeek", &check_peek_js);
  emscripten::function("checkAccess", &check_access_js);
  emscripten::function("buildPeekReply", &build_peek_reply_js);
  emscripten::function("buildAccessReply", &build_access_reply_js);
  emscripten::function("buildStoreId", &build_store_id_js);
  emscripten::function("isStoreId", &is_store_id_js);
  emscripten::function("buildRowName", &build_row_name_js);
  emscripten::function("buildPasswordStretch", &build_password_stretch_js);
  emscripten::function("hashPassword", &hash_password_js);
  emscripten::function("parseProof", &parse_proof_js);
  emscripten::function("parseLeadingProof", &parse_leading_proof_js);
  emscripten::function("hashLinkProof", &hash_link_proof_js);
  emscripten::function("hashProof", &hash_proof_js);
  emscripten::function("buildDeleteToken", &build_delete_token_js);
  emscripten::function("buildFormToken", &build_form_token_js);
  emscripten::function("isFormToken", &is_form_token_js);
  emscripten::function("deriveFormReplyKeys", &derive_form_reply_keys_js);
  emscripten::function("sameBytes", &same_bytes_js);
}
