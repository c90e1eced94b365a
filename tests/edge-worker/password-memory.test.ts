/** What the worker holds of the memory that passwords were stretched in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryMegabytes } from '../bench/load.ts';
import { createShare, openShare } from './client.ts';
import { startEmbedded } from './workerd.ts';

const memoryMegabytesOfOne = 19;

test('the passwords of many shares take the memory of a few, and each opens its own', async (t) => {
  const worker = await startEmbedded();
  t.after(() => worker.stop());
  await createShare(worker.origin, { password: 'first' });
  const before = memoryMegabytes(worker.pid);
  const passwords = Array.from({ length: 40 }, (_, index) => `password ${index}`);
  const ids: string[] = [];
  for (const password of passwords) ids.push(await createShare(worker.origin, { password }));
  const more = memoryMegabytes(worker.pid) - before;
  assert.ok(more < 10 * memoryMegabytesOfOne, `${Math.round(more)} MB more`);
  for (const at of [0, 39]) {
    assert.equal((await openShare(worker.origin, ids[at] ?? '', { password: 'wrong' })).status, 401);
    assert.equal((await openShare(worker.origin, ids[at] ?? '', { password: passwords[at] })).status, 200);
  }
});
