#include "sharelink/worker/reply.h"

#include "cases.h"
#include "sharelink/worker/relay.h"

using namespace sharelink;

TEST_CASE("what a worker refuses of a new share by itself, its client reads as the same code") {
  for (ErrorCode code : {ErrorCode::expires_in_invalid, ErrorCode::max_views_invalid, ErrorCode::value_too_long}) {
    const worker::Refusal refusal{code, ViewSpent::no, 0, {}, {}, {}};
    const worker::Reply reply = worker::build_refusal(refusal, "req-AAAAAAAAAAAAAA");
    CHECK(kind(parse_response(Operation::create, {reply.status, "", reply.body.view()})) == name(code));
  }
}

TEST_CASE("what a server refuses of a new share arrives through a worker with its issues") {
  const std::string_view refused =
      R"({"message":[{"code":"custom","path":["expiresIn"],"message":"Expiration time cannot exceed 30 days"}]})";
  const worker::Relayed relayed =
      worker::relay_outcome(parse_response(Operation::create, {422, "", refused}), "", "req-AAAAAAAAAAAAAA");
  const Outcome outcome = parse_response(Operation::create, {relayed.reply.status, "", relayed.reply.body.view()});
  CHECK(kind(outcome) == "expires_in_invalid");
  const auto* failure = std::get_if<Failure>(&outcome.result);
  REQUIRE(failure != nullptr);
  REQUIRE(failure->issues.size() == 1);
  CHECK(failure->issues[0].message == "Expiration time cannot exceed 30 days");
}

TEST_CASE("a refusal with the status of issues keeps its own words") {
  const worker::Refusal refusal{ErrorCode::refused, ViewSpent::no, 422, {}, {}, {}};
  const worker::Reply reply = worker::build_refusal(refusal, "req-AAAAAAAAAAAAAA");
  CHECK(reply.status == 422);
  CHECK(reply.body.view().find("\"message\":\"The server refused the request\"") != std::string_view::npos);
}
