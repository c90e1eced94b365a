/** The core as the edge worker has it: the clients' functions and the server's side of the protocol. */
import { type Core, wrapCore } from '../../package/core/core.ts';
import { headerBlock, utf8 } from '../../package/core/inputs.ts';
import { instantiate } from '../../package/core/instantiate.ts';
import type { RawCore } from '../../package/core/raw-core.ts';
import type { ReplyKeys } from '../../package/core/values.ts';
import type { ErrorCode, Failure, HttpRequest, HttpResponse, Operation, ViewSpent } from '../../package/types.ts';
import createModule from './worker.mjs';

/** An HTTP answer in Infisical's own words, to be sent as application/json. */
export interface Reply {
  readonly kind: 'reply';
  readonly status: number;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly retryAfterSeconds?: number;
}

/** An upstream's answer, written anew, with what it meant. */
export interface Relayed extends Reply {
  readonly outcome: 'granted' | 'available' | 'created' | ErrorCode;
  readonly viewSpent: ViewSpent;
  /** Of a granted access: the share can be opened as often as anyone likes. */
  readonly unlimited: boolean;
  /** Of a granted access, where the upstream told it. */
  readonly expiresAtMs?: number;
}

export interface AccessBody {
  readonly kind: 'access';
  /** Empty: none given. */
  readonly password: Uint8Array<ArrayBuffer>;
}

export interface CreateBody {
  readonly kind: 'create';
  readonly value: Uint8Array<ArrayBuffer>;
  /** Empty: none. */
  readonly password: Uint8Array<ArrayBuffer>;
  readonly lifetimeMs: number;
  readonly maxViews: number | null;
  /** Whoever opens the share may delete it. */
  readonly allowDelete: boolean;
}

/** A share as the embedded store keeps it; its value and password hash aside. */
export interface StoredShare {
  readonly id: string;
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
  /** `refused` only: a 4xx. */
  readonly status?: number;
  /** `not_found` only: canonical, or left out where what was asked for is no id. */
  readonly id?: string;
  readonly retryAfterSeconds?: number | undefined;
}

export type PasswordCheck = 'not_given' | 'wrong' | 'right';

/** What bindings_worker.cpp adds. */
export interface RawWorkerCore extends RawCore {
  parseAccessBody(body: Uint8Array, requestId: string): AccessBody | Reply;
  parseCreateBody(
    body: Uint8Array,
    valueCharsMax: number,
    lifetimeMinMs: number,
    requestId: string,
  ): CreateBody | Reply;
  parseDuration(text: string): number | undefined;
  buildRefusal(
    code: Uint8Array,
    status: number,
    id: string,
    retryAfterSeconds: number | undefined,
    requestId: string,
  ): Reply;
  parseReplyKeys(
    idempotencyKey: string | null,
    replyKey: Uint8Array,
    requestId: string,
  ): SentReplyKeys | Reply | undefined;
  nameReply(keys: Uint8Array, id: string, token: Uint8Array): ReplyName;
  sealReply(
    keys: Uint8Array,
    id: string,
    status: number,
    body: Uint8Array,
    ack: Uint8Array,
    nonce: Uint8Array,
  ): Uint8Array<ArrayBuffer>;
  hashAck(ack: Uint8Array): string;
  parseAcknowledgement(idempotencyKey: string, body: Uint8Array, id: string): Acknowledgement | undefined;
  nameNetwork(id: string, network: string): string;
  nameLinkProof(id: string, linkProof: Uint8Array): string;
  nameShare(id: string): string;
  deriveValueKey(key: Uint8Array, id: string): Uint8Array<ArrayBuffer>;
  sealValue(valueKey: Uint8Array, value: Uint8Array, nonce: Uint8Array): Uint8Array<ArrayBuffer>;
  openValue(valueKey: Uint8Array, sealed: Uint8Array): Uint8Array<ArrayBuffer> | undefined;
  buildLegacyRefusal(requestId: string): Reply;
  parseBearer(authorization: Uint8Array): Bearer;
  buildCreated(id: string, deleteToken: string): Reply;
  relayResponse(
    operation: Uint8Array,
    status: number,
    headers: Uint8Array,
    body: Uint8Array,
    id: string,
    requestId: string,
  ): Relayed;
  relayFailure(operation: Uint8Array, code: Uint8Array, id: string, requestId: string): Relayed;
  checkPeek(share: StoredShare, nowMs: number): ErrorCode | undefined;
  checkAccess(share: StoredShare, nowMs: number, password: PasswordCheck): ErrorCode | undefined;
  buildPeekReply(share: StoredShare): Reply;
  buildAccessReply(share: StoredShare, value: Uint8Array, deleteToken: string): Reply;
  buildStoreId(key: Uint8Array, random: Uint8Array): string;
  isStoreId(key: Uint8Array, id: string): boolean;
  buildRowName(key: Uint8Array, id: string): string;
  hashPassword(key: Uint8Array, password: Uint8Array, salt: Uint8Array): Uint8Array<ArrayBuffer> | undefined;
  parseProof(password: Uint8Array): AccessProof | undefined;
  hashLinkProof(valueKey: Uint8Array, linkProof: Uint8Array): Uint8Array<ArrayBuffer>;
  hashProof(valueKey: Uint8Array, passwordProof: Uint8Array): Uint8Array<ArrayBuffer>;
  buildDeleteToken(valueKey: Uint8Array, byReader: boolean): string;
  buildFormToken(key: Uint8Array, id: string, random: Uint8Array, nowMs: number): string;
  isFormToken(key: Uint8Array, id: string, token: Uint8Array, nowMs: number): boolean;
  deriveFormReplyKeys(key: Uint8Array, id: string, token: Uint8Array, password: Uint8Array): ReplyKeys;
  sameBytes(a: Uint8Array, b: Uint8Array): boolean;
}

