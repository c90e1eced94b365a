/// Which instructions run, and which memory they touch, does not depend on a key: valgrind, told that the keys are
/// undefined, complains of every branch and address that would.
///
/// What is allowed to depend on them is whether a comparison succeeded and what decryption gave: the wrapped functions
/// below define just that again. Not covered: Argon2id, whose memory accesses depend on the password by design, and the
/// decoding of a link, whose characters are told apart from what is none.
#include <sodium.h>
#include <valgrind/memcheck.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "catch.h"
#include "sharelink/base64url.h"
#include "sharelink/envelope.h"
#include "sharelink/kept_reply.h"
#include "sharelink/keys.h"
#include "sharelink/worker/form.h"
#include "sharelink/worker/store.h"

using namespace sharelink;

// Named by the linker's --wrap.
extern "C" {
int __real_sodium_memcmp(const void* a, const void* b, std::size_t size);
int __wrap_sodium_memcmp(const void* a, const void* b, std::size_t size);
int __real_crypto_verify_16(const unsigned char* a, const unsigned char* b);
int __wrap_crypto_verify_16(const unsigned char* a, const unsigned char* b);

int __wrap_sodium_memcmp(const void* a, const void* b, std::size_t size) {
  int result = __real_sodium_memcmp(a, b, size);
  VALGRIND_MAKE_MEM_DEFINED(&result, sizeof result);
  return result;
}

int __wrap_crypto_verify_16(const unsigned char* a, const unsigned char* b) {
  int result = __real_crypto_verify_16(a, b);
  VALGRIND_MAKE_MEM_DEFINED(&result, sizeof result);
  return result;
}
}

namespace {

using Bytes32 = std::array<std::uint8_t, 32>;

template <typename Work>
auto complaints(Work work) {
  REQUIRE(RUNNING_ON_VALGRIND);
  const auto before = VALGRIND_COUNT_ERRORS;
  work();
  return VALGRIND_COUNT_ERRORS - before;
}

template <typename Bytes>
void make_secret(Bytes& bytes) {
  VALGRIND_MAKE_MEM_UNDEFINED(bytes.data(), bytes.size());
}

SecretBytes secret(std::uint8_t first) {
  SecretBytes bytes(32);
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes.data()[i] = static_cast<std::uint8_t>(first + i);
  make_secret(bytes);
  return bytes;
}

Keys secret_keys(std::uint8_t encryption = 1, std::uint8_t commitment = 2) {
  Keys keys;
  keys.encryption = secret(encryption);
  keys.commitment = secret(commitment);
  return keys;
}

std::string sealed_text() {
  const std::array<std::uint8_t, kNonceBytes> nonce{};
  std::string envelope =
      *seal_envelope(secret_keys(), nonce, Content{ContentKind::text, SecretBytes::copy_of("text"), {}, {}});
  VALGRIND_MAKE_MEM_DEFINED(envelope.data(), envelope.size());  // it is public
  return envelope;
}

// The count that is written down keeps the compiler from making one comparison of all.
std::size_t same_bytes_at_start(const Bytes32& a, const Bytes32& b) {
  volatile std::size_t count = 0;
  while (count < a.size() && a[count] == b[count]) count = count + 1;
  return count;
}

}  // namespace

TEST_CASE("a comparison that ends early is complained of") {
  Bytes32 a{};
  const Bytes32 b{};
  make_secret(a);
  CHECK(complaints([&] { same_bytes_at_start(a, b); }) > 0);
}

TEST_CASE("a character that is looked up in a table is complained of") {
  std::array<char, 4> text = {'A', 'B', 'C', 'D'};
  make_secret(text);
  std::array<std::uint8_t, 3> bytes;
  CHECK(complaints([&] { parse_public_base64url({text.data(), text.size()}, bytes); }) > 0);
}

TEST_CASE("comparing bytes does not depend on them") {
  Bytes32 a{};
  const Bytes32 b{1};
  make_secret(a);
  CHECK(complaints([&] { CHECK_FALSE(worker::same_bytes(a, b)); }) == 0);
  CHECK(complaints([&] { CHECK(worker::same_bytes(a, a)); }) == 0);
}

TEST_CASE("sealing an envelope does not depend on the keys") {
  CHECK(complaints([] { sealed_text(); }) == 0);
}

TEST_CASE("refusing an envelope for its commitment or its tag does not depend on the keys") {
  const std::string envelope = sealed_text();
  const auto refuse = [&](const Keys& keys) { CHECK_FALSE(open_envelope(keys, envelope)); };
  CHECK(complaints([&] { refuse(secret_keys(1, 3)); }) == 0);
  CHECK(complaints([&] { refuse(secret_keys(3, 2)); }) == 0);
}

TEST_CASE("sealing and refusing a kept reply does not depend on the reply key") {
  const auto keys_of = [](std::uint8_t first) {
    ReplyKeys keys;
    keys.reply_key = secret(first);
    return keys;
  };
  const ShareId id{};
  const std::array<std::uint8_t, kNonceBytes> nonce{};
  CHECK(complaints([&] {
          const KeptReply reply{200, {}, SecretBytes::copy_of("{}")};
          SecretBytes sealed = seal_reply(keys_of(1), id, reply, nonce);
          VALGRIND_MAKE_MEM_DEFINED(sealed.data(), sealed.size());
          CHECK_FALSE(open_reply(keys_of(2), id, sealed.view()));
        }) == 0);
}

TEST_CASE("checking an id does not depend on the store's key") {
  Bytes32 key{};
  make_secret(key);
  ShareId id{};
  CHECK(complaints([&] { CHECK_FALSE(worker::is_store_id(key, id)); }) == 0);
}

TEST_CASE("deriving from the store's key, and refusing a form token, do not depend on it") {
  Bytes32 key{};
  make_secret(key);
  const ShareId id{};
  CHECK(complaints([&] {
          worker::derive_value_key(key, id);
          worker::derive_form_reply_keys(key, id, "token", secret(5));
          CHECK_FALSE(worker::is_form_token(key, id, std::string(75, 'A'), 0));
        }) == 0);
}

TEST_CASE("a hash of an access proof depends on neither key nor proof") {
  CHECK(complaints([] {
          worker::hash_proof(secret(1), secret(5));
          const SecretBytes first = worker::hash_link_proof(secret(1), secret(5));
          const SecretBytes second = worker::hash_link_proof(secret(1), secret(6));
          CHECK_FALSE(worker::same_bytes(first.span(), second.span()));
        }) == 0);
}

TEST_CASE("sealing and refusing a stored value do not depend on the value key") {
  const std::array<std::uint8_t, kNonceBytes> nonce{};
  CHECK(complaints([&] {
          SecretBytes sealed = worker::seal_value(secret(1), SecretBytes::copy_of("value"), nonce);
          VALGRIND_MAKE_MEM_DEFINED(sealed.data(), sealed.size());
          CHECK_FALSE(worker::open_value(secret(2), sealed.span()));
        }) == 0);
}
