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

TEST_CASE("what was recorded of a sign-in is read: a member's token, and that nobody is signed in") {
  std::size_t replayed = 0;
  for (const json& recorded : parse_json(vector_file("infisical_transcripts_2"))) {
    if (recorded["request"]["path"] != "/api/v1/auth/token") continue;
    json body = recorded["response"]["body"];
    if (body.contains("token")) body["token"] = "token";  // the recording has <token> for any
    const std::string text = body.dump();
    const int status = recorded["response"]["status"].get<int>();
    const Result<SecretBytes> token =
        parse_token_response({status, "content-type: application/json; charset=utf-8\n", text});
    CHECK((token ? token->view() : name(token.error())) == (status == 200 ? "token" : "not_signed_in"));
    ++replayed;
  }
  CHECK(replayed == 2);
}
