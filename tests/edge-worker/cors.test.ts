import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { type Answer, accessPath, ask, createPath, createShare, peekPath, postJson } from './client.ts';
import { json, startUpstream } from './upstream.ts';
import { startEmbedded, startWorker, type TestWorker } from './workerd.ts';

const id = 'ucuCG6CdxGL2libYBnY89RcRhv4uNyPBlsCMqFzUKi8';
const listed = 'https://app.example.com';
const strangers = [
  'https://evil.example',
  'null',
  'http://app.example.com',
  `${listed}:8443`,
  `${listed}.evil.example`,
];
const api: [method: string, path: string][] = [
  ['GET', peekPath(id)],
  ['HEAD', peekPath(id)],
  ['POST', accessPath(id)],
  ['POST', createPath],
  // Which a long secret asks for before it is created.
  ['GET', '/share/limits'],
];

let worker: TestWorker;
before(async () => {
  worker = await startEmbedded({ CORS_ORIGINS: `${listed}, http://localhost:3000` });
});
after(() => worker.stop());

function askBefore(path: string, method: string, origin: string, url = worker.origin): Promise<Answer> {
  const asked = { 'access-control-request-method': method, 'access-control-request-headers': 'content-type' };
  return ask(url + path, { method: 'OPTIONS', headers: { origin, ...asked } });
}

function corsHeadersOf({ headers }: Answer): string[] {
  return [...headers.keys()].filter((name) => name.startsWith('access-control-'));
}

suite('a page of a listed origin', () => {
  test('may send each request of the API, with the headers that it needs and no others', async () => {
    for (const [method, path] of api) {
      const answer = await askBefore(path, method, listed);
      assert.equal(answer.status, 204, `${method} ${path}`);
      assert.equal(answer.text, '');
      assert.equal(answer.headers.get('access-control-allow-origin'), listed);
      assert.equal(answer.headers.get('access-control-allow-methods'), method);
      const allowed = 'authorization, content-type, idempotency-key, sharelink-reply-key, x-infisical-org';
      assert.equal(answer.headers.get('access-control-allow-headers'), allowed);
      assert.equal(answer.headers.get('access-control-allow-credentials'), null);
      assert.equal(answer.headers.get('vary'), 'Origin');
    }
  });

  test('may read every answer of the API, a refusal too', async () => {
    const share = await createShare(worker.origin, { maxViews: 1, password: 'hunter2' });
    const headers = { origin: listed };
    const answers: [status: number, answer: Answer][] = [
      [200, await ask(worker.origin + peekPath(share), { headers })],
      [200, await ask(`${worker.origin}/share/limits`, { headers })],
      [401, await postJson(worker.origin + accessPath(share), { password: 'wrong' }, headers)],
      [200, await postJson(worker.origin + accessPath(share), { password: 'hunter2' }, headers)],
      [404, await ask(worker.origin + peekPath(id), { headers })],
      [415, await ask(worker.origin + accessPath(id), { method: 'POST', headers, body: 'x' })],
      [422, await postJson(worker.origin + createPath, {}, headers)],
      [200, await postJson(worker.origin + createPath, { secretValue: 'v', expiresIn: '1h' }, headers)],
    ];
    for (const [status, answer] of answers) {
      assert.equal(answer.status, status);
      assert.equal(answer.headers.get('access-control-allow-origin'), listed);
      const exposed = 'date, retry-after, sharelink-confirm, sharelink-page, sharelink-reply';
      assert.equal(answer.headers.get('access-control-expose-headers'), exposed);
      assert.equal(answer.headers.get('access-control-allow-credentials'), null);
      assert.equal(answer.headers.get('vary'), 'Origin');
    }
  });

  test('is given nothing but the API', async () => {
    for (const path of ['/', `/shared/secret/${id}`, `/s/${id}`, '/healthz', '/nothing', `${peekPath(id)}/other`]) {
      const preflight = await askBefore(path, 'GET', listed);
      assert.notEqual(preflight.status, 204, path);
      const answer = await ask(worker.origin + path, { headers: { origin: listed } });
      assert.deepEqual([corsHeadersOf(preflight), corsHeadersOf(answer)], [[], []], path);
    }
  });

  test('is not told of a method that a route does not have', async () => {
    for (const method of ['PUT', 'GET', 'get', 'post', '*']) {
      assert.equal((await askBefore(accessPath(id), method, listed)).status, 405, method);
    }
  });
});

suite('a page of any other origin', () => {
  for (const origin of strangers) {
    test(`is let read nothing: ${origin}`, async () => {
      for (const [method, path] of api) {
        const preflight = await askBefore(path, method, origin);
        assert.equal(preflight.status, 405);
        assert.deepEqual(corsHeadersOf(preflight), []);
      }
      const answer = await ask(worker.origin + peekPath(id), { headers: { origin } });
      assert.deepEqual(corsHeadersOf(answer), []);
      assert.equal(answer.headers.get('vary'), 'Origin');
    });
  }
});

test('no page of another origin is let in unless one is listed', async (t) => {
  const closed = await startEmbedded();
  t.after(() => closed.stop());
  for (const origin of [listed, closed.origin, 'null']) {
    const preflight = await askBefore(accessPath(id), 'POST', origin, closed.origin);
    assert.equal(preflight.status, 405);
    const answer = await ask(closed.origin + peekPath(id), { headers: { origin } });
    assert.deepEqual([corsHeadersOf(preflight), corsHeadersOf(answer)], [[], []]);
  }
});

test('in front of a server, the worker answers for listed origins and its own routes only', async (t) => {
  const upstream = await startUpstream();
  t.after(() => upstream.stop());
  upstream.answer = json(404, {}, { 'access-control-allow-origin': '*' });
  const proxy = await startWorker({ BACKEND: 'upstream', UPSTREAM: upstream.origin, CORS_ORIGINS: listed });
  t.after(() => proxy.stop());
  assert.equal((await askBefore(accessPath(id), 'POST', listed, proxy.origin)).status, 204);
  const own = await ask(proxy.origin + peekPath(id), { headers: { origin: strangers[0] ?? '' } });
  assert.equal(own.headers.get('access-control-allow-origin'), null);
  assert.equal(upstream.seen.length, 1); // the peek
  await askBefore('/api/v3/auth/login', 'POST', listed, proxy.origin);
  assert.equal((await askBefore(accessPath(id), 'POST', strangers[0] ?? '', proxy.origin)).status, 405);
  assert.deepEqual(
    upstream.seen.slice(1).map(({ method, url }) => `${method} ${url}`),
    ['OPTIONS /api/v3/auth/login'],
  );
});
