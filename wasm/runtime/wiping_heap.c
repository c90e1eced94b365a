// The one place where freed memory is wiped. JSON strings, Argon2's blocks and vectors that grow leave copies of
// secrets behind which no destructor knows of; here nothing gets back into the heap unwiped. operator new and delete
// end up here too.
#include <malloc.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

// emmalloc under the names that musl keeps for itself.
void* __libc_malloc(size_t size);
void __libc_free(void* block);

void* malloc(size_t size) { return __libc_malloc(size); }

void free(void* block) {
  if (block == NULL) return;
  sodium_memzero(block, malloc_usable_size(block));
  __libc_free(block);
}

void* calloc(size_t count, size_t size) {
  size_t bytes;
  if (__builtin_mul_overflow(count, size, &bytes)) return NULL;
  void* block = __libc_malloc(bytes);
  if (block != NULL) memset(block, 0, bytes);
  return block;
}

// Never in place: emmalloc would move the block and free the old one without passing here.
void* realloc(void* block, size_t size) {
  void* moved = malloc(size);
  if (moved == NULL || block == NULL) return moved;
  const size_t old_size = malloc_usable_size(block);
  memcpy(moved, block, old_size < size ? old_size : size);
  free(block);
  return moved;
}
