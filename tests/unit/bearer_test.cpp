#include "sharelink/worker/bearer.h"

#include <cstdint>
#include <span>
#include <string>

#include "cases.h"
#include "sharelink/base64url.h"

using namespace sharelink;

TEST_CASE("an authorization header is read as the vectors say") {
  for_each_case("bearer", [](const json& c) {
    const std::string authorization = text_of(c, "authorization");
    const worker::Bearer bearer = worker::parse_bearer(authorization);
    CHECK(name(bearer.kind) == c["kind"].get<std::string>());
    CHECK(bearer.token == text_of(c, "token"));
  });
}

namespace {

std::string jwt(const std::string& claims) {
  return "eyJhbGciOiJIUzI1NiJ9." +
         build_base64url(std::span(reinterpret_cast<const std::uint8_t*>(claims.data()), claims.size())) +
         ".c2lnbmF0dXJl";
}

}  // namespace

TEST_CASE("a new token of the same session is known as its session's") {
  const std::string first = jwt(R"({"userId":"u-1","tokenVersionId":"v-1","iat":1})");
  const std::string second = jwt(R"({"tokenVersionId":"v-1","iat":22,"userId":"u-1"})");
  CHECK(first != second);
  CHECK(worker::session_of(first) == worker::session_of(second));
  CHECK(worker::session_of(first) != worker::session_of(jwt(R"({"userId":"u-1","tokenVersionId":"v-2"})")));
  CHECK(worker::session_of(first) != worker::session_of(jwt(R"({"userId":"u-2","tokenVersionId":"v-1"})")));
}

TEST_CASE("a token that names no session is known by itself") {
  const std::string long_claim(65, 'a');
  const std::string others[] = {
      "",
      "token",
      "a.b",
      "a.b.c",
      "..",
      "a..c",
      "a.b.c.d",
      "a.A.c",
      jwt("{}"),
      jwt("[]"),
      jwt("null"),
      jwt("{"),
      jwt(R"({"userId":"u-1"})"),
      jwt(R"({"userId":"","tokenVersionId":"v-1"})"),
      jwt(R"({"userId":1,"tokenVersionId":"v-1"})"),
      jwt(R"({"userId":"u-1\nv-1","tokenVersionId":"v-1"})"),
      jwt(R"({"userId":"u 1","tokenVersionId":"v-1"})"),
      jwt(R"({"userId":")" + long_claim + R"(","tokenVersionId":"v-1"})"),
      jwt(R"({"userId":"u-1","tokenVersionId":"v-1"})") + ".x",
  };
  for (const std::string& token : others) CHECK(worker::session_of(token) == token);
}
