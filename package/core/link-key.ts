/** The key of a sealed link, where nothing shows it: not JSON, not a log, not a copy. */
import { refuse } from './refuse.ts';

/** One and the same in every script of a page: each may have a copy of this module. */
const bytesOf: unique symbol = Symbol.for('sharelink.key');

const keyBytes = 65;

/** What a sealed link is worth without its password. `parseLink` gives it; only the core's own functions read it. */
export interface LinkKey {
  readonly [bytesOf]: () => Uint8Array<ArrayBuffer>;
}

/** @param bytes as the core gave them; they stay the key's own. */
export function createLinkKey(bytes: Uint8Array<ArrayBuffer>): LinkKey {
  return Object.defineProperty({} as LinkKey, bytesOf, { value: () => bytes });
}

/** @returns the key's own bytes, no copy: whoever wipes them ends the key. */
export function linkKeyBytes(key: LinkKey): Uint8Array<ArrayBuffer> {
  const isKey = () => typeof key?.[bytesOf] === 'function' && key[bytesOf]().length === keyBytes;
  refuse(() => !isKey() && 'pass a sealed link as text or as parseLink gave it: a copy has no key');
  return key[bytesOf]();
}
