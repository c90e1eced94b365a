#include "sharelink/worker/reply.h"

#include "outcomes.h"

using namespace sharelink;

namespace {

constexpr std::string_view kOwnId = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc";
constexpr std::string_view kOwnRequestId = "req-BBBBBBBBBBBBBB";

worker::Refusal refusal_of(ErrorCode code) { return {code, ViewSpent::no, 0, kOwnId, {}, {}}; }

json body_of(const worker::Reply& reply) { return parse_json(reply.body.view()); }

/// What a client makes of a refusal; the refusal itself says the same.
Outcome read(const worker::Reply& reply, Operation operation = Operation::access) {
  Outcome outcome = parse_response(operation, {reply.status, "", reply.body.view()});
  CHECK(reply.outcome == kind(outcome));
  if (operation == Operation::access) CHECK(reply.view_spent == view_spent(outcome));
  return outcome;
}

}  // namespace

TEST_CASE("an older address is refused in Infisical's envelope, with the one that is open") {
  const worker::Reply reply = worker::build_legacy_refusal(kOwnRequestId);
  CHECK(reply.status == 410);
  const json body = body_of(reply);
  CHECK(body.size() == 4);
  CHECK(body["reqId"] == kOwnRequestId);
  CHECK(body["statusCode"] == 410);
  CHECK(body["error"] == "Refused");
  CHECK(body["message"].get<std::string>().find("POST /api/v1/shared-secrets/{id}/access") != std::string::npos);
  const Outcome outcome = read(reply);
  CHECK(kind(outcome) == "refused");
  CHECK(view_spent(outcome) == ViewSpent::no);
}

TEST_CASE("every refusal of a worker is read as the code it was built from, and no view is spent") {
  struct Row {
    ErrorCode code;
    int status;
  };
  constexpr Row kRows[] = {
      {ErrorCode::not_found, 404},          {ErrorCode::expired, 404},
      {ErrorCode::view_limit_reached, 404}, {ErrorCode::password_required, 401},
      {ErrorCode::password_incorrect, 401}, {ErrorCode::sign_in_required, 401},
      {ErrorCode::not_permitted, 403},      {ErrorCode::token_rejected, 403},
      {ErrorCode::other_organization, 403}, {ErrorCode::email_not_listed, 403},
      {ErrorCode::session_revoked, 404},    {ErrorCode::session_stale, 401},
      {ErrorCode::server_too_old, 404},     {ErrorCode::token_without_organization, 500},
      {ErrorCode::no_value, 400},           {ErrorCode::request_invalid, 422},
      {ErrorCode::rate_limited, 429},       {ErrorCode::network_unreachable, 502},
      {ErrorCode::server_busy, 503},        {ErrorCode::store_full, 507},
      {ErrorCode::wrong_server, 404},       {ErrorCode::too_many_guesses, 429},
  };
  for (const Row& row : kRows) {
    INFO(name(row.code));
    const worker::Reply reply = worker::build_refusal(refusal_of(row.code), kOwnRequestId);
    CHECK(reply.status == row.status);
    const Outcome outcome = read(reply);
    CHECK(kind(outcome) == name(row.code));
    CHECK(view_spent(outcome) == ViewSpent::no);
    CHECK(outcome.request_id == kOwnRequestId);
    CHECK(body_of(reply)["statusCode"] == row.status);
  }
}

TEST_CASE("a refusal for want of a token speaks of what was asked for, and is read as the same code") {
  struct Row {
    Operation operation;
    std::string_view sign_in_required, not_permitted;
  };
  constexpr Row kRows[] = {
      {Operation::peek, "Authentication required to view this secret", "You are not allowed to access this resource"},
      {Operation::access, "Authentication required to view this secret", "You are not allowed to access this resource"},
      {Operation::create, "Authentication required to create a secret", "You may not create secrets here"},
      {Operation::remove, "Authentication required to delete this secret", "You may not delete this secret"},
  };
  const auto check = [](const Row& row, ErrorCode code, std::string_view message) {
    worker::Refusal refusal = refusal_of(code);
    refusal.operation = row.operation;
    const worker::Reply reply = worker::build_refusal(refusal, kOwnRequestId);
    CHECK(body_of(reply)["message"] == message);
    CHECK(kind(parse_response(row.operation, {reply.status, "", reply.body.view()})) == name(code));
  };
  for (const Row& row : kRows) {
    check(row, ErrorCode::sign_in_required, row.sign_in_required);
    check(row, ErrorCode::not_permitted, row.not_permitted);
  }
}

