#include "sharelink/worker/form.h"

#include <array>
#include <catch2/catch.hpp>

using namespace sharelink;

namespace {

using Key = std::array<std::uint8_t, worker::kFormKeyBytes>;

constexpr std::int64_t kNowMs = 1'795'000'000'000;
const Key kKey = {1};
const ShareId kId = {{2}};

}  // namespace

TEST_CASE("a form token holds for one share, under one key, for five minutes") {
  const std::string token = worker::build_form_token(kKey, kId, kNowMs);
  CHECK(worker::is_form_token(kKey, kId, token, kNowMs));
  CHECK(worker::is_form_token(kKey, kId, token, kNowMs + worker::kFormTokenMs - 1));
  CHECK_FALSE(worker::is_form_token(kKey, kId, token, kNowMs + worker::kFormTokenMs));
  CHECK_FALSE(worker::is_form_token(kKey, ShareId{{3}}, token, kNowMs));
  CHECK_FALSE(worker::is_form_token(Key{3}, kId, token, kNowMs));
}

TEST_CASE("a form token of which any character was changed is none") {
  const std::string token = worker::build_form_token(kKey, kId, kNowMs);
  for (std::size_t i = 0; i < token.size(); ++i) {
    std::string other = token;
    other[i] = other[i] == 'A' ? 'B' : 'A';
    CHECK_FALSE(worker::is_form_token(kKey, kId, other, kNowMs));
  }
  for (const std::string& other : {std::string(), token.substr(1), token + "A", std::string(54, '_')}) {
    CHECK_FALSE(worker::is_form_token(kKey, kId, other, kNowMs));
  }
}
