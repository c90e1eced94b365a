// libsodium's random source for WebAssembly. Emscripten's getentropy() asks crypto.getRandomValues(), which browsers,
// Node, Deno, Bun and workerd all have, and aborts where it is missing.
#include <randombytes.h>
#include <unistd.h>

void randombytes_buf(void *const buffer, const size_t size) {
  enum { kChunkBytes = 256 };  // the most that one getentropy() may be asked for
  unsigned char *const bytes = buffer;
  for (size_t done = 0; done < size; done += kChunkBytes) {
    const size_t left = size - done;
    if (getentropy(bytes + done, left < kChunkBytes ? left : kChunkBytes) != 0) __builtin_trap();
  }
}

// sodium_init() calls it; there is no state to stir.
void randombytes_stir(void) {}
