#pragma once

/// Stops the fuzzer with the input that breaks a property.
inline void check(bool holds) {
  if (!holds) __builtin_trap();
}
