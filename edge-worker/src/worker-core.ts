/** The core as the edge worker has it: the clients' functions and the server's side of the protocol. */
import { type Core, wrapCore } from '../../package/core/core.ts';
import { headerBlock, utf8 } from '../../package/core/inputs.ts';
import { instantiate } from '../../package/core/instantiate.ts';
import type { RawCore } from '../../package/core/raw-core.ts';
import type { ReplyKeys, Stretch } from '../../package/core/values.ts';
import type { ErrorCode, Failure, HttpRequest, HttpResponse, Operation, ViewSpent } from '../../package/types.ts';
import createModule from './worker.mjs';

declare const canonical: unique symbol;

/** A share's id in its one canonical spelling: `parseShareId` and `buildStoreId` alone make one. */
export type ShareId = string & { readonly [canonical]: true };

/** What came of a request, as its client reads it in the answer. */
export interface Told {
  readonly outcome: 'granted' | 'available' | 'created' | 'removed' | 'acknowledged' | ErrorCode;
  readonly viewSpent: ViewSpent;
}

/** An HTTP answer in Infisical's own words, to be sent as application/json. */
export interface Reply extends Told {
  readonly kind: 'reply';
  readonly status: number;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly retryAfterSeconds?: number;
  /** Of a share that is told about; after a granted access: as it is then. */
  readonly viewsLeft?: number | 'unlimited' | 'unknown';
  readonly openedBefore?: boolean;
  readonly expiresAtMs?: number;
  readonly passwordRequired?: boolean;
}

/** A granted answer that only its client can read. */
export interface SealedReply extends Omit<Reply, 'kind'> {
  readonly kind: 'sealed_reply';
}

/** One that was made just now, with how its acknowledgement will be known. */
export interface NewSealedReply extends SealedReply {
  readonly ackHash: string;
}

/** What a reply is sealed with. */
export interface Sealing {
  readonly keys: ReplyKeys;
  /** 40 fresh random bytes: the acknowledgement, then the nonce. */
  readonly random: Uint8Array;
}

/** What a server behind was asked. */
export interface Asked {
  readonly operation: Operation;
  /** Undefined: create. */
  readonly id: ShareId | undefined;
  readonly requestId: string;
}

export interface AccessBody {
  readonly kind: 'access';
  /** Empty: none given. */
  readonly password: Uint8Array<ArrayBuffer>;
}

export interface CreateBody {
  readonly kind: 'create';
  readonly value: Uint8Array<ArrayBuffer>;
  /** How long the value is as the reply of an access has it. */
  readonly valueJsonBytes: number;
  /** Empty: none. */
  readonly password: Uint8Array<ArrayBuffer>;
  readonly lifetimeMs: number;
  readonly maxViews: number | null;
  /** Whoever opens the share may delete it. */
  readonly allowDelete: boolean;
}

/** A share as the embedded store keeps it; its value and password hash aside. */
export interface StoredShare {
  readonly id: ShareId;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly expiresAtMs: number;
  readonly viewsLeft: number | null;
  readonly lastViewedAtMs: number | null;
  readonly hasPassword: boolean;
}

export interface CreateLimits {
  /** UTF-16 code units, as Infisical counts. */
  readonly valueCharsMax: number;
  readonly lifetimeMinMs: number;
}

/** An access whose reply is to be kept. */
export interface SentReplyKeys {
  readonly kind: 'reply_keys';
  readonly keys: ReplyKeys;
}

/** How a kept reply is found again: hashes that tell neither id nor keys. */
export interface ReplyName {
  readonly record: string;
  /** Tells a retry from a stranger with the same idempotency key. */
  readonly replyKey: string;
}

export interface Acknowledgement {
  readonly record: string;
  readonly ackHash: string;
}

/** The two parts of a sealed share's access proof. */
export interface AccessProof {
  /** 16 bytes that whoever has the link knows. */
  readonly linkProof: Uint8Array<ArrayBuffer>;
  /** 32 bytes that whoever has the password too knows. */
  readonly passwordProof: Uint8Array<ArrayBuffer>;
}

