// The exchanges that were recorded from Infisical's own server, and the rows of its contract that the recording lacks.
#include <optional>

#include "outcomes.h"
#include "random.h"
#include "sharelink/password.h"
#include "sharelink/request.h"

using namespace sharelink;

namespace {

constexpr std::string_view kServer = "https://us.infisical.com";
constexpr std::string_view kSharesPath = "/api/v1/shared-secrets/";

json expectations() { return parse_json(vector_file("infisical_expectations")); }

std::string body_text(const json& body) { return body.is_string() ? body.get<std::string>() : body.dump(); }

/// Which of the three operations a recorded path is about; its router ignores a query and a slash at the end.
std::optional<Operation> operation_of_path(const json& request) {
  const std::string method = request["method"].get<std::string>();
  std::string path = request["path"].get<std::string>();
  path = path.substr(0, path.find('?'));
  if (path.ends_with('/')) path.pop_back();
  if (!path.starts_with(kSharesPath)) return std::nullopt;
  const std::string rest = path.substr(kSharesPath.size());
  if (method == "POST" && rest == "public") return Operation::create;
  if (method == "POST" && rest.ends_with("/access")) return Operation::access;
  const bool is_id = !rest.empty() && rest.find('/') == std::string::npos && rest != "branding" && rest != "requests";
  if (method == "GET" && is_id) return Operation::peek;
  return std::nullopt;
}

Outcome replay(Operation operation, const json& response, std::string_view body) {
  std::string headers;
  for (const auto& [name, value] : response["headers"].items())
    headers += name + ": " + value.get<std::string>() + "\n";
  return parse_response(operation, {response["status"].get<int>(), headers, body});
}

void check_outcome(const json& expect, const json& response) {
  const Operation operation = operation_of(expect);
  const Outcome outcome = replay(operation, response, body_text(response["body"]));
  const json body = response["body"].is_object() ? response["body"] : json::object();
  json actual = describe(outcome);
  CHECK(actual.value("request_id", "") == body.value("reqId", ""));
  if (actual.contains("metadata")) {
    json published = body;
    published.erase("secretValue");
    CHECK(actual["metadata"] == published);
    CHECK(actual.contains("expires_at_ms"));
  }
  for (const char* key : {"request_id", "metadata", "expires_at_ms"}) actual.erase(key);
  json told = expect;
  told.erase("operation");
  CHECK(actual == told);
}

std::string member_text(const json& body, const char* key) {
  return body.is_object() && body.contains(key) && body[key].is_string() ? body[key].get<std::string>() : "";
}

Result<Request> rebuild_create(const json& body, std::string_view token) {
  auto password = parse_password(member_text(body, "password"));
  if (!password) return password.error();
  const std::string expires_in = member_text(body, "expiresIn");
  NewShare share{SecretBytes::copy_of(member_text(body, "secretValue")), std::move(*password), expires_in, {}};
  if (body.is_object() && body.contains("maxViews") && body["maxViews"].is_number_unsigned()) {
    share.max_views = body["maxViews"].get<std::uint32_t>();
  }
  return build_create(kServer, share, token);
}

/// What the recording has of a header; its `<token>` stands for any, and is none itself.
std::string recorded_header(const json& recorded, const char* name) {
  const std::string value = recorded["headers"].value(name, "");
  return value == "Bearer <token>" ? "Bearer token" : value;
}

/// Builds a request from what was recorded of its inputs.
Result<Request> rebuild(const json& recorded) {
  const std::optional<Operation> operation = operation_of_path(recorded);
  if (!operation) return ErrorCode::link_not_a_share;
  const std::string authorization = recorded_header(recorded, "authorization");
  const std::string token = authorization.starts_with("Bearer ") ? authorization.substr(7) : "";
  const json body =
      recorded["body"].is_string() ? json::parse(body_text(recorded["body"]), nullptr, false) : recorded["body"];
  if (*operation == Operation::create) return rebuild_create(body, token);
  const std::string path = recorded["path"].get<std::string>().substr(kSharesPath.size());
  const auto id = parse_id(path.substr(0, path.find('/')));
  if (!id) return id.error();
  const ShareAddress address{std::string(kServer), *id};
  if (*operation == Operation::peek) return build_peek(address, token);
  const auto password = parse_password(member_text(body, "password"));
  return password ? build_access(address, *password, token) : password.error();
}

/// Whether it is the recorded request: method, path, body and the headers that are ever sent.
bool is_recorded(const Request& request, const json& recorded) {
  json headers = json::object();
  for (const Header& header : request.headers) headers[std::string(header.name)] = header.value.view();
  for (const char* name : {"content-type", "authorization"}) {
    if (headers.value(name, "") != recorded_header(recorded, name)) return false;
  }
  const json& body = recorded["body"];
  const std::string_view built = request.body.view();
  const bool same_body = body.is_null()     ? built.empty()
                         : body.is_string() ? built == body.get<std::string>()
                                            : json::parse(built, nullptr, false) == body;
  return same_body && recorded["method"] == name(request.method) &&
         request.url == std::string(kServer) + recorded["path"].get<std::string>();
}

}  // namespace

