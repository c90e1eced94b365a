#include "sharelink/worker/store.h"

#include <sodium.h>

#include "argon2id.h"
#include "outcomes.h"
#include "sharelink/base64url.h"

using namespace sharelink;

namespace {

constexpr std::array<std::uint8_t, kKeyBytes> kKey = {1, 2, 3};
constexpr std::array<std::uint8_t, kKeyBytes> kOtherKey = {3, 2, 1};
constexpr std::array<std::uint8_t, worker::kIdRandomBytes> kRandom = {7};
constexpr std::array<std::uint8_t, kNonceBytes> kNonce = {9};

/// Expires at 10 000; two views, one has been used.
worker::StoredShare stored_share() { return {ShareId{{1}}, 1000, 2000, 10'000, 1u, 123'456, true}; }

/// PROTOCOL.md's H, by libsodium's own call and not by the core's.
std::string h(std::span<const std::uint8_t> key, std::string_view label, std::span<const std::uint8_t> bytes = {},
              std::size_t size = 32) {
  std::string input(label);
  input.append(bytes.begin(), bytes.end());
  std::string hash(size, '\0');
  REQUIRE(crypto_generichash(reinterpret_cast<std::uint8_t*>(hash.data()), size, as_bytes(input).data(), input.size(),
                             key.data(), key.size()) == 0);
  return hash;
}

std::string h(const std::string& key, std::string_view label, std::span<const std::uint8_t> bytes = {},
              std::size_t size = 32) {
  return h(as_bytes(key), label, bytes, size);
}

/// What a reply says of itself its client reads in it.
void check_told(Operation operation, const worker::Reply& reply) {
  const Outcome read = parse_response(operation, {reply.status, "", reply.body.view()});
  CHECK(reply.outcome == kind(read));
  CHECK(reply.view_spent == view_spent(read));
  REQUIRE(reply.share);
  json told;
  describe(*reply.share, told);
  const json understood = describe(read);
  for (const auto& [name, member] : told.items()) CHECK(understood[name] == member);
  if (operation == Operation::peek) CHECK(reply.password_required == understood["metadata"]["isPasswordProtected"]);
}

}  // namespace

TEST_CASE("a stored value opens with its own key and id only") {
  const ShareId id = worker::build_store_id(kKey, kRandom);
  const SecretBytes key = worker::derive_value_key(kKey, id);
  const SecretBytes sealed = worker::seal_value(key, SecretBytes::copy_of("swordfish"), kNonce);
  CHECK(sealed.view().find("swordfish") == std::string_view::npos);
  const auto opened = worker::open_value(key, sealed.span());
  REQUIRE(opened);
  CHECK(opened->view() == "swordfish");

  ShareId other = id;
  other.bytes[0] ^= 1;
  CHECK_FALSE(worker::open_value(worker::derive_value_key(kKey, other), sealed.span()));
  CHECK_FALSE(worker::open_value(worker::derive_value_key(kOtherKey, id), sealed.span()));
  CHECK_FALSE(worker::open_value(key, sealed.span().first(39)));
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    SecretBytes flipped = SecretBytes::copy_of(sealed.view());
    flipped.data()[i] ^= 1;
    CHECK_FALSE(worker::open_value(key, flipped.span()));
  }
}

TEST_CASE("an id that the store did not make is told by its MAC") {
  const ShareId id = worker::build_store_id(kKey, kRandom);
  CHECK(worker::is_store_id(kKey, id));
  CHECK_FALSE(worker::is_store_id(kOtherKey, id));
  for (std::size_t bit = 0; bit < id.bytes.size() * 8; ++bit) {
    ShareId flipped = id;
    flipped.bytes[bit / 8] = static_cast<std::uint8_t>(flipped.bytes[bit / 8] ^ (1u << bit % 8));
    CHECK_FALSE(worker::is_store_id(kKey, flipped));
  }
}

