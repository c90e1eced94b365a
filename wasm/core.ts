/** The synchronous core: C++ functions with JavaScript strings around them. Converts, decides nothing. */
import createModule from './core.mjs';
import {
  anyHost,
  asciiOrigin,
  bytes,
  canonicalId,
  count,
  headerBlock,
  httpOf,
  isInternational,
  loneSurrogate,
  maxViewsOf,
  operationOf,
  presetOf,
  rawContent,
  replyKeyBytes,
  requiredReplyKeys,
  sealedPassword,
  serverBytes,
  utf8,
  wholeNumber,
} from './inputs.ts';
import { instantiate } from './instantiate.ts';
import type { RawCore, RawOutcome } from './raw-core.ts';
import { refuse } from './refuse.ts';
import type {
  ErrorCode,
  Failure,
  HttpRequest,
  HttpResponse,
  LinkOptions,
  Operation,
  Outcome,
  ShareAddress,
  SharedFile,
  ShareLink,
} from './types.ts';

export { headerBlock, utf8 } from './inputs.ts';
export type { RawCore } from './raw-core.ts';

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

export type NewContent =
  | { readonly value: string; readonly file?: undefined }
  | { readonly file: SharedFile; readonly value?: undefined };

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

/** 1 to 2 147 483 647. */
export type MaxViews = number | 'unlimited';

export interface NewShare {
  readonly value: string;
  /** `5m` to `30d`, in the grammar of npm's `ms`. */
  readonly expiresIn: string;
  readonly maxViews: MaxViews;
  /** Whoever opens the share may delete it. Only sharelink's own store knows this. */
  readonly allowDelete?: boolean | undefined;
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
  /** @returns the origin of a page that opens sealed links, or `page_required`, `server_invalid`, `link_insecure`. */
  parsePage(page: string, options?: Pick<LinkOptions, 'http'>): Server | Failure;
  /** @returns the request that tells about a share without spending a view, or `token_invalid`. */
  buildPeek(share: ShareAddress, options?: Pick<AccessOptions, 'token'>): HttpRequest | Failure;
  /** @returns the request that opens a share, or `password_too_long`, `password_invalid`, `token_invalid`. */
  buildAccess(share: ShareAddress, options?: AccessOptions): HttpRequest | Failure;
  /** @returns the request that tells a server that a kept reply has arrived. */
  buildAcknowledgement(share: ShareAddress, replyKeys: ReplyKeys, ack: Uint8Array): HttpRequest;
  /** @returns the request that deletes a share by a token that the server gave, or `token_invalid`. */
  buildRemove(share: ShareAddress, deleteToken: string): HttpRequest | Failure;
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
    options: Pick<NewShare, 'expiresIn' | 'maxViews' | 'allowDelete' | 'token'>,
  ): HttpRequest | Failure;
  buildSealedLink(page: string, id: string, secret: Uint8Array, preset: PasswordPreset): string;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const keysBytes = 107;
const nonceBytes = 24;
const secretBytes = 32;
const ackBytes = 16;

function parsedOutcome(outcome: RawOutcome): KeptOutcome {
  if (outcome.kind === 'granted') return { ...outcome, secretValue: decoder.decode(outcome.secretValue) };
  if (outcome.kind !== 'granted_file') return outcome;
  const { secretValue: bytes, file, ...rest } = outcome;
  return { ...rest, file: { ...file, bytes } };
}

/** @param module the compiled sharelink.wasm, however the host gets it. */
export async function loadCore(module: WebAssembly.Module): Promise<Core> {
  return wrapCore(await instantiate(createModule, module));
}

/** Calls a function that handles secrets and wipes what it left on the stack. */
function wiped<T>(raw: RawCore, call: () => T): T {
  try {
    return call();
  } finally {
    raw.wipeStack();
  }
}

/** A link whose host is international is read once more with the host that the runtime's fetch would ask. */
function parseLink(raw: RawCore, link: string, { server, http: given }: LinkOptions): ShareLink | Failure {
  const http = httpOf(given);
  const named = serverBytes(raw, server);
  const read = (text: Uint8Array, policy: Uint8Array) => wiped(raw, () => raw.parseLink(text, named, policy));
  const text = utf8(link, 'link');
  const parsed = isInternational(link) ? read(text, anyHost) : undefined;
  if (!parsed || !('id' in parsed) || !isInternational(parsed.page)) return read(text, http);
  const page = asciiOrigin(parsed.page);
  if (page === undefined) return read(loneSurrogate, http);
  const again = read(utf8(raw.buildPlainLink(utf8(page, 'page'), utf8(parsed.id, 'id')), 'link'), http);
  return 'id' in again ? { ...parsed, server: again.server, page: again.page } : again;
}

/** Secrets that only a sealed link's own steps take. */
function newSecret(raw: RawCore, secret: Uint8Array): Uint8Array {
  refuse(() => !raw.isLinkSecret(bytes(secret, 'secret', secretBytes)) && 'secret must pass isLinkSecret');
  return secret;
}

