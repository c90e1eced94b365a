#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "cases.h"
#include "fill_memory.h"
#include "sharelink/keys.h"

/// What hosts have a module of its own for.
///
/// returns  the last block.
inline sharelink::SecretBytes fill_from(const sharelink::Stretch& stretch) {
  const std::size_t bytes = stretch.cost.memory_kib * sharelink::kBlockBytes;
  std::vector<std::uint64_t> memory(bytes / sizeof(std::uint64_t)), scratch(stretch.cost.memory_kib / 4);
  auto* const blocks = reinterpret_cast<std::uint8_t*>(memory.data());
  std::copy_n(stretch.first_blocks.data(), sharelink::kFirstBlocksBytes, blocks);
  fill_memory(memory.data(), scratch.data(), stretch.cost.memory_kib, stretch.cost.passes);
  sharelink::SecretBytes last_block(sharelink::kBlockBytes);
  std::copy_n(blocks + bytes - sharelink::kBlockBytes, sharelink::kBlockBytes, last_block.data());
  return last_block;
}

inline sharelink::Result<sharelink::Keys> derive_keys_with(const sharelink::LinkKey& key,
                                                           const sharelink::SecretBytes& password) {
  const auto stretch = sharelink::build_stretch(key, password);
  if (!stretch) return stretch.error();
  return sharelink::derive_keys(key, stretch->first_blocks.empty() ? sharelink::SecretBytes() : fill_from(*stretch));
}
