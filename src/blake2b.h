#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

namespace sharelink {

/// PROTOCOL.md's H: BLAKE2b with a key over label || parts, written to all of `out` (1 to 64 bytes).
void keyed_hash(std::span<const std::uint8_t> key, std::string_view label,
                std::initializer_list<std::span<const std::uint8_t>> parts, std::span<std::uint8_t> out);

}  // namespace sharelink
