/** JavaScript values on their way into the core: checked where the core would end the program, and brought into bytes. */
import type { HttpResponse, LinkOptions, Operation } from '../types.ts';
import type { RawContent, RawCore, RawOpeningCore } from './raw-core.ts';
import { refuse } from './refuse.ts';
import { blockBytes, replyKeysBytes } from './sizes.ts';
import type { MaxViews, NewContent, PasswordPreset } from './values.ts';

const encoder = new TextEncoder();
const readHeaders = [
  'content-type',
  'retry-after',
  'x-ratelimit-reset',
  'date',
  'sharelink-page',
  'sharelink-reply',
  'sharelink-confirm',
];
const none = new Uint8Array();

/** A lone surrogate has no UTF-8; its three-byte form makes the core refuse what TextEncoder would quietly replace. */
export const loneSurrogate = new Uint8Array([0xed, 0xa0, 0x80]);

export function utf8(text: string | undefined, name: string): Uint8Array {
  if (text === undefined) return none;
  refuse(() => typeof text !== 'string' && `${name} must be a string`);
  return /\p{Surrogate}/u.test(text) ? loneSurrogate : encoder.encode(text);
}

/**
 * The part of a sealed password's preparation that needs Unicode tables: unassigned code points are refused (by what
 * the core refuses), the rest is brought into NFC. Everything else is the core's. PROTOCOL.md "Sealed password".
 */
export function sealedPassword(password: string | undefined): Uint8Array {
  if (typeof password !== 'string' || !/[\p{Surrogate}\p{Unassigned}]/u.test(password)) {
    return utf8(typeof password === 'string' ? password.normalize('NFC') : password, 'password');
  }
  return loneSurrogate;
}

export function bytes(value: Uint8Array, name: string, length?: number): Uint8Array {
  // Another realm's is as good.
  refuse(() => Object.prototype.toString.call(value) !== '[object Uint8Array]' && `${name} must be a Uint8Array`);
  refuse(() => length !== undefined && value.length !== length && `${name} must have ${length} bytes`);
  return value;
}

/** @returns no bytes where there are no keys. */
export function replyKeyBytes(keys: Uint8Array | undefined): Uint8Array {
  return keys === undefined ? none : requiredReplyKeys(keys);
}

export function requiredReplyKeys(keys: Uint8Array): Uint8Array {
  return bytes(keys, 'replyKeys', replyKeysBytes);
}

/** @returns none where memory could not be had. */
export function lastBlockBytes(lastBlock: Uint8Array | undefined): Uint8Array | undefined {
  return lastBlock && bytes(lastBlock, 'last block', lastBlock.length === 0 ? 0 : blockBytes);
}

export function count(value: number, name: string): number {
  refuse(() => (typeof value !== 'number' || !(value >= 0)) && `${name} must be a number, 0 or more`);
  return value;
}

function wholeNumber(value: number, name: string): number {
  refuse(() => !Number.isInteger(value) && `${name} must be a whole number`);
  return value;
}

/** Required: a secret that opens without end is nobody's default. */
export function maxViewsOf(value: MaxViews): number | undefined {
  if (value === 'unlimited') return undefined;
  refuse(() => typeof value !== 'number' && "pass maxViews: a number, or 'unlimited'");
  return value;
}

export function httpOf(http: LinkOptions['http'] = 'loopback_only'): Uint8Array {
  refuse(() => !['loopback_only', 'any_host'].includes(http) && "http must be 'loopback_only' or 'any_host'");
  return encoder.encode(http);
}

export function operationOf(operation: Operation): Uint8Array {
  refuse(
    () =>
      !['peek', 'access', 'create', 'remove'].includes(operation) && 'operation must be peek, access, create or remove',
  );
  return encoder.encode(operation);
}

export function presetOf(preset: PasswordPreset): PasswordPreset {
  refuse(() => ![0, 1, 2, 3].includes(preset) && 'preset must be 0, 1, 2 or 3');
  return preset;
}

export function canonicalId(raw: RawOpeningCore & Partial<Pick<RawCore, 'parseId'>>, id: string): Uint8Array {
  const text = utf8(id, 'id');
  refuse(() => raw.parseId?.(text).kind === 'link_damaged' && 'id must be one that the core has read');
  return text;
}

export function headerBlock(headers: HttpResponse['headers']): Uint8Array {
  let block = '';
  for (const [name, value] of headers) {
    if (readHeaders.includes(name.toLowerCase())) block += `${name}: ${value}\n`;
  }
  return encoder.encode(block);
}

export function answerOf({ status, headers, body }: HttpResponse) {
  return [wholeNumber(status, 'status'), headerBlock(headers), bytes(body, 'body')] as const;
}

export function rawContent({ value, file }: NewContent): RawContent {
  if (file === undefined) return { isFile: false, bytes: utf8(value, 'value'), name: none, type: none };
  const { name, type } = file;
  return {
    isFile: true,
    bytes: bytes(file.bytes, 'file.bytes'),
    name: utf8(name, 'file.name'),
    type: utf8(type, 'file.type'),
  };
}
