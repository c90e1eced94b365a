#include "blake2b.h"

#include <sodium.h>

namespace sharelink {

void keyed_hash(std::span<const std::uint8_t> key, std::string_view label,
                std::initializer_list<std::span<const std::uint8_t>> parts, std::span<std::uint8_t> out) {
  crypto_generichash_state state;
  crypto_generichash_init(&state, key.data(), key.size(), out.size());
  crypto_generichash_update(&state, reinterpret_cast<const std::uint8_t*>(label.data()), label.size());
  for (const auto part : parts) crypto_generichash_update(&state, part.data(), part.size());
  crypto_generichash_final(&state, out.data(), out.size());
  sodium_memzero(&state, sizeof state);
}

}  // namespace sharelink
