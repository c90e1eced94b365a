#include "sharelink/worker/bearer.h"

#include "cases.h"

using namespace sharelink;

TEST_CASE("an authorization header is read as the vectors say") {
  for_each_case("bearer", [](const json& c) {
    const std::string authorization = text_of(c, "authorization");
    const worker::Bearer bearer = worker::parse_bearer(authorization);
    CHECK(name(bearer.kind) == c["kind"].get<std::string>());
    CHECK(bearer.token == text_of(c, "token"));
  });
}
