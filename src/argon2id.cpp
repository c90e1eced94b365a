#include "argon2id.h"

#include <algorithm>
#include <array>
#include <bit>
#include <initializer_list>

#include "blake2b.h"

namespace sharelink {
namespace {

constexpr std::uint32_t kLanes = 1;
constexpr std::uint32_t kVersion = 0x13;
constexpr std::uint32_t kArgon2id = 2;
/// Of one BLAKE2b.
constexpr std::size_t kHashBytes = 64;

using Bytes = std::span<const std::uint8_t>;

/// LE32 of the RFC, of each.
template <std::size_t count>
Bytes le32(const std::array<std::uint32_t, count>& numbers) {
  static_assert(std::endian::native == std::endian::little);
  return {reinterpret_cast<const std::uint8_t*>(numbers.data()), sizeof numbers};
}

/// H of the RFC.
void hash(std::initializer_list<Bytes> parts, std::span<std::uint8_t> out) { keyed_hash({}, {}, parts, out); }

/// H' of the RFC, section 3.3: of any size.
void long_hash(Bytes first, Bytes second, std::span<std::uint8_t> out) {
  SecretBytes part(kHashBytes);
  const std::array size = {static_cast<std::uint32_t>(out.size())};
  hash({le32(size), first, second}, {part.data(), std::min(kHashBytes, out.size())});
  while (out.size() > kHashBytes) {
    std::copy_n(part.data(), kHashBytes / 2, out.data());
    out = out.subspan(kHashBytes / 2);
    hash({part.span()}, {part.data(), std::min(kHashBytes, out.size())});
  }
  std::copy_n(part.data(), out.size(), out.data());
}

}  // namespace

SecretBytes build_first_blocks(std::string_view password, std::span<const std::uint8_t, kSaltBytes> salt,
                               const StretchCost& cost) {
  const std::array sizes = {
      kLanes,    static_cast<std::uint32_t>(kKeyBytes),      cost.memory_kib, cost.passes, kVersion,
      kArgon2id, static_cast<std::uint32_t>(password.size())};
  const std::array salt_size = {static_cast<std::uint32_t>(kSaltBytes)};
  const std::array none = {0u, 0u};  // neither a secret nor associated data
  SecretBytes begin(kHashBytes);
  hash({le32(sizes), bytes_of(password), le32(salt_size), salt, le32(none)}, {begin.data(), begin.size()});
  SecretBytes blocks(kFirstBlocksBytes);
  for (std::uint32_t i = 0; i < 2; ++i) {
    const std::array place = {i, 0u};  // of the block, and of its lane
    long_hash(begin.span(), le32(place), {blocks.data() + i * kBlockBytes, kBlockBytes});
  }
  return blocks;
}

SecretBytes hash_last_block(const SecretBytes& last_block) {
  SecretBytes stretched(kKeyBytes);
  long_hash(last_block.span(), {}, {stretched.data(), stretched.size()});
  return stretched;
}

}  // namespace sharelink
