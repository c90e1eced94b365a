import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, createPath, createShare, openShare, peekPath, peekShare, postJson } from './client.ts';
import { eventually, filesForget, filesHold, sealedValues } from './store-files.ts';
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
  /** @returns the share's id and what its value looks like on disk. */
  async function createAndFind(share: object): Promise<{ id: string; sealed: Buffer }> {
    const before = sealedValues(worker.storeDir).map(String);
    const id = await create(share);
    let sealed: Buffer | undefined;
    await eventually(() => {
      sealed = sealedValues(worker.storeDir).find((value) => !before.includes(String(value)));
      return sealed !== undefined;
    });
    if (!sealed) throw new Error('it is not there');
    return { id, sealed };
  }

  const gone: Buffer[] = [];
  const isStored = (sealed: Buffer) => sealedValues(worker.storeDir).some((value) => value.equals(sealed));

  test('is there while the share lives, and only sealed', async () => {
    const value = `alive-${crypto.randomUUID()}`;
    const { sealed } = await createAndFind({ secretValue: value, expiresIn: '1h' });
    assert.equal(filesHold(worker.storeDir, sealed), true);
    assert.equal(filesHold(worker.storeDir, value), false);
  });

  test('is gone at the deadline, though nobody asks for the share again', async () => {
    const { id, sealed } = await createAndFind({ expiresIn: '3s' });
    await eventually(() => !isStored(sealed));
    gone.push(sealed);
    assert.equal((await peek(id)).json.message, 'The shared secret has expired');
  });

  test('is gone with the last view, and value, password and link never come to it', async () => {
    const value = `spent-${crypto.randomUUID()}`;
    const share = { secretValue: value, expiresIn: '1h', maxViews: 2, password: 'correct horse' };
    const { id, sealed } = await createAndFind(share);
    const body = { password: 'correct horse' };
    assert.equal((await open(id, body)).json.secretValue, value);
    assert.equal(filesHold(worker.storeDir, sealed), true);
    assert.equal((await open(id, body)).json.secretValue, value);
    await eventually(() => !isStored(sealed));
    gone.push(sealed);
    for (const text of [value, 'correct horse', id]) assert.equal(filesHold(worker.storeDir, text), false);
    assert.equal((await open(id)).json.message, 'The shared secret has reached its view limit');
  });

  test('is gone when its creator deletes the share', async () => {
    const before = sealedValues(worker.storeDir).map(String);
    const { json } = await postJson(worker.origin + createPath, { secretValue: 'swordfish', expiresIn: '1h' });
    const sealed = sealedValues(worker.storeDir).find((value) => !before.includes(String(value)));
    assert.ok(sealed);
    const headers = { authorization: `Bearer ${json.deleteToken}` };
    const removed = await ask(worker.origin + peekPath(String(json.id)), { method: 'DELETE', headers });
    assert.equal(removed.status, 204);
    await eventually(() => !isStored(sealed));
    gone.push(sealed);
    assert.equal((await peek(String(json.id))).status, 404);
  });

  test('is gone from pages and logs too, once nobody has asked for a while', async () => {
    assert.equal(gone.length, 3);
    for (const sealed of gone) await filesForget(worker.storeDir, sealed);
  });
});
