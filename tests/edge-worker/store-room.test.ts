/** What shards take of one store, with a ledger that outlives each of them. */
import assert from 'node:assert/strict';
import { beforeEach, suite, test } from 'node:test';
import { setImmediate as settled } from 'node:timers/promises';
import { type Ledger, StoreRoom } from '../../edge-worker/src/embedded/store-room.ts';

const bytesMax = 1_000_000;
let held: Map<string, number>;
let isAway: boolean;
/** What the database of each shard takes. */
let stored: Map<string, number>;
beforeEach(() => {
  held = new Map();
  stored = new Map();
  isAway = false;
});

/** As store-ledger.ts keeps it. */
const ledger: Ledger = {
  async raise(shard, bytes, totalBytesMax) {
    if (isAway) throw new Error('away');
    const others = [...held].filter(([name]) => name !== shard).reduce((sum, [, each]) => sum + each, 0);
    if (others + bytes > totalBytesMax) return false;
    held.set(shard, Math.max(held.get(shard) ?? 0, bytes));
    return true;
  },
  async lower(shard, bytes) {
    if (isAway) throw new Error('away');
    held.set(shard, Math.min(held.get(shard) ?? bytes, bytes));
  },
};

/** A shard as the runtime makes it: when it is asked for, and anew once it was let go. */
function wake(shard: string): StoreRoom {
  const room = new StoreRoom(shard, () => stored.get(shard) ?? 0, ledger, bytesMax);
  room.giveBack();
  return room;
}

async function store(room: StoreRoom, shard: string, bytes: number): Promise<boolean> {
  if (!(await room.take(bytes, 'share'))) return false;
  stored.set(shard, (stored.get(shard) ?? 0) + bytes);
  room.settle(bytes);
  return true;
}

suite('the room that a shard has taken', () => {
  test('is there for the others again when its shares ended while it slept', async () => {
    assert.equal(await store(wake('one'), 'one', 800_000), true);
    stored.clear(); // the alarm wakes another object of the same shard, which erases all
    wake('one');
    await settled();
    assert.equal(await store(wake('another'), 'another', 800_000), true);
  });

  test('is counted for a shard that was let go while it holds shares', async () => {
    assert.equal(await store(wake('one'), 'one', 800_000), true);
    wake('one');
    await settled();
    assert.equal(await store(wake('another'), 'another', 200_000), false);
    assert.equal(await store(wake('another'), 'another', 50_000), true);
  });

  test('is none where the ledger could not be asked', async () => {
    const room = wake('one');
    isAway = true;
    for (let i = 0; i < 5; i += 1) await assert.rejects(room.take(400_000, 'share'));
    isAway = false;
    assert.equal(await store(room, 'one', 800_000), true);
  });

  test('goes back at the next time where the ledger could not be told', async () => {
    const room = wake('one');
    assert.equal(await store(room, 'one', 800_000), true);
    stored.clear();
    for (isAway of [true, false]) {
      room.giveBack();
      await settled();
    }
    assert.equal(await store(wake('another'), 'another', 800_000), true);
  });
});