TEST_CASE("a sign-in behind a worker is none of its client's") {
  struct Row {
    int met;
    ViewSpent view_spent;
    int status;
    std::string_view kind;
  };
  constexpr Row kRows[] = {
      {302, ViewSpent::no, 404, "wrong_server"},
      {401, ViewSpent::no, 401, "refused"},
      {403, ViewSpent::no, 403, "refused"},
      {200, ViewSpent::unknown, 502, "wrong_server"},
  };
  for (const Row& row : kRows) {
    INFO(row.met);
    worker::Refusal refusal = refusal_of(ErrorCode::sign_in_page);
    refusal.status = row.met;
    refusal.view_spent = row.view_spent;
    const worker::Reply reply = worker::build_refusal(refusal, kOwnRequestId);
    CHECK(reply.status == row.status);
    const Outcome outcome = read(reply);
    CHECK(kind(outcome) == row.kind);
    CHECK(view_spent(outcome) == row.view_spent);
  }
}

TEST_CASE("what may have spent a view is no refusal of which a client reads that it has not") {
  struct Row {
    ErrorCode code;
    int status;
  };
  constexpr Row kRows[] = {
      {ErrorCode::server_error, 500},       {ErrorCode::server_unavailable, 503}, {ErrorCode::response_malformed, 502},
      {ErrorCode::response_too_large, 502}, {ErrorCode::reply_lost, 504},         {ErrorCode::outcome_unknown, 504},
      {ErrorCode::wrong_server, 502},
  };
  for (const Row& row : kRows) {
    INFO(name(row.code));
    worker::Refusal refusal = refusal_of(row.code);
    refusal.view_spent = ViewSpent::unknown;
    const worker::Reply reply = worker::build_refusal(refusal, kOwnRequestId);
    CHECK(reply.status == row.status);
    const Outcome outcome = read(reply);
    CHECK(kind(outcome) == name(row.code));
    CHECK(view_spent(outcome) == ViewSpent::unknown);
  }
}

TEST_CASE("that a reply is gone says that its view was spent") {
  const worker::Reply reply = worker::build_refusal(refusal_of(ErrorCode::reply_gone), kOwnRequestId);
  CHECK(reply.status == 410);
  const Outcome outcome = read(reply);
  CHECK(kind(outcome) == "reply_gone");
  CHECK(view_spent(outcome) == ViewSpent::yes);
}

TEST_CASE("what only a client can meet is an invalid request where a worker has to name it") {
  std::vector<ErrorCode> codes = {ErrorCode::decrypt_failed, ErrorCode::webassembly_forbidden, ErrorCode::cancelled};
  for (int i = 0; i < static_cast<int>(ErrorCode::no_value); ++i) {
    const auto code = static_cast<ErrorCode>(i);
    const bool is_of_create = code == ErrorCode::value_too_long || code == ErrorCode::expires_in_invalid ||
                              code == ErrorCode::max_views_invalid;
    if (!is_of_create) codes.push_back(code);
  }
  for (ErrorCode code : codes) {
    INFO(name(code));
    const worker::Reply reply = worker::build_refusal(refusal_of(code), kOwnRequestId);
    CHECK(kind(read(reply)) == "request_invalid");
    const json body = body_of(reply);
    CHECK(body["statusCode"] == 400);
    CHECK(body["error"] == "BadRequest");
  }
}

TEST_CASE("a share that is not found is named by the id that was asked for") {
  const json body = body_of(worker::build_refusal(refusal_of(ErrorCode::not_found), kOwnRequestId));
  CHECK(body["message"] == "Shared secret with ID '" + std::string(kOwnId) + "' not found");
}

TEST_CASE("what a worker refuses of a new share by itself, its client reads as the same code") {
  for (ErrorCode code : {ErrorCode::expires_in_invalid, ErrorCode::max_views_invalid, ErrorCode::value_too_long}) {
    const worker::Reply reply = worker::build_refusal(refusal_of(code), kOwnRequestId);
    CHECK(kind(read(reply, Operation::create)) == name(code));
  }
}