/** What an authorization header holds. */
export type Bearer =
  | { readonly kind: 'none' }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'malformed' };

export interface RefusalDetails {
  /** What was asked for. Default: an access. */
  readonly operation?: Operation;
  /** `refused` only: a 4xx. */
  readonly status?: number;
  /** `not_found` only; left out where what was asked for is no id. */
  readonly id?: ShareId;
  readonly retryAfterSeconds?: number | undefined;
}

export type PasswordCheck = 'not_given' | 'wrong' | 'right';

/**
 * What bindings_worker.cpp exports in the very form that the worker calls it in. Request ids are "req-" and 14 letters or
 * digits. Keys have 32 bytes, salts 16, the random part of an id 16.
 */
interface PlainFunctions {
  /** Reads the body of an access, or words the 422. An empty body counts as null. */
  parseAccessBody(body: Uint8Array, requestId: string): AccessBody | Reply;
  /** @returns milliseconds of a duration such as `1h`, or undefined. */
  parseDuration(text: string): number | undefined;
  /** @returns the 410 for a route by which older clients opened shares. */
  buildLegacyRefusal(requestId: string): Reply;
  /** @param deleteToken empty: none. */
  buildCreated(id: ShareId, deleteToken: string): Reply;
  /** Names a client's network towards one share. @param network an IPv4 address, or an IPv6 address's first half. */
  nameNetwork(id: ShareId, network: string): string;
  /** Names who holds a sealed share's link, towards that share, whether or not it is the right proof. */
  nameLinkProof(id: ShareId, linkProof: Uint8Array): string;
  /** Names a share in storage that it has in common with others. */
  nameShare(id: ShareId): string;
  /** The key that a share's value is sealed under; it cannot be had without the id. */
  deriveValueKey(key: Uint8Array, id: ShareId): Uint8Array<ArrayBuffer>;
  /** @param nonce 24 fresh random bytes. */
  sealValue(valueKey: Uint8Array, value: Uint8Array, nonce: Uint8Array): Uint8Array<ArrayBuffer>;
  /** @returns undefined where it was not sealed under this key. */
  openValue(valueKey: Uint8Array, sealed: Uint8Array): Uint8Array<ArrayBuffer> | undefined;
  /** @returns why the share cannot be told about now; undefined where it can. */
  checkPeek(share: StoredShare, nowMs: number): ErrorCode | undefined;
  /** @returns why the share may not be opened now, in Infisical's order; undefined where it may. */
  checkAccess(share: StoredShare, nowMs: number, password: PasswordCheck): ErrorCode | undefined;
  buildPeekReply(share: StoredShare): Reply;
  buildStoreId(key: Uint8Array, random: Uint8Array): ShareId;
  isStoreId(key: Uint8Array, id: ShareId): boolean;
  /** Where a share is kept; tells nothing about the id without the key. */
  buildRowName(key: Uint8Array, id: ShareId): string;
  /** Begins to stretch a human's password. @param salt 16 fresh random bytes. */
  buildPasswordStretch(password: Uint8Array, salt: Uint8Array): Stretch;
  /**
   * Peppers a stretched password.
   *
   * @param storeKey that the share's id was made with.
   * @param lastBlock of 1 024 bytes, that stretching it gave.
   * @returns 32 bytes.
   */
  hashPassword(storeKey: Uint8Array, lastBlock: Uint8Array): Uint8Array<ArrayBuffer>;
  /** Tells the access proof of a sealed share from a human's password. @returns undefined where it is the latter. */
  parseProof(password: Uint8Array): AccessProof | undefined;
  /** Finds the access proof that a server could take a password for, which hashes less than the whole of it. */
  parseLeadingProof(password: Uint8Array): AccessProof | undefined;
  /** Hashes a link proof; it cannot be guessed, so that no slow hash is needed. @returns 32 bytes. */
  hashLinkProof(valueKey: Uint8Array, linkProof: Uint8Array): Uint8Array<ArrayBuffer>;
  /** Hashes a password proof; without the link it cannot be guessed. @returns 32 bytes. */
  hashProof(valueKey: Uint8Array, passwordProof: Uint8Array): Uint8Array<ArrayBuffer>;
  /** @returns the bearer token by which its creator, or its reader, deletes a share. It is stored nowhere. */
  buildDeleteToken(valueKey: Uint8Array, by: 'creator' | 'reader'): string;
  /**
   * @param random 16 fresh random bytes.
   * @returns what lets the second POST of the form without script open this share, for five minutes.
   */
  buildFormToken(key: Uint8Array, id: ShareId, random: Uint8Array, nowMs: number): string;
  /** Compares in constant time. */
  sameBytes(a: Uint8Array, b: Uint8Array): boolean;
}

