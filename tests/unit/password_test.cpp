#include "sharelink/password.h"

#include "cases.h"

using namespace sharelink;

TEST_CASE("a password of a plain share stays as typed or is refused, as the vectors say") {
  for_each_case("password", [](const json& c) {
    const std::string typed = text_of(c, "password");
    const Result<Password> password = parse_password(typed);
    CHECK((password ? "" : std::string(name(password.error()))) == c.value("error", ""));
    if (!password) return;
    CHECK(password->size() == c["size"].get<std::size_t>());
    CHECK(password->view() == typed);
  });
}