TEST_CASE("a refusal with a status of its own is read as that status says") {
  for (int status = 400; status < 500; ++status) {
    INFO(status);
    worker::Refusal refusal = refusal_of(ErrorCode::refused);
    refusal.status = status;
    read(worker::build_refusal(refusal, kOwnRequestId));
  }
}

TEST_CASE("a refusal with the status of issues keeps its own words") {
  const worker::Refusal refusal{ErrorCode::refused, ViewSpent::no, 422, {}, {}, {}};
  const worker::Reply reply = worker::build_refusal(refusal, kOwnRequestId);
  CHECK(reply.status == 422);
  CHECK(body_of(reply)["message"] == "The server refused the request");
}

TEST_CASE("a refusal lists every issue, and when to try again") {
  worker::Refusal refusal = refusal_of(ErrorCode::request_invalid);
  refusal.issues = {{"invalid_type", "", "Expected \"object\""}, {"too_big", "a.b", "line\nbreak"}};
  refusal.retry_after_seconds = 7;
  const worker::Reply reply = worker::build_refusal(refusal, kOwnRequestId);
  CHECK(reply.retry_after_seconds == 7u);
  CHECK(body_of(reply)["message"] == json::parse(R"([{"code":"invalid_type","path":[],"message":"Expected \"object\""},
                        {"code":"too_big","path":["a.b"],"message":"line\nbreak"}])"));
}

TEST_CASE("every recorded success is written again as it was read") {
  const json expect = parse_json(vector_file("infisical_expectations"))["transcripts"];
  std::size_t written = 0;
  for (const json& transcript : recorded_exchanges()) {
    const auto found = expect.find(transcript["name"].get<std::string>());
    if (found == expect.end() || transcript["response"]["status"] != 200) continue;
    INFO(transcript["name"].get<std::string>());
    const json& body = transcript["response"]["body"];
    const Outcome outcome = parse_response(operation_of(*found), {200, "", body.dump()});
    if (const auto* granted = std::get_if<Granted>(&outcome.result)) {
      CHECK(parse_json(worker::build_share_json(granted->metadata, &granted->content.bytes).view()) == body);
    } else if (const auto* available = std::get_if<Available>(&outcome.result)) {
      CHECK(parse_json(worker::build_share_json(available->metadata, nullptr).view()) == body);
    } else if (const auto* created = std::get_if<Created>(&outcome.result)) {
      CHECK(body_of(worker::build_created(created->id)) == body);
    }
    ++written;
  }
  CHECK(written > 20);
}

TEST_CASE("a share's members are left out, null or written, as they came") {
  ShareMetadata metadata;
  CHECK(worker::build_share_json(metadata, nullptr).view() == "{}");
  metadata.name.state = Field<std::string>::State::null;
  metadata.authorized_emails = {Field<std::vector<std::string>>::State::present, {"a@b.example", "c@d.example"}};
  metadata.allow_external_emails = {Field<bool>::State::present, true};
  const SecretBytes value = SecretBytes::copy_of("a\"\\\x01\u00e9");
  CHECK(worker::build_share_json(metadata, &value, "token").view() ==
        R"({"name":null,"authorizedEmails":["a@b.example","c@d.example"],"allowExternalEmails":true,)"
        "\"secretValue\":\"a\\\"\\\\\\u0001\u00e9\",\"deleteToken\":\"token\"}");
}

TEST_CASE("a number of views that is no whole number is left out, so that no other one is told") {
  const auto written = [](double views) {
    ShareMetadata metadata;
    metadata.expires_after_views = {Field<double>::State::present, views};
    return std::string(worker::build_share_json(metadata, nullptr).view());
  };
  CHECK(written(0) == "{\"expiresAfterViews\":0}");
  CHECK(written(-1) == "{\"expiresAfterViews\":-1}");
  CHECK(written(9007199254740991.0) == "{\"expiresAfterViews\":9007199254740991}");
  for (double views : {0.5, 1e300, -1e300}) CHECK(written(views) == "{}");
}

TEST_CASE("a created share is told with its id, and with a token only where there is one") {
  CHECK(worker::build_created(kOwnId).body.view() == "{\"id\":\"" + std::string(kOwnId) + "\"}");
  const worker::Reply reply = worker::build_created(kOwnId, "token");
  CHECK(reply.status == 200);
  CHECK(body_of(reply) == json{{"id", kOwnId}, {"deleteToken", "token"}});
}
