#include "sharelink/sign_in.h"

#include "cases.h"
#include "outcomes.h"

using namespace sharelink;

TEST_CASE("the answer to a sign-in is read as the vectors say") {
  for_each_case("sign_in", [](const json& c) {
    const Answer answer(c);
    const Result<SecretBytes> token = parse_token_response({answer.status, answer.headers, answer.body});
    CHECK((token ? "" : std::string(name(token.error()))) == c.value("error", ""));
    if (token) CHECK(token->view() == text_of(c, "token"));
  });
}

TEST_CASE("an answer to a sign-in that is beyond the limits gives no token") {
  const std::string body = "{\"token\":\"abc\"}" + std::string(kResponseBytesMax, ' ');
  CHECK(parse_token_response({200, "", body}).error() == ErrorCode::sign_in_failed);
  CHECK(parse_token_response({200, "", std::string_view(body).substr(0, kResponseBytesMax)}).has_value());
}

TEST_CASE("a sign-in is asked for with nothing but its address") {
  const Request request = build_token_request("https://share.example");
  CHECK(name(request.method) == "POST");
  CHECK(request.url == "https://share.example/api/v1/auth/token");
  CHECK(request.headers.empty());
  CHECK(request.body.empty());
}
