/** Where one request ends and the next begins, the server behind sees as the worker does. */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, suite, test } from 'node:test';
import { accessPath } from './client.ts';
import { everyRuntime, startOn } from './every-runtime.ts';
import { converse, statusesOf } from './raw-socket.ts';
import type { StandaloneProcess } from './standalone.ts';
import { eventually } from './store-files.ts';

const id = 'ucuCG6CdxGL2libYBnY89RcRhv4uNyPBlsCMqFzUKi8';
const path = '/api/v1/folders';
/** In another spelling of the id, to which no turn, limit or kept reply would apply. */
const hidden = [
  `POST ${accessPath(`${id}=`)} HTTP/1.1`,
  'Host: localhost',
  'Content-Type: application/json',
  'Content-Length: 2',
  '',
  '{}',
].join('\r\n');
const length = `Content-Length: ${hidden.length}`;
const chunked = 'Transfer-Encoding: chunked';
const inChunks = `${hidden.length.toString(16)}\r\n${hidden}\r\n0\r\n\r\n`;
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
/** How the end of a body can be told, or told twice. */
const framings: [what: string, lines: readonly string[], body: string][] = [
  ['a length', [length], hidden],
  ['chunks', [chunked], inChunks],
  ['chunks and a length', [length, chunked], inChunks],
  ['chunks, spelled oddly', ['transfer-Encoding:\tCHUNKED'], inChunks],
  ['a coding before the chunks', ['Transfer-Encoding: gzip, chunked'], inChunks],
  ['an unknown coding and a length', [length, 'Transfer-Encoding: xchunked'], hidden],
  ['a length of the connection', ['Connection: content-length', length], hidden],
  ['a coding of the connection', ['Connection: transfer-encoding', chunked], inChunks],
  ['two lengths', ['Content-Length: 0', length], hidden],
];

/** Answers before it has read a body, as a server does that refuses one, and then goes on with the connection. */
async function startHasty(): Promise<{ server: Server; origin: string; seen: string[] }> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    request.on('error', () => {});
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

for (const runtime of everyRuntime) {
  suite(`on ${runtime} a body that is forwarded`, () => {
    let upstream: Awaited<ReturnType<typeof startHasty>>;
    let worker: StandaloneProcess;
    before(async () => {
      upstream = await startHasty();
      worker = await startOn(runtime, { UPSTREAM: upstream.origin });
    });
    after(async () => {
      await worker.stop();
      upstream.server.closeAllConnections();
      upstream.server.close();
    });

    const send = (head: readonly string[], body = '') =>
      converse(worker.origin, {
        parts: [Buffer.from(`${head.join('\r\n')}\r\nHost: localhost\r\nConnection: close\r\n\r\n${body}`)],
        ending: 'wait',
      });

    for (const [what, lines, body] of framings) {
      test(`is no request of its own and eats none, where its end is told by ${what}`, async () => {
        for (const method of methods) {
          upstream.seen.length = 0;
          const received = await send([`${method} ${path} HTTP/1.1`, ...lines], body);
          assert.notDeepEqual(statusesOf(received), [], method);
          // On the connection to the server, if that one is used again, two more follow.
          for (const next of ['/next', '/last']) {
            assert.deepEqual(statusesOf(await send([`GET ${next} HTTP/1.1`])), [200], `${method} ${next}`);
          }
          await eventually(async () => upstream.seen.includes('GET /last'));
          const first = `${method} ${path}`;
          const others = upstream.seen.filter((request) => request !== first);
          assert.deepEqual(others, ['GET /next', 'GET /last'], method);
        }
      });
    }
  });
}
