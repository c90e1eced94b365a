/** What follows links by itself: previews, mail scanners, crawlers. None of it may spend a view. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { accessPath, accessPathsOf, createShare, openShare, peekPath, peekShare, spellingsOf } from './client.ts';
import { askRaw, type RawAsk } from './raw.ts';
import { json, startUpstream } from './upstream.ts';
import { startEmbedded, startWorker } from './workerd.ts';

/** Every path that has the id in it, in every spelling. */
function pathsOf(id: string): string[] {
  const spelled = spellingsOf(id).flatMap((spelling) => [
    `/shared/secret/${spelling}`,
    `/shared/sealed/${spelling}`,
    `/s/${spelling}`,
    peekPath(spelling),
    accessPath(spelling),
  ]);
  return [...spelled, ...accessPathsOf(id), `/shared/secret/${id}?infisical=1`];
}

const looks: RawAsk[] = [
  { method: 'GET' },
  { method: 'HEAD' },
  { method: 'OPTIONS' },
  { method: 'GET', headers: { 'content-type': 'application/json', 'x-http-method-override': 'POST' } },
  { method: 'GET', headers: { purpose: 'prefetch', 'content-type': 'application/json' }, body: '{}' },
];

/** What whoever recorded a reader's first flight of TLS can send again, as proxies mark it. */
const early: RawAsk = {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'early-data': '1' },
  body: '{}',
};

/** What a form of another site, or a scanner that fills in forms, can send. */
const forms: RawAsk[] = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''].map(
  (type) => ({ method: 'POST', body: '{}', headers: type ? { 'content-type': type } : {} }),
);

suite('a scanner spends no view', () => {
  test('of a share in the embedded store', async (t) => {
    const worker = await startEmbedded();
    t.after(() => worker.stop());
    const id = await createShare(worker.origin, { maxViews: 1 });
    for (const path of pathsOf(id)) {
      for (const look of looks) await askRaw(worker.origin, path, look);
    }
    for (const path of [...spellingsOf(id).map(accessPath), ...accessPathsOf(id)]) {
      for (const form of forms) assert.equal((await askRaw(worker.origin, path, form)).status, 415, path);
      assert.equal((await askRaw(worker.origin, path, early)).status, 425, path);
    }
    assert.equal((await peekShare(worker.origin, id)).json.expiresAfterViews, 1);
    assert.equal((await openShare(worker.origin, id)).json.secretValue, 'swordfish');
  });

  test('of a share on the server behind', async (t) => {
    const upstream = await startUpstream();
    t.after(() => upstream.stop());
    const worker = await startWorker({ BACKEND: 'upstream', UPSTREAM: upstream.origin });
    t.after(() => worker.stop());
    const id = 'ucuCG6CdxGL2libYBnY89RcRhv4uNyPBlsCMqFzUKi8';
    upstream.answer = json(200, { id, secretValue: 'swordfish', expiresAfterViews: 1 });
    for (const path of pathsOf(id)) {
      for (const look of looks) await askRaw(worker.origin, path, look);
    }
    for (const path of [...spellingsOf(id).map(accessPath), ...accessPathsOf(id)]) {
      for (const form of forms) assert.equal((await askRaw(worker.origin, path, form)).status, 415, path);
      assert.equal((await askRaw(worker.origin, path, early)).status, 425, path);
    }
    assert.ok(upstream.seen.length > 0);
    assert.deepEqual(
      upstream.seen.filter(({ method }) => !['GET', 'HEAD', 'OPTIONS'].includes(method)),
      [],
    );
    assert.equal((await openShare(worker.origin, id)).json.secretValue, 'swordfish');
    assert.equal(upstream.seen.at(-1)?.method, 'POST');
  });
});
