/** Whatever follows an access on its connection, no view is lost by it. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { accessPath } from './client.ts';
import { everyRuntime, startOn } from './every-runtime.ts';
import { converse, converseToEnd, statusesOf } from './raw-socket.ts';
import type { StandaloneProcess } from './standalone.ts';
import { eventually } from './store-files.ts';
import { json, startUpstream, type Upstream } from './upstream.ts';

const id = 'ucuCG6CdxGL2libYBnY89RcRhv4uNyPBlsCMqFzUKi8';
const head = `POST ${accessPath(id)} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n`;
const whole = [`${head}content-length: 2\r\n\r\n{}`, `${head}transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`];
const behind = ['garbage\r\n\r\n', '{"password":"longer"}\r\n\r\n', '"}', '\x00'.repeat(20), 'GET \xff HTTP/9\r\n\r\n'];

for (const runtime of everyRuntime) {
  suite(`on ${runtime} what follows an access`, () => {
    let upstream: Upstream;
    let worker: StandaloneProcess;
    before(async () => {
      upstream = await startUpstream();
      worker = await startOn(runtime, { UPSTREAM: upstream.origin });
    });
    after(async () => {
      assert.equal(worker.output(), '');
      await worker.stop();
      await upstream.stop();
    });

    const grant = json(200, { id, expiresAfterViews: 3, lastViewedAt: null, secretValue: 'swordfish' });

    for (const delayMs of [0, 100]) {
      test(`takes no view away, the server behind taking ${delayMs} ms`, async () => {
        for (const request of whole) {
          for (const garbage of behind) {
            upstream.reset((response, seen) => void setTimeout(() => grant(response, seen), delayMs));
            const received = await converseToEnd(worker.origin, Buffer.from(request + garbage, 'latin1'));
            const [first] = statusesOf(received);
            const at = `${JSON.stringify(garbage)}: ${received.slice(0, 60)}`;
            // Bun hangs up on both: then nobody was asked.
            if (runtime === 'Bun') assert.equal(upstream.seen.length === 0 || first === 200, true, at);
            else assert.deepEqual([first, upstream.seen.length], [200, 1], at);
            assert.equal(received.includes('"secretValue":"swordfish"'), upstream.seen.length === 1, at);
          }
        }
      });
    }

    test('costs nothing more, however many packets it comes in', async () => {
      upstream.reset((response, seen) => void setTimeout(() => grant(response, seen), 1500));
      const parts = [whole[0] ?? '', ...Array<string>(400).fill('\x00')].map((part) => Buffer.from(part));
      const received = await converse(worker.origin, { parts, ending: 'wait', patienceMs: 4000 });
      // Bun hangs up on it while the server is asked. What any of them would print is seen at the end.
      if (runtime !== 'Bun') assert.ok(received.includes('"secretValue":"swordfish"'), received.slice(0, 60));
    });

    test('is refused with a word where it is no request, and ends the connection', async () => {
      upstream.reset(grant);
      for (const garbage of ['garbage\r\n\r\n', `${head}transfer-encoding: chunked\r\n\r\nzz\r\n{}`]) {
        const received = await converseToEnd(worker.origin, Buffer.from(garbage));
        assert.ok(received === '' || statusesOf(received)[0] === 400, received);
        // The others' own servers have the word, and only the word.
        if (runtime === 'Node.js')
          assert.match(received, /^HTTP\/1\.1 400 .*\r\nx-content-type-options: nosniff\r\n/is);
      }
      assert.deepEqual(upstream.seen, []);
    });

    test('is asked for one after the other where it is many requests', async () => {
      let atOnce = 0;
      let most = 0;
      upstream.reset((response) => {
        most = Math.max(most, ++atOnce);
        setTimeout(() => {
          atOnce -= 1;
          response.end('\n');
        }, 5);
      });
      const received = await converseToEnd(
        worker.origin,
        Buffer.from('GET /app HTTP/1.1\r\nhost: localhost\r\n\r\n'.repeat(60)),
      );
      await eventually(() => atOnce === 0);
      // Bun hangs up on what is behind a request that waits.
      assert.ok(runtime === 'Bun' ? most <= 1 : most === 1, String(most));
      if (runtime !== 'Bun') assert.deepEqual(statusesOf(received), Array(60).fill(200));
    });
  });
}
