/** Letters and digits of which none looks like another one. */
const characters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';
const length = 22;
/** Above it, some characters would come more often than others. */
const byteEnd = 256 - (256 % characters.length);

/** 127 bits, and no wider than a phone shows. */
export function generatePassword(): string {
  let password = '';
  while (password.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(2 * length))) {
      if (byte < byteEnd) password += characters[byte % characters.length];
    }
  }
  return password.slice(0, length);
}
