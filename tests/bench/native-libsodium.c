// Native libsodium for tests/bench/argon2id.ts: for each line that comes in, one Argon2id (64 MiB, t = 3), then a line.
#include <sodium.h>
#include <stdio.h>

int main(void) {
  static const char password[] = "correct horse battery staple";
  static const unsigned char salt[crypto_pwhash_SALTBYTES] = {1};
  unsigned char key[32];
  if (sodium_init() < 0) return 1;
  while (getchar() != EOF) {
    if (crypto_pwhash(key, sizeof key, password, sizeof password - 1, salt, 3, 64 * 1024 * 1024,
                      crypto_pwhash_ALG_ARGON2ID13) != 0) {
      return 1;
    }
    putchar('\n');
    fflush(stdout);
  }
  return 0;
}
