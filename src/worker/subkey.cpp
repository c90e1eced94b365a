#include "subkey.h"

#include "../blake2b.h"
#include "sharelink/keys.h"

namespace sharelink::worker {

SecretBytes derive_subkey(std::span<const std::uint8_t> key, std::string_view use) {
  SecretBytes subkey(kKeyBytes);
  keyed_hash(key, use, {}, {subkey.data(), subkey.size()});
  return subkey;
}

void hash_for(std::span<const std::uint8_t> key, std::string_view use,
              std::initializer_list<std::span<const std::uint8_t>> parts, std::span<std::uint8_t> out) {
  keyed_hash(derive_subkey(key, use).span(), use, parts, out);
}

}  // namespace sharelink::worker
