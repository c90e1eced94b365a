/** The synchronous core: C++ functions with JavaScript strings around them. Converts, decides nothing. */
import createModule from './core.mjs';
import { instantiate } from './instantiate.ts';
import type {
  ErrorCode,
  Failure,
  Granted,
  GrantedFile,
  HttpRequest,
  HttpResponse,
  LinkOptions,
  Operation,
  Outcome,
  ShareAddress,
  SharedFile,
  ShareLink,
} from './types.ts';

/** What bindings.cpp exports. */
export interface RawCore {
  parseLink(link: Uint8Array, server: Uint8Array, http: string): ShareLink | Failure;
  parseId(text: Uint8Array): CanonicalId | Failure;
  parseServer(server: Uint8Array, http: string): Server | Failure;
  buildPeek(server: Uint8Array, id: Uint8Array, token: Uint8Array): HttpRequest | Failure;
  buildAccess(
    server: Uint8Array,
    id: Uint8Array,
    password: Uint8Array,
    token: Uint8Array,
    replyKeys: Uint8Array,
  ): HttpRequest | Failure;
  buildAcknowledgement(server: Uint8Array, id: Uint8Array, replyKeys: Uint8Array, ack: Uint8Array): HttpRequest;
  buildCreate(
    server: Uint8Array,
    value: Uint8Array,
    password: Uint8Array,
    expiresIn: Uint8Array,
    maxViews: number | undefined,
    token: Uint8Array,
  ): HttpRequest | Failure;
  parseResponse(operation: string, status: number, headers: Uint8Array, body: Uint8Array): RawOutcome;
  parseKeptResponse(
    id: Uint8Array,
    replyKeys: Uint8Array,
    status: number,
    headers: Uint8Array,
    body: Uint8Array,
  ): RawOutcome;
  buildFailure(operation: string, code: string): Failure;
  buildPlainLink(page: Uint8Array, id: Uint8Array): string;
  errorCodes(): ErrorCode[];
  /** Zeroes what earlier calls left on the stack. */
  wipeStack(): void;
  deriveKeys(link: Uint8Array, password: Uint8Array): Keys | Failure;
  deriveNewKeys(secret: Uint8Array, preset: number, password: Uint8Array): Keys | Failure;
  isLinkSecret(random: Uint8Array): boolean;
  buildSealedAccess(
    server: Uint8Array,
    id: Uint8Array,
    keys: Uint8Array,
    token: Uint8Array,
    replyKeys: Uint8Array,
  ): HttpRequest | Failure;
  parseSealedResponse(
    link: Uint8Array,
    keys: Uint8Array,
    replyKeys: Uint8Array,
    status: number,
    headers: Uint8Array,
    body: Uint8Array,
  ): RawOutcome;
  sealEnvelope(keys: Uint8Array, nonce: Uint8Array, content: RawContent, valueCharsMax: number): Envelope | Failure;
  bytesLeft(content: RawContent, valueCharsMax: number): number;
  buildSealedCreate(
    server: Uint8Array,
    keys: Uint8Array,
    envelope: Uint8Array,
    expiresIn: Uint8Array,
    maxViews: number | undefined,
    token: Uint8Array,
  ): HttpRequest | Failure;
  buildSealedLink(page: Uint8Array, id: Uint8Array, secret: Uint8Array, preset: number): string;
}

interface RawContent {
  readonly kind: string;
  readonly bytes: Uint8Array;
  readonly name: Uint8Array;
  readonly type: Uint8Array;
}

/** A granted secret crosses as bytes. */
type RawOutcome = { readonly ack?: Uint8Array } & (
  | Exclude<Outcome, Granted | GrantedFile>
  | (Omit<Granted, 'secretValue'> & { secretValue: Uint8Array })
  | (Omit<GrantedFile, 'file'> & { secretValue: Uint8Array<ArrayBuffer>; file: { name: string; type: string } })
);

export interface CanonicalId {
  readonly kind: 'id';
  readonly id: string;
}

