// Fills a segment of Argon2's memory with SIMD: RFC 9106, sections 3.4 to 3.6. In place of libsodium's
// argon2-fill-block-ref.c, which is slower and runs without SIMD; libsodium's own file for WebAssembly gives wrong
// keys. p = 1, as sharelink asks for: there is one lane.
#include <stdint.h>
#include <string.h>
#include <wasm_simd128.h>

#include "argon2-core.h"

enum { kPairs = ARGON2_OWORDS_IN_BLOCK, kRowPairs = 8, kRows = 8 };

/// Two of the words of a block.
typedef v128_t Pair;

/// a + b + 2 * low(a) * low(b) in place of a, where low() is the lower half of a word. Two pairs at once: one shuffle
/// gathers the halves of both.
static inline void multiply_add(Pair* a0, Pair* a1, Pair b0, Pair b1) {
  const v128_t a = wasm_i32x4_shuffle(*a0, *a1, 0, 2, 4, 6), b = wasm_i32x4_shuffle(b0, b1, 0, 2, 4, 6);
  const Pair product0 = wasm_u64x2_extmul_low_u32x4(a, b), product1 = wasm_u64x2_extmul_high_u32x4(a, b);
  *a0 = wasm_i64x2_add(wasm_i64x2_add(*a0, b0), wasm_i64x2_add(product0, product0));
  *a1 = wasm_i64x2_add(wasm_i64x2_add(*a1, b1), wasm_i64x2_add(product1, product1));
}

static inline Pair rotate_32(Pair x) { return wasm_i32x4_shuffle(x, x, 1, 0, 3, 2); }
static inline Pair rotate_24(Pair x) {
  return wasm_i8x16_shuffle(x, x, 3, 4, 5, 6, 7, 0, 1, 2, 11, 12, 13, 14, 15, 8, 9, 10);
}
static inline Pair rotate_16(Pair x) {
  return wasm_i8x16_shuffle(x, x, 2, 3, 4, 5, 6, 7, 0, 1, 10, 11, 12, 13, 14, 15, 8, 9);
}
static inline Pair rotate_63(Pair x) { return wasm_v128_or(wasm_i64x2_add(x, x), wasm_u64x2_shr(x, 63)); }

/// The second word of one pair and the first of the next.
static inline Pair between(Pair first, Pair second) { return wasm_i64x2_shuffle(first, second, 1, 2); }

/// GB of the RFC, for four columns of the matrix: a0 and a1 are the upper row of all four, and so on.
static inline void mix(Pair* a0, Pair* a1, Pair* b0, Pair* b1, Pair* c0, Pair* c1, Pair* d0, Pair* d1) {
  multiply_add(a0, a1, *b0, *b1);
  *d0 = rotate_32(wasm_v128_xor(*d0, *a0));
  *d1 = rotate_32(wasm_v128_xor(*d1, *a1));
  multiply_add(c0, c1, *d0, *d1);
  *b0 = rotate_24(wasm_v128_xor(*b0, *c0));
  *b1 = rotate_24(wasm_v128_xor(*b1, *c1));
  multiply_add(a0, a1, *b0, *b1);
  *d0 = rotate_16(wasm_v128_xor(*d0, *a0));
  *d1 = rotate_16(wasm_v128_xor(*d1, *a1));
  multiply_add(c0, c1, *d0, *d1);
  *b0 = rotate_63(wasm_v128_xor(*b0, *c0));
  *b1 = rotate_63(wasm_v128_xor(*b1, *c1));
}

/// P of the RFC: mixes the columns and then the diagonals of eight pairs, which stand `step` apart.
static inline void permute(Pair* pairs, int step) {
  Pair a0 = pairs[0], a1 = pairs[step], b0 = pairs[2 * step], b1 = pairs[3 * step];
  Pair c0 = pairs[4 * step], c1 = pairs[5 * step], d0 = pairs[6 * step], d1 = pairs[7 * step];
  mix(&a0, &a1, &b0, &b1, &c0, &c1, &d0, &d1);
  Pair right_b = between(b0, b1), left_b = between(b1, b0);
  Pair right_d = between(d1, d0), left_d = between(d0, d1);
  mix(&a0, &a1, &right_b, &left_b, &c1, &c0, &right_d, &left_d);
  pairs[0] = a0;
  pairs[step] = a1;
  pairs[2 * step] = between(left_b, right_b);
  pairs[3 * step] = between(right_b, left_b);
  pairs[4 * step] = c0;
  pairs[5 * step] = c1;
  pairs[6 * step] = between(right_d, left_d);
  pairs[7 * step] = between(left_d, right_d);
}

/// G of the RFC: next = G(state, other), onto what `next` held where it is filled again. `state` becomes `next`.
static void fill_block(Pair* state, const block* other, block* next, int again) {
  const Pair* from = (const Pair*)other->v;
  Pair* to = (Pair*)next->v;
  Pair kept[kPairs];
  for (int i = 0; i < kPairs; ++i) {
    state[i] = wasm_v128_xor(state[i], from[i]);
    kept[i] = again ? wasm_v128_xor(state[i], to[i]) : state[i];
  }
#pragma clang loop unroll(disable)
  for (int row = 0; row < kRows; ++row) permute(state + kRowPairs * row, 1);
#pragma clang loop unroll(disable)
  for (int column = 0; column < kRowPairs; ++column) permute(state + column, kRows);
  for (int i = 0; i < kPairs; ++i) to[i] = state[i] = wasm_v128_xor(state[i], kept[i]);
}

/// The next 128 numbers that tell where to look, from a counter in place of a secret: section 3.4.1.2.
static void next_addresses(block* input, block* addresses) {
  Pair state[kPairs];
  ++input->v[6];
  memset(state, 0, sizeof state);
  fill_block(state, input, addresses, 0);
  memset(state, 0, sizeof state);
  fill_block(state, addresses, addresses, 0);
}

void argon2_fill_segment_ref(const argon2_instance_t* instance, argon2_position_t position) {
  const int is_first_pass = position.pass == 0;
  const int by_counter = is_first_pass && position.slice < ARGON2_SYNC_POINTS / 2;
  block* const memory = instance->region->memory;
  block input = {{0, 0, position.slice, instance->memory_blocks, instance->passes, instance->type}};
  block addresses;
  // The first two blocks are there already.
  const uint32_t start = is_first_pass && position.slice == 0 ? 2 : 0;
  if (by_counter && start != 0) next_addresses(&input, &addresses);
  uint32_t at = position.slice * instance->segment_length + start;
  Pair state[kPairs];
  memcpy(state, memory[(at == 0 ? instance->lane_length : at) - 1].v, sizeof state);
  for (uint32_t i = start; i < instance->segment_length; ++i, ++at) {
    if (by_counter && i % ARGON2_ADDRESSES_IN_BLOCK == 0) next_addresses(&input, &addresses);
    const uint64_t where =
        by_counter ? addresses.v[i % ARGON2_ADDRESSES_IN_BLOCK] : (uint64_t)wasm_i64x2_extract_lane(state[0], 0);
    position.index = i;
    fill_block(state, memory + index_alpha(instance, &position, (uint32_t)where, 1), memory + at, !is_first_pass);
  }
}
