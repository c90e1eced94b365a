#include "argon2id.h"

#include <sodium.h>

#include "cases.h"
#include "stretch.h"

using namespace sharelink;

namespace {

SecretBytes stretch(std::string_view password, std::span<const std::uint8_t, kSaltBytes> salt,
                    const StretchCost& cost) {
  return hash_last_block(fill_from({build_first_blocks(password, salt, cost), cost}));
}

}  // namespace

// Costs whose memory is small enough to try much.
TEST_CASE("Argon2id gives each answer of a second library") {
  for_each_case("noble_argon2id", [](const json& c) {
    const std::string expected = bytes_of_hex(c["hash"].get<std::string>());
    // sharelink asks for no other size of a hash, and for whole slices of memory.
    if (expected.size() != kKeyBytes || c["memory_bytes"].get<std::uint32_t>() % 4096 != 0) return;
    const std::string salt = bytes_of_hex(c["salt"].get<std::string>());
    const StretchCost cost = {c["memory_bytes"].get<std::uint32_t>() / 1024, c["passes"].get<std::uint32_t>()};
    CHECK(stretch(text_of(c, "password"), as_bytes(salt).first<kSaltBytes>(), cost).view() == expected);
  });
}

TEST_CASE("Argon2id gives the answers of libsodium as a whole, at each cost that a link can have") {
  std::array<std::uint8_t, kSaltBytes> salt{};
  for (const StretchCost& cost : {StretchCost{8, 1}, StretchCost{64, 5}, StretchCost{1028, 2}, kStretchCostMin}) {
    for (const std::size_t size : {0u, 1u, 64u, 128u, 1024u}) {
      salt[0] = static_cast<std::uint8_t>(size);
      const std::string password(size, 'p');
      SecretBytes expected(kKeyBytes);
      REQUIRE(crypto_pwhash_argon2id(expected.data(), expected.size(), password.data(), password.size(), salt.data(),
                                     cost.passes, cost.memory_kib * 1024, crypto_pwhash_argon2id_ALG_ARGON2ID13) == 0);
      CHECK(stretch(password, salt, cost).view() == expected.view());
    }
  }
}
