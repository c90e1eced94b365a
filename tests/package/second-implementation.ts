/** "Fragment" to "Open" once more, on other libraries and written from PROTOCOL.md alone, so that the core is not only compared with itself. */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { argon2id } from '@noble/hashes/argon2.js';
import { blake2b } from '@noble/hashes/blake2.js';
import { buildBase64url, parseBase64url } from './second-base64url.ts';
import { refuse } from './second-refusal.ts';

export type Preset = 0 | 1 | 2 | 3;
export type Content =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** What a sealed link holds and what its server stores. */
export interface Sealed {
  readonly fragment: string;
  readonly secretValue: string;
  readonly proof: string;
}

interface LinkKey {
  readonly preset: Preset;
  readonly secret: Uint8Array;
}
export interface Keys {
  readonly encryption: Uint8Array;
  readonly proof: string;
  readonly commitment: Uint8Array;
}

const argon2Costs = {
  1: { m: 67_108_864 / 1024, t: 3 },
  2: { m: 19_922_944 / 1024, t: 2 },
  3: { m: 268_435_456 / 1024, t: 3 },
} as const;

const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const ascii = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const utf8 = (text: string) => new Uint8Array(Buffer.from(text));
const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;
const u16be = (value: number) => Uint8Array.of(value >> 8, value & 0xff);

function readUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse('decrypt_failed');
  }
}

// Fragment

const hash = (key: Uint8Array, bytes: Uint8Array, dkLen: number) => blake2b(bytes, { key, dkLen });

function check(flags: number, secret: Uint8Array, id: string): Uint8Array {
  const idBytes = parseBase64url(id) ?? refuse('link_damaged');
  return hash(secret, join(ascii('sharelink v1 check'), Uint8Array.of(flags), idBytes), 16).subarray(0, 3);
}

export function buildFragment({ preset, secret }: LinkKey, id: string): string {
  return `sl1.${buildBase64url(join(Uint8Array.of(preset), check(preset, secret, id), secret))}`;
}

export function parseFragment(fragment: string, id: string): LinkKey {
  const version = /^sl([0-9]+)\./.exec(fragment)?.[1] ?? refuse('link_damaged');
  if (version !== '1') refuse('link_version_unknown');
  const bytes = parseBase64url(fragment.slice(4));
  if (bytes?.length !== 36) return refuse('link_damaged');
  const [flags = 0] = bytes;
  const secret = bytes.subarray(4);
  if (!same(bytes.subarray(1, 4), check(flags, secret, id))) refuse('link_damaged');
  if (flags > 3) refuse('link_version_unknown');
  return { preset: flags as Preset, secret };
}

/** Draws again while the link would end in `-` or `_`. */
export function drawSecret(random: (size: number) => Uint8Array): Uint8Array {
  for (;;) {
    const secret = random(32);
    if (((secret[31] ?? 0) & 63) < 62) return secret;
  }
}

// Sealed password

export function preparePassword(password: string, refusal: string): Uint8Array {
  if (!password.isWellFormed() || /\p{Cn}/u.test(password)) refuse(refusal);
  if (utf8(password.normalize('NFC')).length > 3072) refuse('password_too_long');
  if (/\p{Cc}/u.test(password)) refuse(refusal);
  const bytes = utf8(password.replaceAll(/\p{Zs}/gu, ' ').normalize('NFC'));
  if (bytes.length > 1024) refuse('password_too_long');
  return bytes;
}

// Keys

/** libsodium's crypto_kdf: BLAKE2b of nothing, the number as salt and the context as personalization. */
function subkey(master: Uint8Array, number: number): Uint8Array {
  const personalization = join(ascii('sharelnk'), new Uint8Array(8));
  return blake2b(new Uint8Array(), {
    key: master,
    dkLen: 32,
    salt: join(Uint8Array.of(number), new Uint8Array(15)),
    personalization,
  });
}

export function deriveKeys({ preset, secret }: LinkKey, password: Uint8Array): Keys {
  const salt = hash(secret, ascii('sharelink v1 salt'), 16);
  const stretched =
    preset === 0 ? new Uint8Array() : argon2id(password, salt, { ...argon2Costs[preset], p: 1, dkLen: 32 });
  const master = hash(secret, join(ascii('sharelink v1 master'), Uint8Array.of(preset), stretched), 32);
  const linkProof = hash(secret, join(ascii('sharelink v1 link proof'), Uint8Array.of(preset)), 16);
  const proof = `${buildBase64url(linkProof)}.${buildBase64url(subkey(master, 2))}`;
  return { encryption: subkey(master, 1), proof, commitment: subkey(master, 3) };
}

// Envelope

