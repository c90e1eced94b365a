import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { suite, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { shardCounts } from '../../edge-worker/src/replies/shards.ts';
import { createPath, createShare, type NewShare, openShare, peekShare, postJson } from './client.ts';
import { forEach, newKeys, openWithKeys, shareOf } from './proof.ts';
import { eventually, listFiles } from './store-files.ts';
import { type Settings, startEmbedded, type TestWorker } from './workerd.ts';

async function start(t: TestContext, settings: Settings = {}): Promise<TestWorker> {
  const worker = await startEmbedded(settings);
  t.after(() => worker.stop());
  return worker;
}

test('accesses that come at the same time are brought to the disk together', async (t) => {
  const worker = await start(t);
  const id = await createShare(worker.origin);
  // SQLite's log has the whole page that an access changes, once for each time that it is brought to the disk.
  const logPages = () => {
    const logs = listFiles(worker.storeDir).filter((path) => path.endsWith('-wal'));
    return logs.reduce((sum, path) => sum + statSync(path).size, 0) / 4096;
  };
  const pagesBefore = logPages();
  const answers = await Promise.all(Array.from({ length: 200 }, () => openShare(worker.origin, id)));
  assert.ok(answers.every(({ status }) => status === 200));
  const pages = logPages() - pagesBefore;
  assert.ok(pages > 0 && pages < 150, `${pages} pages`);
});

suite('a crash', () => {
  test('loses no secret, no counter and no deadline, and brings nothing back', async (t) => {
    const worker = await start(t, { LIFETIME_MIN: '1s' });
    const { origin } = worker;
    const untouched = await createShare(origin, { secretValue: 'untouched' });
    const halfSpent = await createShare(origin, { maxViews: 3, password: 'hunter2' });
    const spent = await createShare(origin, { maxViews: 1 });
    const expiring = await createShare(origin, { expiresIn: '1s' });
    assert.equal((await openShare(origin, halfSpent, { password: 'hunter2' })).status, 200);
    assert.equal((await openShare(origin, spent)).status, 200);
    await worker.crashAndRestart();

    const restarted = worker.origin;
    assert.equal((await openShare(restarted, untouched)).json.secretValue, 'untouched');
    assert.equal((await peekShare(restarted, halfSpent)).json.expiresAfterViews, 2);
    assert.equal((await openShare(restarted, halfSpent, { password: 'wrong' })).status, 401);
    assert.equal((await openShare(restarted, halfSpent, { password: 'hunter2' })).status, 200);
    assert.match(String((await openShare(restarted, spent)).json.message), /view limit/);
    await eventually(async () => /expired/.test(String((await peekShare(restarted, expiring)).json.message)));
  });

  test('in the middle of many accesses never gives a view twice', async (t) => {
    const worker = await start(t);
    const id = await createShare(worker.origin, { maxViews: 40 });
    const accesses = Array.from({ length: 30 }, () => openShare(worker.origin, id).catch(() => undefined));
    await Promise.race(accesses); // at least one has been answered, others are on their way
    await worker.crashAndRestart();
    const granted = (await Promise.all(accesses)).filter((answer) => answer?.status === 200);
    const left = Number((await peekShare(worker.origin, id)).json.expiresAfterViews);
    assert.ok(granted.length >= 1);
    assert.ok(granted.length <= 40 - left, `${granted.length} views given, ${40 - left} counted`);
  });
});

suite('the size of the store', () => {
  const settings = { STORE_BYTES_MAX: '200000' };
  const value = 'x'.repeat(10_000);
  /** All that the limit leaves, were there nothing beside the values. */
  const mostShares = 20;

  /** Each file of the store takes its part in steps: it is full where none of many creates finds room. */
  const refusalsInARow = 16;

  /** @returns the ids of as many shares as there is room for. */
  async function fill(worker: TestWorker, share: NewShare = {}): Promise<string[]> {
    const ids: string[] = [];
    for (let refusals = 0; refusals < refusalsInARow; ) {
      const body = { secretValue: value, expiresIn: '1h', ...share };
      const { status, json } = await postJson(worker.origin + createPath, body);
      if (status === 507) {
        assert.equal(json.error, 'store_full');
        refusals += 1;
      } else {
        assert.equal(status, 200);
        refusals = 0;
        ids.push(String(json.id));
      }
    }
    assert.ok(ids.length < mostShares, `${ids.length} shares, more than the store may hold`);
    return ids;
  }

  test('is not exceeded, not by creates at the same time either', async (t) => {
    const worker = await start(t, settings);
    const filled = await Promise.all(Array.from({ length: 8 }, () => fill(worker)));
    const stored = filled.flat().length;
    assert.ok(stored >= 8 && stored < mostShares, String(stored));
  });

  test('counts what is stored over a restart', async (t) => {
    const worker = await start(t, settings);
    const before = await fill(worker);
    await worker.crashAndRestart();
    const after = await fill(worker);
    assert.ok(before.length + after.length < mostShares, `${before.length} and ${after.length}`);
  });

  test('is free again after the last view', async (t) => {
    const worker = await start(t, settings);
    const ids = await fill(worker, { maxViews: 1 });
    for (const id of ids) assert.equal((await openShare(worker.origin, id)).status, 200);
    assert.ok((await fill(worker)).length >= ids.length / 2);
  });

  test('counts a reply that is kept until it is fetched', async (t) => {
    const worker = await start(t, settings);
    const ids = await fill(worker, { maxViews: 1 });
    for (const id of ids) assert.equal((await openWithKeys(worker.origin, id, newKeys())).status, 200);
    const more = await fill(worker);
    assert.ok(ids.length + more.length < mostShares, `${ids.length} and ${more.length}`);
  });

  test('is free again after the deadline', async (t) => {
    const worker = await start(t, { ...settings, LIFETIME_MIN: '1s' });
    const ids = await fill(worker, { expiresIn: '2s' });
    await sleep(2500);
    await eventually(async () => (await fill(worker)).length >= ids.length / 2);
  });

  test('is what all that was ever opened leaves on disk, in a fixed number of files', async (t) => {
    const worker = await start(t, { STORE_BYTES_MAX: '1000000' });
    await createShare(worker.origin);
    await forEach(4, 4, async () => void (await createShare(worker.origin)));
    const files = () => listFiles(worker.storeDir).filter((path) => path.endsWith('.sqlite'));
    const shares = shareOf(1500);
    await forEach(shares, 8, async () => {
      const id = await createShare(worker.origin, { secretValue: 'x'.repeat(1500), maxViews: 1 });
      assert.equal((await openShare(worker.origin, id)).status, 200);
    });
    assert.ok(files().length <= shardCounts.store + 5, String(files().length));
    // The logs beside the files go when nothing has been asked for ten seconds; what is in them is counted here.
    await worker.crashAndRestart();
    const bytes = files().reduce((sum, path) => sum + statSync(path).size, 0);
    assert.ok(bytes <= 1_000_000 + 500_000, `${bytes} bytes after ${shares} shares`);
  });
});

suite('ids', () => {
  test('an invented one leaves nothing on disk', async (t) => {
    const worker = await start(t);
    const real = await createShare(worker.origin);
    await eventually(() => listFiles(worker.storeDir).some((path) => path.includes('store-v1')));
    const before = listFiles(worker.storeDir).filter((path) => path.includes('store-v1'));
    for (let i = 0; i < 30; i++) {
      const invented = randomBytes(32).toString('base64url');
      assert.equal((await peekShare(worker.origin, invented)).status, 404);
      assert.equal((await openShare(worker.origin, invented, { password: 'x' })).status, 404);
    }
    assert.equal((await peekShare(worker.origin, real)).status, 200);
    assert.deepEqual(
      listFiles(worker.storeDir).filter((path) => path.includes('store-v1')),
      before,
    );
  });

  test('of another store are unknown', async (t) => {
    const [one, other] = [await start(t), await start(t)];
    const id = await createShare(one.origin);
    assert.equal((await peekShare(other.origin, id)).json.message, `Shared secret with ID '${id}' not found`);
  });

  test('never repeat', async (t) => {
    const worker = await start(t);
    const ids = await Promise.all(Array.from({ length: 40 }, () => createShare(worker.origin)));
    assert.equal(new Set(ids).size, 40);
    for (const id of ids) assert.match(id, /^[\w-]{43}$/);
  });
});
