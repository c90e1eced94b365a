#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// splitmix64: the same numbers on every platform, so that a failure can be repeated from its seed.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }
  std::uint8_t byte() { return static_cast<std::uint8_t>(next()); }

 private:
  std::uint64_t state_;
};

/// How many rounds a property is tried. `npm run proof` sets SHARELINK_PROOF to a factor.
inline int rounds(int count) {
  const char* factor = std::getenv("SHARELINK_PROOF");
  return factor == nullptr ? count : count * std::max(1, std::atoi(factor));
}
