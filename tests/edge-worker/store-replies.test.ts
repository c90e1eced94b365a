/** The replies that the embedded store keeps. */
import assert from 'node:assert/strict';
import { mock, suite, test } from 'node:test';
import {
  acknowledge,
  current,
  expiresAtMs,
  hour,
  id,
  keysOf,
  minute,
  name,
  open,
  ring,
  rows,
  store,
  useStoreShard,
  visitOf,
} from './store-visits.ts';

useStoreShard();

suite('a kept reply', () => {
  test('comes again for the same keys and spends nothing', async () => {
    await store(2);
    assert.equal(await open({ replyKeys: 1 }), 'swordfish');
    assert.equal(await open({ replyKeys: 1 }), 'swordfish');
    assert.equal((await current.shard.look(name, id))?.viewsLeft, 1);
    assert.equal(await open({ replyKeys: 2 }), 'swordfish');
    assert.equal((await current.shard.look(name, id))?.viewsLeft, 0);
    assert.equal(await open({ replyKeys: 1 }), 'swordfish');
    assert.equal(await open({ replyKeys: 3 }), 'view_limit_reached');
  });

  test('outlives the last view until it is acknowledged; then nothing of the value is left', async () => {
    await store(1);
    assert.equal(await open({ replyKeys: 1 }), 'swordfish');
    const ack = current.lastAck ?? new Uint8Array();
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
    await current.shard.alarm();
    assert.equal(rows('reply')[0]?.sealed, null);
    assert.equal(await open({ replyKeys: 1 }), 'reply_gone');
    assert.equal(await open({ replyKeys: 2 }), 'expired');
  });

  test('is not there for who has another reply key', async () => {
    await store(2);
    await open({ replyKeys: 1 });
    const visit = visitOf({ replyKeys: 1 });
    const keys = keysOf(1).fill(2, 16);
    const prepared = await current.shard.prepare({ ...visit, replyKeys: { kind: 'reply_keys', keys } });
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
    assert.equal((await current.shard.look(name, id))?.viewsLeft, 24);
    assert.equal(await open({ replyKeys: 18, site: '192.0.2.2' }), 'swordfish');
    assert.equal(await open(), 'swordfish', 'without keys nothing is kept');
  });

  test('has room beside those of four networks that fetch none: the first one of each other network', async () => {
    await store(300);
    const from = (network: number) => `192.0.2.${network}`;
    for (let i = 0; i < 64; i += 1) {
      assert.equal(await open({ replyKeys: 1 + i, site: from(1 + (i % 4)) }), 'swordfish');
    }
    assert.equal(await open({ replyKeys: 100, site: from(5) }), 'swordfish');
    assert.equal(await open({ replyKeys: 101, site: from(5) }), 'rate_limited', 'that was not its first');
    for (let i = 6; i <= 196; i += 1) assert.equal(await open({ replyKeys: 200 + i, site: from(i) }), 'swordfish');
    assert.equal(await open({ replyKeys: 500, site: from(197) }), 'rate_limited');
    assert.equal((await current.shard.look(name, id))?.viewsLeft, 300 - 256);
  });
});
