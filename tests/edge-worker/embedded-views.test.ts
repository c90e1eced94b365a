import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { accessPath, accessPathsOf, createShare, openShare, peekShare, postJson, spellingsOf } from './client.ts';
import { startEmbedded, type TestWorker } from './workerd.ts';

let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

const create = (share = {}) => createShare(worker.origin, share);
const open = (id: string, body = {}) => openShare(worker.origin, id, body);
const peek = (id: string) => peekShare(worker.origin, id);

function count<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

suite('the view limit', () => {
  test('of 50 accesses at once, exactly as many succeed as the limit allows', async () => {
    const id = await create({ maxViews: 5 });
    const answers = await Promise.all(Array.from({ length: 50 }, () => open(id)));
    assert.deepEqual(
      count(answers.map(({ status }) => status)),
      new Map([
        [200, 5],
        [404, 45],
      ]),
    );
    const granted = answers.filter(({ status }) => status === 200);
    assert.deepEqual(new Set(granted.map(({ json }) => json.secretValue)), new Set(['swordfish']));
    // Each one was told another counter: no view was given twice.
    assert.deepEqual(granted.map(({ json }) => json.expiresAfterViews).sort(), [1, 2, 3, 4, 5]);
    const refused = answers.filter(({ status }) => status === 404);
    assert.deepEqual(
      new Set(refused.map(({ json }) => json.message)),
      new Set(['The shared secret has reached its view limit']),
    );
  });

  test('ten spellings of one id share one counter', async () => {
    for (let round = 0; round < 3; round++) {
      const id = await create({ maxViews: 1 });
      const answers = await Promise.all(spellingsOf(id).map((spelling) => open(spelling)));
      assert.deepEqual(
        count(answers.map(({ status }) => status)),
        new Map([
          [200, 1],
          [404, 9],
        ]),
      );
      assert.equal(answers.find(({ status }) => status === 200)?.json.id, id);
    }
  });

  test('other paths that a lenient router takes for an access are the same access', async () => {
    const id = await create({ maxViews: 1 });
    const answers = await Promise.all(accessPathsOf(id).map((path) => postJson(worker.origin + path, {})));
    assert.deepEqual(
      count(answers.map(({ json }) => json.error)),
      new Map([
        [undefined, 1],
        ['NotFound', 7],
      ]),
    );
  });

  test('a secret without a limit opens again and again', async () => {
    const id = await create();
    for (let i = 0; i < 7; i++) {
      const { status, json } = await open(id);
      assert.equal(status, 200);
      assert.equal(json.expiresAfterViews, null);
    }
  });

  test('the answer tells the share as it was before this access', async () => {
    const id = await create({ maxViews: 2 });
    const first = await open(id);
    assert.equal(first.json.expiresAfterViews, 2);
    assert.equal(first.json.lastViewedAt, null);
    const second = await open(id);
    assert.equal(second.json.expiresAfterViews, 1);
    assert.ok(Date.parse(String(second.json.lastViewedAt)) >= Date.parse(String(first.json.createdAt)));
  });
});

suite('looking spends nothing', () => {
  test('GET and HEAD leave a single view for the access', async () => {
    const id = await create({ maxViews: 1 });
    const looks = await Promise.all([
      ...Array.from({ length: 20 }, () => peek(id)),
      ...Array.from({ length: 20 }, () => fetch(`${worker.origin}/api/v1/shared-secrets/${id}`, { method: 'HEAD' })),
      fetch(`${worker.origin}/shared/secret/${id}`),
    ]);
    assert.deepEqual(new Set(looks.map(({ status }) => status)), new Set([200]));
    assert.equal((await peek(id)).json.expiresAfterViews, 1);
    assert.equal((await open(id)).json.secretValue, 'swordfish');
  });

  test('a GET of the access route is refused and spends nothing', async () => {
    const id = await create({ maxViews: 1 });
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE']) {
      const response = await fetch(worker.origin + accessPath(id), { method });
      assert.equal(response.status, 405);
      assert.equal(response.headers.get('allow'), 'POST');
    }
    assert.equal((await open(id)).status, 200);
  });

  test('a look tells what an access would need, and not the value', async () => {
    const id = await create({ maxViews: 3, password: 'hunter2' });
    const { json } = await peek(id);
    assert.equal(json.id, id);
    assert.equal(json.isPasswordProtected, true);
    assert.equal(json.isAuthorizedUser, true);
    assert.equal(json.expiresAfterViews, 3);
    assert.equal('secretValue' in json, false);
  });
});

suite('the password', () => {
  test('a missing or wrong one spends no view', async () => {
    const id = await create({ maxViews: 1, password: 'hunter2' });
    for (const body of [{}, { password: '' }]) {
      const missing = await open(id, body);
      assert.equal(missing.status, 401);
      assert.equal(missing.json.message, 'Password is required to access this secret');
    }
    for (const password of ['hunter2 ', ' hunter2', 'Hunter2', 'hunter2\0']) {
      const wrong = await open(id, { password });
      assert.equal(wrong.status, 401);
      assert.equal(wrong.json.message, 'Invalid credentials');
    }
    assert.equal((await peek(id)).json.expiresAfterViews, 1);
    assert.equal((await open(id, { password: 'hunter2' })).json.secretValue, 'swordfish');
  });

  test('it is compared as typed, without any normalisation', async () => {
    const id = await create({ password: 'e\u0301 🐟 \0' });
    assert.equal((await open(id, { password: '\u00e9 🐟 \0' })).status, 401);
    assert.equal((await open(id, { password: 'e\u0301 🐟 \0' })).status, 200);
  });

  test('one that is not needed is ignored, and an empty one protects nothing', async () => {
    for (const share of [{}, { password: '' }]) {
      const id = await create(share);
      assert.equal((await open(id, { password: 'whatever' })).status, 200);
      assert.equal((await open(id)).status, 200);
    }
  });

  test('a used-up secret is told without asking for it', async () => {
    const id = await create({ maxViews: 1, password: 'hunter2' });
    assert.equal((await open(id, { password: 'hunter2' })).status, 200);
    for (const body of [{}, { password: 'hunter2' }, { password: 'wrong' }]) {
      assert.equal((await open(id, body)).json.message, 'The shared secret has reached its view limit');
    }
  });
});

suite('an id that names no share', () => {
  const unknown = 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc';

  test('is told in the words of an unknown one', async () => {
    for (const answer of [await peek(unknown), await open(unknown), await open(unknown, { password: 'x' })]) {
      assert.equal(answer.status, 404);
      assert.equal(answer.json.error, 'NotFound');
      assert.equal(answer.json.message, `Shared secret with ID '${unknown}' not found`);
      assert.match(String(answer.json.reqId), /^req-[A-Za-z0-9]{14}$/);
    }
  });

  test('is the same for an id that cannot be one', async () => {
    for (const id of ['abc', unknown.slice(1), `${unknown}A`, '%zz', '%', '%24%24%24', `${unknown.slice(0, 42)}d`]) {
      const answer = await open(id);
      assert.equal(answer.status, 404, id);
      assert.equal(answer.json.message, "Shared secret with ID '' not found");
      assert.equal((await peek(id)).status, 404, id);
    }
  });
});
