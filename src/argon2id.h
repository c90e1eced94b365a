#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "sharelink/keys.h"
#include "sharelink/secret_bytes.h"

namespace sharelink {

struct Argon2idCost {
  std::size_t memory_bytes;
  std::uint64_t passes;
};

/// OWASP's floor.
inline constexpr Argon2idCost kArgon2idCostMin = {19'922'944, 2};

/// Stretches a password with Argon2id, version 1.3, p = 1. Slow.
///
/// password  of any size; what it points to is not null.
/// returns   hash_bytes bytes; none where the memory cannot be had.
SecretBytes argon2id(std::string_view password, std::span<const std::uint8_t, kSaltBytes> salt,
                     const Argon2idCost& cost, std::size_t hash_bytes = kKeyBytes);

}  // namespace sharelink
