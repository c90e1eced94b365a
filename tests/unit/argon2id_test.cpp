#include "argon2id.h"

#include <array>
#include <limits>

#include "cases.h"

using namespace sharelink;

// Costs whose memory is small enough to try much.
TEST_CASE("Argon2id gives each answer of a second library") {
  for_each_case("noble_argon2id", [](const json& c) {
    const std::string salt = bytes_of_hex(c["salt"].get<std::string>());
    const std::string expected = bytes_of_hex(c["hash"].get<std::string>());
    const Argon2idCost cost = {c["memory_bytes"].get<std::size_t>(), c["passes"].get<std::uint64_t>()};
    const SecretBytes hash =
        argon2id(text_of(c, "password"), as_bytes(salt).first<kSaltBytes>(), cost, expected.size());
    CHECK(hash.view() == expected);
  });
}

TEST_CASE("a cost beyond all memory gives no hash") {
  constexpr Argon2idCost kTooMuch = {std::numeric_limits<std::size_t>::max(), 1};
  CHECK(argon2id("x", std::array<std::uint8_t, kSaltBytes>{}, kTooMuch).empty());
}
