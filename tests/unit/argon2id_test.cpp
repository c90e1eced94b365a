#include <sodium.h>

#include "cases.h"

// The call of src/keys.cpp, of the same library, where its memory is small enough to try much.
TEST_CASE("Argon2id gives each answer of a second library") {
  for_each_case("noble_argon2id", [](const json& c) {
    const std::string password = text_of(c, "password");
    const std::string salt = bytes_of_hex(c["salt"].get<std::string>());
    const std::string expected = bytes_of_hex(c["hash"].get<std::string>());
    std::string hash(expected.size(), '\0');
    const int status =
        crypto_pwhash_argon2id(reinterpret_cast<std::uint8_t*>(hash.data()), hash.size(), password.data(),
                               password.size(), as_bytes(salt).data(), c["passes"].get<std::uint64_t>(),
                               c["memory_bytes"].get<std::size_t>(), crypto_pwhash_argon2id_ALG_ARGON2ID13);
    CHECK(status == 0);
    CHECK(hash == expected);
  });
}
