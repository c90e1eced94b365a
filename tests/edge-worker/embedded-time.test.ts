import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createShare, openShare, peekShare } from './client.ts';
import { eventually, filesHold } from './store-files.ts';
import { startEmbedded, type TestWorker } from './workerd.ts';

let worker: TestWorker;
before(async () => {
  worker = await startEmbedded({ LIFETIME_MIN: '1s' });
});
after(() => worker.stop());

const create = (share = {}) => createShare(worker.origin, { expiresIn: '1s', ...share });
const open = (id: string, body = {}) => openShare(worker.origin, id, body);
const peek = (id: string) => peekShare(worker.origin, id);

/** Ends when the deadline that the share tells has passed. */
async function sleepUntil(expiresAt: unknown): Promise<void> {
  await sleep(Math.max(0, Date.parse(String(expiresAt)) - Date.now()) + 5);
}

suite('the deadline', () => {
  test('is the lifetime after the creation', async () => {
    const { json } = await peek(await create({ expiresIn: '90 minutes' }));
    assert.equal(Date.parse(String(json.expiresAt)) - Date.parse(String(json.createdAt)), 90 * 60 * 1000);
    assert.equal(json.updatedAt, json.createdAt);
  });

  test('holds to the millisecond, before any clean-up', async () => {
    const id = await create({ password: 'hunter2' });
    await sleepUntil((await peek(id)).json.expiresAt);
    for (const answer of [await open(id), await open(id, { password: 'hunter2' }), await peek(id)]) {
      assert.equal(answer.status, 404);
      assert.equal(answer.json.message, 'The shared secret has expired');
    }
  });

  test('goes before the view limit in what is told', async () => {
    const id = await create({ maxViews: 1 });
    const { expiresAt } = (await open(id)).json;
    assert.equal((await open(id)).json.message, 'The shared secret has reached its view limit');
    await sleepUntil(expiresAt);
    assert.equal((await open(id)).json.message, 'The shared secret has expired');
    assert.equal((await peek(id)).json.message, 'The shared secret has expired');
  });
});

suite('the value on disk', () => {
  test('is there while the share lives', async () => {
    const value = `alive-${crypto.randomUUID()}`;
    await create({ secretValue: value, expiresIn: '1h' });
    await eventually(() => filesHold(worker.storeDir, value));
  });

  test('is gone at the deadline, though nobody asks for the share again', async () => {
    const value = `expiring-${crypto.randomUUID()}`;
    const id = await create({ secretValue: value, expiresIn: '3s' });
    await eventually(() => filesHold(worker.storeDir, value));
    await eventually(() => !filesHold(worker.storeDir, value));
    assert.equal((await peek(id)).json.message, 'The shared secret has expired');
  });

  test('is gone with the last view, and password hash and link never come to it', async () => {
    const value = `spent-${crypto.randomUUID()}`;
    const id = await create({ secretValue: value, expiresIn: '1h', maxViews: 2, password: 'correct horse' });
    const body = { password: 'correct horse' };
    assert.equal((await open(id, body)).json.secretValue, value);
    await eventually(() => filesHold(worker.storeDir, value));
    assert.equal((await open(id, body)).json.secretValue, value);
    await eventually(() => !filesHold(worker.storeDir, value));
    assert.equal(filesHold(worker.storeDir, 'correct horse'), false);
    assert.equal(filesHold(worker.storeDir, id), false);
    assert.equal((await open(id)).json.message, 'The shared secret has reached its view limit');
  });
});
