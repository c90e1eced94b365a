/** The synchronous core: C++ functions with JavaScript strings around them. Converts, decides nothing. */
import createModule from './core.mjs';
import { instantiate } from './instantiate.ts';
import type {
  ErrorCode,
  Failure,
  Granted,
  HttpRequest,
  HttpResponse,
  LinkOptions,
  Operation,
  Outcome,
  ShareAddress,
  ShareLink,
} from './types.ts';

/** What bindings.cpp exports. */
export interface RawCore {
  parseLink(link: Uint8Array, server: Uint8Array, http: string): ShareLink | Failure;
  parseId(text: Uint8Array): CanonicalId | Failure;
  parseServer(server: Uint8Array, http: string): Server | Failure;
  buildPeek(server: Uint8Array, id: Uint8Array, token: Uint8Array): HttpRequest | Failure;
  buildAccess(server: Uint8Array, id: Uint8Array, password: Uint8Array, token: Uint8Array): HttpRequest | Failure;
  buildCreate(
    server: Uint8Array,
    value: Uint8Array,
    password: Uint8Array,
    expiresIn: Uint8Array,
    maxViews: number | undefined,
    token: Uint8Array,
  ): HttpRequest | Failure;
  parseResponse(operation: string, status: number, headers: Uint8Array, body: Uint8Array): RawOutcome;
  buildFailure(operation: string, code: string): Failure;
  errorCodes(): ErrorCode[];
}

/** A granted secret crosses as bytes. */
type RawOutcome = Exclude<Outcome, Granted> | (Omit<Granted, 'secretValue'> & { secretValue: Uint8Array });

export interface CanonicalId {
  readonly kind: 'id';
  readonly id: string;
}

export interface Server {
  readonly kind: 'server';
  /** The origin of an API server. */
  readonly server: string;
}

export interface AccessOptions {
  readonly password?: string | undefined;
  /** Bearer token, for the secrets of an organization. */
  readonly token?: string | undefined;
}

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
  /** @returns the request that stores a plain share, or `value_*`, `expires_in_invalid`, `max_views_invalid`, ... */
  buildCreate(server: string, share: NewShare): HttpRequest | Failure;
  /** @returns the one typed outcome of any answer; never throws. */
  parseResponse(operation: Operation, response: HttpResponse): Outcome;
  /** @returns the outcome where no complete answer came. */
  buildFailure(operation: Operation, code: ErrorCode): Failure;
  errorCodes(): ErrorCode[];
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const readHeaders = ['content-type', 'retry-after', 'x-ratelimit-reset', 'date'];

/** A lone surrogate has no UTF-8; its three-byte form makes the core refuse what TextEncoder would quietly replace. */
const loneSurrogate = new Uint8Array([0xed, 0xa0, 0x80]);

export function utf8(text: string | undefined, name: string): Uint8Array {
  if (text === undefined) return new Uint8Array();
  if (typeof text !== 'string') throw new TypeError(`${name} must be a string`);
  return /\p{Surrogate}/u.test(text) ? loneSurrogate : encoder.encode(text);
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

export function wrapCore(raw: RawCore): Core {
  const address = (share: ShareAddress) => [utf8(share.server, 'server'), utf8(share.id, 'id')] as const;
  return {
    parseLink: (link, { server, http = 'loopback_only' } = {}) =>
      raw.parseLink(utf8(link ?? '', 'link'), utf8(server, 'server'), http),
    parseId: (text) => raw.parseId(utf8(text, 'id')),
    parseServer: (server, { http = 'loopback_only' } = {}) => raw.parseServer(utf8(server, 'server'), http),
    buildPeek: (share, { token } = {}) => raw.buildPeek(...address(share), utf8(token, 'token')),
    buildAccess: (share, { password, token } = {}) =>
      raw.buildAccess(...address(share), utf8(password, 'password'), utf8(token, 'token')),
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
      const outcome = raw.parseResponse(operation, status, headerBlock(headers), body);
      return outcome.kind === 'granted' ? { ...outcome, secretValue: decoder.decode(outcome.secretValue) } : outcome;
    },
    buildFailure: (operation, code) => raw.buildFailure(operation, code),
    errorCodes: () => raw.errorCodes(),
  };
}