export interface Server {
  readonly kind: 'server';
  /** The origin of an API server. */
  readonly server: string;
}

/** What a sealed link and its password are worth; 107 bytes that only this module reads. Wipe them after use. */
export interface Keys {
  readonly kind: 'keys';
  readonly keys: Uint8Array<ArrayBuffer>;
}

/** Keys of an existing link, or of one that is about to be made from 32 random bytes. */
export type KeySource =
  | { readonly link: string; readonly password?: string | undefined }
  | { readonly secret: Uint8Array; readonly preset: PasswordPreset; readonly password?: string | undefined };

/** 0: no password; 1: Argon2id with 64 MiB, t = 3; 2: 19 MiB, t = 2; 3: 256 MiB, t = 3. */
export type PasswordPreset = 0 | 1 | 2 | 3;

export interface Envelope {
  readonly kind: 'envelope';
  /** The `secretValue` to store. */
  readonly value: string;
}

export type NewContent = { readonly value: string } | { readonly file: SharedFile };

export interface AccessOptions {
  readonly password?: string | undefined;
  /** Bearer token, for the secrets of an organization. */
  readonly token?: string | undefined;
  /** Only for a server whose peek said `keepsReplies`. */
  readonly replyKeys?: ReplyKeys | undefined;
}

/** 48 fresh random bytes, made for one access and brought again by its retries. PROTOCOL.md "Kept reply". */
export type ReplyKeys = Uint8Array;

/** The outcome of an access that brought reply keys; `ack` says that the reply is kept until it is acknowledged. */
export type KeptOutcome = Outcome & { readonly ack?: Uint8Array };

export interface NewShare {
  readonly value: string;
  /** `5m` to `30d`, in the grammar of npm's `ms`. */
  readonly expiresIn: string;
  /** 1 to 2 147 483 647; absent: unlimited. */
  readonly maxViews?: number | undefined;
  readonly password?: string | undefined;
  readonly token?: string | undefined;
}

/** The pure functions, for callers with an HTTP client of their own. No network, no clock. */
export interface Core {
  /** @returns the link's parts, or a failure: `link_*`, `server_required`, `server_invalid`. */
  parseLink(link: string, options?: LinkOptions): ShareLink | Failure;
  /** @returns the canonical id, or `link_damaged`. */
  parseId(text: string): CanonicalId | Failure;
  /** @returns the origin of an API server, or `server_invalid`, `link_insecure`. */
  parseServer(server: string, options?: Pick<LinkOptions, 'http'>): Server | Failure;
  /** @returns the request that tells about a share without spending a view, or `token_invalid`. */
  buildPeek(share: ShareAddress, options?: Pick<AccessOptions, 'token'>): HttpRequest | Failure;
  /** @returns the request that opens a share, or `password_too_long`, `password_invalid`, `token_invalid`. */
  buildAccess(share: ShareAddress, options?: AccessOptions): HttpRequest | Failure;
  /** @returns the request that tells a server that a kept reply has arrived. */
  buildAcknowledgement(share: ShareAddress, replyKeys: ReplyKeys, ack: Uint8Array): HttpRequest;
  /** @returns the request that stores a plain share, or `value_*`, `expires_in_invalid`, `max_views_invalid`, ... */
  buildCreate(server: string, share: NewShare): HttpRequest | Failure;
  /** @returns the one typed outcome of any answer; never throws. */
  parseResponse(operation: Operation, response: HttpResponse): Outcome;
  /** `parseResponse` for an access that brought reply keys. */
  parseKeptResponse(share: ShareAddress, replyKeys: ReplyKeys, response: HttpResponse): KeptOutcome;
  /** @returns the outcome where no complete answer came. */
  buildFailure(operation: Operation, code: ErrorCode): Failure;
  /** @param page origin; @param id canonical. */
  buildPlainLink(page: string, id: string): string;
  errorCodes(): ErrorCode[];

