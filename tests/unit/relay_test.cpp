#include "sharelink/worker/relay.h"

#include "outcomes.h"

using namespace sharelink;

namespace {

constexpr std::string_view kAskedId = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc";
constexpr std::string_view kWorkersRequestId = "req-AAAAAAAAAAAAAA";

worker::Reply relay(Operation operation, Outcome outcome) {
  const std::string_view id = operation == Operation::create ? "" : kAskedId;
  return worker::relay_outcome(operation, std::move(outcome), id, kWorkersRequestId);
}

/// What a worker's client makes of its answer.
Outcome receive(Operation operation, const worker::Reply& reply) {
  std::string headers = "content-type: application/json\n";
  if (reply.retry_after_seconds) headers += "retry-after: " + std::to_string(*reply.retry_after_seconds) + "\n";
  return parse_response(operation, {reply.status, headers, reply.body.view()});
}

/// What of an outcome is passed on: no private member, and of what the worker says itself (its clock, its
/// page, when to ask once more) nothing.
json passed_on(const Outcome& outcome) {
  json members = describe(outcome);
  members.erase("server_time_ms");
  members.erase("has_page");
  members.erase("confirm");
  if (!members.contains("request_id") && members["kind"] != "granted") members["request_id"] = kWorkersRequestId;
  if (!std::holds_alternative<Failure>(outcome.result)) members.erase("request_id");
  if (members.contains("metadata")) {
    // A counter that tells nothing, such as 1.5, is not repeated.
    if (members["views_left"] == "unknown") members["metadata"].erase("expiresAfterViews");
    for (const char* key : {"name", "userId", "orgId", "identityId", "authorizedEmails"})
      members["metadata"].erase(key);
  }
  return members;
}

void check_relayed(Operation operation, Outcome outcome) {
  const json before = passed_on(outcome);
  json told = before;
  // A worker's client has nowhere to sign in behind it.
  const bool is_asked = outcome.status == 401 || outcome.status == 403;
  if (told["kind"] == "sign_in_page") told["kind"] = is_asked ? "refused" : "wrong_server";
  const worker::Reply relayed = relay(operation, std::move(outcome));
  CHECK(relayed.outcome == told["kind"].get<std::string>());
  CHECK(name(relayed.view_spent) == before["view_spent"].get<std::string>());
  const bool is_unlimited = relayed.share && relayed.share->views_left.state == ViewsLeft::State::unlimited;
  CHECK(is_unlimited == (before.value("views_left", json()) == "unlimited"));
  CHECK(passed_on(receive(operation, relayed)) == told);
}

}  // namespace

TEST_CASE("every answer means to a worker's client what it meant to the worker") {
  for_each_case("response", [](const json& c) {
    const json failure = c.value("failure", json());
    if (failure == "cancelled" || failure == "webassembly_forbidden" || failure == "link_damaged")
      return;  // only a client meets these
    if (is_long(c)) return;
    check_relayed(operation_of(c), outcome_of(c, operation_of(c)));
  });
}

TEST_CASE("every recorded answer means the same behind a worker") {
  const json expect = parse_json(vector_file("infisical_expectations"))["transcripts"];
  for (const json& transcript : recorded_exchanges()) {
    const auto found = expect.find(transcript["name"].get<std::string>());
    if (found == expect.end()) continue;
    INFO(transcript["name"].get<std::string>());
    const json& response = transcript["response"];
    const Operation operation = operation_of(*found);
    const std::string body =
        response["body"].is_string() ? response["body"].get<std::string>() : response["body"].dump();
    const std::string type = "content-type: " + response["headers"].value("content-type", "") + "\n";
    check_relayed(operation, parse_response(operation, {response["status"].get<int>(), type, body}));
  }
}

TEST_CASE("a worker passes on nothing that tells who has made a share and for whom") {
  const std::string_view body =
      R"({"id":"BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc","name":"private-1","userId":"private-2",)"
      R"("orgId":"private-3","identityId":"private-4","authorizedEmails":["private-5"],"orgName":"told",)"
      R"("unheardOf":"private-6",)"
      R"("secretValue":"v"})";
  for (Operation operation : {Operation::peek, Operation::access}) {
    const worker::Reply relayed = relay(operation, parse_response(operation, {200, "", body}));
    const std::string_view passed = relayed.body.view();
    CHECK(passed.find("private") == std::string_view::npos);
    CHECK(passed.find("\"orgName\":\"told\"") != std::string_view::npos);
    CHECK((passed.find("secretValue") != std::string_view::npos) == (operation == Operation::access));
  }
}

TEST_CASE("a worker tells when what it has opened ends") {
  const std::string_view body = R"({"secretValue":"v","expiresAt":"1970-01-01T00:01:00.000Z","expiresAfterViews":3})";
  const worker::Reply relayed = relay(Operation::access, parse_response(Operation::access, {200, "", body}));
  REQUIRE(relayed.share);
  CHECK(relayed.share->expires_at_ms == 60'000);
  CHECK(relayed.share->views_left.state == ViewsLeft::State::counted);
  CHECK(relayed.share->views_left.count == 2);
}

TEST_CASE("what a server refuses of a new share arrives through a worker with its issues") {
  const std::string_view refused =
      R"({"message":[{"code":"custom","path":["expiresIn"],"message":"Expiration time cannot exceed 30 days"}]})";
  const worker::Reply relayed = relay(Operation::create, parse_response(Operation::create, {422, "", refused}));
  const Outcome outcome = receive(Operation::create, relayed);
  CHECK(kind(outcome) == "expires_in_invalid");
  const auto* failure = std::get_if<Failure>(&outcome.result);
  REQUIRE(failure != nullptr);
  REQUIRE(failure->issues.size() == 1);
  CHECK(failure->issues[0].message == "Expiration time cannot exceed 30 days");
}

TEST_CASE("a status that a client's fetch acts on by itself is not passed on") {
  for (const int status : {407, 421}) {
    for (const Operation operation : {Operation::peek, Operation::access, Operation::create, Operation::remove}) {
      const worker::Reply relayed = relay(operation, parse_response(operation, {status, "", ""}));
      CHECK((relayed.status == 403 && relayed.outcome == "refused" && relayed.view_spent == ViewSpent::no));
    }
  }
}
