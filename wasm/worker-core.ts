/** The core as the edge worker has it: the clients' functions and the server's side of the protocol. */
import { type Core, headerBlock, type RawCore, wrapCore } from './core.ts';
import { instantiate } from './instantiate.ts';
import type { ErrorCode, HttpResponse, Operation, ViewSpent } from './types.ts';
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

export interface RefusalDetails {
  /** `refused` only: a 4xx. */
  readonly status?: number;
  /** `not_found` only: canonical, or left out where what was asked for is no id. */
  readonly id?: string;
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
  buildRefusal(code: string, status: number, id: string, requestId: string): Reply;
  buildCreated(id: string): Reply;
  relayResponse(
    operation: string,
    status: number,
    headers: Uint8Array,
    body: Uint8Array,
    id: string,
    requestId: string,
  ): Relayed;
  relayFailure(operation: string, code: string, id: string, requestId: string): Relayed;
  checkPeek(share: StoredShare, nowMs: number): ErrorCode | undefined;
  checkAccess(share: StoredShare, nowMs: number, password: PasswordCheck): ErrorCode | undefined;
  buildPeekReply(share: StoredShare): Reply;
  buildAccessReply(share: StoredShare, value: Uint8Array): Reply;
  buildStoreId(key: Uint8Array, random: Uint8Array): string;
  isStoreId(key: Uint8Array, id: string): boolean;
  buildRowName(key: Uint8Array, id: string): string;
  hashPassword(password: Uint8Array, salt: Uint8Array): Uint8Array<ArrayBuffer> | undefined;
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
  buildCreated(id: string): Reply;
  relayResponse(operation: Operation, response: HttpResponse, id: string, requestId: string): Relayed;
  relayFailure(operation: Operation, code: ErrorCode, id: string, requestId: string): Relayed;
  /** @returns why the share cannot be told about now; undefined where it can. */
  checkPeek(share: StoredShare, nowMs: number): ErrorCode | undefined;
  /** @returns why the share may not be opened now, in Infisical's order; undefined where it may. */
  checkAccess(share: StoredShare, nowMs: number, password: PasswordCheck): ErrorCode | undefined;
  buildPeekReply(share: StoredShare): Reply;
  /** @param share as it was before this access. */
  buildAccessReply(share: StoredShare, value: Uint8Array): Reply;
  buildStoreId(key: Uint8Array, random: Uint8Array): string;
  /** @param id canonical. */
  isStoreId(key: Uint8Array, id: string): boolean;
  /** Where the share of a canonical id is kept; tells nothing about the id without the key. */
  buildRowName(key: Uint8Array, id: string): string;
  /** Argon2id, 19 MiB, t = 2. @returns 32 bytes; undefined where memory could not be had. */
  hashPassword(password: Uint8Array, salt: Uint8Array): Uint8Array<ArrayBuffer> | undefined;
  /** Compares in constant time. */
  sameBytes(a: Uint8Array, b: Uint8Array): boolean;
}

/** @param module the compiled worker.wasm. */
export async function loadWorkerCore(module: WebAssembly.Module): Promise<WorkerCore> {
  const raw = await instantiate(createModule, module);
  return {
    ...wrapCore(raw),
    parseAccessBody: (body, requestId) => raw.parseAccessBody(body, requestId),
    parseCreateBody: (body, { valueCharsMax, lifetimeMinMs }, requestId) =>
      raw.parseCreateBody(body, valueCharsMax, lifetimeMinMs, requestId),
    parseDuration: (text) => raw.parseDuration(text),
    buildRefusal: (code, requestId, { status = 0, id = '' } = {}) => raw.buildRefusal(code, status, id, requestId),
    buildCreated: (id) => raw.buildCreated(id),
    relayResponse: (operation, { status, headers, body }, id, requestId) =>
      raw.relayResponse(operation, status, headerBlock(headers), body, id, requestId),
    relayFailure: (operation, code, id, requestId) => raw.relayFailure(operation, code, id, requestId),
    checkPeek: (share, nowMs) => raw.checkPeek(share, nowMs),
    checkAccess: (share, nowMs, password) => raw.checkAccess(share, nowMs, password),
    buildPeekReply: (share) => raw.buildPeekReply(share),
    buildAccessReply: (share, value) => raw.buildAccessReply(share, value),
    buildStoreId: (key, random) => raw.buildStoreId(key, random),
    isStoreId: (key, id) => raw.isStoreId(key, id),
    buildRowName: (key, id) => raw.buildRowName(key, id),
    hashPassword: (password, salt) => raw.hashPassword(password, salt),
    sameBytes: (a, b) => raw.sameBytes(a, b),
  };
}