/** Request ids are "req-" and 14 letters or digits. Keys have 32 bytes, salts 16, the random part of an id 16. */
export interface WorkerCore extends Core {
  /** Reads the body of an access, or words the 422. An empty body counts as null. */
  parseAccessBody(body: Uint8Array, requestId: string): AccessBody | Reply;
  parseCreateBody(body: Uint8Array, limits: CreateLimits, requestId: string): CreateBody | Reply;
  /** @returns milliseconds of a duration such as `1h`, or undefined. */
  parseDuration(text: string): number | undefined;
  buildRefusal(code: ErrorCode, requestId: string, details?: RefusalDetails): Reply;
  /** @returns the 410 for a route by which older clients opened shares. */
  buildLegacyRefusal(requestId: string): Reply;
  /** @param authorization the header's value; empty where it was not sent. */
  parseBearer(authorization: string): Bearer;
  buildCreated(id: string, deleteToken?: string): Reply;
  /** Reads the headers of an access; undefined where neither was sent, or words the 400. */
  parseReplyKeys(headers: Headers, requestId: string): SentReplyKeys | Reply | undefined;
  /** @param token the bearer token that the access came with; empty: none. With another one it is another access. */
  nameReply(keys: ReplyKeys, id: string, token: string): ReplyName;
  /** @param ack 16 fresh random bytes; @param nonce 24. @returns what the holder of the keys can read. */
  sealReply(
    keys: ReplyKeys,
    id: string,
    reply: Pick<Reply, 'status' | 'body'>,
    ack: Uint8Array,
    nonce: Uint8Array,
  ): Uint8Array<ArrayBuffer>;
  hashAck(ack: Uint8Array): string;
  /** @returns undefined where it is malformed. */
  parseAcknowledgement(headers: Headers, body: Uint8Array, id: string): Acknowledgement | undefined;
  /** Names a client's network towards one share. @param network an IPv4 address, or an IPv6 address's first half. */
  nameNetwork(id: string, network: string): string;
  /** Names who holds a sealed share's link, towards that share, whether or not it is the right proof. */
  nameLinkProof(id: string, linkProof: Uint8Array): string;
  /** Names a share in storage that it has in common with others. */
  nameShare(id: string): string;
  /** The key that a share's value is sealed under; it cannot be had without the id. */
  deriveValueKey(key: Uint8Array, id: string): Uint8Array<ArrayBuffer>;
  /** @param nonce 24 fresh random bytes. */
  sealValue(valueKey: Uint8Array, value: Uint8Array, nonce: Uint8Array): Uint8Array<ArrayBuffer>;
  /** @returns undefined where it was not sealed under this key. */
  openValue(valueKey: Uint8Array, sealed: Uint8Array): Uint8Array<ArrayBuffer> | undefined;
  /** `buildAccess` of a server that `parseServer` gave, with a password as it came. @param token empty: none. */
  buildUpstreamAccess(server: string, id: string, password: Uint8Array, token: string): HttpRequest | Failure;
  relayResponse(operation: Operation, response: HttpResponse, id: string, requestId: string): Relayed;
  relayFailure(operation: Operation, code: ErrorCode, id: string, requestId: string): Relayed;
  /** @returns why the share cannot be told about now; undefined where it can. */
  checkPeek(share: StoredShare, nowMs: number): ErrorCode | undefined;
  /** @returns why the share may not be opened now, in Infisical's order; undefined where it may. */
  checkAccess(share: StoredShare, nowMs: number, password: PasswordCheck): ErrorCode | undefined;
  buildPeekReply(share: StoredShare): Reply;
  /** @param share as it was before this access. */
  buildAccessReply(share: StoredShare, value: Uint8Array, deleteToken?: string): Reply;
  buildStoreId(key: Uint8Array, random: Uint8Array): string;
  /** @param id canonical. */
  isStoreId(key: Uint8Array, id: string): boolean;
  /** Where the share of a canonical id is kept; tells nothing about the id without the key. */
  buildRowName(key: Uint8Array, id: string): string;
  /**
   * Argon2id, 19 MiB, t = 2, and a pepper.
   *
   * @param storeKey that the share's id was made with.
   * @returns 32 bytes; undefined where memory could not be had.
   */
  hashPassword(storeKey: Uint8Array, password: Uint8Array, salt: Uint8Array): Uint8Array<ArrayBuffer> | undefined;
  /** Tells the access proof of a sealed share from a human's password. @returns undefined where it is the latter. */
  parseProof(password: Uint8Array): AccessProof | undefined;
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
  buildFormToken(key: Uint8Array, id: string, random: Uint8Array, nowMs: number): string;
  isFormToken(key: Uint8Array, id: string, token: string, nowMs: number): boolean;
  /**
   * The reply keys of that second POST: pressed again with the same token and password, it is the same access.
   *
   * @param token one that `isFormToken`.
   */
  deriveFormReplyKeys(key: Uint8Array, id: string, token: string, password: string): ReplyKeys;
  /** Compares in constant time. */
  sameBytes(a: Uint8Array, b: Uint8Array): boolean;
}

