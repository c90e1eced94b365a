#include "sharelink/worker/keep.h"

#include "reply_keys.h"
#include "sharelink/request.h"

using namespace sharelink;

namespace {

bool is_refused(std::optional<std::string_view> idempotency_key, std::optional<std::string_view> reply_key) {
  const auto parsed = worker::parse_reply_keys(idempotency_key, reply_key, "req-AAAAAAAAAAAAAA");
  const auto* reply = std::get_if<worker::Reply>(&parsed);
  return reply != nullptr && reply->status == 400;
}

}  // namespace

TEST_CASE("what a client sends with its keys, a worker reads back") {
  const json c = granted_case();
  const ReplyKeys keys = reply_keys_of(c);
  const ShareAddress address{"https://share.example", id_of(c)};
  const auto request = build_access(address, *parse_password(""), {}, &keys);
  REQUIRE(request);
  REQUIRE(request->headers.size() == 3);
  CHECK(request->headers[1].name == "idempotency-key");
  CHECK(request->headers[2].name == "sharelink-reply-key");
  const auto parsed = worker::parse_reply_keys(request->headers[1].value.view(), request->headers[2].value.view(), "");
  const auto* read = std::get_if<std::optional<ReplyKeys>>(&parsed);
  REQUIRE(read != nullptr);
  REQUIRE(*read);
  CHECK((*read)->idempotency_key == keys.idempotency_key);
  CHECK((*read)->reply_key.view() == keys.reply_key.view());

  const Request sent = build_acknowledgement(address, keys, fixed<kAckBytes>(c["ack"]));
  CHECK(sent.url == "https://share.example/api/v1/shared-secrets/" + c["id"].get<std::string>() + "/acknowledge");
  REQUIRE(sent.headers.size() == 2);
  const auto acknowledgement = worker::parse_acknowledgement(sent.headers[1].value.view(), sent.body.view(), id_of(c));
  REQUIRE(acknowledgement);
  CHECK(acknowledgement->record == worker::name_reply(keys, id_of(c), {}).record);
  const worker::SealedReply sealed = worker::seal_granted(keys, id_of(c), {200, SecretBytes::copy_of("{}")},
                                                          fixed<kAckBytes>(c["ack"]), fixed<kNonceBytes>(c["nonce"]));
  CHECK(acknowledgement->ack_hash == sealed.ack_hash);
}

TEST_CASE("a worker takes both headers or neither, in their one spelling") {
  const json c = granted_case();
  const auto idempotency_key = c["idempotency_key"].get<std::string>();
  const auto reply_key = c["reply_key"].get<std::string>();
  const auto neither = worker::parse_reply_keys(std::nullopt, std::nullopt, "");
  REQUIRE(std::holds_alternative<std::optional<ReplyKeys>>(neither));
  CHECK_FALSE(*std::get_if<std::optional<ReplyKeys>>(&neither));
  CHECK_FALSE(is_refused(idempotency_key, reply_key));
  CHECK_FALSE(is_refused('"' + idempotency_key + '"', reply_key));
  CHECK(is_refused(idempotency_key, std::nullopt));
  CHECK(is_refused(std::nullopt, reply_key));
  CHECK(is_refused("", reply_key));
  CHECK(is_refused("\"", reply_key));
  CHECK(is_refused('"' + idempotency_key, reply_key));
  CHECK(is_refused(idempotency_key + "=", reply_key));
  CHECK(is_refused(idempotency_key.substr(1), reply_key));
  CHECK(is_refused(idempotency_key + ", " + idempotency_key, reply_key));
  CHECK(is_refused(idempotency_key, reply_key.substr(1)));
  CHECK(is_refused(idempotency_key, '"' + reply_key + '"'));
  std::string tail_bits = idempotency_key;
  tail_bits.back() = 'x';
  CHECK(is_refused(tail_bits, reply_key));
}

TEST_CASE("a malformed acknowledgement is none") {
  const json c = granted_case();
  const auto key = c["idempotency_key"].get<std::string>();
  const auto parses = [&](std::string_view body) {
    return worker::parse_acknowledgement(key, body, id_of(c)).has_value();
  };
  CHECK(parses("{\"ack\":\"" + c["ack"].get<std::string>() + "\"}"));
  for (std::string_view body : {"", "{}", "[]", "{\"ack\":1}", "{\"ack\":\"\"}", "{\"ack\":\"AAAA\"}", "{"}) {
    INFO(body);
    CHECK_FALSE(parses(body));
  }
  CHECK_FALSE(worker::parse_acknowledgement("", "{\"ack\":\"0NHS09TV1tfY2drb3N3e3w\"}", id_of(c)));
}

TEST_CASE("what stands in storage differs by id, key and network") {
  const json c = granted_case();
  const ReplyKeys keys = reply_keys_of(c);
  ShareId other = id_of(c);
  other.bytes[0] ^= 1;
  CHECK(worker::name_reply(keys, id_of(c), {}).record != worker::name_reply(keys, other, {}).record);
  CHECK(worker::name_share(id_of(c)) != worker::name_share(other));
  CHECK(worker::name_network(id_of(c), "192.0.2.1") != worker::name_network(id_of(c), "192.0.2.2"));
  CHECK(worker::name_network(id_of(c), "192.0.2.1") != worker::name_network(other, "192.0.2.1"));
  const SecretBytes proof = SecretBytes::copy_of("0123456789abcdef");
  CHECK(worker::name_link_proof(id_of(c), proof) == worker::name_link_proof(id_of(c), proof));
  CHECK(worker::name_link_proof(id_of(c), proof) != worker::name_link_proof(other, proof));
  CHECK(worker::name_link_proof(id_of(c), proof) !=
        worker::name_link_proof(id_of(c), SecretBytes::copy_of("0123456789abcdeg")));
  CHECK(worker::name_link_proof(id_of(c), proof) != worker::name_network(id_of(c), proof.view()));
}

TEST_CASE("a retry with another bearer token is under the same idempotency key somebody else's") {
  const json c = granted_case();
  const ReplyKeys keys = reply_keys_of(c);
  const worker::ReplyName without = worker::name_reply(keys, id_of(c), {});
  const worker::ReplyName with = worker::name_reply(keys, id_of(c), "token");
  CHECK(with.record == without.record);
  CHECK(with.reply_key != without.reply_key);
  CHECK(with.reply_key == worker::name_reply(keys, id_of(c), "token").reply_key);
  CHECK(with.reply_key != worker::name_reply(keys, id_of(c), "token2").reply_key);
  CHECK(with.reply_key != worker::name_reply(keys, id_of(c), "token", "other").reply_key);
}
