#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

namespace sharelink {

/// A text as a part of what is hashed.
inline std::span<const std::uint8_t> bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// PROTOCOL.md's H: BLAKE2b with a key over label || parts, written to all of `out` (1 to 64 bytes).
void keyed_hash(std::span<const std::uint8_t> key, std::string_view label,
                std::initializer_list<std::span<const std::uint8_t>> parts, std::span<std::uint8_t> out);

}  // namespace sharelink
