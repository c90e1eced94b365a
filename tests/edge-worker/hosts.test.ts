import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { accessPath, createPath, createShare, openShare, peekPath } from './client.ts';
import { askRaw, type RawAnswer } from './raw.ts';
import { startUpstream, type Upstream } from './upstream.ts';
import { startEmbedded, startWorker, type TestWorker } from './workerd.ts';

const json = { 'content-type': 'application/json' };

function get(worker: TestWorker, host: string, path = '/healthz'): Promise<RawAnswer> {
  return askRaw(worker.origin, path, { headers: { host } });
}

suite('without a list of hosts', () => {
  let worker: TestWorker;
  before(async () => {
    worker = await startEmbedded();
  });
  after(() => worker.stop());

  test('the worker answers for loopback, however it is written', async () => {
    const hosts = ['localhost', 'LocalHost:8787', 'share.localhost', '127.0.0.1:1', '127.8.8.8', '[::1]:8787'];
    for (const host of [...hosts, '127.1', '2130706433', '0x7f.1', '0177.0.0.1', '[0:0:0:0:0:0:0:1]']) {
      assert.equal((await get(worker, host)).status, 200, host);
    }
  });

  test('a name that someone else points at this machine is refused on every route, and spends no view', async () => {
    const id = await createShare(worker.origin, { maxViews: 1 });
    const host = 'rebound.example';
    const answers = await Promise.all([
      get(worker, host),
      get(worker, host, `/shared/secret/${id}`),
      get(worker, host, peekPath(id)),
      askRaw(worker.origin, accessPath(id), { method: 'POST', headers: { host, ...json }, body: '{}' }),
      askRaw(worker.origin, createPath, { method: 'POST', headers: { host, ...json }, body: '{}' }),
      get(worker, host, '/nothing'),
    ]);
    for (const { status, headers, text } of answers) {
      assert.equal(status, 421);
      assert.equal(headers['cache-control'], 'no-store');
      assert.equal(text.includes('rebound'), false);
      assert.equal(JSON.parse(text).error, 'Refused');
    }
    assert.equal((await openShare(worker.origin, id)).status, 200);
  });

  test('a browser is told so in a page, which names the setting and not the host', async () => {
    const host = 'rebound.example';
    const headers = { host, accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    for (const path of ['/', `/shared/secret/${'A'.repeat(43)}`, '/share', '/nothing']) {
      const answer = await askRaw(worker.origin, path, { headers });
      assert.equal(answer.status, 421);
      assert.match(String(answer.headers['content-type']), /^text\/html/);
      assert.match(String(answer.headers['content-security-policy']), /^default-src 'none'/);
      assert.match(answer.text, /No view of any secret was used\..*Set HOSTS to the name/s);
      assert.doesNotMatch(answer.text, /rebound|stylesheet/);
    }
    const head = await askRaw(worker.origin, '/', { method: 'HEAD', headers });
    assert.deepEqual([head.status, head.text], [421, '']);
    assert.equal(worker.output().match(/HOSTS does not allow/g)?.length, 1);
    assert.doesNotMatch(worker.output(), /rebound/);
  });

  test('what only looks like loopback is refused', async () => {
    const hosts = [
      '127.0.0.1.example',
      'localhost.example',
      'notlocalhost',
      '128.0.0.1',
      '[::2]',
      '10.0.0.1',
      '0.0.0.0',
    ];
    for (const host of hosts) assert.equal((await get(worker, host)).status, 421, host);
  });
});

suite('with a list of hosts', () => {
  let upstream: Upstream;
  let worker: TestWorker;
  before(async () => {
    upstream = await startUpstream();
    const settings = { BACKEND: 'upstream', UPSTREAM: upstream.origin };
    worker = await startWorker({ ...settings, HOSTS: 'share.example.com, Other.example,xn--bcher-kva.example' });
  });
  after(async () => {
    await worker.stop();
    await upstream.stop();
  });

  test('the worker answers for these, in any case and on any port', async () => {
    for (const host of ['share.example.com', 'SHARE.example.com:8443', 'other.example', 'xn--bcher-kva.example']) {
      assert.equal((await get(worker, host)).status, 200, host);
    }
  });

  test('any other is refused, loopback too, and nothing reaches the server behind', async () => {
    for (const host of [
      'localhost',
      '127.0.0.1',
      'share.example.com.evil.example',
      'example.com',
      'a.share.example.com',
    ]) {
      assert.equal((await get(worker, host)).status, 421, host);
      assert.equal((await get(worker, host, '/login')).status, 421, host);
      const headers = { host, authorization: 'Bearer token' };
      assert.equal((await askRaw(worker.origin, '/api/v1/users', { headers })).status, 421, host);
    }
    assert.deepEqual(upstream.seen, []);
  });
});

test('a star lets any host in', async (t) => {
  const worker = await startEmbedded({ HOSTS: '*' });
  t.after(() => worker.stop());
  for (const host of ['share.example.com', 'localhost', '10.0.0.1']) {
    assert.equal((await get(worker, host)).status, 200, host);
  }
});

test('a head or a path without end is refused, and the worker lives on', async (t) => {
  const worker = await startEmbedded();
  t.after(() => worker.stop());
  const head = await askRaw(worker.origin, '/healthz', { headers: { x: 'a'.repeat(1024 * 1024) } });
  assert.equal(head.status, 431);
  assert.equal((await askRaw(worker.origin, `/s/${'a'.repeat(100_000)}`)).status, 414);
  assert.equal((await askRaw(worker.origin, '/healthz')).status, 200);
});
