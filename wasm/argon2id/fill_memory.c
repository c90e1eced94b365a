#include "fill_memory.h"

#include "argon2-core.h"

void fill_memory(void* memory, void* scratch, uint32_t memory_kib, uint32_t passes) {
  block_region region = {.memory = memory};
  const argon2_instance_t instance = {.region = &region,
                                      .pseudo_rands = scratch,
                                      .passes = passes,
                                      .memory_blocks = memory_kib,
                                      .segment_length = memory_kib / ARGON2_SYNC_POINTS,
                                      .lane_length = memory_kib,
                                      .lanes = 1,
                                      .threads = 1,
                                      .type = Argon2_id};
  for (uint32_t pass = 0; pass < passes; ++pass) {
    for (uint8_t slice = 0; slice < ARGON2_SYNC_POINTS; ++slice) {
      argon2_fill_segment_ref(&instance, (argon2_position_t){.pass = pass, .slice = slice});
    }
  }
}
