#include "sharelink/sign_in.h"

#include <string>
#include <utility>

#include "answer.h"
#include "infisical_words.h"
#include "token.h"

namespace sharelink {
namespace {

ErrorCode classify(int status, std::string_view error) {
  if (status == 401 && error == infisical::kTokenReuse) return ErrorCode::session_revoked;
  if (status == 401 && error == infisical::kInvalidToken) return ErrorCode::session_revoked;
  if (status == 401 && error == infisical::kStaleSession) return ErrorCode::session_stale;
  if (status == 403 && error == infisical::kTokenError) return ErrorCode::not_signed_in;  // the cookie is out of date
  if (status == 404 && error == infisical::kTokenNotFound) return ErrorCode::not_signed_in;
  if (status == 404 && error == infisical::kSessionNotFound) return ErrorCode::session_revoked;
  return ErrorCode::sign_in_failed;
}

}  // namespace

Request build_token_request(std::string_view server) {
  return {Method::post, std::string(server) + "/api/v1/auth/token", {}, {}};
}

Result<SecretBytes> parse_token_response(const Response& response) {
  if (response.headers.size() > kHeaderBytesMax || response.body.size() > kResponseBytesMax) {
    return ErrorCode::sign_in_failed;
  }
  auto answer = parse_answer(response.body);
  if (!answer) return ErrorCode::sign_in_failed;
  if (response.status == 200 && is_token(answer->token.view())) return std::move(answer->token);
  return classify(response.status, answer->error);
}

}  // namespace sharelink
