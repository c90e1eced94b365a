#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "sharelink/secret_bytes.h"

namespace sharelink::worker {

/// One key, one use: what `use` names gets a key of its own.
///
/// use      a label, no other's.
/// returns  H(key, use, 32).
SecretBytes derive_subkey(std::span<const std::uint8_t> key, std::string_view use);

/// Writes H(derive_subkey(key, use), use || parts, out.size()).
void hash_for(std::span<const std::uint8_t> key, std::string_view use,
              std::initializer_list<std::span<const std::uint8_t>> parts, std::span<std::uint8_t> out);

}  // namespace sharelink::worker
