/** "Base64url" once more, written from PROTOCOL.md alone. */

export const buildBase64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

export function parseBase64url(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Buffer.from(text, 'base64url'));
  return buildBase64url(bytes) === text ? bytes : undefined;
}
