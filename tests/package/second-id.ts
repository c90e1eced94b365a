/** "Id" once more, written from PROTOCOL.md alone. */
import { unescapeAll } from './second-bytes.ts';
import { refuse } from './second-refusal.ts';

export function readId(bytes: string): string {
  if (bytes.length > 200 || /%(?![0-9a-f]{2})/i.test(bytes)) refuse('link_damaged');
  let text = unescapeAll(bytes).replaceAll('+', '-').replaceAll('/', '_');
  if (text.length === 44) text = text.replace(/=$/, '');
  const isCanonical = /^[\w-]{43}$/.test(text) && Buffer.from(text, 'base64url').toString('base64url') === text;
  return isCanonical ? text : refuse('link_damaged');
}