const header = Uint8Array.of(1, 0, 0, 0);

export function paddedBytes(content: number, cap: number): number {
  const length = 1 + content + 1;
  const limit = Math.floor(((cap - 4) * 3) / 4) - 76;
  if (length > limit) refuse('value_too_long');
  const exponent = Math.floor(Math.log2(length));
  const step = 2 ** (exponent - (Math.floor(Math.log2(exponent)) + 1));
  const padded = length <= 256 ? 256 : Math.ceil(length / step) * step;
  return Math.min(padded, limit);
}

function buildContent(content: Content): Uint8Array {
  if (content.kind === 'text') return utf8(content.text);
  const name = utf8(content.name);
  return join(u16be(name.length), name, u16be(content.type.length), ascii(content.type), content.bytes);
}

function parseContent(kind: number | undefined, bytes: Uint8Array): Content {
  if (kind === 0) return { kind: 'text', text: readUtf8(bytes) };
  if (kind !== 1) return refuse('decrypt_failed');
  let at = 0;
  const take = (size: number) => {
    if (at + size > bytes.length) refuse('decrypt_failed');
    at += size;
    return bytes.subarray(at - size, at);
  };
  const takeCounted = () => {
    const [high = 0, low = 0] = take(2);
    return take(high * 256 + low);
  };
  const nameBytes = takeCounted();
  const name = readUtf8(nameBytes);
  const type = takeCounted();
  if (name === '' || nameBytes.length > 255 || type.length > 127 || type.some((byte) => byte < 0x20 || byte > 0x7e))
    refuse('decrypt_failed');
  return { kind: 'file', name, type: Buffer.from(type).toString('latin1'), bytes: bytes.subarray(at) };
}

function sealEnvelope(keys: Keys, nonce: Uint8Array, content: Content, cap: number): string {
  const bytes = buildContent(content);
  const plaintext = new Uint8Array(paddedBytes(bytes.length, cap));
  plaintext.set([content.kind === 'text' ? 0 : 1, ...bytes, 0x80]);
  return sealPlaintext(keys, nonce, plaintext);
}

/** An envelope over any plaintext, well-formed or not. */
export function sealPlaintext(keys: Keys, nonce: Uint8Array, plaintext: Uint8Array): string {
  const associated = join(header, keys.commitment);
  const ciphertext = xchacha20poly1305(keys.encryption, nonce, associated).encrypt(plaintext);
  return `sl1.${buildBase64url(join(associated, nonce, ciphertext))}`;
}

function openEnvelope(keys: Keys, secretValue: string): Content {
  const isShort = secretValue.length <= 1_400_000;
  const bytes = isShort && secretValue.startsWith('sl1.') ? parseBase64url(secretValue.slice(4)) : undefined;
  if (!bytes || bytes.length < 60 + 16) return refuse('decrypt_failed');
  const associated = bytes.subarray(0, 36);
  if (!same(associated, join(header, keys.commitment))) refuse('decrypt_failed');
  let plaintext: Uint8Array;
  try {
    plaintext = xchacha20poly1305(keys.encryption, bytes.subarray(36, 60), associated).decrypt(bytes.subarray(60));
  } catch {
    return refuse('decrypt_failed');
  }
  const mark = plaintext.findLastIndex((byte) => byte !== 0);
  if (mark < 1 || plaintext[mark] !== 0x80) refuse('decrypt_failed');
  return parseContent(plaintext[0], plaintext.subarray(1, mark));
}

// The whole path

export function seal(
  share: {
    readonly id: string;
    readonly content: Content;
    readonly password?: string | undefined;
    readonly preset: Preset;
    readonly cap: number;
  },
  random: (size: number) => Uint8Array,
): Sealed {
  const key = { preset: share.preset, secret: drawSecret(random) };
  const keys = deriveKeys(key, preparePassword(share.password ?? '', 'password_invalid'));
  const secretValue = sealEnvelope(keys, random(24), share.content, share.cap);
  return { fragment: buildFragment(key, share.id), secretValue, proof: keys.proof };
}

/** Opens what a server stored, and tells the proof that it has to ask for. */
export function open(link: string, secretValue: string, password = ''): { content: Content; proof: string } {
  const { pathname, hash: fragment } = new URL(link);
  const id = /^\/shared\/sealed\/([\w-]{43})$/.exec(pathname)?.[1] ?? refuse('link_damaged');
  const key = parseFragment(fragment.slice(1), id);
  if (key.preset !== 0 && password === '') refuse('password_required');
  const keys = deriveKeys(key, preparePassword(password, 'password_unsupported_here'));
  return { content: openEnvelope(keys, secretValue), proof: keys.proof };
}