const encoder = new TextEncoder();
const none = new Uint8Array();

/** @param module the compiled worker.wasm. */
export async function loadWorkerCore(module: WebAssembly.Module): Promise<WorkerCore> {
  const raw = await instantiate(createModule, module);
  return {
    ...wrapCore(raw),
    parseAccessBody: (body, requestId) => raw.parseAccessBody(body, requestId),
    parseCreateBody: (body, { valueCharsMax, lifetimeMinMs }, requestId) =>
      raw.parseCreateBody(body, valueCharsMax, lifetimeMinMs, requestId),
    parseDuration: (text) => raw.parseDuration(text),
    buildRefusal: (code, requestId, { status = 0, id = '', retryAfterSeconds } = {}) =>
      raw.buildRefusal(utf8(code, 'code'), status, id, retryAfterSeconds, requestId),
    parseReplyKeys(headers, requestId) {
      const idempotencyKey = headers.get('idempotency-key');
      const replyKey = headers.get('sharelink-reply-key') ?? undefined;
      if (idempotencyKey === null && replyKey === undefined) return undefined;
      return raw.parseReplyKeys(idempotencyKey, utf8(replyKey, 'reply key'), requestId);
    },
    nameReply: (keys, id, token) => raw.nameReply(keys, id, utf8(token, 'token')),
    sealReply: (keys, id, { status, body }, ack, nonce) => raw.sealReply(keys, id, status, body, ack, nonce),
    hashAck: (ack) => raw.hashAck(ack),
    parseAcknowledgement: (headers, body, id) =>
      raw.parseAcknowledgement(headers.get('idempotency-key') ?? '', body, id),
    nameNetwork: (id, network) => raw.nameNetwork(id, network),
    nameLinkProof: (id, linkProof) => raw.nameLinkProof(id, linkProof),
    nameShare: (id) => raw.nameShare(id),
    deriveValueKey: (key, id) => raw.deriveValueKey(key, id),
    sealValue: (valueKey, value, nonce) => raw.sealValue(valueKey, value, nonce),
    openValue: (valueKey, sealed) => raw.openValue(valueKey, sealed),
    buildLegacyRefusal: (requestId) => raw.buildLegacyRefusal(requestId),
    parseBearer: (authorization) => raw.parseBearer(encoder.encode(authorization)),
    buildCreated: (id, deleteToken = '') => raw.buildCreated(id, deleteToken),
    buildUpstreamAccess: (server, id, password, token) =>
      raw.buildAccess(utf8(server, 'server'), utf8(id, 'id'), password, utf8(token, 'token'), none),
    relayResponse: (operation, { status, headers, body }, id, requestId) =>
      raw.relayResponse(utf8(operation, 'operation'), status, headerBlock(headers), body, id, requestId),
    relayFailure: (operation, code, id, requestId) =>
      raw.relayFailure(utf8(operation, 'operation'), utf8(code, 'code'), id, requestId),
    checkPeek: (share, nowMs) => raw.checkPeek(share, nowMs),
    checkAccess: (share, nowMs, password) => raw.checkAccess(share, nowMs, password),
    buildPeekReply: (share) => raw.buildPeekReply(share),
    buildAccessReply: (share, value, deleteToken = '') => raw.buildAccessReply(share, value, deleteToken),
    buildStoreId: (key, random) => raw.buildStoreId(key, random),
    isStoreId: (key, id) => raw.isStoreId(key, id),
    buildRowName: (key, id) => raw.buildRowName(key, id),
    hashPassword: (storeKey, password, salt) => raw.hashPassword(storeKey, password, salt),
    parseProof: (password) => raw.parseProof(password),
    hashLinkProof: (valueKey, linkProof) => raw.hashLinkProof(valueKey, linkProof),
    hashProof: (valueKey, passwordProof) => raw.hashProof(valueKey, passwordProof),
    buildDeleteToken: (valueKey, by) => raw.buildDeleteToken(valueKey, by === 'reader'),
    buildFormToken: (key, id, random, nowMs) => raw.buildFormToken(key, id, random, nowMs),
    isFormToken: (key, id, token, nowMs) => raw.isFormToken(key, id, utf8(token, 'token'), nowMs),
    deriveFormReplyKeys: (key, id, token, password) =>
      raw.deriveFormReplyKeys(key, id, utf8(token, 'token'), utf8(password, 'password')),
    sameBytes: (a, b) => raw.sameBytes(a, b),
  };
}
