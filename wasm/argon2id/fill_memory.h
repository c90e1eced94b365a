#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Fills the memory of Argon2id, version 1.3 with p = 1, over and over: RFC 9106, section 3.2, steps 5 and 6. Slow.
/// What is hashed before and after is src/argon2id.cpp's.
///
/// memory      memory_kib blocks of 1 024 bytes, at a multiple of 16, of which the first two are there; the
///             last one is the result.
/// scratch     2 * memory_kib bytes, at a multiple of 8.
/// memory_kib  a multiple of 4, at least 8.
void fill_memory(void* memory, void* scratch, uint32_t memory_kib, uint32_t passes);

#ifdef __cplusplus
}
#endif
