#include "border.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace sharelink::wasm {
namespace {

constexpr double kStatusMax = 999'999;

template <typename T>
void set_field(const val& object, const char* key, const Field<T>& field) {
  if (field.state == Field<T>::State::null) set(object, key, val::null());
  if (field.state == Field<T>::State::present) set(object, key, field.value);
}

val metadata_object(const ShareMetadata& metadata) {
  val object = val::object();
  visit_fields(metadata, [&](const char* key, const auto& field) { set_field(object, key, field); });
  return object;
}

void set_delete_token(val& object, const SecretBytes& token) {
  if (!token.empty()) set(object, "deleteToken", token.view());
}

void set_result(val& object, const Granted& granted) {
  const Content& content = granted.content;
  set(object, "secretValue", bytes_to_js(content.bytes.span()));
  if (content.kind == ContentKind::file) {
    val file = val::object();
    set(file, "name", content.file_name.view());
    set(file, "type", content.media_type.view());
    set(object, "file", file);
  }
  set_delete_token(object, granted.delete_token);
  set(object, "share", metadata_object(granted.metadata));
  set_status(object, granted.status);
}

void set_result(val& object, const Available& available) {
  set(object, "share", metadata_object(available.metadata));
  if (available.metadata.is_password_protected.state == Field<bool>::State::present) {
    set(object, "passwordRequired", available.metadata.is_password_protected.value);
  }
  set_status(object, available.status);
  if (available.confirm != Confirm::unsaid) set_word(object, "confirm", name(available.confirm));
}

void set_result(val& object, const Created& created) {
  set(object, "id", created.id);
  set_delete_token(object, created.delete_token);
}

void set_result(val& object, const Failure& failure) {
  if (failure.retry_after_seconds) set(object, "retryAfterSeconds", static_cast<double>(*failure.retry_after_seconds));
  if (failure.issues.empty()) return;
  val issues = val::array();
  for (const Issue& issue : failure.issues) {
    val entry = val::object();
    set(entry, "code", issue.code);
    set(entry, "path", issue.path);
    set(entry, "message", issue.message);
    push(issues, entry);
  }
  set(object, "issues", issues);
}

/// What a link's key and keys begin with.
SecretBytes key_bytes(std::size_t size, const ShareId& id, PasswordPreset preset) {
  SecretBytes bytes(size);
  bytes.data()[0] = static_cast<std::uint8_t>(preset);
  std::copy_n(id.bytes.data(), kIdBytes, bytes.data() + kShareIdAt);
  return bytes;
}

ShareId id_of(const SecretBytes& key) {
  ShareId id;
  std::copy_n(key.data() + kShareIdAt, kIdBytes, id.bytes.data());
  return id;
}

PasswordPreset preset_of(const SecretBytes& key) { return static_cast<PasswordPreset>(key.data()[0]); }

}  // namespace

SecretBytes bytes_from(const val& bytes) {
  SecretBytes copy(static_cast<std::size_t>(bytes["length"].as<double>()));
  if (!copy.empty()) val(emscripten::typed_memory_view(copy.size(), copy.data())).call<void>("set", bytes);
  return copy;
}

val bytes_to_js(std::span<const std::uint8_t> bytes) {
  return val(emscripten::typed_memory_view(bytes.size(), bytes.data())).call<val>("slice");
}

val text_to_js(std::string_view utf8) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  return val::module_property("textDecoder")
      .call<val>("decode", val(emscripten::typed_memory_view(utf8.size(), bytes)));
}

val word_to_js(std::string_view word) { return val(std::string(word).c_str()); }

void set(const val& object, const char* key, const val& value) { val(object).set(val(key), value); }
void set(const val& object, const char* key, std::string_view utf8) { set(object, key, text_to_js(utf8)); }
void set_word(const val& object, const char* key, std::string_view word) { set(object, key, word_to_js(word)); }
void set(const val& object, const char* key, double value) { set(object, key, val(value)); }
void set(const val& object, const char* key, bool value) { set(object, key, val(value)); }
void set(const val& object, const char* key, const std::vector<std::string>& texts) {
  const val array = val::array();
  for (const std::string& text : texts) push(array, text_to_js(text));
  set(object, key, array);
}

void push(const val& array, const val& value) { array.call<void>("push", value); }

