/** A server behind that fails while its replies are kept: what the client learns, once and again, and what it costs. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { startWorkerd, type Workerd } from '../../tools/workerd.ts';
import { newKeys, openWithKeys } from './proof.ts';
import { type AnswerWith, json, startUpstream, type Upstream } from './upstream.ts';

const timeoutMs = 500;
const tenMegabytes = 'x'.repeat(10 * 1024 * 1024);
const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));

const page: AnswerWith = (response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end('<!doctype html>');
};
const drip: AnswerWith = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 50);
  response.on('close', () => clearInterval(timer));
};

/** Nobody can know whether these have spent a view. */
const unknown: [name: string, answer: AnswerWith][] = [
  ['hangs', () => {}],
  ['resets', ({ socket }) => socket?.resetAndDestroy()],
  ['drips', drip],
  ['fails', json(500, {})],
  ['is not available', json(503, {})],
  ['answers with a page', page],
  ['answers 10 MB', json(200, `{"secretValue":"${tenMegabytes}"}`)],
  [
    'answers 50 MB in few bytes',
    (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(bomb);
    },
  ],
  ['answers with broken JSON', json(200, '{"secretValue":"a')],
  ['answers with other JSON', json(200, { hello: 'world' })],
];

let upstream: Upstream;
let worker: Workerd;
const storeDir = mkdtempSync(join(tmpdir(), 'sharelink-store-'));
before(async () => {
  upstream = await startUpstream();
  const settings = { BACKEND: 'upstream', UPSTREAM: upstream.origin, UPSTREAM_TIMEOUT_MS: String(timeoutMs) };
  worker = await startWorkerd({ storeDir, settings, onOutput: () => {} });
});
after(async () => {
  await worker.stop('SIGKILL');
  await upstream.stop();
  rmSync(storeDir, { recursive: true });
});

const newId = () => randomBytes(32).toString('base64url');

/** Of the worker's process, in megabytes. */
function residentMegabytes(): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${worker.pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

suite('behind a worker that keeps replies, a server that', () => {
  test('redirects has passed nothing on: no view is used, and it may be asked again under the same keys', async () => {
    upstream.reset(json(302, '', { location: '/login' }));
    const id = newId();
    const keys = newKeys();
    for (let i = 0; i < 2; i++) {
      const { status, json: body } = await openWithKeys(worker.origin, id, keys);
      assert.deepEqual([status, body.error], [404, 'Not Found']);
    }
    upstream.answer = json(200, { id, secretValue: 'v', expiresAfterViews: 1 });
    assert.equal((await openWithKeys(worker.origin, id, keys)).status, 200);
    assert.equal(upstream.seen.length, 3);
  });

  for (const [name, answer] of unknown) {
    test(`${name} leaves the outcome unknown, and is never asked again under the same keys`, async () => {
      upstream.reset(answer);
      const id = newId();
      const keys = newKeys();
      for (let i = 0; i < 3; i++) {
        const { status, json: body } = await openWithKeys(worker.origin, id, keys);
        assert.deepEqual([status, body.error], [504, 'outcome_unknown']);
      }
      assert.equal(upstream.seen.length, 1);
      assert.equal('idempotency-key' in (upstream.seen[0]?.headers ?? {}), false);
      assert.equal('sharelink-reply-key' in (upstream.seen[0]?.headers ?? {}), false);
    });
  }

  test('asks to wait is believed, and may be asked again: it has spent nothing', async () => {
    upstream.reset(json(429, { statusCode: 429, error: 'RateLimitExceeded' }, { 'retry-after': '42' }));
    const id = newId();
    const keys = newKeys();
    const refused = await openWithKeys(worker.origin, id, keys);
    assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '42']);
    upstream.answer = json(200, { id, expiresAfterViews: 1, secretValue: 'v' });
    assert.equal((await openWithKeys(worker.origin, id, keys)).status, 200);
  });

  test('answers with more than can be read costs a bounded amount of memory', async (t) => {
    const burst = async () => {
      for (const answer of unknown.filter(([name]) => name.includes('MB')).map(([, each]) => each)) {
        upstream.reset(answer);
        await Promise.all(Array.from({ length: 8 }, () => openWithKeys(worker.origin, newId(), newKeys())));
      }
    };
    await burst();
    const beforeMb = residentMegabytes();
    for (let i = 0; i < 3; i++) await burst();
    const afterMb = residentMegabytes();
    t.diagnostic(`resident: ${Math.round(beforeMb)} MB after 16 oversized answers, ${Math.round(afterMb)} MB after 64`);
    assert.ok(afterMb < beforeMb + 128, `${beforeMb} MB, then ${afterMb} MB`);
  });
});
