import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { suite, type TestContext, test } from 'node:test';
import { createPath, createShare, openShare, peekShare, postJson } from './client.ts';
import { eventually, listFiles } from './store-files.ts';
import { type Settings, startEmbedded, type TestWorker } from './workerd.ts';

async function start(t: TestContext, settings: Settings = {}): Promise<TestWorker> {
  const worker = await startEmbedded(settings);
  t.after(() => worker.stop());
  return worker;
}

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
  const roomForTwo = { STORE_BYTES_MAX: String(2 * 24 * 1024 + 20_000) };
  const value = 'x'.repeat(10_000);

  async function isFull(worker: TestWorker): Promise<boolean> {
    const { status, json } = await postJson(worker.origin + createPath, { secretValue: value, expiresIn: '1h' });
    if (status === 507) assert.equal(json.error, 'store_full');
    else assert.equal(status, 200);
    return status === 507;
  }

  test('is not exceeded, not by creates at the same time either', async (t) => {
    const worker = await start(t, roomForTwo);
    const full = await Promise.all(Array.from({ length: 8 }, () => isFull(worker)));
    assert.equal(full.filter(Boolean).length, 6);
  });

  test('counts what is stored over a restart', async (t) => {
    const worker = await start(t, roomForTwo);
    await createShare(worker.origin, { secretValue: value });
    await createShare(worker.origin, { secretValue: value });
    await worker.crashAndRestart();
    assert.equal(await isFull(worker), true);
  });

  test('is free again after the last view', async (t) => {
    const worker = await start(t, roomForTwo);
    const id = await createShare(worker.origin, { secretValue: value, maxViews: 1 });
    await createShare(worker.origin, { secretValue: value });
    assert.equal(await isFull(worker), true);
    assert.equal((await openShare(worker.origin, id)).status, 200);
    await eventually(async () => !(await isFull(worker)));
    assert.equal(await isFull(worker), true);
  });

  test('is free again after the deadline', async (t) => {
    const worker = await start(t, { ...roomForTwo, LIFETIME_MIN: '1s' });
    await createShare(worker.origin, { secretValue: value, expiresIn: '1s' });
    await createShare(worker.origin, { secretValue: value });
    assert.equal(await isFull(worker), true);
    await eventually(async () => !(await isFull(worker)));
    assert.equal(await isFull(worker), true);
  });
});

suite('ids', () => {
  test('an invented one leaves nothing on disk', async (t) => {
    const worker = await start(t);
    const real = await createShare(worker.origin);
    await eventually(() => listFiles(worker.storeDir).some((path) => path.includes('share-v1')));
    const before = listFiles(worker.storeDir).filter((path) => path.includes('share-v1'));
    for (let i = 0; i < 30; i++) {
      const invented = randomBytes(32).toString('base64url');
      assert.equal((await peekShare(worker.origin, invented)).status, 404);
      assert.equal((await openShare(worker.origin, invented, { password: 'x' })).status, 404);
    }
    assert.equal((await peekShare(worker.origin, real)).status, 200);
    assert.deepEqual(
      listFiles(worker.storeDir).filter((path) => path.includes('share-v1')),
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
