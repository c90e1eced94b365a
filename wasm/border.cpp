#include "border.h"

#include <cstdlib>
#include <utility>

namespace sharelink::wasm {
namespace {

template <typename T, typename Convert>
void set_field(val& object, const char* key, const Field<T>& field, Convert convert) {
  if (field.state == Field<T>::State::null) object.set(key, val::null());
  if (field.state == Field<T>::State::present) object.set(key, convert(field.value));
}

template <typename T>
void set_field(val& object, const char* key, const Field<T>& field) {
  set_field(object, key, field, [](const T& value) { return val(value); });
}

val array_from(const std::vector<std::string>& texts) {
  val array = val::array();
  for (const std::string& text : texts) array.call<void>("push", text);
  return array;
}

val metadata_object(const ShareMetadata& metadata) {
  val object = val::object();
  set_field(object, "id", metadata.id);
  set_field(object, "expiresAt", metadata.expires_at);
  set_field(object, "userId", metadata.user_id);
  set_field(object, "orgId", metadata.org_id);
  set_field(object, "createdAt", metadata.created_at);
  set_field(object, "updatedAt", metadata.updated_at);
  set_field(object, "expiresAfterViews", metadata.expires_after_views);
  set_field(object, "accessType", metadata.access_type);
  set_field(object, "name", metadata.name);
  set_field(object, "lastViewedAt", metadata.last_viewed_at);
  set_field(object, "type", metadata.type);
  set_field(object, "authorizedEmails", metadata.authorized_emails, array_from);
  set_field(object, "identityId", metadata.identity_id);
  set_field(object, "allowExternalEmails", metadata.allow_external_emails);
  set_field(object, "orgName", metadata.org_name);
  set_field(object, "isPasswordProtected", metadata.is_password_protected);
  set_field(object, "isAuthorizedUser", metadata.is_authorized_user);
  return object;
}

void set_status(val& object, const ShareStatus& status) {
  switch (status.views_left.state) {
    case ViewsLeft::State::unknown:
      object.set("viewsLeft", std::string("unknown"));
      break;
    case ViewsLeft::State::unlimited:
      object.set("viewsLeft", std::string("unlimited"));
      break;
    case ViewsLeft::State::counted:
      object.set("viewsLeft", status.views_left.count);
      break;
  }
  if (status.opened_before) object.set("openedBefore", *status.opened_before);
  if (status.expires_at_ms) object.set("expiresAtMs", static_cast<double>(*status.expires_at_ms));
}

void set_delete_token(val& object, const SecretBytes& token) {
  if (!token.empty()) object.set("deleteToken", text_from(token));
}

void set_result(val& object, const Granted& granted) {
  const Content& content = granted.content;
  object.set("secretValue", bytes_to_js(content.bytes.span()));
  if (content.kind == ContentKind::file) {
    val file = val::object();
    file.set("name", text_from(content.file_name));
    file.set("type", text_from(content.media_type));
    object.set("file", file);
  }
  set_delete_token(object, granted.delete_token);
  object.set("share", metadata_object(granted.metadata));
  set_status(object, granted.status);
}

void set_result(val& object, const Available& available) {
  object.set("share", metadata_object(available.metadata));
  if (available.metadata.is_password_protected.state == Field<bool>::State::present) {
    object.set("passwordRequired", available.metadata.is_password_protected.value);
  }
  set_status(object, available.status);
}

void set_result(val& object, const Created& created) {
  object.set("id", created.id);
  set_delete_token(object, created.delete_token);
}

void set_result(val&, const Removed&) {}

void set_result(val& object, const Failure& failure) {
  if (failure.retry_after_seconds) object.set("retryAfterSeconds", *failure.retry_after_seconds);
  if (failure.issues.empty()) return;
  val issues = val::array();
  for (const Issue& issue : failure.issues) {
    val entry = val::object();
    entry.set("code", issue.code);
    entry.set("path", issue.path);
    entry.set("message", issue.message);
    issues.call<void>("push", entry);
  }
  object.set("issues", issues);
}

}  // namespace

SecretBytes bytes_from(const val& bytes) {
  SecretBytes copy(bytes["length"].as<std::size_t>());
  if (!copy.empty()) val(emscripten::typed_memory_view(copy.size(), copy.data())).call<void>("set", bytes);
  return copy;
}

val bytes_to_js(std::span<const std::uint8_t> bytes) {
  return val(emscripten::typed_memory_view(bytes.size(), bytes.data())).call<val>("slice");
}

val text_from(const SecretBytes& utf8) {
  val options = val::object();
  options.set("ignoreBOM", true);  // else a U+FEFF at the start is dropped
  return val::global("TextDecoder").new_(std::string("utf-8"), options).call<val>("decode", bytes_to_js(utf8.span()));
}

std::optional<ReplyKeys> reply_keys_from(const val& keys) {
  const SecretBytes bytes = bytes_from(keys);
  if (bytes.empty()) return std::nullopt;
  if (bytes.size() != kReplyKeysBytes) std::abort();
  return split_reply_keys(bytes.span().first<kReplyKeysBytes>());
}

val kind_object(std::string_view kind) {
  val object = val::object();
  object.set("kind", std::string(kind));
  return object;
}

val outcome_object(const Outcome& outcome) {
  val object = kind_object(kind(outcome));
  object.set("viewSpent", std::string(name(view_spent(outcome))));
  if (outcome.status != 0) object.set("status", outcome.status);
  if (outcome.server_time_ms) object.set("serverTimeMs", static_cast<double>(*outcome.server_time_ms));
  if (outcome.has_page) object.set("hasPage", true);
  if (outcome.keeps_replies) object.set("keepsReplies", true);
  if (outcome.ack) object.set("ack", bytes_to_js(*outcome.ack));
  if (!outcome.request_id.empty()) object.set("requestId", outcome.request_id);
  std::visit([&](const auto& result) { set_result(object, result); }, outcome.result);
  return object;
}

val failure_object(Operation operation, ErrorCode code) { return outcome_object(build_failure(operation, code)); }

val request_object(Operation operation, const Result<Request>& request) {
  if (!request) return failure_object(operation, request.error());
  val object = kind_object("request");
  object.set("method", std::string(name(request->method)));
  object.set("url", request->url);
  val headers = val::array();
  for (const Header& header : request->headers) {
    val pair = val::array();
    pair.call<void>("push", std::string(header.name), text_from(header.value));
    headers.call<void>("push", pair);
  }
  object.set("headers", headers);
  if (request->method == Method::post) object.set("body", bytes_to_js(request->body.span()));
  return object;
}

Result<ShareAddress> address_from(const val& server, const val& id) {
  const SecretBytes server_bytes = bytes_from(server);
  const SecretBytes id_bytes = bytes_from(id);
  auto origin = parse_server(server_bytes.view(), HttpPolicy::any_host);
  if (!origin) return origin.error();
  auto share_id = parse_id(id_bytes.view());
  if (!share_id) return share_id.error();
  return ShareAddress{*origin, *share_id};
}

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

Operation operation_from(std::string_view name) {
  if (name == "peek") return Operation::peek;
  if (name == "access") return Operation::access;
  if (name == "create") return Operation::create;
  if (name == "remove") return Operation::remove;
  std::abort();
}

ErrorCode error_code_from(std::string_view code) {
  for (int i = 0; i <= static_cast<int>(kErrorCodeLast); ++i) {
    if (name(static_cast<ErrorCode>(i)) == code) return static_cast<ErrorCode>(i);
  }
  std::abort();
}

}  // namespace sharelink::wasm
