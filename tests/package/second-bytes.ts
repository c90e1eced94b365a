/** Texts as the bytes that the rules on links are about: "Terms", and escapes as every chapter up to "Wrapper" undoes them. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
export const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** Between words; the inside of a character class. */
export const separators = '\\t\\n\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"<>()`|{}';

/** Bytes as a string of as many characters: most rules are about bytes. */
export const bytesOf = (text: string) => Buffer.from(text).toString('latin1');
export const lower = (text: string) => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
export const isWellFormed = (bytes: string) => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(bytes, 'latin1'));
    return true;
  } catch {
    return false;
  }
};
export const unescapeAll = (bytes: string) =>
  bytes.replaceAll(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
export function unescapeTimes(bytes: string, times: number): string {
  return times > 0 && bytes.includes('%') ? unescapeTimes(unescapeAll(bytes), times - 1) : bytes;
}
/** Whether bytes could stand in a text as one word. */
export function isWord(bytes: string): boolean {
  const text = Buffer.from(bytes, 'latin1').toString();
  return isWellFormed(bytes) && !controls.test(text) && !new RegExp(`[${separators}]`).test(text);
}
