import assert from 'node:assert/strict';
import { beforeEach, mock, suite, test } from 'node:test';
import type { SealedReply } from '../../edge-worker/src/backend.ts';
import type { ShareObject, Visit } from '../../edge-worker/src/share-object.ts';
import type { Reply } from '../../wasm/worker-core.ts';
import { loadShareObject, MemoryStorage } from './share-object.ts';

const id = 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc';
const hour = 60 * 60 * 1000;
const week = 7 * 24 * hour;
const expiresAtMs = hour;

const { ShareObject: ObjectClass, core } = await loadShareObject();

const valueKey = new Uint8Array(32).fill(1);
const hash = new Uint8Array(32).fill(7);
const encoder = new TextEncoder();

let storage: MemoryStorage;
let released: string[];
let object: ShareObject;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['Date'], now: 0 });
  storage = new MemoryStorage();
  released = [];
  const ledger = { release: async (key: string) => void released.push(key) };
  const env = { STORE_LEDGER: { getByName: () => ledger } };
  object = new ObjectClass({ storage, waitUntil: () => {} }, env);
});

async function store(viewsLeft: number | null): Promise<void> {
  const password = { kind: 'argon2id' as const, salt: new Uint8Array(16), hash };
  const sealedValue = core.sealValue(valueKey, encoder.encode('swordfish'), new Uint8Array(24));
  const times = { createdAtMs: 0, expiresAtMs };
  await object.store({ ...times, viewsLeft, password, allowDelete: false, reservation: 'room', sealedValue });
}

interface Visitor {
  readonly replyKeys?: number;
  readonly password?: string;
  readonly network?: string;
}

