#include "sharelink/request.h"

#include <algorithm>
#include <utility>

#include "ascii.h"
#include "json_writer.h"
#include "sharelink/base64url.h"
#include "token.h"
#include "utf8.h"

namespace sharelink {
namespace {

constexpr std::string_view kSharesPath = "/api/v1/shared-secrets/";
constexpr std::string_view kBearer = "Bearer ";
constexpr std::uint32_t kMaxViewsMax = 2'147'483'647;  // the server's column is an int4

// Letters, digits, '.', '-' and ' ' are all that the grammar of `ms` has.
bool is_duration(std::string_view text) {
  if (text.empty() || text.size() > kExpiresInBytesMax) return false;
  for (char c : text) {
    if (!is_digit(c) && !is_letter(c) && c != '.' && c != '-' && c != ' ') return false;
  }
  return true;
}

void add_header(Request& request, std::string_view name, std::string_view value) {
  request.headers.push_back({name, SecretBytes::copy_of(value)});
}

/// sub_organization   the server reads it beside a token alone.
Result<Request> build_request(Method method, std::string url, SecretBytes body, BearerToken token,
                              std::string_view sub_organization = {}) {
  if (!token.empty() && !is_token(token)) return ErrorCode::token_invalid;
  Request request{method, std::move(url), {}, std::move(body)};
  if (method == Method::post) add_header(request, "content-type", "application/json");
  if (!token.empty()) {
    SecretBytes value(kBearer.size() + token.size());
    std::copy(kBearer.begin(), kBearer.end(), value.data());
    std::copy(token.begin(), token.end(), value.data() + kBearer.size());
    request.headers.push_back({"authorization", std::move(value)});
    if (!sub_organization.empty()) add_header(request, "x-infisical-org", sub_organization);
  }
  return request;
}

/// A string of RFC 8941, as the IETF's draft on the header has it.
Header idempotency_header(const ReplyKeys& keys) {
  return {"idempotency-key", SecretBytes::copy_of('"' + build_base64url(keys.idempotency_key) + '"')};
}

std::string share_url(const ShareAddress& address) {
  return address.server + std::string(kSharesPath) + build_id(address.id);
}

}  // namespace

std::string_view name(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::post:
      return "POST";
    case Method::remove:
      return "DELETE";
  }
  return "";
}

Result<Request> build_peek(const ShareAddress& address, BearerToken token) {
  return build_request(Method::get, share_url(address), {}, token, address.sub_organization);
}

Result<Request> build_access(const ShareAddress& address, const Password& password, BearerToken token,
                             const ReplyKeys* reply_keys) {
  SecretBytes body = build_json([&](JsonWriter& json) {
    json.raw("{");
    if (!password.empty()) {
      json.raw("\"password\":");
      json.string(password.view());
    }
    json.raw("}");
  });
  auto request =
      build_request(Method::post, share_url(address) + "/access", std::move(body), token, address.sub_organization);
  if (request && reply_keys != nullptr) {
    request->headers.push_back(idempotency_header(*reply_keys));
    request->headers.push_back({"sharelink-reply-key", build_secret_base64url(reply_keys->reply_key.span())});
  }
  return request;
}

Result<Request> build_remove(const ShareAddress& address, BearerToken token) {
  if (token.empty()) return ErrorCode::token_invalid;
  return build_request(Method::remove, share_url(address), {}, token, address.sub_organization);
}

Request build_acknowledgement(const ShareAddress& address, const ReplyKeys& reply_keys, const Ack& ack) {
  SecretBytes body = build_json([&](JsonWriter& json) {
    json.raw("{\"ack\":");
    json.string(build_base64url(ack));
    json.raw("}");
  });
  Request request = *build_request(Method::post, share_url(address) + "/acknowledge", std::move(body), {});
  request.headers.push_back(idempotency_header(reply_keys));
  return request;
}

Result<Request> build_create(std::string_view server, const NewShare& share, BearerToken token) {
  if (!is_utf8(share.value.view())) return ErrorCode::value_invalid;
  if (share.value.size() > kValueBytesMax) return ErrorCode::value_too_long;
  if (!is_duration(share.expires_in)) return ErrorCode::expires_in_invalid;
  if (share.max_views && (*share.max_views == 0 || *share.max_views > kMaxViewsMax)) {
    return ErrorCode::max_views_invalid;
  }
  SecretBytes body = build_json([&](JsonWriter& json) {
    json.raw("{\"secretValue\":");
    json.string(share.value.view());
    json.raw(",\"expiresIn\":");
    json.string(share.expires_in);
    if (!share.password.empty()) {
      json.raw(",\"password\":");
      json.string(share.password.view());
    }
    if (share.max_views) json.raw(",\"maxViews\":" + to_decimal(*share.max_views));
    if (share.allow_delete) json.raw(",\"allowDelete\":true");
    json.raw("}");
  });
  return build_request(Method::post, std::string(server) + std::string(kSharesPath) + "public", std::move(body), token);
}

}  // namespace sharelink
