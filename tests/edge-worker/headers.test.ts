/** Every route with every status that it can have: what an answer of the worker's own says beside its content. */
import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import type { Standalone } from '../../edge-worker/src/standalone.ts';
import { pageHeaderPolicy, threadHeaderPolicy } from '../../web/content-security-policy.ts';
import { accessPath, createPath, createShare, openShare, peekPath } from './client.ts';
import { askRaw, type RawAnswer, type RawAsk } from './raw.ts';
import { type AnswerWith, json, startUpstream, type Upstream, unusedOrigin } from './upstream.ts';
import { startEmbedded, startWorker, type TestWorker } from './workerd.ts';

const root = dirname(dirname(import.meta.dirname));
const id = 'ucuCG6CdxGL2libYBnY89RcRhv4uNyPBlsCMqFzUKi8';
const token = 'correct-horse-battery-staple';
const origin = 'https://app.example.com';

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

type Case = readonly [status: number, path: string, ask?: RawAsk];

function post(body: string, headers: Record<string, string> = {}): RawAsk {
  return { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } };
}

const head = { method: 'HEAD' };
const newShare = '{"secretValue":"v","expiresIn":"1h"}';

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
    const open = await createShare(worker.origin, { maxViews: 2 });
    const locked = await createShare(worker.origin, { password: 'hunter2' });
    const spent = await createShare(worker.origin, { maxViews: 1 });
    assert.equal((await openShare(worker.origin, spent)).status, 200);
    const page = await check(worker, [200, `/s/${id}`]);
    const assets = [...page.text.matchAll(/"(\/shared\/static\/[^"]+)"/g)].map(([, path]) => String(path));
    assert.ok(assets.length >= 3);
    const preflight = { origin, 'access-control-request-method': 'POST' };
    const cases: Case[] = [
      ...['/', `/shared/secret/${id}`, '/shared/secret/%zz', `/shared/sealed/${id}`, ...assets, '/healthz'].flatMap(
        (path): Case[] => [
          [200, path],
          [200, path, head],
          [405, path, post('{}')],
        ],
      ),
      [404, '/shared/static/missing.js'],
      [404, '/nothing/here'],
      [404, '/favicon.ico', head],
      [404, `${peekPath('branding')}?sharedSecretId=${id}`],
      [200, peekPath(open)],
      [200, peekPath(open), head],
      [404, peekPath(id)],
      [404, peekPath('damaged'), head],
      [404, peekPath(spent)],
      [401, peekPath(open), { method: 'DELETE' }],
      [405, peekPath(open), { method: 'PUT' }],
      [405, accessPath(open)],
      [405, accessPath(open), { method: 'OPTIONS' }],
      [204, accessPath(open), { method: 'OPTIONS', headers: preflight }],
      [415, accessPath(open), { method: 'POST', body: '{}' }],
      [422, accessPath(open), post('no JSON')],
      [200, accessPath(open), post('{}')],
      [401, accessPath(locked), post('{}')],
      [401, accessPath(locked), post('{"password":"wrong"}')],
      [404, accessPath(id), post('{}')],
      [404, accessPath(spent), post('{}')],
      [413, accessPath(open), post(`{"password":"${'x'.repeat(3 * 1024 * 1024)}"}`)],
      [200, createPath, post(newShare)],
      [422, createPath, post('{}')],
      [405, createPath, { method: 'PUT' }],
      [421, '/healthz', { headers: { host: 'elsewhere.example' } }],
      [421, accessPath(open), post('{}', { host: 'elsewhere.example' })],
      [400, '/healthz', { headers: { host: '[' } }],
    ];
    for (const each of cases) await check(worker, each);
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

  const refusal = { reqId: 'req-abcdefghijklmn', message: 'x', error: 'BadRequest' };
  const loud = { server: 'nginx', 'x-powered-by': 'x', 'set-cookie': 'a=1', 'cache-control': 'public, max-age=60' };
  const upstreams: [status: number, name: string, answer: AnswerWith][] = [
    [
      404,
      'knows no such share',
      json(404, { ...refusal, error: 'NotFound', message: "Shared secret with ID 'x' not found" }, loud),
    ],
    [429, 'is asked too often', json(429, { ...refusal, error: 'RateLimitExceeded' }, { ...loud, 'retry-after': '7' })],
    [503, 'is not available', json(503, 'busy', loud)],
    [502, 'sends what is no JSON', json(200, 'x', loud)],
    [504, 'breaks off', (response) => response.destroy()],
  ];
  for (const [status, name, answer] of upstreams) {
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
  await check(worker, [502, peekPath(id), { headers: { authorization: `Bearer ${token}` } }]);
  assert.equal(worker.output(), '');
});

suite('over TLS', () => {
  test('every answer tells browsers to come by TLS only', async () => {
    // The one way to have it asked by https without a certificate: the app itself.
    const { createStandalone } = await import(join(root, 'dist/standalone/standalone.js'));
    const settings = { BACKEND: 'upstream', UPSTREAM: 'https://infisical.invalid', HOSTS: 'share.example.com' };
    const app: Standalone = createStandalone(settings, 'as_sent');
    const asks: [status: number, url: string, init?: RequestInit][] = [
      [200, `https://share.example.com/s/${id}`],
      [200, 'https://share.example.com/healthz'],
      [404, `https://share.example.com${peekPath('damaged')}`],
      [415, `https://share.example.com${accessPath(id)}`, { method: 'POST', body: '{}' }],
      [421, 'https://elsewhere.example/'],
    ];
    for (const [status, url, init] of asks) {
      const answer = await app.fetch(new Request(url, init), '192.0.2.1:443');
      assert.equal(answer.status, status, url);
      assert.equal(answer.headers.get('strict-transport-security'), 'max-age=31536000', url);
      for (const [name, value] of Object.entries(always)) assert.equal(answer.headers.get(name), value, name);
    }
  });
});