TEST_CASE("a share is refused for its time, then for its views, then for its password") {
  using worker::PasswordCheck;
  worker::StoredShare share = stored_share();
  CHECK_FALSE(worker::check_peek(share, 9999));
  CHECK_FALSE(worker::check_access(share, 9999, PasswordCheck::right));
  CHECK(worker::check_access(share, 9999, PasswordCheck::not_given) == ErrorCode::password_required);
  CHECK(worker::check_access(share, 9999, PasswordCheck::wrong) == ErrorCode::password_incorrect);
  share.views_left = 0;
  for (PasswordCheck password : {PasswordCheck::not_given, PasswordCheck::wrong, PasswordCheck::right}) {
    CHECK(worker::check_access(share, 9999, password) == ErrorCode::view_limit_reached);
    CHECK(worker::check_access(share, 10'000, password) == ErrorCode::expired);
  }
  CHECK(worker::check_peek(share, 9999) == ErrorCode::view_limit_reached);
  CHECK(worker::check_peek(share, 10'000) == ErrorCode::expired);
}

TEST_CASE("a share without a password opens whatever was typed, and one without a limit always") {
  worker::StoredShare share = stored_share();
  share.has_password = false;
  share.views_left.reset();
  using worker::PasswordCheck;
  for (PasswordCheck password : {PasswordCheck::not_given, PasswordCheck::wrong, PasswordCheck::right}) {
    CHECK_FALSE(worker::check_access(share, 9999, password));
  }
}

TEST_CASE("a peek tells no value, and to the minute only when a share was last opened") {
  const worker::Reply reply = worker::build_peek_reply(stored_share());
  CHECK(reply.status == 200);
  check_told(Operation::peek, reply);
  const json body = parse_json(reply.body.view());
  CHECK(body["lastViewedAt"] == "1970-01-01T00:02:00.000Z");
  CHECK(body["expiresAfterViews"] == 1);
  CHECK(body["isPasswordProtected"] == true);
  CHECK_FALSE(body.contains("secretValue"));
  CHECK_FALSE(body.contains("authorizedEmails"));
}

TEST_CASE("the store answers with the members of Infisical's recorded answers") {
  worker::StoredShare share = stored_share();
  share.views_left.reset();
  const json peek = parse_json(worker::build_peek_reply(share).body.view());
  share.last_viewed_at_ms.reset();
  const SecretBytes value = SecretBytes::copy_of("s3cr3t");
  const worker::Reply granted = worker::build_access_reply(share, value);
  check_told(Operation::access, granted);
  check_told(Operation::access, worker::build_access_reply(stored_share(), value));
  const json access = parse_json(granted.body.view());
  CHECK(access["secretValue"] == "s3cr3t");
  CHECK(parse_json(worker::build_access_reply(share, value, "token").body.view())["deleteToken"] == "token");
  std::size_t compared = 0;
  for (const json& transcript : parse_json(vector_file("infisical_transcripts"))) {
    const bool is_access = transcript["name"] == "access-public-ok";
    if (!is_access && transcript["name"] != "get-public-ok") continue;
    const json& mine = is_access ? access : peek;
    const json& recorded = transcript["response"]["body"];
    CHECK(mine.size() == recorded.size());
    for (const auto& [name, member] : recorded.items()) {
      INFO(name);
      REQUIRE(mine.contains(name));
      CHECK(mine[name].type() == member.type());
    }
    ++compared;
  }
  CHECK(compared == 2);
}

TEST_CASE("where a share is kept depends on the store's key and the id, and shows neither") {
  const ShareId id = worker::build_store_id(kKey, kRandom);
  ShareId other = id;
  other.bytes[31] ^= 1;
  const std::string row = worker::build_row_name(kKey, id);
  CHECK(row.size() == 43);
  CHECK(row == worker::build_row_name(kKey, id));
  CHECK(row != worker::build_row_name(kOtherKey, id));
  CHECK(row != worker::build_row_name(kKey, other));
  CHECK(row != build_id(id));
}

TEST_CASE(
    "a password's hash depends on the stretched password and the store's key, without which it is not what is stored") {
  const SecretBytes last_block = SecretBytes::copy_of(std::string(kBlockBytes, 'a'));
  const SecretBytes other = SecretBytes::copy_of(std::string(kBlockBytes, 'b'));
  const SecretBytes stretched = hash_last_block(last_block);
  const SecretBytes stored = worker::hash_password(kKey, last_block);
  CHECK(stored.size() == worker::kPasswordHashBytes);
  CHECK_FALSE(worker::same_bytes(stored.span(), stretched.span()));
  CHECK_FALSE(worker::same_bytes(stored.span(), worker::hash_password(kKey, other).span()));
  CHECK_FALSE(worker::same_bytes(stored.span(), worker::hash_password(kOtherKey, last_block).span()));
  CHECK((stored.view() == h(h(kKey, "sharelink password v1"), "sharelink password v1", stretched.span())));
}

TEST_CASE("the access proof of each published sealed link is read as its two parts") {
  for_each_case("sealed-link-v1", [](const json& c) {
    const auto proof = worker::parse_proof(SecretBytes::copy_of(c["access_proof"].get<std::string>()));
    REQUIRE(proof);
    CHECK(proof->link_proof.view() == bytes_of_hex(c["link_proof_hex"].get<std::string>()));
    CHECK(proof->password_proof.view() == bytes_of_hex(c["password_proof_hex"].get<std::string>()));
  });
}

TEST_CASE("an access proof is told from a password by its form") {
  const auto is_proof = [](std::string_view text) {
    return worker::parse_proof(SecretBytes::copy_of(text)).has_value();
  };
  const std::string link(22, 'A'), password(43, 'A');
  const std::string proof = link + "." + password;
  CHECK(is_proof(proof));
  for (const std::string& text :
       {std::string(), std::string("hunter2"), password, link, link + ".", "." + password, password + "." + link,
        proof.substr(1), proof.substr(0, 65), proof + "A", "A" + proof, proof + "=", " " + proof.substr(1),
        link + "A" + password, link + "," + password, "A." + link + password.substr(1),
        link.substr(1) + "+." + password, link + "." + password.substr(1) + "/",
        link.substr(1) + "\xC3.\xA9" + password.substr(1),
        // Bits that canonical base64url has not.
        link.substr(1) + "B." + password, link + "." + password.substr(1) + "B"}) {
    INFO(text);
    CHECK_FALSE(is_proof(text));
  }
}

TEST_CASE("a password that begins with an access proof is that proof to a server, whatever follows") {
  for_each_case("sealed-link-v1", [](const json& c) {
    const std::string proof = c["access_proof"].get<std::string>();
    const std::string nul(1, '\0');
    for (const std::string& end : {std::string(), nul, nul + proof.substr(0, 5), nul + proof.substr(0, 5) + "any",
                                   nul + proof, std::string("A"), std::string(" "), std::string("\xC3\xA9")}) {
      INFO(end);
      const SecretBytes password = SecretBytes::copy_of(proof + end);
      const auto found = worker::parse_leading_proof(password);
      REQUIRE(found);
      CHECK(found->link_proof.view() == bytes_of_hex(c["link_proof_hex"].get<std::string>()));
      CHECK(found->password_proof.view() == bytes_of_hex(c["password_proof_hex"].get<std::string>()));
      CHECK(worker::parse_proof(password).has_value() == end.empty());
    }
    for (const std::string& text : {std::string(), std::string("hunter2"), proof.substr(0, 65), proof.substr(1) + proof,
                                    " " + proof, nul + proof, proof.substr(0, 65) + nul}) {
      INFO(text);
      CHECK_FALSE(worker::parse_leading_proof(SecretBytes::copy_of(text)));
    }
  });
}

TEST_CASE("no two things that a store keeps or tells are hashed under one key, and none under the store's own") {
  const ShareId id = worker::build_store_id(kKey, kRandom);
  const SecretBytes value_key = worker::derive_value_key(kKey, id);
  const SecretBytes bytes(32);
  const auto text = [](std::string_view bytes_of_hash) { return std::string(bytes_of_hash); };
  const std::vector<std::string> keys = {
      h(kKey, "sharelink id v1"),
      h(kKey, "sharelink row v1"),
      h(kKey, "sharelink value v1"),
      h(kKey, "sharelink password v1"),
      h(kKey, "sharelink form token v1"),
      h(kKey, "sharelink form reply v1"),
      h(as_bytes(text(value_key.view())), "sharelink seal v1"),
      h(as_bytes(text(value_key.view())), "sharelink link proof v1"),
      h(as_bytes(text(value_key.view())), "sharelink password proof v1"),
  };
  CHECK(std::set<std::string>(keys.begin(), keys.end()).size() == keys.size());

  CHECK(build_id(id).substr(0, 21) == build_base64url(kRandom).substr(0, 21));
  const std::string id_bytes(id.bytes.begin(), id.bytes.end());
  CHECK(id_bytes.substr(16) == h(keys[0], "sharelink id v1", kRandom, 16));
  CHECK(worker::build_row_name(kKey, id) == build_base64url(as_bytes(h(keys[1], "sharelink row v1", id.bytes))));
  CHECK((text(value_key.view()) == h(keys[2], "sharelink value v1", id.bytes)));
  CHECK(
      (text(worker::hash_link_proof(value_key, bytes).view()) == h(keys[7], "sharelink link proof v1", bytes.span())));
  CHECK((text(worker::hash_proof(value_key, bytes).view()) == h(keys[8], "sharelink password proof v1", bytes.span())));
}

TEST_CASE("what is derived from a value key differs by key and by purpose") {
  const ShareId id = worker::build_store_id(kKey, kRandom);
  const SecretBytes key = worker::derive_value_key(kKey, id), other = worker::derive_value_key(kOtherKey, id);
  const SecretBytes proof = SecretBytes::copy_of(std::string(32, 'A'));
  for (const auto hash : {worker::hash_proof, worker::hash_link_proof}) {
    CHECK(hash(key, proof).size() == worker::kPasswordHashBytes);
    CHECK((hash(key, proof).view() == hash(key, proof).view()));
    CHECK((hash(key, proof).view() != hash(other, proof).view()));
    CHECK((hash(key, proof).view() != hash(key, SecretBytes::copy_of("B")).view()));
  }
  CHECK((worker::hash_proof(key, proof).view() != worker::hash_link_proof(key, proof).view()));

  using worker::Deleter;
  const std::string by_creator = worker::build_delete_token(key, Deleter::creator);
  CHECK(by_creator.size() == 43);
  CHECK(by_creator == worker::build_delete_token(key, Deleter::creator));
  CHECK(by_creator != worker::build_delete_token(key, Deleter::reader));
  CHECK(by_creator != worker::build_delete_token(other, Deleter::creator));
}

TEST_CASE("bytes are the same only where there are as many of them") {
  const std::array<std::uint8_t, 3> bytes = {1, 2, 3}, others = {1, 2, 4};
  CHECK(worker::same_bytes(bytes, bytes));
  CHECK_FALSE(worker::same_bytes(bytes, others));
  CHECK_FALSE(worker::same_bytes(bytes, std::span(bytes).first(2)));
}