/** All that bindings_worker.cpp adds. What is not plain, `loadWorkerCore` converts for. */
export interface RawWorkerCore extends RawCore, PlainFunctions {
  parseCreateBody(
    body: Uint8Array,
    valueCharsMax: number,
    lifetimeMinMs: number,
    requestId: string,
  ): CreateBody | Reply;
  buildRefusal(
    operation: Uint8Array,
    code: Uint8Array,
    status: number,
    id: string,
    retryAfterSeconds: number | undefined,
    requestId: string,
  ): Reply;
  parseBearer(authorization: Uint8Array): Bearer;
  parseReplyKeys(
    idempotencyKey: string | null,
    replyKey: Uint8Array,
    requestId: string,
  ): SentReplyKeys | Reply | undefined;
  nameReply(keys: Uint8Array, id: string, token: Uint8Array, organization: string): ReplyName;
  parseAcknowledgement(idempotencyKey: string, body: Uint8Array, id: string): Acknowledgement | undefined;
  relayResponse(
    operation: Uint8Array,
    status: number,
    headers: Uint8Array,
    body: Uint8Array,
    id: string,
    requestId: string,
    keys: Uint8Array,
    random: Uint8Array,
  ): Reply | NewSealedReply;
  relayFailure(operation: Uint8Array, code: Uint8Array, id: string, requestId: string): Reply;
  buildAccessReply(
    share: StoredShare,
    value: Uint8Array,
    deleteToken: string,
    keys: Uint8Array,
    random: Uint8Array,
  ): Reply | NewSealedReply;
  isFormToken(key: Uint8Array, id: string, token: Uint8Array, nowMs: number): boolean;
  deriveFormReplyKeys(key: Uint8Array, id: string, token: Uint8Array, password: Uint8Array): ReplyKeys;
}

export interface WorkerCore extends Core, PlainFunctions {
  /** @returns undefined where it is no id. */
  parseShareId(text: string): ShareId | undefined;
  parseCreateBody(body: Uint8Array, limits: CreateLimits, requestId: string): CreateBody | Reply;
  buildRefusal(code: ErrorCode, requestId: string, details?: RefusalDetails): Reply;
  /** @param authorization the header's value; empty where it was not sent. */
  parseBearer(authorization: string): Bearer;
  /** Reads the headers of an access; undefined where neither was sent, or words the 400. */
  parseReplyKeys(headers: Headers, requestId: string): SentReplyKeys | Reply | undefined;
  /** @param token the bearer token that the access came with; empty: none. With another one it is another access. */
  nameReply(keys: ReplyKeys, id: ShareId, token: string, organization: string): ReplyName;
  /** @returns undefined where it is malformed. */
  parseAcknowledgement(headers: Headers, body: Uint8Array, id: ShareId): Acknowledgement | undefined;
  /** `buildAccess` of a server that `parseServer` gave, with a password as it came. @param token empty: none. */
  buildUpstreamAccess(server: string, id: ShareId, password: Uint8Array, token: string): HttpRequest | Failure;
  /** A server's answer, written anew. */
  relayResponse(asked: Asked, response: HttpResponse): Reply;
  /** The same of an access. @param sealing undefined: what was granted is not to be sealed. */
  relayAccess(asked: Asked, response: HttpResponse, sealing: Sealing | undefined): Reply | NewSealedReply;
  /** Where no answer came, or none that can be read. */
  relayFailure(asked: Asked, code: ErrorCode): Reply;
  /**
   * @param share as it was before this access.
   * @param deleteToken empty: none.
   * @param sealing undefined: it is not to be sealed.
   */
  buildAccessReply(
    share: StoredShare,
    value: Uint8Array,
    deleteToken: string,
    sealing: Sealing | undefined,
  ): Reply | NewSealedReply;
  isFormToken(key: Uint8Array, id: ShareId, token: string, nowMs: number): boolean;
  /**
   * The reply keys of the form's second POST: pressed again with the same token and password, it is the same access.
   *
   * @param token one that `isFormToken`.
   */
  deriveFormReplyKeys(key: Uint8Array, id: ShareId, token: string, password: string): ReplyKeys;
}

