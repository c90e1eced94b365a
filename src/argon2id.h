#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "sharelink/keys.h"
#include "sharelink/secret_bytes.h"

namespace sharelink {

/// What Argon2id, version 1.3 with p = 1, begins with: the first two blocks of its memory. RFC 9106, section 3.2, steps
/// 1 to 4. What fills the rest is a module of its own, wasm/argon2id.
///
/// password  of any size.
/// returns   kFirstBlocksBytes.
SecretBytes build_first_blocks(std::string_view password, std::span<const std::uint8_t, kSaltBytes> salt,
                               const StretchCost& cost);

/// What it ends with: section 3.2, step 7.
///
/// last_block  kBlockBytes: the last one of the memory.
/// returns     kKeyBytes.
SecretBytes hash_last_block(const SecretBytes& last_block);

}  // namespace sharelink