TEST_CASE("every recorded answer becomes the outcome that the contract says") {
  const json expect = expectations()["transcripts"];
  std::size_t replayed = 0;
  for (const json& transcript : recorded_exchanges()) {
    const std::string name = transcript["name"].get<std::string>();
    if (!expect.contains(name)) continue;
    INFO(name);
    CHECK(operation_of_path(transcript["request"]) == operation_of(expect[name]));
    check_outcome(expect[name], transcript["response"]);
    ++replayed;
  }
  CHECK(replayed == expect.size());
}

TEST_CASE("every row of the contract that was not recorded becomes the outcome that the contract says") {
  const json rows = expectations()["contract"];
  CHECK_FALSE(rows.empty());
  const json recorded = expectations()["transcripts"];
  for (const json& row : rows) {
    INFO(row["name"].get<std::string>());
    CHECK(row["origin"] == "contract");
    CHECK_FALSE(recorded.contains(row["name"].get<std::string>()));
    json expect = row["expect"];
    expect["operation"] = row["operation"];
    check_outcome(expect, row["response"]);
  }
}

TEST_CASE("every recorded exchange is replayed or has a reason not to be") {
  const json expect = expectations();
  std::set<std::string> names;
  for (const json& transcript : recorded_exchanges()) {
    const std::string name = transcript["name"].get<std::string>();
    INFO(name);
    CHECK(names.insert(name).second);
    CHECK(expect["transcripts"].contains(name) != expect["other_routes"].contains(name));
    CHECK(operation_of_path(transcript["request"]).has_value() == expect["transcripts"].contains(name));
  }
  CHECK(names.size() == expect["transcripts"].size() + expect["other_routes"].size());
  for (const json& reason : expect["other_routes"]) CHECK_FALSE(reason.get<std::string>().empty());
}

TEST_CASE("every recorded request is built the same or has a reason not to be") {
  const json expect = expectations();
  std::size_t built = 0;
  for (const json& transcript : recorded_exchanges()) {
    const std::string name = transcript["name"].get<std::string>();
    if (!expect["transcripts"].contains(name)) continue;
    INFO(name);
    const Result<Request> request = rebuild(transcript["request"]);
    const bool is_same = request && is_recorded(*request, transcript["request"]);
    CHECK(is_same != expect["not_built"].contains(name));
    built += is_same ? 1 : 0;
  }
  CHECK(built + expect["not_built"].size() == expect["transcripts"].size());
  for (const json& reason : expect["not_built"]) CHECK_FALSE(reason.get<std::string>().empty());
}

TEST_CASE("a recorded answer that was damaged is never taken for a success it was not") {
  const json expect = expectations()["transcripts"];
  Random random(8);
  for (const json& transcript : recorded_exchanges()) {
    const std::string name = transcript["name"].get<std::string>();
    if (!expect.contains(name)) continue;
    const std::string body = body_text(transcript["response"]["body"]);
    const bool is_success = transcript["response"]["status"] == 200;
    for (int i = 0; i < rounds(20); ++i) {
      std::string damaged = body;
      for (std::size_t k = random.below(3) + 1; k > 0 && !damaged.empty(); --k) {
        const std::size_t at = random.below(damaged.size());
        if (random.below(2) == 0) damaged[at] = static_cast<char>(random.byte());
        if (random.below(4) == 0) damaged.erase(at, random.below(20) + 1);
        if (random.below(4) == 0) damaged.insert(at, damaged.substr(random.below(damaged.size()), 8));
      }
      for (Operation operation : {Operation::peek, Operation::access, Operation::create}) {
        const Outcome outcome = replay(operation, transcript["response"], damaged);
        INFO(name << ": " << damaged);
        const bool is_failure = std::holds_alternative<Failure>(outcome.result);
        if (!is_success || json::parse(damaged, nullptr, false).is_discarded()) CHECK(is_failure);
        // After a 200 nobody may say that no view was spent.
        if (is_success && operation == Operation::access) CHECK(view_spent(outcome) != ViewSpent::no);
      }
    }
  }
}