const encoder = new TextEncoder();
const none = new Uint8Array();
const unsealed = { keys: none, random: none };

/** @param module the compiled worker.wasm. */
export async function loadWorkerCore(module: WebAssembly.Module): Promise<WorkerCore> {
  const raw = await instantiate(createModule, module);
  const clients = wrapCore(raw);
  const relay = (asked: Asked, response: HttpResponse, { keys, random }: Sealing) =>
    raw.relayResponse(
      utf8(asked.operation, 'operation'),
      response.status,
      headerBlock(response.headers),
      response.body,
      asked.id ?? '',
      asked.requestId,
      keys,
      random,
    );
  return {
    ...raw,
    ...clients,
    parseShareId(text) {
      const parsed = clients.parseId(text);
      return parsed.kind === 'id' ? (parsed.id as ShareId) : undefined;
    },
    parseCreateBody: (body, { valueCharsMax, lifetimeMinMs }, requestId) =>
      raw.parseCreateBody(body, valueCharsMax, lifetimeMinMs, requestId),
    buildRefusal: (code, requestId, { operation = 'access', status = 0, id, retryAfterSeconds } = {}) =>
      raw.buildRefusal(
        utf8(operation, 'operation'),
        utf8(code, 'code'),
        status,
        id ?? '',
        retryAfterSeconds,
        requestId,
      ),
    parseBearer: (authorization) => raw.parseBearer(encoder.encode(authorization)),
    parseReplyKeys(headers, requestId) {
      const idempotencyKey = headers.get('idempotency-key');
      const replyKey = headers.get('sharelink-reply-key') ?? undefined;
      if (idempotencyKey === null && replyKey === undefined) return undefined;
      return raw.parseReplyKeys(idempotencyKey, utf8(replyKey, 'reply key'), requestId);
    },
    nameReply: (keys, id, token, organization) => raw.nameReply(keys, id, utf8(token, 'token'), organization),
    parseAcknowledgement: (headers, body, id) =>
      raw.parseAcknowledgement(headers.get('idempotency-key') ?? '', body, id),
    buildUpstreamAccess: (server, id, password, token) =>
      raw.buildAccess(utf8(server, 'server'), utf8(id, 'id'), none, password, utf8(token, 'token'), none),
    relayResponse: (asked, response) => relay(asked, response, unsealed) as Reply,
    relayAccess: (asked, response, sealing = unsealed) => relay(asked, response, sealing),
    relayFailure: ({ operation, id, requestId }, code) =>
      raw.relayFailure(utf8(operation, 'operation'), utf8(code, 'code'), id ?? '', requestId),
    buildAccessReply: (share, value, deleteToken, { keys, random } = unsealed) =>
      raw.buildAccessReply(share, value, deleteToken, keys, random),
    isFormToken: (key, id, token, nowMs) => raw.isFormToken(key, id, utf8(token, 'token'), nowMs),
    deriveFormReplyKeys: (key, id, token, password) =>
      raw.deriveFormReplyKeys(key, id, utf8(token, 'token'), utf8(password, 'password')),
  };
}
