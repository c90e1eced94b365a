/** The embedded store's rows, by a clock that the test sets. */
import assert from 'node:assert/strict';
import { beforeEach, mock, suite, test } from 'node:test';
import { setImmediate as settled } from 'node:timers/promises';
import type { GivenHash, PasswordHash } from '../../edge-worker/src/embedded/passwords.ts';
import type { StoreShard } from '../../edge-worker/src/embedded/store-shard.ts';
import type { Visit } from '../../edge-worker/src/embedded/stored-shares.ts';
import type { Reply, SealedReply } from '../../edge-worker/src/worker-core.ts';
import { loadStoreShard, MemoryStorage } from './worker-parts.ts';

const name = 'row';
const minute = 60_000;
const hour = 60 * minute;
const week = 7 * 24 * hour;
const expiresAtMs = hour;
const storeBytesMax = 1_000_000;

const { StoreShard: ShardClass, core } = await loadStoreShard();
const id = core.parseShareId('BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc') ?? assert.fail();

const valueKey = new Uint8Array(32).fill(1);
const hash = new Uint8Array(32).fill(7);
const otherHash = new Uint8Array(32);
const encoder = new TextEncoder();

let storage: MemoryStorage;
let shard: StoreShard;
/** Another object on the same storage, as the runtime makes one when the shard is asked for after a while. */
let wake: () => StoreShard;
let ledger: { heldBytes: number; allows: boolean };

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['Date'], now: 0 });
  storage = new MemoryStorage();
  ledger = { heldBytes: 0, allows: true };
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
  };
  wake = () => new ShardClass({ id: { toString: () => 'shard' }, storage, waitUntil: () => {} }, env);
  shard = wake();
});

const human: PasswordHash = { kind: 'argon2id', salt: new Uint8Array(16), hash };
const proof: PasswordHash = { kind: 'proof', linkHash: hash, hash };
const proofText = `${'A'.repeat(22)}.${'A'.repeat(43)}`;

function store(viewsLeft: number | null, { password = human, value = 'swordfish', as = name } = {}): Promise<boolean> {
  const sealedValue = core.sealValue(valueKey, encoder.encode(value), new Uint8Array(24));
  const times = { createdAtMs: 0, expiresAtMs };
  return shard.store(as, { ...times, viewsLeft, password, allowDelete: false, sealedValue });
}

interface Visitor {
  readonly replyKeys?: number;
  readonly password?: string;
  readonly site?: string;
}

/** Other ones for each number. */
function keysOf(replyKeys: number): Uint8Array<ArrayBuffer> {
  const keys = new Uint8Array(48);
  new DataView(keys.buffer).setUint32(0, replyKeys);
  return keys;
}