function sealedLink(raw: RawCore, link: string): Uint8Array {
  const text = utf8(link, 'link');
  const kind = () => wiped(raw, () => raw.parseLink(text, new Uint8Array(), anyHost)).kind;
  refuse(() => kind() !== 'sealed' && 'link must be a sealed link');
  return text;
}

export function wrapCore(raw: RawCore): Core {
  const address = (share: ShareAddress) => [serverBytes(raw, share.server), utf8(share.id, 'id')] as const;
  const knownCode = (code: ErrorCode) => {
    refuse(() => !raw.errorCodes().includes(code) && 'code must be an error code');
    return utf8(code, 'code');
  };
  const answer = ({ status, headers, body }: HttpResponse) =>
    [wholeNumber(status, 'status'), headerBlock(headers), bytes(body, 'body')] as const;
  const keysOf = ({ keys }: Keys) => bytes(keys, 'keys', keysBytes);
  return {
    parseLink: (link, options = {}) => parseLink(raw, link ?? '', options),
    parseId: (text) => raw.parseId(utf8(text, 'id')),
    parseServer: (server, { http } = {}) => raw.parseServer(serverBytes(raw, server), httpOf(http)),
    parsePage: (page, { http } = {}) => raw.parsePage(serverBytes(raw, page, 'page'), httpOf(http)),
    buildPeek: (share, { token } = {}) => raw.buildPeek(...address(share), utf8(token, 'token')),
    buildAccess: (share, { password, token, replyKeys } = {}) =>
      raw.buildAccess(...address(share), utf8(password, 'password'), utf8(token, 'token'), replyKeyBytes(replyKeys)),
    buildAcknowledgement(share, replyKeys, ack) {
      canonicalId(raw, share.id);
      refuse(() => !('server' in raw.parseServer(address(share)[0], anyHost)) && 'server must be an origin');
      return raw.buildAcknowledgement(...address(share), requiredReplyKeys(replyKeys), bytes(ack, 'ack', ackBytes));
    },
    buildRemove: (share, deleteToken) => raw.buildRemove(...address(share), utf8(deleteToken, 'deleteToken')),
    buildCreate: (server, { value, password, expiresIn, maxViews, allowDelete, token }) =>
      raw.buildCreate(
        serverBytes(raw, server),
        utf8(value, 'value'),
        utf8(password, 'password'),
        utf8(expiresIn, 'expiresIn'),
        maxViewsOf(maxViews),
        allowDelete === true,
        utf8(token, 'token'),
      ),
    parseResponse: (operation, response) =>
      parsedOutcome(wiped(raw, () => raw.parseResponse(operationOf(operation), ...answer(response)))),
    parseKeptResponse: ({ id }, replyKeys, response) =>
      parsedOutcome(
        wiped(raw, () =>
          raw.parseKeptResponse(canonicalId(raw, id), requiredReplyKeys(replyKeys), ...answer(response)),
        ),
      ),
    buildFailure: (operation, code) => raw.buildFailure(operationOf(operation), knownCode(code)),
    buildPlainLink: (page, id) => raw.buildPlainLink(utf8(page, 'page'), canonicalId(raw, id)),
    errorCodes: () => raw.errorCodes(),
    deriveKeys: (source) =>
      wiped(raw, () =>
        'link' in source
          ? raw.deriveKeys(utf8(source.link, 'link'), sealedPassword(source.password))
          : raw.deriveNewKeys(newSecret(raw, source.secret), presetOf(source.preset), sealedPassword(source.password)),
      ),
    isLinkSecret: (random) => raw.isLinkSecret(bytes(random, 'random')),
    buildSealedAccess: (share, keys, { token, replyKeys } = {}) =>
      raw.buildSealedAccess(...address(share), keysOf(keys), utf8(token, 'token'), replyKeyBytes(replyKeys)),
    parseSealedResponse: (link, keys, response, replyKeys) =>
      parsedOutcome(
        wiped(raw, () =>
          raw.parseSealedResponse(sealedLink(raw, link), keysOf(keys), replyKeyBytes(replyKeys), ...answer(response)),
        ),
      ),
    sealEnvelope: (keys, nonce, content, valueCharsMax) =>
      raw.sealEnvelope(
        keysOf(keys),
        bytes(nonce, 'nonce', nonceBytes),
        rawContent(content),
        count(valueCharsMax, 'valueCharsMax'),
      ),
    bytesLeft: (content, valueCharsMax) => raw.bytesLeft(rawContent(content), count(valueCharsMax, 'valueCharsMax')),
    buildSealedCreate: (server, keys, { value }, { expiresIn, maxViews, allowDelete, token }) =>
      raw.buildSealedCreate(
        serverBytes(raw, server),
        keysOf(keys),
        utf8(value, 'value'),
        utf8(expiresIn, 'expiresIn'),
        maxViewsOf(maxViews),
        allowDelete === true,
        utf8(token, 'token'),
      ),
    buildSealedLink: (page, id, secret, preset) =>
      raw.buildSealedLink(utf8(page, 'page'), canonicalId(raw, id), newSecret(raw, secret), presetOf(preset)),
  };
}
