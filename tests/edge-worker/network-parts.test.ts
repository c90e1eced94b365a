/** Where anyone may create, one network fills an eighth of the store, a quarter at the worst, and shuts no other out. */
import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import { accessPath, createPath, postJson } from './client.ts';
import { newKeys } from './proof.ts';
import { filesHold, sealedReplies } from './store-files.ts';
import { startEmbedded, type TestWorker } from './workerd.ts';

const storeBytesMax = 8_000_000;
/** Three of four shards have been filled up to where they ask no other, before the fourth asked. */
const partBytesMax = (storeBytesMax * 0.9 * 1.75) / 8;
const secretValue = 'x'.repeat(100_000);

/** However ids fall, each of the four shards is tried more often than it has room. */
const tries = 96;

async function start(t: TestContext, settings = {}): Promise<TestWorker> {
  const worker = await startEmbedded({
    CREATE: 'open',
    PROXIES: '127.0.0.1',
    REQUESTS_PER_MINUTE: '100000',
    STORE_BYTES_MAX: String(storeBytesMax),
    ...settings,
  });
  t.after(() => worker.stop());
  return worker;
}

function create({ origin }: TestWorker, network: string, share: object = {}) {
  const headers = { 'x-forwarded-for': network };
  return postJson(origin + createPath, { secretValue, expiresIn: '1h', ...share }, headers);
}

/** @returns the ids of what there is room for, of so many tries. */
async function fill(worker: TestWorker, network: string, tries: number, share: object = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < tries; i += 4) {
    const answers = await Promise.all(Array.from({ length: 4 }, () => create(worker, network, share)));
    for (const { status, json } of answers) {
      if (status === 200) ids.push(String(json.id));
      else assert.deepEqual([status, json.error], [507, 'store_full']);
    }
  }
  return ids;
}

suite('one network', () => {
  test('takes an eighth of the room with values, at the same time or over a restart', async (t) => {
    const worker = await start(t);
    const first = await fill(worker, '192.0.2.1', tries);
    assert.ok(first.length >= 4 && first.length * secretValue.length <= partBytesMax, String(first.length));
    await worker.crashAndRestart();
    assert.deepEqual(await fill(worker, '192.0.2.1', 4), []);
    assert.equal((await create(worker, '192.0.2.2')).status, 200);
    assert.equal((await create(worker, '2001:db8:1::1')).status, 200);
  });

  test('takes no more with replies that it does not fetch', async (t) => {
    const worker = await start(t);
    for (let i = 0; i < 40; i++) {
      const { status, json } = await create(worker, '192.0.2.1', { maxViews: 1 });
      if (status !== 200) continue;
      const headers = { 'x-forwarded-for': '192.0.2.1', ...newKeys() };
      assert.equal((await postJson(worker.origin + accessPath(String(json.id)), {}, headers)).status, 200);
    }
    const { json } = await create(worker, '192.0.2.2', { maxViews: 100 });
    const statuses: number[] = [];
    for (let i = 0; i < 12; i++) {
      const headers = { 'x-forwarded-for': '192.0.2.1', ...newKeys() };
      statuses.push((await postJson(worker.origin + accessPath(String(json.id)), {}, headers)).status);
    }
    assert.ok(statuses.includes(429), statuses.join());
    const headers = { 'x-forwarded-for': '192.0.2.3', ...newKeys() };
    assert.equal((await postJson(worker.origin + accessPath(String(json.id)), {}, headers)).status, 200);
    // One of another network, and one that takes its share's place.
    assert.ok(sealedReplies(worker.storeDir).length * secretValue.length <= partBytesMax + 2 * secretValue.length);
  });

  test('has its room again when its shares were opened', async (t) => {
    const worker = await start(t);
    const ids = await fill(worker, '192.0.2.1', tries, { maxViews: 1 });
    assert.deepEqual(await fill(worker, '192.0.2.1', 4), []);
    const headers = { 'x-forwarded-for': '198.51.100.1' };
    for (const id of ids) assert.equal((await postJson(worker.origin + accessPath(id), {}, headers)).status, 200);
    // As many as its eighth holds, wherever they fall: eight, or seven beside the rows of what is over.
    assert.ok(ids.length >= 7 && (await fill(worker, '192.0.2.1', tries)).length >= 7);
  });

  test('may store one value, however small the store is', async (t) => {
    const worker = await start(t, { STORE_BYTES_MAX: '200000' });
    assert.equal((await create(worker, '192.0.2.1')).status, 200);
    assert.equal((await create(worker, '192.0.2.1', { secretValue: 'x'.repeat(10_000) })).status, 507);
    assert.equal((await create(worker, '192.0.2.2', { secretValue: 'x'.repeat(10_000) })).status, 200);
  });
});

test('on this machine, and where a token says who may create, the store is filled by whoever does', async (t) => {
  const token = 'correct-horse-battery-staple';
  for (const [settings, headers] of [
    [{ PROXIES: '' }, {}],
    [
      { CREATE: 'token', CREATE_TOKEN: token },
      { 'x-forwarded-for': '192.0.2.1', authorization: `Bearer ${token}` },
    ],
  ] as const) {
    const worker = await start(t, settings);
    for (let i = 0; i < 16; i++) {
      const answer = await postJson(worker.origin + createPath, { secretValue, expiresIn: '1h' }, headers);
      assert.equal(answer.status, 200, String(i));
    }
  }
});

test('no file of the store names a network', async (t) => {
  const worker = await start(t);
  const { json } = await create(worker, '192.0.2.77');
  await postJson(worker.origin + accessPath(String(json.id)), {}, { 'x-forwarded-for': '192.0.2.78', ...newKeys() });
  for (const address of ['192.0.2.77', '192.0.2.78']) assert.equal(filesHold(worker.storeDir, address), false);
});