function visitOf({ replyKeys, password = 'a password', site = '192.0.2.1' }: Visitor): Visit {
  const keys = replyKeys === undefined ? undefined : keysOf(replyKeys);
  return {
    id,
    name,
    valueKey: valueKey.slice(),
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
  lastAck = outcome.ack;
  lastRetryAfter = answer.kind === 'reply' ? answer.retryAfterSeconds : undefined;
  return outcome.kind === 'granted' ? outcome.secretValue : outcome.kind;
}

let lastAck: Uint8Array | undefined;
let lastRetryAfter: number | undefined;

/** As the worker does it: what is known first, then the access itself. */
async function open(visitor: Visitor = {}, hashGiven = hash): Promise<string> {
  const visit = visitOf(visitor);
  const prepared = visit.password.length > 0 ? await shard.prepare(visit) : undefined;
  const given: GivenHash | undefined = visit.password.length > 0 ? { kind: 'argon2id', hash: hashGiven } : undefined;
  const answer = prepared?.kind === 'answer' ? prepared.answer : await shard.open(visit, given);
  return read(answer, visitor.replyKeys);
}

const guess = (visitor: Visitor = {}) => open(visitor, otherHash);

/** With an access proof, whose two parts are right or wrong. */
async function prove(link: 'right' | 'wrong', password: 'right' | 'wrong', site = '192.0.2.1'): Promise<string> {
  const part = (which: 'right' | 'wrong') => (which === 'right' ? hash : otherHash);
  const given: GivenHash = { kind: 'proof', linkHash: part(link), hash: part(password) };
  return read(await shard.open(visitOf({ password: proofText, site }), given));
}

async function acknowledge(replyKeys: number, ack: Uint8Array): Promise<void> {
  const idempotencyKey = Buffer.from(keysOf(replyKeys).subarray(0, 16)).toString('base64url');
  const body = encoder.encode(JSON.stringify({ ack: Buffer.from(ack).toString('base64url') }));
  const acknowledgement = core.parseAcknowledgement(new Headers({ 'idempotency-key': idempotencyKey }), body, id);
  await shard.acknowledge(acknowledgement ?? assert.fail());
}

const rows = (table: 'share' | 'value' | 'reply' | 'guess') =>
  storage.sql.exec<Record<string, unknown>>(`SELECT * FROM ${table}`).toArray();

/** Lets the time come that the shard has asked for. */
async function ring(): Promise<void> {
  mock.timers.setTime(Number(storage.alarmMs));
  await shard.alarm();
}

test('an access leaves its keys filled with zeros, opened or refused', async () => {
  await store(1);
  for (const given of [otherHash, hash, hash]) {
    const visit = visitOf({ replyKeys: 1 });
    const [{ valueKey: shares, replyKeys }] = [visit];
    assert.ok(shares.some((byte) => byte > 0) && replyKeys?.keys.some((byte) => byte > 0));
    await shard.open(visit, { kind: 'argon2id', hash: given });
    assert.deepEqual([...shares, ...(replyKeys?.keys ?? [])], Array(32 + 48).fill(0));
  }
});

suite('the alarm of a shard', () => {
  test('that comes too early only waits again', async () => {
    await store(null);
    mock.timers.setTime(expiresAtMs - 1);
    await shard.alarm();
    assert.equal(storage.alarmMs, expiresAtMs);
    assert.equal(await open(), 'swordfish');
  });

  test('at the deadline erases the value and the password', async () => {
    await store(3);
    await guess();
    assert.equal(storage.alarmMs, 10 * minute);
    await ring();
    assert.equal(storage.alarmMs, expiresAtMs);
    await ring();
    assert.deepEqual([rows('value'), rows('guess')], [[], []]);
    const [{ password_kind: kind, password_part: part, password_hash: stored, views_left: views } = {}] = rows('share');
    assert.deepEqual([kind, part, stored, views], [null, null, null, 3]);
    assert.equal(await open(), 'expired');
  });

  test('a week later erases the rest', async () => {
    await store(3);
    await ring();
    mock.timers.setTime(expiresAtMs + week - 1);
    assert.equal(await open(), 'expired');
    mock.timers.setTime(expiresAtMs + week);
    await shard.alarm();
    assert.deepEqual(rows('share'), []);
    assert.equal(await open(), 'not_found');
    assert.equal(await shard.look(name, id), undefined);
  });

  test('that comes twice, or after everything, changes nothing', async () => {
    await store(3);
    await ring();
    const before = [rows('share'), rows('value')];
    await shard.alarm();
    assert.deepEqual([rows('share'), rows('value')], before);
  });

  test('cleans more shares than one call does, and asks for the next call at once', async () => {
    const times = { createdAtMs: 0, expiresAtMs };
    const sealedValue = new Uint8Array(50);
    for (let i = 0; i < 1200; i++) {
      await shard.store(`row ${i}`, { ...times, viewsLeft: 1, password: null, allowDelete: false, sealedValue });
    }
    mock.timers.setTime(expiresAtMs);
    for (const left of [700, 200, 0]) {
      await shard.alarm();
      assert.equal(rows('value').length, left);
      assert.equal(storage.alarmMs, left > 0 ? expiresAtMs : expiresAtMs + week);
    }
  });
});

test('a share that no alarm has erased is refused after its deadline all the same, and erased then', async () => {
  await store(null);
  mock.timers.setTime(expiresAtMs - 1);
  assert.equal(await open(), 'swordfish');
  mock.timers.setTime(expiresAtMs);
  assert.equal(await open(), 'expired');
  assert.deepEqual(rows('value'), []);
});

test('the last view takes the value and the password with it', async () => {
  await store(1);
  assert.equal(await open(), 'swordfish');
  assert.deepEqual(rows('value'), []);
  assert.equal(rows('share')[0]?.password_hash, null);
  assert.equal(await open(), 'view_limit_reached');
  mock.timers.setTime(expiresAtMs);
  assert.equal(await open(), 'expired');
});

test('what looks at a share changes nothing of it', async () => {
  await store(2);
  const before = [rows('share'), rows('value')];
  await shard.look(name, id);
  await shard.prepare(visitOf({}));
  assert.equal(await open({ password: '' }), 'password_required');
  assert.equal(await guess(), 'password_incorrect');
  assert.deepEqual([rows('share'), rows('value')], before);
});

suite('the room of a shard', () => {
  test('is asked for before a share is stored, and where there is none nothing is', async () => {
    ledger.allows = false;
    assert.equal(await store(1), false);
    assert.deepEqual(rows('share'), []);
    ledger.allows = true;
    assert.equal(await store(1), true);
    assert.ok(ledger.heldBytes >= 2048);
  });

  test('counts what the database holds, and goes back when it is free', async () => {
    storage.databaseSize = 500_000;
    assert.equal(await store(3), true);
    assert.ok(ledger.heldBytes > 400_000);
    storage.databaseSize = 60_000;
    await ring();
    assert.ok(ledger.heldBytes < 30_000, String(ledger.heldBytes));
  });

  test('goes back too where its shares ended while no object of it was awake', async () => {
    storage.databaseSize = 500_000;
    assert.equal(await store(3), true);
    storage.databaseSize = 60_000;
    wake();
    await settled();
    assert.ok(ledger.heldBytes < 30_000, String(ledger.heldBytes));
  });

  test('is taken by what replies leave for a twentieth at the most, however often a share is opened', async () => {
    await store(2000);
    for (let i = 0; i < 600; i += 1) {
      assert.equal(await open({ replyKeys: i }), 'swordfish');
      await acknowledge(i, lastAck ?? new Uint8Array());
    }
    assert.ok(rows('reply').length <= storeBytesMax / 4 / 20 / 512 + 256, String(rows('reply').length));
  });

  test('keeps a tenth for replies: what is stored can be opened when no new share fits', async () => {
    assert.equal(await store(3, { value: 'v'.repeat(50_000) }), true);
    storage.databaseSize = storeBytesMax * 0.96;
    assert.equal(await store(1, { as: 'another' }), false);
    assert.equal((await open({ replyKeys: 1 })).length, 50_000);
    storage.databaseSize = storeBytesMax * 1.05;
    assert.equal(await open({ replyKeys: 2 }), 'rate_limited', 'no view is spent for a reply that cannot be kept');
    assert.equal((await shard.look(name, id))?.viewsLeft, 2);
    assert.equal((await open()).length, 50_000, 'without keys nothing is kept');
  });
});

suite('a kept reply', () => {
  test('comes again for the same keys and spends nothing', async () => {
    await store(2);
    assert.equal(await open({ replyKeys: 1 }), 'swordfish');
    assert.equal(await open({ replyKeys: 1 }), 'swordfish');
    assert.equal((await shard.look(name, id))?.viewsLeft, 1);
    assert.equal(await open({ replyKeys: 2 }), 'swordfish');
    assert.equal((await shard.look(name, id))?.viewsLeft, 0);
    assert.equal(await open({ replyKeys: 1 }), 'swordfish');
    assert.equal(await open({ replyKeys: 3 }), 'view_limit_reached');
  });

  test('outlives the last view until it is acknowledged; then nothing of the value is left', async () => {
    await store(1);
    assert.equal(await open({ replyKeys: 1 }), 'swordfish');
    const ack = lastAck ?? new Uint8Array();
    assert.deepEqual(rows('value'), []);
    await acknowledge(1, new Uint8Array(16));
    assert.equal(await open({ replyKeys: 1 }), 'swordfish', 'a wrong acknowledgement changes nothing');
    await acknowledge(1, ack);
    assert.equal(rows('reply')[0]?.sealed, null);
    assert.equal(await open({ replyKeys: 1 }), 'reply_gone');
    assert.equal(await open(), 'view_limit_reached');
  });

  test('is gone ten minutes later, for a day', async () => {
    await store(2);
    await open({ replyKeys: 1 });
    mock.timers.setTime(10 * minute - 1);
    assert.equal(await open({ replyKeys: 1 }), 'swordfish');
    await ring();
    assert.equal(Date.now(), 10 * minute);
    assert.equal(rows('reply')[0]?.sealed, null);
    assert.equal(await open({ replyKeys: 1 }), 'reply_gone');
    mock.timers.setTime(10 * minute + 24 * hour - 1);
    assert.equal(await open({ replyKeys: 1 }), 'reply_gone', 'after the share, too');
  });

  test('never outlives its share', async () => {
    await store(2);
    mock.timers.setTime(expiresAtMs - 1000);
    await open({ replyKeys: 1 });
    mock.timers.setTime(expiresAtMs);
    assert.equal(await open({ replyKeys: 1 }), 'reply_gone');
    await shard.alarm();
    assert.equal(rows('reply')[0]?.sealed, null);
    assert.equal(await open({ replyKeys: 1 }), 'reply_gone');
    assert.equal(await open({ replyKeys: 2 }), 'expired');
  });

  test('is not there for who has another reply key', async () => {
    await store(2);
    await open({ replyKeys: 1 });
    const visit = visitOf({ replyKeys: 1 });
    const keys = keysOf(1).fill(2, 16);
    const prepared = await shard.prepare({ ...visit, replyKeys: { kind: 'reply_keys', keys } });
    assert.equal(prepared.kind === 'answer' && prepared.answer.kind === 'reply' && prepared.answer.status, 422);
  });

  test('is not made where views are unlimited', async () => {
    await store(null);
    assert.equal(await open({ replyKeys: 1 }), 'swordfish');
    assert.deepEqual(rows('reply'), []);
  });

  test('has at most fifteen others of its network beside it, and those of one network shut no other out', async () => {
    await store(40);
    for (let i = 1; i <= 16; i += 1) assert.equal(await open({ replyKeys: i }), 'swordfish');
    assert.equal(await open({ replyKeys: 17 }), 'rate_limited');
    assert.equal((await shard.look(name, id))?.viewsLeft, 24);
    assert.equal(await open({ replyKeys: 18, site: '192.0.2.2' }), 'swordfish');
    assert.equal(await open(), 'swordfish', 'without keys nothing is kept');
  });
});

suite('guessing a password', () => {
  test('is free five times, then waits longer and longer, for each network apart', async () => {
    await store(3);
    for (let i = 0; i < 5; i += 1) assert.equal(await guess(), 'password_incorrect');
    assert.equal(await guess(), 'too_many_guesses');
    assert.equal(await open(), 'too_many_guesses', 'the right password waits too');
    assert.equal(await open({ site: '192.0.2.2' }), 'swordfish');
    const waits: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      let seconds = 0;
      while ((await guess()) === 'too_many_guesses') {
        seconds += 1;
        mock.timers.tick(1000);
      }
      waits.push(seconds);
    }
    assert.deepEqual(waits, [1, 2, 4, 8, 16, 32, 60, 60]);
  });

  test('of a lost answer is counted once', async () => {
    await store(3);
    for (let i = 0; i < 20; i += 1) assert.equal(await guess({ replyKeys: 1 }), 'password_incorrect');
    mock.timers.tick(120_000);
    for (let i = 0; i < 4; i += 1) assert.equal(await guess({ replyKeys: 1 + i }), 'password_incorrect');
    assert.equal(await guess({ replyKeys: 9 }), 'too_many_guesses');
  });
});

