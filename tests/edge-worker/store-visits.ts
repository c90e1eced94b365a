/** A shard of the embedded store and who visits it, by a clock that the test sets. */
import assert from 'node:assert/strict';
import { beforeEach, mock } from 'node:test';
import type { GivenHash, PasswordHash } from '../../edge-worker/src/embedded/passwords.ts';
import type { StoreShard } from '../../edge-worker/src/embedded/store-shard.ts';
import type { Visit } from '../../edge-worker/src/embedded/stored-shares.ts';
import type { Reply, SealedReply } from '../../edge-worker/src/worker-core.ts';
import { loadStoreShard, MemoryStorage } from './worker-parts.ts';

export const name = 'row';
export const minute = 60_000;
export const hour = 60 * minute;
export const week = 7 * 24 * hour;
export const expiresAtMs = 60 * minute;
export const storeBytesMax = 1_000_000;

const { StoreShard: ShardClass, core } = await loadStoreShard();
export const id = core.parseShareId('BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc') ?? assert.fail();

const valueKey = new Uint8Array(32).fill(1);
export const hash = new Uint8Array(32).fill(7);
export const otherHash = new Uint8Array(32);
const encoder = new TextEncoder();

interface Current {
  storage: MemoryStorage;
  shard: StoreShard;
  ledger: { heldBytes: number; allows: boolean };
  /** What the network that asks takes of the other shards. */
  heldElsewhere: Map<string, number>;
  /** Another object on the same storage, as the runtime makes one when the shard is asked for after a while. */
  wake(): StoreShard;
  lastAck: Uint8Array | undefined;
  lastRetryAfter: number | undefined;
}

/** Of the test that runs. */
export const current = {} as Current;

/** A new shard for each test of a file, on an empty storage. */
export function useStoreShard(): void {
  beforeEach(() => {
    mock.timers.reset();
    mock.timers.enable({ apis: ['Date'], now: 0 });
    const storage = new MemoryStorage();
    const heldElsewhere = new Map<string, number>();
    const ledger = { heldBytes: 0, allows: true };
    const held = {
      async raise(_shard: string, bytes: number, bytesMax: number) {
        if (!ledger.allows || bytes > bytesMax) return false;
        ledger.heldBytes = bytes;
        return true;
      },
      async lower(_shard: string, bytes: number) {
        ledger.heldBytes = bytes;
      },
    };
    const env = {
      BACKEND: 'embedded',
      STORE_KEY: id,
      STORE_BYTES_MAX: String(storeBytesMax),
      STORE_LEDGER: { getByName: () => held },
      STORE_SHARD: {
        idFromName: (name: string) => name,
        getByName: (other: string) => ({ heldBy: async () => heldElsewhere.get(other) ?? 0 }),
      },
    };
    const wake = () => new ShardClass({ id: { toString: () => 'shard-0' }, storage, waitUntil: () => {} }, env);
    const nothing = { lastAck: undefined, lastRetryAfter: undefined };
    Object.assign(current, { storage, ledger, heldElsewhere, wake, shard: wake(), ...nothing });
  });
}

const human: PasswordHash = { kind: 'argon2id', salt: new Uint8Array(16), hash };
export const proof: PasswordHash = { kind: 'proof', linkHash: hash, hash };
const proofText = `${'A'.repeat(22)}.${'A'.repeat(43)}`;

export function store(
  viewsLeft: number | null,
  { password = human, value = 'swordfish', as = name, network = '' } = {},
): Promise<boolean> {
  const sealedValue = core.sealValue(valueKey, encoder.encode(value), new Uint8Array(24));
  const times = { createdAtMs: 0, expiresAtMs };
  const valueJsonBytes = encoder.encode(JSON.stringify(value)).length;
  const share = { ...times, viewsLeft, password, allowDelete: false, sealedValue, valueJsonBytes };
  return current.shard.store(as, share, network);
}

interface Visitor {
  readonly replyKeys?: number;
  readonly password?: string;
  readonly site?: string;
  readonly network?: string;
}

/** Other ones for each number. */
export function keysOf(replyKeys: number): Uint8Array<ArrayBuffer> {
  const keys = new Uint8Array(48);
  new DataView(keys.buffer).setUint32(0, replyKeys);
  return keys;
}

export function visitOf({ replyKeys, password = 'a password', site = '192.0.2.1', network = '' }: Visitor): Visit {
  const keys = replyKeys === undefined ? undefined : keysOf(replyKeys);
  return {
    id,
    name,
    valueKey: valueKey.slice(),
    network,
    site,
    address: site,
    isLocal: false,
    credentials: { token: '', organization: '' },
    password: encoder.encode(password),
    replyKeys: keys && { kind: 'reply_keys', keys },
    requestId: 'req-AAAAAAAAAAAAAA',
  };
}

/** @returns the value, or the code of the refusal. */
function read(answer: Reply | SealedReply, replyKeys = 0): string {
  const headers: [string, string][] =
    answer.kind === 'sealed_reply' ? [['content-type', 'application/vnd.sharelink.reply']] : [];
  const status = answer.kind === 'sealed_reply' ? 200 : answer.status;
  const keys = keysOf(replyKeys);
  const outcome = core.parseKeptResponse({ server: 'https://a.example', id }, keys, {
    status,
    headers,
    body: answer.body,
  });
  current.lastAck = outcome.ack;
  current.lastRetryAfter = answer.kind === 'reply' ? answer.retryAfterSeconds : undefined;
  return outcome.kind === 'granted' ? outcome.secretValue : outcome.kind;
}

/** As the worker does it: what is known first, then the access itself. */
export async function open(visitor: Visitor = {}, hashGiven = hash): Promise<string> {
  const visit = visitOf(visitor);
  const prepared = visit.password.length > 0 ? await current.shard.prepare(visit) : undefined;
  const given: GivenHash | undefined = visit.password.length > 0 ? { kind: 'argon2id', hash: hashGiven } : undefined;
  const answer = prepared?.kind === 'answer' ? prepared.answer : await current.shard.open(visit, given);
  return read(answer, visitor.replyKeys);
}

export const guess = (visitor: Visitor = {}) => open(visitor, otherHash);

/** With an access proof, whose two parts are right or wrong. */
export async function prove(link: 'right' | 'wrong', password: 'right' | 'wrong', site = '192.0.2.1'): Promise<string> {
  const part = (which: 'right' | 'wrong') => (which === 'right' ? hash : otherHash);
  const given: GivenHash = { kind: 'proof', linkHash: part(link), hash: part(password) };
  return read(await current.shard.open(visitOf({ password: proofText, site }), given));
}

export async function acknowledge(replyKeys: number, ack: Uint8Array): Promise<void> {
  const idempotencyKey = Buffer.from(keysOf(replyKeys).subarray(0, 16)).toString('base64url');
  const body = encoder.encode(JSON.stringify({ ack: Buffer.from(ack).toString('base64url') }));
  const acknowledgement = core.parseAcknowledgement(new Headers({ 'idempotency-key': idempotencyKey }), body, id);
  await current.shard.acknowledge(acknowledgement ?? assert.fail());
}

export const rows = (table: 'share' | 'value' | 'reply' | 'guess' | 'taken') =>
  current.storage.sql.exec<Record<string, unknown>>(`SELECT * FROM ${table}`).toArray();

/** Lets the time come that the shard has asked for. */
export async function ring(): Promise<void> {
  mock.timers.setTime(Number(current.storage.alarmMs));
  await current.shard.alarm();
}