std::optional<ReplyKeys> reply_keys_from(const val& keys) {
  const SecretBytes bytes = bytes_from(keys);
  if (bytes.empty()) return std::nullopt;
  if (bytes.size() != kReplyKeysBytes) std::abort();
  return split_reply_keys(bytes.span().first<kReplyKeysBytes>());
}

HttpPolicy http_policy_from(const val& name) {
  return bytes_from(name).view() == "any_host" ? HttpPolicy::any_host : HttpPolicy::loopback_only;
}

val kind_object(std::string_view kind) {
  val object = val::object();
  set_word(object, "kind", kind);
  return object;
}

void set_status(const val& object, const ShareStatus& status) {
  switch (status.views_left.state) {
    case ViewsLeft::State::unknown:
      set_word(object, "viewsLeft", "unknown");
      break;
    case ViewsLeft::State::unlimited:
      set_word(object, "viewsLeft", "unlimited");
      break;
    case ViewsLeft::State::counted:
      set(object, "viewsLeft", static_cast<double>(status.views_left.count));
      break;
  }
  if (status.opened_before) set(object, "openedBefore", *status.opened_before);
  if (status.expires_at_ms) set(object, "expiresAtMs", static_cast<double>(*status.expires_at_ms));
}

val link_object(const Result<ShareLink>& link) {
  if (!link) return failure_object(Operation::access, link.error());
  val object = kind_object(link->is_sealed() ? "sealed" : "plain");
  set(object, "server", link->address.server);
  set_word(object, "id", build_id(link->address.id));
  set(object, "page", link->page);
  if (link->is_sealed()) {
    set(object, "passwordRequired", link->key->preset != PasswordPreset::none);
    set(object, "key", link_key_to_js(link->address.id, *link->key));
  }
  if (!link->address.sub_organization.empty()) set(object, "subOrganization", link->address.sub_organization);
  return object;
}

val outcome_object(const Outcome& outcome) {
  val object = kind_object(kind(outcome));
  set_word(object, "viewSpent", name(view_spent(outcome)));
  if (outcome.status != 0) set(object, "status", static_cast<double>(outcome.status));
  if (outcome.server_time_ms) set(object, "serverTimeMs", static_cast<double>(*outcome.server_time_ms));
  if (outcome.has_page) set(object, "hasPage", true);
  if (outcome.keeps_replies) set(object, "keepsReplies", true);
  if (outcome.ack) set(object, "ack", bytes_to_js(*outcome.ack));
  if (!outcome.request_id.empty()) set(object, "requestId", outcome.request_id);
  // Not std::visit, which reaches them through a table of functions.
  if (const auto* granted = std::get_if<Granted>(&outcome.result)) set_result(object, *granted);
  if (const auto* available = std::get_if<Available>(&outcome.result)) set_result(object, *available);
  if (const auto* created = std::get_if<Created>(&outcome.result)) set_result(object, *created);
  if (const auto* failure = std::get_if<Failure>(&outcome.result)) set_result(object, *failure);
  return object;
}

val failure_object(Operation operation, ErrorCode code) { return outcome_object(build_failure(operation, code)); }

val request_object(Operation operation, const Result<Request>& request) {
  if (!request) return failure_object(operation, request.error());
  val object = kind_object("request");
  set_word(object, "method", name(request->method));
  set(object, "url", request->url);
  val headers = val::array();
  for (const Header& header : request->headers) {
    val pair = val::array();
    push(pair, word_to_js(header.name));
    push(pair, text_to_js(header.value.view()));
    push(headers, pair);
  }
  set(object, "headers", headers);
  if (!request->body.empty()) set(object, "body", bytes_to_js(request->body.span()));
  return object;
}

val server_object(Operation operation, const Result<std::string>& server) {
  if (!server) return failure_object(operation, server.error());
  val object = kind_object("server");
  set(object, "server", *server);
  return object;
}

val link_key_to_js(const ShareId& id, const LinkKey& key) {
  SecretBytes bytes = key_bytes(kLinkKeyBytes, id, key.preset);
  std::copy_n(key.secret.data(), kLinkSecretBytes, bytes.data() + kSecretAt);
  return bytes_to_js(bytes.span());
}