suite('guessing the password of a sealed share', () => {
  test('without its link is refused, never counted and never delayed, and delays nobody', async () => {
    await store(3, { password: proof });
    for (let i = 0; i < 200; i += 1)
      assert.equal(await prove('wrong', i % 2 ? 'right' : 'wrong'), 'password_incorrect');
    assert.deepEqual(rows('guess'), []);
    assert.equal(await prove('right', 'right'), 'swordfish');
  });

  test('with its link is counted for the share as a whole, whatever the network', async () => {
    await store(3, { password: proof });
    for (let i = 0; i < 5; i += 1) assert.equal(await prove('right', 'wrong', `site ${i}`), 'password_incorrect');
    assert.equal(await prove('right', 'wrong', 'another site'), 'too_many_guesses');
    assert.equal(await prove('right', 'right', 'a reader'), 'too_many_guesses');
    assert.equal(await prove('wrong', 'wrong', 'a stranger'), 'password_incorrect');
    let guesses = 0;
    for (let second = 0; second < 3600 - 1; second += 1) {
      mock.timers.tick(1000);
      const answer = await prove('right', 'wrong', `site ${second}`);
      if (answer === 'password_incorrect') guesses += 1;
      else assert.ok(lastRetryAfter !== undefined && lastRetryAfter <= 60);
    }
    assert.ok(guesses < 70, `${guesses} guesses in an hour`);
    mock.timers.setTime(expiresAtMs - 1);
  });
});
