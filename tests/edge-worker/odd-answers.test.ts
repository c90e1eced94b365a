/** Answers of a server behind that would leave a client, or a proxy before the worker, with another connection than it has. */
import assert from 'node:assert/strict';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { after, before, suite, test } from 'node:test';
import { everyRuntime, startOn } from './every-runtime.ts';
import { converseToEnd, statusesOf } from './raw-socket.ts';
import type { StandaloneProcess } from './standalone.ts';

const request = 'GET /api/v1/folders HTTP/1.1\r\nhost: localhost\r\n\r\n';

for (const runtime of everyRuntime) {
  suite(`on ${runtime} an answer of the server behind`, () => {
    let answer = '';
    let server: Server;
    let worker: StandaloneProcess;
    before(async () => {
      server = createServer((socket) => {
        socket.on('error', () => {});
        socket.on('data', () => socket.end(answer));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      worker = await startOn(runtime, { UPSTREAM: `http://127.0.0.1:${port}` });
    });
    after(async () => {
      assert.equal(worker.output(), '');
      await worker.stop();
      server.close();
    });

    test('that changes the protocol unasked is no answer', async () => {
      answer = 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\nHELLO';
      for (const asked of [request, request.replace('host', 'connection: upgrade\r\nupgrade: h2c\r\nhost')]) {
        const received = await converseToEnd(worker.origin, Buffer.from(asked));
        assert.deepEqual(
          statusesOf(received).slice(0, 1),
          received === '' ? [] : [received.includes(' 400 ') ? 400 : 502],
        );
        assert.equal(received.includes('HELLO'), false);
      }
    });

    test('whose end is told twice leaves the next one alone', async () => {
      answer = 'HTTP/1.1 200 OK\r\ncontent-length: 500\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n';
      const received = await converseToEnd(worker.origin, Buffer.from(request));
      assert.equal(/^content-length: 500/im.test(received), false, received);
    });
  });
}
