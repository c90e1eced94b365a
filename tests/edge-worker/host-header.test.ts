/** A request is for one host, and for the one that the next reader takes it for. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { everyRuntime, startOn } from './every-runtime.ts';
import { converse, statusesOf } from './raw-socket.ts';
import type { StandaloneProcess } from './standalone.ts';
import { json, startUpstream, type Upstream } from './upstream.ts';

const twice = [
  ['localhost', 'localhost'],
  ['localhost', 'evil.example'],
  ['evil.example', 'localhost'],
];
const noHost = [
  ...['localhost/x', '/localhost', 'localhost?x', 'localhost#x', 'localhost\\x', 'http://localhost', 'x@localhost'],
  ...['localhost@x', 'x:y@localhost', 'local host', 'local\thost', 'localhost, evil.example', 'localhost,localhost'],
  ...['localh%6fst', 'local\xffhost', 'local\xc3\xa9', 'localhost;x', 'localhost:80:80', 'localhost:99999', '[', '::1'],
];
const one = ['localhost', 'LOCALHOST', 'localhost:8787', '127.0.0.1', '[::1]', '[::1]:8787'];

for (const runtime of everyRuntime) {
  suite(`${runtime} takes a Host header`, () => {
    let upstream: Upstream;
    let anyHost: StandaloneProcess;
    let loopback: StandaloneProcess;
    before(async () => {
      upstream = await startUpstream();
      anyHost = await startOn(runtime, { UPSTREAM: upstream.origin, HOSTS: '*' });
      loopback = await startOn(runtime, { UPSTREAM: upstream.origin });
    });
    after(async () => {
      await anyHost.stop();
      await loopback.stop();
      await upstream.stop();
    });

    async function statusFor(app: StandaloneProcess, hosts: readonly string[], path = '/app.js'): Promise<number> {
      const lines = hosts.map((host) => `host: ${host}\r\n`).join('');
      const request = Buffer.from(`GET ${path} HTTP/1.1\r\n${lines}\r\n`, 'latin1');
      const [status] = statusesOf(await converse(app.origin, { parts: [request], ending: 'wait' }));
      return status ?? 0;
    }

    test('that comes twice for none, and forwards nothing', async () => {
      upstream.reset(json(200, {}));
      for (const hosts of twice) {
        for (const app of [anyHost, loopback]) assert.equal(await statusFor(app, hosts), 400, hosts.join());
      }
      assert.deepEqual(upstream.seen, []);
    });

    test('that is no host for none, and forwards nothing', async () => {
      upstream.reset(json(200, {}));
      for (const host of noHost) {
        for (const app of [anyHost, loopback]) assert.equal(await statusFor(app, [host]), 400, host);
      }
      assert.deepEqual(upstream.seen, []);
    });

    test('that is one, in every spelling', async () => {
      upstream.reset(json(200, {}));
      for (const host of one) {
        for (const app of [anyHost, loopback]) assert.equal(await statusFor(app, [host]), 200, host);
      }
      assert.equal(await statusFor(loopback, ['evil.example']), 421);
      assert.equal(upstream.seen.length, 2 * one.length);
    });

    test('for the host, though the target begins with no slash', async () => {
      // Put together unread they are another host.
      for (const target of ['.evil.example/x', '@evil.example/x', ':80@evil.example/x']) {
        assert.notEqual(await statusFor(loopback, ['localhost'], target), 200, target);
      }
    });
  });
}
