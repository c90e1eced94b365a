#include "sharelink/worker/store.h"

#include "cases.h"

using namespace sharelink;

namespace {

constexpr std::array<std::uint8_t, worker::kStoreKeyBytes> kKey = {1, 2, 3};
constexpr std::array<std::uint8_t, worker::kStoreKeyBytes> kOtherKey = {3, 2, 1};
constexpr std::array<std::uint8_t, worker::kIdRandomBytes> kRandom = {7};
constexpr std::array<std::uint8_t, worker::kStoreNonceBytes> kNonce = {9};

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
