/** Every route with every status that it can have. */
import assert from 'node:assert/strict';
import { accessPath, createPath, createShare, openShare, peekPath } from './client.ts';
import { askRaw, type RawAsk } from './raw.ts';
import { type AnswerWith, json } from './upstream.ts';
import type { TestWorker } from './workerd.ts';

export const id = 'ucuCG6CdxGL2libYBnY89RcRhv4uNyPBlsCMqFzUKi8';
/** That pages may come from where a test says so. */
export const origin = 'https://app.example.com';

export type Case = readonly [status: number, path: string, ask?: RawAsk];

export function post(body: string, headers: Record<string, string> = {}): RawAsk {
  return { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } };
}

const head = { method: 'HEAD' };
export const newShare = '{"secretValue":"v","expiresIn":"1h"}';

/** Of an embedded store that knows `origin`; to be asked in this order. */
export async function embeddedCases(worker: TestWorker): Promise<readonly Case[]> {
  const open = await createShare(worker.origin, { maxViews: 2 });
  const locked = await createShare(worker.origin, { password: 'hunter2' });
  const spent = await createShare(worker.origin, { maxViews: 1 });
  assert.equal((await openShare(worker.origin, spent)).status, 200);
  const page = await askRaw(worker.origin, `/s/${id}`);
  const assets = [...page.text.matchAll(/"(\/shared\/static\/[^"]+)"/g)].map(([, path]) => String(path));
  assert.ok(assets.length >= 3);
  const preflight = { origin, 'access-control-request-method': 'POST' };
  return [
    ...[
      '/',
      `/shared/secret/${id}`,
      '/shared/secret/%zz',
      `/shared/sealed/${id}`,
      ...assets,
      '/healthz',
      '/openapi.json',
    ].flatMap((path): Case[] => [
      [200, path],
      [200, path, head],
      [405, path, post('{}')],
    ]),
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
    // No longer than the system takes in at once: who still writes as the connection ends may not read the answer.
    [413, accessPath(open), post(`{"password":"${'x'.repeat(129 * 1024)}"}`)],
    [200, createPath, post(newShare)],
    [422, createPath, post('{}')],
    [405, createPath, { method: 'PUT' }],
    [421, '/healthz', { headers: { host: 'elsewhere.example' } }],
    [421, accessPath(open), post('{}', { host: 'elsewhere.example' })],
    [400, '/healthz', { headers: { host: '[' } }],
  ];
}

/** What a server behind the worker says, and the status that comes of it. */
const refusal = { reqId: 'req-abcdefghijklmn', message: 'x', error: 'BadRequest' };
const loud = { server: 'nginx', 'x-powered-by': 'x', 'set-cookie': 'a=1', 'cache-control': 'public, max-age=60' };
export const upstreamAnswers: readonly [status: number, name: string, answer: AnswerWith][] = [
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
