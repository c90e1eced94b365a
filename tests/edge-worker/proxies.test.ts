/** The proxies that docs/deploy.md puts in front of the worker: whom it counts, what arrives, and what they write down. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { accessPath, createPath, peekPath } from './client.ts';
import { host, type ProxyName, proxiesSetting, type RunningProxy, startProxy } from './proxies.ts';
import { eventually } from './store-files.ts';
import { startEmbedded, type TestWorker } from './workerd.ts';

const perMinute = 3;
const id = 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc';
const json = { 'content-type': 'application/json' };

for (const name of ['nginx', 'caddy'] as const satisfies readonly ProxyName[]) {
  suite(`behind ${name} as the guide has it`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'sharelink-proxy-'));
    let worker: TestWorker;
    let proxy: RunningProxy;
    const stops = [() => rmSync(folder, { recursive: true })] as (() => unknown)[];
    before(async () => {
      const limits = { PROXIES: proxiesSetting, REQUESTS_PER_MINUTE: String(perMinute) };
      worker = await startEmbedded({ ...limits, HOSTS: host, CREATE: 'open' });
      stops.unshift(worker.stop);
      proxy = await startProxy(name, worker.origin, folder);
      stops.unshift(proxy.stop);
    });
    after(async () => {
      for (const stop of stops) await stop();
    });

    test('a client is who the proxy saw, whatever it writes about itself', async () => {
      const statuses: number[] = [];
      // In at most two minutes of the clock: one of them is over the limit.
      for (let i = 0; i <= 2 * perMinute; i++) {
        const headers = { 'x-forwarded-for': `203.0.113.${i}`, forwarded: `for=203.0.113.${i}` };
        statuses.push(await proxy.ask('127.0.0.2', peekPath(id), { headers }));
      }
      assert.deepEqual(new Set(statuses), new Set([404, 429]));
      const headers = { 'x-forwarded-for': '127.0.0.2' };
      assert.equal(
        await proxy.ask('127.0.0.3', peekPath(id), { headers }),
        404,
        'another client is not counted with it',
      );
    });

    test('a share is made, looked at and refused where a body is too large', async () => {
      const post = { method: 'POST', headers: json };
      const body = JSON.stringify({ secretValue: 'v', expiresIn: '1h' });
      assert.equal(await proxy.ask('127.0.0.4', createPath, post, body), 200);
      const large = await proxy.ask('127.0.0.4', createPath, post, `{"secretValue":"${'v'.repeat(2 ** 22)}"}`);
      assert.ok(large === 413 || (name === 'caddy' && large === 502), String(large)); // Caddy 2.6 takes it for a broken request
    });

    if (name === 'nginx') {
      test('who opens fifty requests and ends none gets no more, while others are served', async (t) => {
        const sockets = await Promise.all(Array.from({ length: 50 }, () => proxy.halfSend('127.0.0.1', createPath)));
        t.after(() => {
          for (const socket of sockets) socket.destroy();
        });
        // The worker itself does not count this machine.
        await eventually(async () => (await proxy.ask('127.0.0.1', '/healthz')) === 429);
        assert.equal(await proxy.ask('127.0.0.7', '/healthz'), 200);
      });
    }

    test('nothing of a path is written down, also where the worker is gone', async () => {
      const outcomes = [
        await proxy.ask('127.0.0.5', `/shared/secret/${id}?key=seen-once`, {
          headers: { referer: 'https://seen-once' },
        }),
        await proxy.ask('127.0.0.5', accessPath(id), { method: 'POST', headers: json }, '{}'),
      ];
      assert.deepEqual(outcomes, [200, 404]);
      process.kill(worker.pid, 'SIGKILL');
      assert.equal(await proxy.ask('127.0.0.6', peekPath(id)), 502);
      assert.equal(await proxy.ask('127.0.0.6', '/seen-once', { method: 'POST' }, 'seen-once'), 502);
      assert.doesNotMatch(proxy.written(), new RegExp(`${id}|seen-once|shared|127\\.0\\.0\\.[2-9]`));
    });
  });
}
