#include "sharelink/worker/bearer.h"

#include <map>

#include "cases.h"

using namespace sharelink;

TEST_CASE("an authorization header is read as the vectors say") {
  using Kind = worker::Bearer::Kind;
  const std::map<std::string, Kind> kinds = {
      {"none", Kind::none}, {"token", Kind::token}, {"malformed", Kind::malformed}};
  for_each_case("bearer", [&](const json& c) {
    const std::string authorization = text_of(c, "authorization");
    const worker::Bearer bearer = worker::parse_bearer(authorization);
    CHECK(bearer.kind == kinds.at(c["kind"].get<std::string>()));
    CHECK(bearer.token == text_of(c, "token"));
  });
}