ShareLinkKey link_key_from(const val& key) {
  const SecretBytes bytes = bytes_from(key);
  if (bytes.size() != kLinkKeyBytes) std::abort();
  return {id_of(bytes), {preset_of(bytes), SecretBytes::copy_of(bytes.view().substr(kSecretAt))}};
}

ShareKeys keys_from(const val& keys) {
  const SecretBytes bytes = bytes_from(keys);
  if (bytes.size() != kKeysBytes) std::abort();
  const std::string_view view = bytes.view();
  return {id_of(bytes),
          preset_of(bytes),
          {SecretBytes::copy_of(view.substr(kEncryptionAt, kKeyBytes)),
           SecretBytes::copy_of(view.substr(kCommitmentAt, kKeyBytes)), *parse_password(view.substr(kProofAt))}};
}

namespace {

/// The password as build_stretch takes it.
Result<SecretBytes> prepare_password(PasswordUse use, PasswordPreset preset, const SecretBytes& password) {
  if (preset != PasswordPreset::none) return parse_sealed_password(password.view(), use);
  // Whoever shares is told that it protects nothing; whoever opens needs none.
  return use == PasswordUse::sharing ? SecretBytes::copy_of(password.view()) : SecretBytes();
}

val finished_keys(Operation operation, const ShareLinkKey& link, const SecretBytes& last_block) {
  const auto keys = derive_keys(link.key, last_block);
  if (!keys) return failure_object(operation, keys.error());
  SecretBytes bytes = key_bytes(kKeysBytes, link.id, link.key.preset);
  std::copy_n(keys->encryption.data(), kKeyBytes, bytes.data() + kEncryptionAt);
  std::copy_n(keys->commitment.data(), kKeyBytes, bytes.data() + kCommitmentAt);
  std::copy_n(keys->proof.view().data(), kAccessProofChars, bytes.data() + kProofAt);
  val object = kind_object("keys");
  set(object, "keys", bytes_to_js(bytes.span()));
  return object;
}

}  // namespace

val keys_object(Operation operation, const ShareLinkKey& link, const val& password, const val& last_block) {
  if (!last_block.isUndefined()) return finished_keys(operation, link, bytes_from(last_block));
  const PasswordUse use = operation == Operation::create ? PasswordUse::sharing : PasswordUse::opening;
  const auto prepared = prepare_password(use, link.key.preset, bytes_from(password));
  if (!prepared) return failure_object(operation, prepared.error());
  const auto stretch = build_stretch(link.key, *prepared);
  if (!stretch) return failure_object(operation, stretch.error());
  return stretch->first_blocks.empty() ? finished_keys(operation, link, {}) : stretch_object(*stretch);
}

val stretch_object(const Stretch& stretch) {
  val object = kind_object("stretch");
  set(object, "firstBlocks", bytes_to_js(stretch.first_blocks.span()));
  set(object, "memoryKib", static_cast<double>(stretch.cost.memory_kib));
  set(object, "passes", static_cast<double>(stretch.cost.passes));
  return object;
}

Result<ShareAddress> address_from(const val& server, const val& id, const val& sub_organization) {
  const SecretBytes server_bytes = bytes_from(server);
  const SecretBytes id_bytes = bytes_from(id);
  const SecretBytes slug_bytes = bytes_from(sub_organization);
  auto origin = parse_server(server_bytes.view(), HttpPolicy::any_host);
  if (!origin) return origin.error();
  auto share_id = parse_id(id_bytes.view());
  if (!share_id) return share_id.error();
  return ShareAddress{*origin, *share_id, std::string(parse_sub_organization(slug_bytes.view()))};
}

int status_from(double status) { return std::abs(status) <= kStatusMax ? static_cast<int>(status) : 0; }

Operation operation_from(const val& operation) {
  const SecretBytes bytes = bytes_from(operation);
  const std::string_view name = bytes.view();
  if (name == "peek") return Operation::peek;
  if (name == "access") return Operation::access;
  if (name == "create") return Operation::create;
  if (name == "remove") return Operation::remove;
  std::abort();
}

ErrorCode error_code_from(const val& code) {
  const auto parsed = parse_error_code(bytes_from(code).view());
  if (!parsed) std::abort();
  return *parsed;
}

}  // namespace sharelink::wasm
