/** The embedded store’s rows: when each comes and goes, and what room it takes. */
import assert from 'node:assert/strict';
import { mock, suite, test } from 'node:test';
import { setImmediate as settled } from 'node:timers/promises';
import {
  acknowledge,
  current,
  expiresAtMs,
  guess,
  hash,
  id,
  minute,
  name,
  open,
  otherHash,
  ring,
  rows,
  store,
  storeBytesMax,
  useStoreShard,
  visitOf,
  week,
} from './store-visits.ts';

useStoreShard();

test('an access leaves its keys filled with zeros, opened or refused', async () => {
  await store(1);
  for (const given of [otherHash, hash, hash]) {
    const visit = visitOf({ replyKeys: 1 });
    const [{ valueKey: shares, replyKeys }] = [visit];
    assert.ok(shares.some((byte) => byte > 0) && replyKeys?.keys.some((byte) => byte > 0));
    await current.shard.open(visit, { kind: 'argon2id', hash: given });
    assert.deepEqual([...shares, ...(replyKeys?.keys ?? [])], Array(32 + 48).fill(0));
  }
});

suite('the alarm of a shard', () => {
  test('that comes too early only waits again', async () => {
    await store(null);
    mock.timers.setTime(expiresAtMs - 1);
    await current.shard.alarm();
    assert.equal(current.storage.alarmMs, expiresAtMs);
    assert.equal(await open(), 'swordfish');
  });

  test('at the deadline erases the value and the password', async () => {
    await store(3);
    await guess();
    assert.equal(current.storage.alarmMs, 10 * minute);
    await ring();
    assert.equal(current.storage.alarmMs, expiresAtMs);
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
    await current.shard.alarm();
    assert.deepEqual(rows('share'), []);
    assert.equal(await open(), 'not_found');
    assert.equal(await current.shard.look(name, id), undefined);
  });

  test('that comes twice, or after everything, changes nothing', async () => {
    await store(3);
    await ring();
    const before = [rows('share'), rows('value')];
    await current.shard.alarm();
    assert.deepEqual([rows('share'), rows('value')], before);
  });

  test('cleans more shares than one call does, and asks for the next call at once', async () => {
    const times = { createdAtMs: 0, expiresAtMs };
    const sealedValue = new Uint8Array(50);
    for (let i = 0; i < 850; i++) {
      const row = { ...times, viewsLeft: 1, password: null, allowDelete: false, sealedValue, valueJsonBytes: 12 };
      await current.shard.store(`row ${i}`, row, '');
    }
    mock.timers.setTime(expiresAtMs);
    for (const left of [350, 0]) {
      await current.shard.alarm();
      assert.equal(rows('value').length, left);
      assert.equal(current.storage.alarmMs, left > 0 ? expiresAtMs : expiresAtMs + week);
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
  await current.shard.look(name, id);
  await current.shard.prepare(visitOf({}));
  assert.equal(await open({ password: '' }), 'password_required');
  assert.equal(await guess(), 'password_incorrect');
  assert.deepEqual([rows('share'), rows('value')], before);
});

suite('the room of a shard', () => {
  test('is asked for before a share is stored, and where there is none nothing is', async () => {
    current.ledger.allows = false;
    assert.equal(await store(1), false);
    assert.deepEqual(rows('share'), []);
    current.ledger.allows = true;
    assert.equal(await store(1), true);
    assert.ok(current.ledger.heldBytes >= 2048);
  });

  test('holds from the start what the end of each share will leave, a reply that is kept and a tombstone', async () => {
    current.storage.databaseSize = 56 * 1024; // empty tables
    for (let i = 0; i < 100; i += 1) await store(1, { as: `row ${i}` });
    assert.ok(current.ledger.heldBytes >= 100 * 1024, String(current.ledger.heldBytes));
    mock.timers.setTime(expiresAtMs);
    await current.shard.alarm();
    assert.ok(current.ledger.heldBytes < 10 * 1024, String(current.ledger.heldBytes));
  });

  test('counts what the database holds, and goes back when it is free', async () => {
    current.storage.databaseSize = 500_000;
    assert.equal(await store(3), true);
    assert.ok(current.ledger.heldBytes > 400_000);
    current.storage.databaseSize = 60_000;
    await ring();
    assert.ok(current.ledger.heldBytes < 30_000, String(current.ledger.heldBytes));
  });

  test('goes back too where its shares ended while no object of it was awake', async () => {
    current.storage.databaseSize = 500_000;
    assert.equal(await store(3), true);
    current.storage.databaseSize = 60_000;
    current.wake();
    await settled();
    assert.ok(current.ledger.heldBytes < 30_000, String(current.ledger.heldBytes));
  });

  test('is taken by what replies leave for a twentieth at the most, however often a share is opened', async () => {
    await store(2000);
    for (let i = 0; i < 600; i += 1) {
      assert.equal(await open({ replyKeys: i }), 'swordfish');
      await acknowledge(i, current.lastAck ?? new Uint8Array());
    }
    assert.ok(rows('reply').length <= storeBytesMax / 4 / 20 / 512 + 256, String(rows('reply').length));
  });

  test('is taken by what shares leave that are over for a twentieth at the most, and for no network’s part', async () => {
    const share = { createdAtMs: 0, viewsLeft: 1, password: null, allowDelete: false, valueJsonBytes: 12 };
    for (let i = 0; i < 850; i += 1) {
      const row = { ...share, expiresAtMs: expiresAtMs + i, sealedValue: new Uint8Array(50) };
      await current.shard.store(`row ${i}`, row, i % 24 === 0 ? 'a network' : '');
    }
    assert.equal(rows('taken').length, 36);
    mock.timers.setTime(expiresAtMs + 850);
    for (let i = 0; i < 3; i += 1) await current.shard.alarm();
    const left = rows('share').map(({ name: left }) => left);
    assert.ok(left.length <= storeBytesMax / 4 / 20 / 512 + 256, String(left.length));
    assert.ok(left.includes('row 849') && !left.includes('row 0'), 'the oldest are forgotten first');
    assert.deepEqual([rows('value'), rows('taken')], [[], []]);
  });

  test('is asked for as long as the reply will be, whose JSON can be six times the value', async () => {
    const value = '\u0001'.repeat(30_000);
    await store(2, { value });
    current.storage.databaseSize = 56 * 1024 + 35_000;
    const before = current.ledger.heldBytes;
    for (const [view, added] of [
      [1, 180_000],
      [2, 150_000], // the last: the value goes
    ] as const) {
      current.ledger.allows = false;
      assert.equal(await open({ replyKeys: view }), 'rate_limited');
      current.ledger.allows = true;
      current.ledger.heldBytes = before;
      assert.equal(await open({ replyKeys: view }), value);
      const { heldBytes } = current.ledger;
      assert.ok(heldBytes >= before + added && heldBytes < before + added * 1.3, `${view}: ${heldBytes - before}`);
      current.shard = current.wake();
    }
  });

  test('keeps a tenth for replies: what is stored can be opened when no new share fits', async () => {
    assert.equal(await store(3, { value: 'v'.repeat(50_000) }), true);
    current.storage.databaseSize = storeBytesMax * 0.96;
    assert.equal(await store(1, { as: 'another' }), false);
    assert.equal((await open({ replyKeys: 1 })).length, 50_000);
    current.storage.databaseSize = storeBytesMax * 1.05;
    assert.equal(await open({ replyKeys: 2 }), 'rate_limited', 'no view is spent for a reply that cannot be kept');
    assert.equal((await current.shard.look(name, id))?.viewsLeft, 2);
    assert.equal((await open()).length, 50_000, 'without keys nothing is kept');
  });
});