  /**
   * Derives the keys of a sealed link. With a password it takes about 0.2 s and 64 MiB: run it in a thread.
   *
   * @returns the keys, or `link_*`, `password_required`, `password_unsupported_here` (`password_invalid` for a new
   *   link), `password_too_long`, `password_memory`.
   */
  deriveKeys(source: KeySource): Keys | Failure;
  /** Whether 32 fresh random bytes may become a link secret; draw again where not. */
  isLinkSecret(random: Uint8Array): boolean;
  /** @returns the request that opens a sealed share: the server is given the proof, never the password. */
  buildSealedAccess(share: ShareAddress, keys: Keys, options?: Omit<AccessOptions, 'password'>): HttpRequest | Failure;
  /** @returns the outcome of an access to a sealed share, decrypted; `decrypt_failed`, `link_mismatch`, ... */
  parseSealedResponse(link: string, keys: Keys, response: HttpResponse, replyKeys?: ReplyKeys): KeptOutcome;
  /**
   * @param nonce 24 fresh random bytes.
   * @param valueCharsMax what the server takes; Infisical: 10 000.
   * @returns the value to store, or `value_too_long` with `bytesOver`, `value_invalid`, `file_name_invalid`, ...
   */
  sealEnvelope(keys: Keys, nonce: Uint8Array, content: NewContent, valueCharsMax: number): Envelope | Failure;
  /** @returns how many bytes the content could grow by; below zero: how many must go. */
  bytesLeft(content: NewContent, valueCharsMax: number): number;
  /** @returns the request that stores an envelope; the server is given the proof as the password. */
  buildSealedCreate(
    server: string,
    keys: Keys,
    envelope: Envelope,
    options: Pick<NewShare, 'expiresIn' | 'maxViews' | 'token'>,
  ): HttpRequest | Failure;
  buildSealedLink(page: string, id: string, secret: Uint8Array, preset: PasswordPreset): string;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const none = new Uint8Array();
const readHeaders = ['content-type', 'retry-after', 'x-ratelimit-reset', 'date', 'sharelink-page', 'sharelink-reply'];

/** A lone surrogate has no UTF-8; its three-byte form makes the core refuse what TextEncoder would quietly replace. */
const loneSurrogate = new Uint8Array([0xed, 0xa0, 0x80]);

export function utf8(text: string | undefined, name: string): Uint8Array {
  if (text === undefined) return new Uint8Array();
  if (typeof text !== 'string') throw new TypeError(`${name} must be a string`);
  return /\p{Surrogate}/u.test(text) ? loneSurrogate : encoder.encode(text);
}

/**
 * The part of a sealed password's preparation that needs Unicode tables: unassigned code points are refused (by what
 * the core refuses), the rest is brought into NFC. Everything else is the core's. PROTOCOL.md "Sealed password".
 */
function sealedPassword(password: string | undefined): Uint8Array {
  if (password === undefined || !/[\p{Surrogate}\p{Unassigned}]/u.test(password)) {
    return utf8(password?.normalize('NFC'), 'password');
  }
  return loneSurrogate;
}

function parsedOutcome(outcome: RawOutcome): KeptOutcome {
  if (outcome.kind === 'granted') return { ...outcome, secretValue: decoder.decode(outcome.secretValue) };
  if (outcome.kind !== 'granted_file') return outcome;
  const { secretValue: bytes, file, ...rest } = outcome;
  return { ...rest, file: { ...file, bytes } };
}

export function headerBlock(headers: HttpResponse['headers']): Uint8Array {
  let block = '';
  for (const [name, value] of headers) {
    if (readHeaders.includes(name.toLowerCase())) block += `${name}: ${value}\n`;
  }
  return encoder.encode(block);
}

/** @param module the compiled sharelink.wasm, however the host gets it. */
export async function loadCore(module: WebAssembly.Module): Promise<Core> {
  return wrapCore(await instantiate(createModule, module));
}

function rawContent(content: NewContent): RawContent {
  const { kind, bytes, name, type } =
    'file' in content
      ? { kind: 'file', ...content.file }
      : { kind: 'text', bytes: utf8(content.value, 'value'), name: '', type: '' };
  return { kind, bytes, name: utf8(name, 'file.name'), type: utf8(type, 'file.type') };
}

/** Calls a function that handles secrets and wipes what it left on the stack. */
function wiped<T>(raw: RawCore, call: () => T): T {
  try {
    return call();
  } finally {
    raw.wipeStack();
  }
}

export function wrapCore(raw: RawCore): Core {
  const address = (share: ShareAddress) => [utf8(share.server, 'server'), utf8(share.id, 'id')] as const;
  return {
    parseLink: (link, { server, http = 'loopback_only' } = {}) =>
      wiped(raw, () => raw.parseLink(utf8(link ?? '', 'link'), utf8(server, 'server'), http)),
    parseId: (text) => raw.parseId(utf8(text, 'id')),
    parseServer: (server, { http = 'loopback_only' } = {}) => raw.parseServer(utf8(server, 'server'), http),
    buildPeek: (share, { token } = {}) => raw.buildPeek(...address(share), utf8(token, 'token')),
    buildAccess: (share, { password, token, replyKeys = none } = {}) =>
      raw.buildAccess(...address(share), utf8(password, 'password'), utf8(token, 'token'), replyKeys),
    buildAcknowledgement: (share, replyKeys, ack) => raw.buildAcknowledgement(...address(share), replyKeys, ack),
    buildCreate: (server, { value, password, expiresIn, maxViews, token }) =>
      raw.buildCreate(
        utf8(server, 'server'),
        utf8(value, 'value'),
        utf8(password, 'password'),
        utf8(expiresIn, 'expiresIn'),
        maxViews,
        utf8(token, 'token'),
      ),
    parseResponse(operation, { status, headers, body }) {
      return parsedOutcome(wiped(raw, () => raw.parseResponse(operation, status, headerBlock(headers), body)));
    },
    parseKeptResponse({ id }, replyKeys, { status, headers, body }) {
      return parsedOutcome(
        wiped(raw, () => raw.parseKeptResponse(utf8(id, 'id'), replyKeys, status, headerBlock(headers), body)),
      );
    },
    buildFailure: (operation, code) => raw.buildFailure(operation, code),
    buildPlainLink: (page, id) => raw.buildPlainLink(utf8(page, 'page'), utf8(id, 'id')),
    errorCodes: () => raw.errorCodes(),
    deriveKeys: (source) =>
      wiped(raw, () =>
        'link' in source
          ? raw.deriveKeys(utf8(source.link, 'link'), sealedPassword(source.password))
          : raw.deriveNewKeys(source.secret, source.preset, sealedPassword(source.password)),
      ),
    isLinkSecret: (random) => raw.isLinkSecret(random),
    buildSealedAccess: (share, { keys }, { token, replyKeys = none } = {}) =>
      raw.buildSealedAccess(...address(share), keys, utf8(token, 'token'), replyKeys),
    parseSealedResponse: (link, { keys }, { status, headers, body }, replyKeys = none) =>
      parsedOutcome(
        wiped(raw, () =>
          raw.parseSealedResponse(utf8(link, 'link'), keys, replyKeys, status, headerBlock(headers), body),
        ),
      ),
    sealEnvelope: ({ keys }, nonce, content, valueCharsMax) =>
      raw.sealEnvelope(keys, nonce, rawContent(content), valueCharsMax),
    bytesLeft: (content, valueCharsMax) => raw.bytesLeft(rawContent(content), valueCharsMax),
    buildSealedCreate: (server, { keys }, { value }, { expiresIn, maxViews, token }) =>
      raw.buildSealedCreate(
        utf8(server, 'server'),
        keys,
        utf8(value, 'value'),
        utf8(expiresIn, 'expiresIn'),
        maxViews,
        utf8(token, 'token'),
      ),
    buildSealedLink: (page, id, secret, preset) =>
      raw.buildSealedLink(utf8(page, 'page'), utf8(id, 'id'), secret, preset),
  };
}
