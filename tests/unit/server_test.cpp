#include "sharelink/server.h"

#include "cases.h"

using namespace sharelink;

namespace {

HttpPolicy policy_of(const json& c) {
  return c.value("http", "") == "any_host" ? HttpPolicy::any_host : HttpPolicy::loopback_only;
}

}  // namespace

TEST_CASE("a server's address is read as the vectors say") {
  for_each_case("server", [](const json& c) {
    const Result<std::string> origin = parse_server(text_of(c, "server"), policy_of(c));
    CHECK((origin ? "" : std::string(name(origin.error()))) == c.value("error", ""));
    if (origin) CHECK(*origin == text_of(c, "origin"));
  });
}

TEST_CASE("an origin that was read once is read again as itself") {
  for_each_case("server", [](const json& c) {
    if (!c.contains("origin")) return;
    const Result<std::string> again = parse_server(text_of(c, "origin"), policy_of(c));
    CHECK(again.has_value());
    if (again) CHECK(*again == text_of(c, "origin"));
  });
}

TEST_CASE("plain http is accepted on every host only where the caller says so") {
  for_each_case("server", [](const json& c) {
    if (c.value("error", "") != "link_insecure") return;
    const Result<std::string> origin = parse_server(text_of(c, "server"), HttpPolicy::any_host);
    CHECK(origin.has_value());
    if (origin) CHECK(origin->starts_with("http://"));
  });
}

TEST_CASE("a page of sealed links is read as a server, and is none of Infisical Cloud's") {
  for_each_case("server", [](const json& c) {
    const Result<std::string> server = parse_server(text_of(c, "server"), policy_of(c));
    const Result<std::string> page = parse_page(text_of(c, "server"), policy_of(c));
    if (server && (*server == "https://us.infisical.com" || *server == "https://eu.infisical.com")) {
      CHECK((page ? "" : name(page.error())) == "page_required");
    } else if (server) {
      CHECK((page && *page == *server));
    } else {
      CHECK((!page && page.error() == server.error()));
    }
  });
}
