#include "sharelink/request.h"

#include <algorithm>
#include <optional>
#include <type_traits>

#include "cases.h"
#include "random.h"
#include "reply_keys.h"
#include "sharelink/keys.h"
#include "sharelink/link.h"

using namespace sharelink;

namespace {

// What holds a key, and the password of a sealed link with it, is no address, no password and no token.
using Kept = const ReplyKeys*;
template <typename Key>
constexpr bool kReachesRequest = std::is_invocable_v<decltype(&build_peek), Key, BearerToken> ||
                                 std::is_invocable_v<decltype(&build_access), Key, Password, BearerToken, Kept> ||
                                 std::is_invocable_v<decltype(&build_access), ShareAddress, Key, BearerToken, Kept> ||
                                 std::is_invocable_v<decltype(&build_access), ShareAddress, Password, Key, Kept> ||
                                 std::is_invocable_v<decltype(&build_peek), ShareAddress, Key> ||
                                 std::is_invocable_v<decltype(&build_create), Key, NewShare, BearerToken> ||
                                 std::is_invocable_v<decltype(&build_create), std::string_view, NewShare, Key>;
static_assert(!kReachesRequest<ShareLink>);
static_assert(!kReachesRequest<LinkKey>);
static_assert(!kReachesRequest<std::optional<LinkKey>>);
static_assert(!kReachesRequest<Keys>);
static_assert(!kReachesRequest<SecretBytes>);
// The same question about what may reach a request, so that it is not answered with no for all types.
static_assert(kReachesRequest<ShareAddress>);
static_assert(kReachesRequest<Password>);
static_assert(kReachesRequest<std::string_view>);
// What a peek or an access is given comes from these alone.
static_assert(!std::is_convertible_v<ShareLink, ShareAddress> && !std::is_convertible_v<SecretBytes, ShareAddress>);
static_assert(!std::is_constructible_v<Password, SecretBytes> && !std::is_constructible_v<Password, std::string_view>);

Result<Request> build(const json& c) {
  const std::string server = text_of(c, "server"), token = text_of(c, "token"), expires_in = text_of(c, "expires_in");
  Result<Password> password = parse_password(text_of(c, "password"));
  CHECK(password.has_value());
  if (c["operation"] == "create") {
    NewShare share{SecretBytes::copy_of(text_of(c, "value")), std::move(*password), expires_in, {}};
    if (c.contains("max_views")) share.max_views = c["max_views"].get<std::uint32_t>();
    share.allow_delete = c.value("allow_delete", false);
    return build_create(server, share, token);
  }
  // What callers give is read so at the package's border.
  const std::string given = text_of(c, "sub_organization");
  const ShareAddress address{server, *parse_id(text_of(c, "id")), std::string(parse_sub_organization(given))};
  if (c["operation"] == "peek") return build_peek(address, token);
  if (c["operation"] == "remove") return build_remove(address, token);
  if (c["operation"] == "acknowledge") {
    return build_acknowledgement(address, reply_keys_of(c), fixed<kAckBytes>(c["ack"]));
  }
  if (!c.contains("reply_key")) return build_access(address, *password, token);
  const ReplyKeys keys = reply_keys_of(c);
  return build_access(address, *password, token, &keys);
}

/// Everything of a request that leaves the machine.
std::string all_bytes(const Request& request) {
  std::string bytes = request.url;
  for (const Header& header : request.headers) {
    bytes += header.name;
    bytes += header.value.view();
  }
  return bytes += request.body.view();
}

}  // namespace

TEST_CASE("a request is built as the vectors say") {
  for_each_case("request", [](const json& c) {
    const Result<Request> request = build(c);
    CHECK((request ? "" : std::string(name(request.error()))) == c.value("error", ""));
    if (!request || !c.contains("expect")) return;
    const json& expect = c["expect"];
    CHECK(name(request->method) == expect["method"].get<std::string>());
    CHECK(request->url == expect["url"].get<std::string>());
    CHECK(request->body.view() == text_of(expect["body"]));
    CHECK(request->headers.size() == expect["headers"].size());
    for (std::size_t i = 0; i < std::min(request->headers.size(), expect["headers"].size()); ++i) {
      CHECK(request->headers[i].name == expect["headers"][i][0].get<std::string>());
      CHECK(request->headers[i].value.view() == text_of(expect["headers"][i][1]));
    }
  });
}

TEST_CASE("a request for a sealed link holds no part of its fragment") {
  constexpr std::size_t kPartChars = 4;
  constexpr std::string_view kLink =
      "https://share.example/shared/sealed/qEU6fJY8ZX0yZQoWsR4UiTQuTajBBvZBzvRoTxO50M4"
      "#sl1.AMDrDQE6aoc3N5eMJXXVM1I55MVNPwOjULBqKJtZronlk5Ao";
  const std::string_view fragment = kLink.substr(kLink.find('#') + 1);
  const Result<ShareLink> link = parse_link(kLink);
  REQUIRE(link.has_value());
  const Result<Request> peek = build_peek(link->address);
  const Result<Request> access = build_access(link->address, *parse_password("hunter2"));
  REQUIRE(peek.has_value());
  REQUIRE(access.has_value());
  for (const Request* request : {&*peek, &*access}) {
    const std::string sent = all_bytes(*request);
    CHECK(sent.find(build_id(link->address.id)) != std::string::npos);
    for (std::size_t i = 0; i + kPartChars <= fragment.size(); ++i) {
      CHECK(sent.find(fragment.substr(i, kPartChars)) == std::string::npos);
    }
    CHECK(sent.find(link->key->secret.view()) == std::string::npos);
  }
}

TEST_CASE("any password comes back from the JSON of its request") {
  Random random(7);
  for (int i = 0; i < rounds(200); ++i) {
    std::string password;
    for (std::size_t k = random.below(30) + 1; k > 0; --k) {
      constexpr std::string_view kPieces[] = {"\"", "\\", "\u00e9", "\u2028", "\U0001F600", "/", "{}", ","};
      if (random.below(2) == 0) {
        password += kPieces[random.below(std::size(kPieces))];
      } else {
        password += static_cast<char>(random.below(0x80));
      }
    }
    const Result<Request> request = build_access({"https://share.example", {}}, *parse_password(password));
    REQUIRE(request.has_value());
    const json body = parse_json(request->body.view());
    CHECK(body == json{{"password", password}});
  }
}
