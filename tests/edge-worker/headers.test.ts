/** Every route with every status that it can have: what an answer of the worker's own says beside its content. */
import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import type { Standalone } from '../../edge-worker/src/runtimes/standalone.ts';
import { pageHeaderPolicy, threadHeaderPolicy } from '../../web/kit/content-security-policy.ts';
import { accessPath, createPath, peekPath } from './client.ts';
import { type Case, embeddedCases, id, newShare, origin, post, upstreamAnswers } from './every-answer.ts';
import { askRaw, type RawAnswer } from './raw.ts';
import { startUpstream, type Upstream, unusedOrigin } from './upstream.ts';
import { startEmbedded, startWorker, type TestWorker } from './workerd.ts';

const root = dirname(dirname(import.meta.dirname));
const token = 'correct-horse-battery-staple';

const always = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), clipboard-read=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow, noarchive',
};

/** Checks the answer and returns it. */
async function check(worker: TestWorker, [status, path, ask = {}]: Case): Promise<RawAnswer> {
  const answer = await askRaw(worker.origin, path, ask);
  const at = `${ask.method ?? 'GET'} ${path}`;
  assert.equal(answer.status, status, at);
  const { headers } = answer;
  for (const [name, value] of Object.entries(always)) assert.equal(headers[name], value, `${name} of ${at}`);
  const isAsset = status === 200 && path.startsWith('/shared/static/');
  assert.equal(headers['cache-control'], isAsset ? 'public, max-age=31536000, immutable' : 'no-store', at);
  const isPage = /^text\/html/.test(headers['content-type'] ?? '');
  const isScript = /^text\/javascript/.test(headers['content-type'] ?? '');
  const nothing = "default-src 'none'; frame-ancestors 'none'";
  const policy = isPage ? pageHeaderPolicy() : isScript ? threadHeaderPolicy() : nothing;
  assert.equal(headers['content-security-policy'], policy, at);
  const isBare = status === 204 || path === '/healthz' || isAsset || isPage;
  if (!isBare || status > 299) assert.equal(headers['content-type'], 'application/json; charset=utf-8', at);
  for (const name of ['set-cookie', 'server', 'x-powered-by', 'strict-transport-security']) {
    assert.equal(headers[name], undefined, `${name} of ${at}`);
  }
  return answer;
}

suite('an answer of the embedded store', () => {
  let worker: TestWorker;
  before(async () => {
    worker = await startEmbedded({ CORS_ORIGINS: origin });
  });
  after(() => worker.stop());

  test('keeps itself to itself on every route, whatever its status', async () => {
    for (const each of await embeddedCases(worker)) await check(worker, each);
  });
});

test('a refusal to store keeps itself to itself too', async (t) => {
  const closed = await startEmbedded({ CREATE: 'off' });
  t.after(() => closed.stop());
  await check(closed, [403, createPath, post(newShare)]);
  const guarded = await startEmbedded({ CREATE: 'token', CREATE_TOKEN: token, STORE_BYTES_MAX: '1' });
  t.after(() => guarded.stop());
  await check(guarded, [401, createPath, post(newShare)]);
  await check(guarded, [403, createPath, post(newShare, { authorization: 'Bearer wrong' })]);
  await check(guarded, [507, createPath, post(newShare, { authorization: `Bearer ${token}` })]);
  const broken = await startWorker({});
  t.after(() => broken.stop());
  for (const path of ['/healthz', `/s/${id}`, peekPath(id)]) await check(broken, [500, path]);
});

suite('an answer in front of a server', () => {
  let upstream: Upstream;
  let worker: TestWorker;
  before(async () => {
    upstream = await startUpstream();
    worker = await startWorker({ BACKEND: 'upstream', UPSTREAM: upstream.origin });
  });
  after(async () => {
    await worker.stop();
    await upstream.stop();
  });

  for (const [status, name, answer] of upstreamAnswers) {
    test(`that ${name} keeps itself to itself`, async () => {
      upstream.reset(answer);
      await check(worker, [status, peekPath(id)]);
      await check(worker, [status, accessPath(id), post('{}')]);
      assert.equal(upstream.seen.length, 2);
    });
  }
});

test('an answer in place of a server that is not there keeps itself to itself', async (t) => {
  const worker = await startWorker({ BACKEND: 'upstream', UPSTREAM: await unusedOrigin() });
  t.after(() => worker.stop());
  for (const path of ['/', '/login', `/shared/secret/${id}?infisical=1`]) await check(worker, [502, path]);
  await check(worker, [502, '/api/v3/auth/login', post('{}')]);
  // workerd says the same of a refused connection and of one that was cut.
  await check(worker, [504, peekPath(id), { headers: { authorization: `Bearer ${token}` } }]);
  assert.equal(worker.output(), '');
});

suite('over TLS', () => {
  test('every answer tells browsers to come by TLS only', async () => {
    // The one way to have it asked by https without a certificate: the app itself.
    const { createStandalone } = await import(join(root, 'dist/standalone/standalone.js'));
    const settings = { BACKEND: 'upstream', UPSTREAM: 'https://infisical.invalid', HOSTS: 'share.example.com' };
    const app: Standalone = createStandalone(settings);
    const asks: [status: number, url: string, init?: RequestInit][] = [
      [200, `https://share.example.com/s/${id}`],
      [200, 'https://share.example.com/healthz'],
      [404, `https://share.example.com${peekPath('damaged')}`],
      [415, `https://share.example.com${accessPath(id)}`, { method: 'POST', body: '{}' }],
      [421, 'https://elsewhere.example/'],
    ];
    for (const [status, url, init] of asks) {
      const answer = await app.fetch(
        new Request(url, init),
        { address: '192.0.2.1', port: 443 },
        new AbortController().signal,
      );
      assert.equal(answer.status, status, url);
      assert.equal(answer.headers.get('strict-transport-security'), 'max-age=31536000', url);
      for (const [name, value] of Object.entries(always)) assert.equal(answer.headers.get(name), value, name);
    }
  });
});
