#include "sharelink/worker/request_body.h"

#include <cmath>

#include "outcomes.h"

using namespace sharelink;
using worker::AccessBody;
using worker::CreateBody;

namespace {

constexpr std::string_view kBodyRequestId = "req-CCCCCCCCCCCCCC";

/// returns  the issues of the 422 as [code, path, message]; null where the body was accepted.
template <typename Body>
json issues_in(const std::variant<Body, worker::Reply>& parsed) {
  const auto* reply = std::get_if<worker::Reply>(&parsed);
  if (reply == nullptr) return nullptr;
  CHECK(reply->status == 422);
  json issues = json::array();
  const bool is_create = std::is_same_v<Body, CreateBody>;
  const Operation operation = is_create ? Operation::create : Operation::access;
  CHECK(reply->outcome == kind(parse_response(operation, {reply->status, "", reply->body.view()})));
  CHECK(reply->view_spent == ViewSpent::no);
  const json told = parse_json(reply->body.view());
  for (const json& issue : told["message"]) {
    issues.push_back({issue["code"], issue["path"], issue["message"]});
  }
  return issues;
}

json issues_of_access(std::string_view body) { return issues_in(worker::parse_access_body(body, kBodyRequestId)); }

json issues_of_create(std::string_view body, const worker::CreateLimits& limits = {}) {
  return issues_in(worker::parse_create_body(body, limits, kBodyRequestId));
}

/// A create that is accepted, with some members of its own.
std::string create_with(const json& members) {
  json body = {{"secretValue", "v"}, {"expiresIn", "1h"}};
  body.update(members);
  return body.dump();
}

CreateBody created(const json& members = json::object()) {
  auto parsed = worker::parse_create_body(create_with(members), {}, kBodyRequestId);
  auto* body = std::get_if<CreateBody>(&parsed);
  REQUIRE(body != nullptr);
  return std::move(*body);
}

/// What was sent; the transcripts only describe bodies that are long.
std::string sent_body(const json& transcript) {
  const json& body = transcript["request"]["body"];
  if (transcript["name"] == "public-create-too-long") return create_with({{"secretValue", std::string(10'001, 'x')}});
  if (transcript["name"] == "public-create-10000") return create_with({{"secretValue", std::string(10'000, 'x')}});
  if (body.is_null()) return "";
  return body.is_string() ? body.get<std::string>() : body.dump();
}

json recorded_issues(const json& response) {
  if (response["status"] != 422) return nullptr;
  json issues = json::array();
  for (const json& issue : response["body"]["message"]) {
    issues.push_back({issue["code"], issue["path"], issue["message"]});
  }
  return issues;
}

}  // namespace

TEST_CASE("every recorded body is accepted or refused as Infisical has, for the same reasons and in its words") {
  const json expect = parse_json(vector_file("infisical_expectations"))["transcripts"];
  std::size_t accepted = 0, refused = 0;
  for (const json& transcript : recorded_exchanges()) {
    const std::string name = transcript["name"].get<std::string>();
    const json& response = transcript["response"];
    if (!expect.contains(name) || (response["status"] != 200 && response["status"] != 422)) continue;
    // These are no JSON: a worker tells that by their type, before it reads them.
    if (name == "access-body-multipart" || name == "access-body-form-urlencoded" || name == "v2-body-text") continue;
    const Operation operation = operation_of(expect[name]);
    if (operation == Operation::peek) continue;
    INFO(name);
    const std::string body = sent_body(transcript);
    CHECK((operation == Operation::access ? issues_of_access(body) : issues_of_create(body)) ==
          recorded_issues(response));
    ++(response["status"] == 200 ? accepted : refused);
  }
  CHECK(accepted > 20);
  CHECK(refused > 10);
}

TEST_CASE("what is not JSON, or nested without end, is refused as such") {
  for (const std::string& body :
       {std::string("password"), std::string("{\"password\":\"hunter2\""), std::string("{}{}"), std::string("{}\0", 3),
        std::string("{\"\xff\":1}"), std::string("{\"password\":\"\\ud800\"}"), std::string(100'000, '[')}) {
    CHECK(issues_of_access(body) == json::parse(R"([["invalid_json", [], "The body is not JSON"]])"));
    CHECK(issues_of_create(body) == json::parse(R"([["invalid_json", [], "The body is not JSON"]])"));
  }
  CHECK(issues_of_access(std::string(16, '[') + std::string(16, ']'))[0][0] == "invalid_type");
  CHECK(issues_of_access(std::string(17, '[') + std::string(17, ']'))[0][0] == "invalid_json");
}

TEST_CASE("a member of another type is refused by the name of that type") {
  const std::pair<const char*, const char*> kValues[] = {{"null", "null"}, {"true", "boolean"}, {"1", "number"},
                                                         {"-1", "number"}, {"1.5", "number"},   {"[]", "array"},
                                                         {"{}", "object"}};
  for (const auto& [value, type] : kValues) {
    const std::string message = std::string("Expected string, received ") + type;
    CHECK(issues_of_access(std::string("{\"password\":") + value + "}") ==
          json::array({{"invalid_type", {"password"}, message}}));
    const std::string body = std::string("{\"secretValue\":") + value + ",\"expiresIn\":" + value + "}";
    CHECK(issues_of_create(body) ==
          json::array({{"invalid_type", {"secretValue"}, message}, {"invalid_type", {"expiresIn"}, message}}));
  }
  CHECK(issues_of_access("\"x\"")[0][2] == "Expected object, received string");
  CHECK(issues_of_access("1")[0][2] == "Expected object, received number");
  CHECK(issues_of_access("false")[0][2] == "Expected object, received boolean");
}

TEST_CASE("only a body's own members count, and the last of equal ones") {
  const auto password_in = [](std::string_view body) {
    const auto parsed = worker::parse_access_body(body, kBodyRequestId);
    const auto* access = std::get_if<AccessBody>(&parsed);
    return access == nullptr ? std::string("refused") : std::string(access->password.view());
  };
  CHECK(password_in("{}").empty());
  CHECK(password_in(R"({"password":"a"})") == "a");
  CHECK(password_in(R"({"password":"a","password":"b"})") == "b");
  CHECK(password_in(R"({"password":1,"password":"b"})") == "b");
  CHECK(password_in(R"({"password":"a","other":{"password":"b"},"more":["password","c"]})") == "a");
  CHECK(password_in(R"({"other":{"password":1}})").empty());
  CHECK(password_in(" {\"pass\\u0077ord\" : \"\\u00e9\"} ") == "\u00e9");
}

TEST_CASE("a password may have 4096 bytes") {
  const json too_big = json::array({{"too_big", {"password"}, "String must contain at most 4096 byte(s)"}});
  CHECK(issues_of_access(json{{"password", std::string(4096, 'p')}}.dump()).is_null());
  CHECK(issues_of_access(json{{"password", std::string(4097, 'p')}}.dump()) == too_big);
  CHECK(created({{"password", std::string(4096, 'p')}}).password.size() == 4096);
  CHECK(issues_of_create(create_with({{"password", std::string(4097, 'p')}})) == too_big);
}

TEST_CASE("a value's length counts as JavaScript counts it") {
  const worker::CreateLimits limits{4, 1};
  for (const char* value :
       {"", "abcd", "\u00e9\u00e9\u00e9\u00e9", "\u20ac\u20ac\u20ac\u20ac", "\U0001F600\U0001F600"}) {
    INFO(value);
    CHECK(issues_of_create(create_with({{"secretValue", value}}), limits).is_null());
    CHECK(issues_of_create(create_with({{"secretValue", std::string(value) + "12345"}}), limits) ==
          json::array({{"too_big", {"secretValue"}, "String must contain at most 4 character(s)"}}));
  }
  CHECK(issues_of_create(create_with({{"secretValue", "\U0001F600\U0001F600."}}), limits)[0][0] == "too_big");
}

TEST_CASE("a value whose reply could not be kept is refused") {
  const worker::CreateLimits limits{1'400'000, 1};
  const auto issues_of = [&](const std::string& value) {
    return issues_of_create(create_with({{"secretValue", value}}), limits);
  };
  const std::string message = "String must take at most 1890000 byte(s) as JSON";
  // Six bytes for each, and the quotes.
  CHECK(issues_of(std::string((worker::kValueJsonBytesMax - 2) / 6, '\n')).is_null());
  CHECK(issues_of(std::string((worker::kValueJsonBytesMax - 2) / 6 + 1, '\n')) ==
        json::array({{"too_big", {"secretValue"}, message}}));
  CHECK(issues_of(std::string(1'400'000, 'x')).is_null());
}

TEST_CASE("a lifetime is taken between the least that is set and 30 days") {
  const auto message = [](const char* expires_in, std::int64_t lifetime_min_ms) {
    const json issues = issues_of_create(create_with({{"expiresIn", expires_in}}), {10, lifetime_min_ms});
    return issues.is_null() ? std::string() : issues[0][2].get<std::string>();
  };
  CHECK(message("5m", 300'000).empty());
  CHECK(message("30d", 300'000).empty());
  CHECK(message("299999", 300'000) == "Expiration time cannot be less than 5 minutes");
  CHECK(message("59s", 60'000) == "Expiration time cannot be less than 1 minute");
  CHECK(message("1s", 30'000) == "Expiration time cannot be less than 30 seconds");
  CHECK(message("2592000001", 300'000) == "Expiration time cannot exceed 30 days");
  CHECK(message("1e3", 300'000) == "Invalid duration format");
  CHECK(message("", 300'000) == "Invalid duration format");
  CHECK(created({{"expiresIn", "90 minutes"}}).lifetime_ms == 5'400'000);
}

TEST_CASE("a number of views is whole, at least 1 and fits a PostgreSQL integer") {
  CHECK_FALSE(created().max_views);
  CHECK(created({{"maxViews", 1}}).max_views == 1u);
  CHECK(created({{"maxViews", 2147483647}}).max_views == 2147483647u);
  CHECK(created({{"maxViews", 3.0}}).max_views == 3u);
  const auto code = [](const json& views) { return issues_of_create(create_with({{"maxViews", views}}))[0][0]; };
  CHECK(code(0) == "too_small");
  CHECK(code(-1) == "too_small");
  CHECK(code(0.5) == "too_small");
  CHECK(code(1.5) == "invalid_type");
  CHECK(code(2147483648) == "too_big");
  CHECK(code(1e300) == "too_big");
  CHECK(code(nullptr) == "invalid_type");
}

TEST_CASE("whoever opens a share may delete it only where its creator has said so") {
  CHECK_FALSE(created().allow_delete);
  CHECK_FALSE(created({{"allowDelete", false}}).allow_delete);
  CHECK(created({{"allowDelete", true}}).allow_delete);
  CHECK(issues_of_create(create_with({{"allowDelete", 1}})) ==
        json::array({{"invalid_type", {"allowDelete"}, "Expected boolean, received number"}}));
}

TEST_CASE("all that is wrong with a create is told at once") {
  const json issues = issues_of_create(R"({"password":1,"expiresIn":"soon","maxViews":0,"allowDelete":"yes"})");
  json paths = json::array();
  for (const json& issue : issues) paths.push_back(issue[1][0]);
  CHECK(paths == json{"secretValue", "password", "expiresIn", "maxViews", "allowDelete"});
}

TEST_CASE("a duration is read as npm's ms reads it") {
  const std::pair<const char*, double> kDurations[] = {{"0", 0},
                                                       {"3600000", 3'600'000},
                                                       {"1ms", 1},
                                                       {"2 msecs", 2},
                                                       {"1s", 1000},
                                                       {"1.5 secs", 1500},
                                                       {".5m", 30'000},
                                                       {"1h", 3'600'000},
                                                       {"2 hours", 7'200'000},
                                                       {"2   HRS", 7'200'000},
                                                       {"1d", 86'400'000},
                                                       {"1 week", 604'800'000},
                                                       {"1y", 31'557'600'000},
                                                       {"-1h", -3'600'000},
                                                       {"-.5s", -500}};
  for (const auto& [text, ms] : kDurations) {
    INFO(text);
    const auto read = worker::parse_duration_ms(text);
    REQUIRE(read);
    CHECK(std::abs(*read - ms) < 1e-3);
  }
}

TEST_CASE("any other text is no duration") {
  for (const std::string& text :
       {std::string(), std::string("soon"), std::string("h"), std::string("1."), std::string("."), std::string("-"),
        std::string("1.2.3"), std::string("--1"), std::string("+1"), std::string(" 1h"), std::string("1h "),
        std::string("1 h m"), std::string("1 fortnight"), std::string("1hours2"), std::string("1 ms msec"),
        std::string("1e3"), std::string(101, '1')}) {
    INFO(text);
    CHECK_FALSE(worker::parse_duration_ms(text));
  }
}
