import assert from 'node:assert/strict';
import { beforeEach, mock, suite, test } from 'node:test';
import type { ShareObject } from '../../edge-worker/src/share-object.ts';
import { loadShareObject, MemoryStorage } from './share-object.ts';

const id = 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc';
const hour = 60 * 60 * 1000;
const week = 7 * 24 * hour;
const expiresAtMs = hour;

const ObjectClass = await loadShareObject();

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
  const password = { salt: new Uint8Array(16), hash: new Uint8Array(32).fill(7) };
  const value = new TextEncoder().encode('swordfish');
  await object.store({ createdAtMs: 0, expiresAtMs, viewsLeft, password, reservation: 'room', value });
}

const open = () => object.open(id, new Uint8Array(32).fill(7));

async function refusal(): Promise<string> {
  const opened = await open();
  return opened.kind === 'refused' ? opened.code : opened.kind;
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
    assert.equal((await open()).kind, 'opened');
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
    assert.equal(await refusal(), 'expired');
  });

  test('a week later erases the rest', async () => {
    await store(3);
    await ring();
    mock.timers.setTime(expiresAtMs + week - 1);
    assert.equal(await refusal(), 'expired');
    await ring();
    assert.equal(Date.now(), expiresAtMs + week);
    assert.equal(storage.rows.size, 0);
    assert.equal(storage.alarmMs, undefined);
    assert.equal(await refusal(), 'not_found');
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
    const opened = await open();
    assert.equal(opened.kind === 'opened' && new TextDecoder().decode(opened.value), 'swordfish');
    assert.deepEqual([...storage.rows.keys()], ['share']);
    assert.deepEqual(released, ['room']);
    assert.equal(await refusal(), 'view_limit_reached');
    assert.equal(storage.alarmMs, expiresAtMs + week);
    mock.timers.setTime(expiresAtMs);
    assert.equal(await refusal(), 'expired');
    await ring();
    assert.equal(await refusal(), 'not_found');
  });
});

test('a share whose alarm never came is refused all the same', async () => {
  await store(null);
  mock.timers.setTime(expiresAtMs - 1);
  assert.equal((await open()).kind, 'opened');
  mock.timers.setTime(expiresAtMs);
  assert.equal(await refusal(), 'expired');
  assert.equal(storage.rows.has('value'), true);
});

test('what looks at a share changes nothing', async () => {
  await store(2);
  const before = structuredClone(storage.rows);
  await object.look(id);
  await object.salt();
  assert.equal(
    await object.open(id, undefined).then((opened) => opened.kind === 'refused' && opened.code),
    'password_required',
  );
  assert.equal(
    await object.open(id, new Uint8Array(32)).then((opened) => opened.kind === 'refused' && opened.code),
    'password_incorrect',
  );
  assert.deepEqual(storage.rows, before);
});
