#include "sharelink/response.h"

#include "outcomes.h"

using namespace sharelink;

TEST_CASE("any answer becomes the one outcome that the vectors say") {
  for_each_case("response", [](const json& c) {
    const Outcome outcome = outcome_of(c, operation_of(c));
    json actual = describe(outcome);
    const json expect = expected(c["expect"], actual);
    CHECK(actual == expect);
    CHECK(outcome.status == c.value("status", 0));
  });
}

TEST_CASE("only an access spends a view") {
  for_each_case("response", [](const json& c) {
    if (is_long(c)) return;
    for (Operation operation : {Operation::peek, Operation::create, Operation::remove}) {
      CHECK(view_spent(outcome_of(c, operation)) == ViewSpent::no);
    }
  });
}

TEST_CASE("a failure is the same for every operation, what a server says of a new share's fields aside") {
  for_each_case("response", [](const json& c) {
    if (c.value("status", 0) == 200 || is_long(c)) return;
    if (c.value("status", 0) == 204) return;  // a deletion's success
    for (Operation operation : {Operation::peek, Operation::access, Operation::create, Operation::remove}) {
      const bool is_about_fields = c.value("status", 0) == 422 || c.value("status", 0) == 400;
      if (is_about_fields && operation != operation_of(c)) continue;
      CHECK(kind(outcome_of(c, operation)) == c["expect"]["kind"].get<std::string>());
    }
  });
}

TEST_CASE("only a 200 is a success, of a deletion a 204 too, and each only of its own operation") {
  const std::string body =
      R"({"id":"263IxXHPbE_ucWswz5zCHeDrK8QvkL4Oa6EundUPPxk","secretValue":"v","error":"x","message":"y"})";
  for (int status = -1; status <= 1000; ++status) {
    for (Operation operation : {Operation::peek, Operation::access, Operation::create, Operation::remove}) {
      const Outcome outcome = parse_response(operation, {status, "", body});
      INFO(status);
      CHECK(std::holds_alternative<Available>(outcome.result) == (status == 200 && operation == Operation::peek));
      CHECK(std::holds_alternative<Granted>(outcome.result) == (status == 200 && operation == Operation::access));
      CHECK(std::holds_alternative<Created>(outcome.result) == (status == 200 && operation == Operation::create));
      const bool removed = operation == Operation::remove && (status == 200 || status == 204);
      CHECK(std::holds_alternative<Removed>(outcome.result) == removed);
    }
  }
}

TEST_CASE("an answer that was cut anywhere is never a success") {
  for_each_case("response", [](const json& c) {
    if (c["expect"]["kind"] != "granted" || is_long(c)) return;
    const Answer answer(c);
    const std::size_t end = answer.body.rfind('}');
    for (std::size_t size = 0; size <= end; ++size) {
      const Outcome outcome = parse_response(Operation::access, {200, answer.headers, answer.body.substr(0, size)});
      CHECK(std::holds_alternative<Failure>(outcome.result));
      CHECK(view_spent(outcome) == ViewSpent::unknown);
    }
  });
}

TEST_CASE("a failure for which nothing was sent spends no view") {
  for (int i = 0; i <= static_cast<int>(ErrorCode::max_views_invalid); ++i) {
    const Outcome outcome = build_failure(Operation::access, static_cast<ErrorCode>(i));
    CHECK(kind(outcome) == name(static_cast<ErrorCode>(i)));
    const bool is_after_access = kind(outcome) == "link_fragment_missing";
    CHECK(view_spent(outcome) == (is_after_access ? ViewSpent::yes : ViewSpent::no));
  }
}

TEST_CASE("at most 1000 addresses are kept") {
  json body = {{"secretValue", "v"}, {"authorizedEmails", json::array()}};
  for (int i = 0; i < 1001; ++i) body["authorizedEmails"].push_back("a@b.example");
  const Outcome outcome = parse_response(Operation::access, {200, "", body.dump()});
  const auto* granted = std::get_if<Granted>(&outcome.result);
  REQUIRE(granted != nullptr);
  CHECK(granted->metadata.authorized_emails.value.size() == 1000);
}
