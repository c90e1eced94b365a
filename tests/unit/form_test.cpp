#include "sharelink/worker/form.h"

#include <array>

#include "catch.h"

using namespace sharelink;

namespace {

using Key = std::array<std::uint8_t, kKeyBytes>;

constexpr std::int64_t kNowMs = 1'795'000'000'000;
const Key kKey = {1};
const ShareId kId = {{2}};
const std::array<std::uint8_t, worker::kFormRandomBytes> kFormRandom = {4};

std::string form_keys_of(const Key& key, const ShareId& id, std::string_view token, std::string_view password) {
  const ReplyKeys keys = worker::derive_form_reply_keys(key, id, token, SecretBytes::copy_of(password));
  std::string text(keys.idempotency_key.begin(), keys.idempotency_key.end());
  return text.append(keys.reply_key.view());
}

}  // namespace

TEST_CASE("a form token holds for one share, under one key, for five minutes") {
  const std::string token = worker::build_form_token(kKey, kId, kFormRandom, kNowMs);
  CHECK(worker::is_form_token(kKey, kId, token, kNowMs));
  CHECK(worker::is_form_token(kKey, kId, token, kNowMs + worker::kFormTokenMs - 1));
  CHECK_FALSE(worker::is_form_token(kKey, kId, token, kNowMs + worker::kFormTokenMs));
  CHECK_FALSE(worker::is_form_token(kKey, ShareId{{3}}, token, kNowMs));
  CHECK_FALSE(worker::is_form_token(Key{3}, kId, token, kNowMs));
}

TEST_CASE("two forms that were shown in the same millisecond have two tokens") {
  const std::array<std::uint8_t, worker::kFormRandomBytes> other = {5};
  const std::string token = worker::build_form_token(kKey, kId, other, kNowMs);
  CHECK(token != worker::build_form_token(kKey, kId, kFormRandom, kNowMs));
  CHECK(worker::is_form_token(kKey, kId, token, kNowMs));
}

TEST_CASE("a form that is sent again brings the same reply keys, and another token, password, share or key others") {
  const std::string once = form_keys_of(kKey, kId, "token", "hunter2");
  CHECK(once.size() == kReplyKeysBytes);
  CHECK((once == form_keys_of(kKey, kId, "token", "hunter2")));
  for (const std::string& other :
       {form_keys_of(kKey, kId, "token2", "hunter2"), form_keys_of(kKey, kId, "token", "hunter3"),
        form_keys_of(kKey, kId, "token", ""), form_keys_of(kKey, kId, "tokenh", "unter2"),
        form_keys_of(kKey, ShareId{{3}}, "token", "hunter2"), form_keys_of(Key{3}, kId, "token", "hunter2")}) {
    CHECK((other.substr(0, kIdempotencyKeyBytes) != once.substr(0, kIdempotencyKeyBytes)));
    CHECK((other.substr(kIdempotencyKeyBytes) != once.substr(kIdempotencyKeyBytes)));
  }
}

TEST_CASE("a form token of which any character was changed is none") {
  const std::string token = worker::build_form_token(kKey, kId, kFormRandom, kNowMs);
  for (std::size_t i = 0; i < token.size(); ++i) {
    std::string other = token;
    other[i] = other[i] == 'A' ? 'B' : 'A';
    CHECK_FALSE(worker::is_form_token(kKey, kId, other, kNowMs));
  }
  for (const std::string& other : {std::string(), token.substr(1), token + "A", std::string(75, '_')}) {
    CHECK_FALSE(worker::is_form_token(kKey, kId, other, kNowMs));
  }
}
