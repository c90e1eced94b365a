/** A forwarded request ends with its client: the connection to the server behind goes where the client's goes. */
import assert from 'node:assert/strict';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { after, afterEach, before, suite, test } from 'node:test';
import { setImmediate as settled, setTimeout as sleep } from 'node:timers/promises';
import { fetchWhileWanted } from '../../edge-worker/src/upstream/fetch-while-wanted.ts';
import { accessPath } from './client.ts';
import { everyRuntime, type Runtime, startOn } from './every-runtime.ts';
import type { StandaloneProcess } from './standalone.ts';
import { eventually } from './store-files.ts';
import { json, startUpstream } from './upstream.ts';

const path = '/api/v1/events';
const id = 'ucuCG6CdxGL2libYBnY89RcRhv4uNyPBlsCMqFzUKi8';
const count = 4;

/** Where the runtime tells of a client that closes its connection while neither side says anything. */
const tellsInSilence: readonly Runtime[] = ['Bun', 'Node.js'];

/** Begins an answer that never ends, or none; and takes a body as it comes. */
interface Origin {
  readonly server: Server;
  readonly origin: string;
  /** Answers that are under way. */
  readonly open: Map<Socket, ServerResponse>;
}

async function startOrigin(): Promise<Origin> {
  const open = new Map<Socket, ServerResponse>();
  const server = createServer((request, response) => {
    const { socket } = request;
    open.set(socket, response);
    socket.once('close', () => open.delete(socket));
    for (const end of [request, response, socket]) end.on('error', () => {});
    request.resume();
    if (request.url !== path || request.method !== 'GET') return;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('data: first\n\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, open, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const cases: [what: string, request: string, hasAnswer: boolean][] = [
  ['waits for events', `GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`, true],
  ['waits for an answer', 'GET /api/v1/silent HTTP/1.1\r\nhost: localhost\r\n\r\n', false],
  [
    'waits for an answer to a body',
    'POST /api/v1/silent HTTP/1.1\r\nhost: localhost\r\ncontent-length: 2\r\n\r\n{}',
    false,
  ],
  [
    'uploads',
    `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9000000\r\n\r\n${'x'.repeat(70_000)}`,
    false,
  ],
  [
    'uploads in chunks',
    `PUT ${path} HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n`,
    false,
  ],
];

for (const runtime of everyRuntime) {
  suite(`on ${runtime} the connection to the origin`, () => {
    let upstream: Origin;
    let worker: StandaloneProcess;
    before(async () => {
      upstream = await startOrigin();
      worker = await startOn(runtime, { UPSTREAM: upstream.origin });
    });
    afterEach(() => {
      upstream.server.closeAllConnections();
    });
    after(async () => {
      assert.equal(worker.output(), '');
      await worker.stop();
      upstream.server.closeAllConnections();
      upstream.server.close();
    });

    for (const [what, request, hasAnswer] of cases) {
      for (const ending of ['closed', 'reset'] as const) {
        test(`goes with a client that ${what}, its connection ${ending}`, async () => {
          const port = Number(new URL(worker.origin).port);
          const clients = Array.from({ length: count }, () => connect(port, '127.0.0.1'));
          let answered = 0;
          for (const client of clients) {
            client
              .on('error', () => {})
              .on('data', () => {
                answered += 1;
              });
            client.write(request);
          }
          await eventually(() => upstream.open.size === count && (!hasAnswer || answered >= count));
          for (const client of clients) ending === 'reset' ? client.resetAndDestroy() : client.destroy();
          await eventually(() => {
            if (!tellsInSilence.includes(runtime))
              for (const response of upstream.open.values()) response.write(':\n\n');
            return upstream.open.size === 0;
          });
        });
      }
    }
  });
}

suite('on Node.js a connection', () => {
  const request = `GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`;
  let upstream: Origin;
  let worker: StandaloneProcess;
  before(async () => {
    upstream = await startOrigin();
    worker = await startOn('Node.js', { UPSTREAM: upstream.origin });
  });
  after(async () => {
    assert.equal(worker.output(), '');
    await worker.stop();
    upstream.server.close();
  });
  const connectTo = () => connect(Number(new URL(worker.origin).port), '127.0.0.1').on('error', () => {});

  for (const [what, behind] of [
    ['is no request', '\x00\x01'],
    ['is one more', request],
  ] as const) {
    test(`that has sent what ${what} behind a request ends with its client all the same`, async () => {
      const client = connectTo();
      client.write(request);
      await eventually(() => upstream.open.size === 1);
      client.write(behind);
      await sleep(100);
      client.destroy();
      await eventually(() => upstream.open.size === 0);
      await sleep(100);
      assert.equal(upstream.open.size, 0, 'and nothing is asked for who has gone');
    });
  }

  test('on which a GET has a body that goes on and on is ended', async () => {
    const client = connectTo();
    const closed = new Promise((resolve) => client.once('close', resolve));
    client.write(request.replace('\r\n\r\n', '\r\ncontent-length: 4000000\r\n\r\n'));
    await eventually(() => upstream.open.size === 1);
    client.resume().write('x'.repeat(400_000));
    await closed;
    await eventually(() => upstream.open.size === 0);
  });

  test('on which more and more requests come without an answer is ended', async () => {
    const client = connectTo();
    const closed = new Promise((resolve) => client.once('close', resolve));
    client.write(request);
    await eventually(() => upstream.open.size === 1);
    const more = setInterval(() => client.write(request), 1);
    await closed;
    clearInterval(more);
    await eventually(() => upstream.open.size === 0);
  });
});

for (const runtime of tellsInSilence) {
  test(`on ${runtime} no view is spent for who has left while others had their turn`, async (t) => {
    const upstream = await startUpstream();
    const worker = await startOn(runtime, { UPSTREAM: upstream.origin });
    t.after(() => Promise.all([worker.stop(), upstream.stop()]));
    let answer = () => {};
    const grant = json(200, { id, expiresAfterViews: 3, secretValue: 'swordfish' });
    upstream.reset((response, seen) => {
      answer = () => grant(response, seen);
    });
    const head = `POST ${accessPath(id)} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n`;
    const port = Number(new URL(worker.origin).port);
    const ask = async () => {
      const client = connect(port, '127.0.0.1').on('error', () => {});
      client.write(`${head}content-length: 2\r\n\r\n{}`);
      await sleep(300); // it is in the line
      return client;
    };
    const first = await ask();
    const left = [await ask(), await ask()];
    const last = await ask();
    for (const client of left) client.destroy();
    await sleep(300);
    for (const client of [first, last]) {
      const answered = new Promise<string>((resolve) => client.once('data', (data) => resolve(String(data))));
      answer();
      assert.match(await answered, /swordfish/);
      if (client === first) await eventually(() => upstream.seen.length === 2);
    }
    assert.equal(upstream.seen.length, 2);
    for (const client of [first, last]) client.destroy();
  });
}

test('a forwarded request whose answer does not begin is given up after five minutes', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  t.mock.method(globalThis, 'fetch', (_input: Request, { signal }: { signal: AbortSignal }) => {
    return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  });
  let isOver = false;
  const answer = fetchWhileWanted(new Request('http://localhost/'), new AbortController().signal, {}).finally(() => {
    isOver = true;
  });
  t.mock.timers.tick(299_999);
  await settled();
  assert.equal(isOver, false);
  t.mock.timers.tick(1);
  await assert.rejects(answer, { name: 'AbortError' });
});
