#include "sharelink/kept_reply.h"

#include "reply_keys.h"

using namespace sharelink;

namespace {

constexpr std::string_view kSealedType = "content-type: application/vnd.sharelink.reply\n";

std::string sealed_of(const json& c) {
  const auto text = c["sealed"].get<std::string>();
  std::string bytes(text.size() * 3 / 4, '\0');
  REQUIRE(parse_base64url(text, {reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()}));
  return bytes;
}

Outcome parse(const json& c, std::string_view body) {
  return parse_kept_response(reply_keys_of(c), id_of(c), {200, kSealedType, body});
}

}  // namespace

TEST_CASE("each vector of a kept reply") {
  for_each_case("kept_reply", [](const json& c) {
    const Outcome outcome = parse(c, sealed_of(c));
    if (c.contains("error")) {
      CHECK(kind(outcome) == c["error"].get<std::string>());
      CHECK(view_spent(outcome) == ViewSpent::unknown);
      CHECK_FALSE(outcome.ack);
      return;
    }
    CHECK(kind(outcome) == "granted");
    CHECK(outcome.ack == fixed<kAckBytes>(c["ack"]));
    KeptReply reply{c["status"].get<int>(), fixed<kAckBytes>(c["ack"]),
                    SecretBytes::copy_of(c["body"].get<std::string>())};
    CHECK(seal_reply(reply_keys_of(c), id_of(c), reply, fixed<kNonceBytes>(c["nonce"])).view() == sealed_of(c));
  });
}

TEST_CASE("a kept reply with any byte changed, or cut anywhere, does not open") {
  const json c = granted_case();
  const std::string sealed = sealed_of(c);
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string flipped = sealed;
    flipped[i] = static_cast<char>(flipped[i] ^ 1);
    CHECK(kind(parse(c, flipped)) == "response_malformed");
    CHECK(kind(parse(c, sealed.substr(0, i))) == "response_malformed");
  }
}

TEST_CASE("an answer that is not sealed is read as ever, so that a value is never lost") {
  const json c = granted_case();
  const Response plain{200, "content-type: application/json\n", R"({"id":"x","secretValue":"swordfish"})"};
  CHECK(kind(parse_kept_response(reply_keys_of(c), id_of(c), plain)) == "granted");
}

TEST_CASE("a kept reply is known by its media type as HTTP compares it, and under a 200 alone") {
  const json c = granted_case();
  const std::string sealed = sealed_of(c);
  const auto kind_under = [&](int status, std::string_view content_type) {
    const std::string headers = "content-type: " + std::string(content_type) + "\n";
    return std::string(kind(parse_kept_response(reply_keys_of(c), id_of(c), {status, headers, sealed})));
  };
  CHECK(kind_under(200, "application/vnd.sharelink.reply") == "granted");
  CHECK(kind_under(200, "Application/VND.Sharelink.Reply ; x=1") == "granted");
  CHECK(kind_under(200, "application/vnd.sharelink.replyx") == "response_malformed");
  CHECK(kind_under(200, "x; application/vnd.sharelink.reply") == "response_malformed");
  CHECK(kind_under(201, "application/vnd.sharelink.reply") == "response_malformed");
  CHECK(kind_under(404, "application/vnd.sharelink.reply") == "wrong_server");
  CHECK(kind_under(503, "application/vnd.sharelink.reply") == "server_unavailable");
}

TEST_CASE("a peek tells whether replies are kept") {
  constexpr std::string_view kBody = R"({"id":"x"})";
  CHECK(parse_response(Operation::peek, {200, "sharelink-reply: 1\n", kBody}).keeps_replies);
  CHECK_FALSE(parse_response(Operation::peek, {200, "sharelink-reply: 2\n", kBody}).keeps_replies);
  CHECK_FALSE(parse_response(Operation::peek, {200, "", kBody}).keeps_replies);
}
