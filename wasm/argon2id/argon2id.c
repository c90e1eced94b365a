// A module without imports that fills Argon2id's memory. Its host wipes the whole of it after each time, so that
// nothing here frees or wipes.
#include <stddef.h>
#include <stdint.h>

#include "fill_memory.h"

enum { kPageBytes = 65536, kAlignment = 64, kBlockBytes = 1024, kScratchBytes = 2 };

extern unsigned char __heap_base;

/// returns  where the first two blocks are to be put.
__attribute__((export_name("blocks"))) uint8_t* blocks(void) {
  return (uint8_t*)(((uintptr_t)&__heap_base + kAlignment - 1) & ~(uintptr_t)(kAlignment - 1));
}

/// returns  the last block; NULL where the memory cannot be had.
__attribute__((export_name("fill"))) uint8_t* fill(uint32_t memory_kib, uint32_t passes) {
  uint8_t* const memory = blocks();
  uint8_t* const scratch = memory + kBlockBytes * memory_kib;
  const uintptr_t end = (uintptr_t)scratch + kScratchBytes * memory_kib;
  const size_t pages = (end + kPageBytes - 1) / kPageBytes, have = __builtin_wasm_memory_size(0);
  if (pages > have && __builtin_wasm_memory_grow(0, pages - have) == SIZE_MAX) return NULL;
  fill_memory(memory, scratch, memory_kib, passes);
  return scratch - kBlockBytes;
}