function visitOf({ replyKeys, password = 'a password', network = '192.0.2.1' }: Visitor): Visit {
  const keys = replyKeys === undefined ? undefined : new Uint8Array(48).fill(replyKeys);
  return {
    id,
    valueKey,
    network,
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
  const keys = new Uint8Array(48).fill(replyKeys);
  const outcome = core.parseKeptResponse({ server: 'https://a.example', id }, keys, {
    status,
    headers,
    body: answer.body,
  });
  lastAck = outcome.ack;
  return outcome.kind === 'granted' ? outcome.secretValue : outcome.kind;
}

let lastAck: Uint8Array | undefined;

/** As the worker does it: what is known first, then the access itself. */
async function open(visitor: Visitor = {}, hashGiven = hash): Promise<string> {
  const visit = visitOf(visitor);
  const prepared = visit.password.length > 0 ? await object.prepare(visit) : undefined;
  const passwordHash = visit.password.length > 0 ? ({ kind: 'argon2id', hash: hashGiven } as const) : undefined;
  const answer = prepared?.kind === 'answer' ? prepared.answer : await object.open(visit, passwordHash);
  return read(answer, visitor.replyKeys);
}

const guess = (visitor: Visitor = {}) => open(visitor, new Uint8Array(32));

async function acknowledge(replyKeys: number, ack: Uint8Array): Promise<void> {
  const { record } = core.nameReply(new Uint8Array(48).fill(replyKeys), id, '');
  await object.acknowledge({ record, ackHash: core.hashAck(ack) });
}

/** Lets the time come that the object has asked for. */
async function ring(): Promise<void> {
  mock.timers.setTime(Number(storage.alarmMs));
  await object.alarm();
}

suite('the alarm of a share', () => {
  test('that comes too early only waits again', async () => {
    await store(null);
    mock.timers.setTime(expiresAtMs - 1);
    await object.alarm();
    assert.equal(storage.alarmMs, expiresAtMs);
    assert.equal(await open(), 'swordfish');
    assert.deepEqual(released, []);
  });

  test('at the deadline erases the value, the password and the room it took', async () => {
    await store(3);
    await ring();
    assert.equal(Date.now(), expiresAtMs);
    assert.deepEqual([...storage.rows.keys()], ['share']);
    const { password, reservation, viewsLeft } = storage.rows.get('share') as Record<string, unknown>;
    assert.deepEqual({ password, reservation, viewsLeft }, { password: null, reservation: null, viewsLeft: 3 });
    assert.deepEqual(released, ['room']);
    assert.equal(await open(), 'expired');
  });

  test('a week later erases the rest', async () => {
    await store(3);
    await ring();
    mock.timers.setTime(expiresAtMs + week - 1);
    assert.equal(await open(), 'expired');
    await ring();
    assert.equal(Date.now(), expiresAtMs + week);
    assert.equal(storage.rows.size, 0);
    assert.equal(storage.alarmMs, undefined);
    assert.equal(await open(), 'not_found');
    assert.equal(await object.look(id), undefined);
  });

  test('that comes twice, or after everything, changes nothing', async () => {
    await store(3);
    await ring();
    const { alarmMs, rows } = structuredClone({ alarmMs: storage.alarmMs, rows: storage.rows });
    await object.alarm();
    assert.deepEqual({ alarmMs: storage.alarmMs, rows: storage.rows }, { alarmMs, rows });
    assert.deepEqual(released, ['room']);
    await ring();
    await object.alarm();
    assert.equal(storage.rows.size, 0);
  });

  test('is set to the end of the tombstone by the last view', async () => {
    await store(1);
    assert.equal(await open(), 'swordfish');
    assert.deepEqual([...storage.rows.keys()], ['share']);
    assert.deepEqual(released, ['room']);
    assert.equal(await open(), 'view_limit_reached');
    assert.equal(storage.alarmMs, expiresAtMs + week);
    mock.timers.setTime(expiresAtMs);
    assert.equal(await open(), 'expired');
    await ring();
    assert.equal(await open(), 'not_found');
  });
});

test('a share whose alarm never came is refused all the same, and erased then', async () => {
  await store(null);
  mock.timers.setTime(expiresAtMs - 1);
  assert.equal(await open(), 'swordfish');
  mock.timers.setTime(expiresAtMs);
  assert.equal(await open(), 'expired');
  assert.equal(storage.rows.has('value'), false);
});

test('what looks at a share changes nothing', async () => {
  await store(2);
  const before = structuredClone(storage.rows);
  await object.look(id);
  await object.prepare(visitOf({}));
  assert.equal(await open({ password: '' }), 'password_required');
  assert.equal(await guess(), 'password_incorrect');
  assert.deepEqual(storage.rows, before);
});

suite('a kept reply', () => {
  test('comes again for the same keys and spends nothing', async () => {
    await store(2);
    assert.equal(await open({ replyKeys: 1 }), 'swordfish');
    assert.equal(await open({ replyKeys: 1 }), 'swordfish');
    assert.equal((await object.look(id))?.viewsLeft, 1);
    assert.equal(await open({ replyKeys: 2 }), 'swordfish');
    assert.equal((await object.look(id))?.viewsLeft, 0);
    assert.equal(await open({ replyKeys: 1 }), 'swordfish');
    assert.equal(await open({ replyKeys: 3 }), 'view_limit_reached');
  });

  test('outlives the last view until it is acknowledged; then nothing of the value is left', async () => {
    await store(1);
    assert.equal(await open({ replyKeys: 1 }), 'swordfish');
    const ack = lastAck ?? new Uint8Array();
    assert.deepEqual(released, []);
    assert.equal(storage.rows.has('value'), false);
    await acknowledge(1, new Uint8Array(16));
    assert.equal(await open({ replyKeys: 1 }), 'swordfish', 'a wrong acknowledgement changes nothing');
    await acknowledge(1, ack);
    assert.deepEqual(released, ['room']);
    assert.equal(await open({ replyKeys: 1 }), 'reply_gone');
    assert.equal(await open(), 'view_limit_reached');
  });

  test('is gone ten minutes later, for a day', async () => {
    await store(2);
    await open({ replyKeys: 1 });
    mock.timers.setTime(10 * 60 * 1000 - 1);
    assert.equal(await open({ replyKeys: 1 }), 'swordfish');
    await ring();
    assert.equal(Date.now(), 10 * 60 * 1000);
    assert.equal(await open({ replyKeys: 1 }), 'reply_gone');
    await ring();
    assert.equal(await open({ replyKeys: 1 }), 'reply_gone', 'after the share, too');
  });

  test('never outlives its share', async () => {
    await store(2);
    mock.timers.setTime(expiresAtMs - 1000);
    await open({ replyKeys: 1 });
    mock.timers.setTime(expiresAtMs);
    assert.equal(await open({ replyKeys: 1 }), 'reply_gone');
    await ring();
    assert.deepEqual([...storage.rows.keys()], ['share']);
    assert.equal(await open({ replyKeys: 1 }), 'reply_gone');
    assert.equal(await open({ replyKeys: 2 }), 'expired');
  });

  test('is not there for who has another reply key', async () => {
    await store(2);
    await open({ replyKeys: 1 });
    const visit = visitOf({ replyKeys: 1 });
    const keys = new Uint8Array(48).fill(1).fill(2, 16);
    const prepared = await object.prepare({ ...visit, replyKeys: { kind: 'reply_keys', keys } });
    assert.equal(prepared.kind === 'answer' && prepared.answer.kind === 'reply' && prepared.answer.status, 422);
  });

  test('is not made where views are unlimited', async () => {
    await store(null);
    assert.equal(await open({ replyKeys: 1 }), 'swordfish');
    const rows = storage.sql.exec('SELECT record FROM reply').toArray();
    assert.deepEqual(rows, []);
  });

  test('has at most fifteen others beside it: the next is refused before a view is spent', async () => {
    await store(20);
    for (let i = 1; i <= 16; i += 1) assert.equal(await open({ replyKeys: i }), 'swordfish');
    assert.equal(await open({ replyKeys: 17 }), 'rate_limited');
    assert.equal((await object.look(id))?.viewsLeft, 4);
    assert.equal(await open(), 'swordfish', 'without keys nothing is kept');
  });
});

suite('guessing', () => {
  test('is free five times, then waits longer and longer, for each network apart', async () => {
    await store(3);
    for (let i = 0; i < 5; i += 1) assert.equal(await guess(), 'password_incorrect');
    assert.equal(await guess(), 'rate_limited');
    assert.equal(await open(), 'rate_limited', 'the right password waits too');
    assert.equal(await open({ network: '192.0.2.2' }), 'swordfish');
    const waits: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      let seconds = 0;
      while ((await guess()) === 'rate_limited') {
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
    assert.equal(await guess({ replyKeys: 9 }), 'rate_limited');
  });

  test('by many networks a hundred times leaves a try to those that have not guessed', async () => {
    await store(3);
    for (let i = 0; i < 100; i += 1) assert.equal(await guess({ network: `network ${i}` }), 'password_incorrect');
    assert.equal(await open({ network: 'network 7' }), 'rate_limited');
    assert.equal(await open({ network: 'a new one' }), 'swordfish');
  });

  test('with what cannot be guessed is neither counted nor delayed', async () => {
    await store(3);
    const proof = `${'A'.repeat(22)}.${'A'.repeat(43)}`;
    for (let i = 0; i < 20; i += 1) assert.equal(await guess({ password: proof }), 'password_incorrect');
    assert.equal(await open(), 'swordfish');
  });
});
