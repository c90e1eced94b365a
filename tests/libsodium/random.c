// What libsodium's tests ask for and the modules do without.
#include <sodium.h>

uint32_t randombytes_random(void) {
  uint32_t number;
  randombytes_buf(&number, sizeof number);
  return number;
}

uint32_t randombytes_uniform(const uint32_t upper_bound) {
  return upper_bound == 0 ? 0 : randombytes_random() % upper_bound;
}
