/** Whatever a server behind sends, each runtime answers or hangs up, lives on and prints nothing. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { after, before, suite, test } from 'node:test';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { seed } from '../package/random.ts';
import { accessPath, ask, peekPath } from './client.ts';
import { everyRuntime, startOn } from './every-runtime.ts';
import { forEach, shareOf, tell } from './proof.ts';
import { converse, statusesOf } from './raw-socket.ts';
import type { StandaloneProcess } from './standalone.ts';

const id = 'ucuCG6CdxGL2libYBnY89RcRhv4uNyPBlsCMqFzUKi8';
const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** What a server sends, and how it leaves. */
interface OddAnswer {
  readonly parts: readonly Buffer[];
  readonly pauseMs: number;
  readonly ending: 'end' | 'reset' | 'stay';
}

const payload = fc.oneof(
  fc.constantFrom('', '{}', 'x', JSON.stringify({ id, secretValue: 'swordfish', expiresAfterViews: 1 })).map(latin1),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  fc.constant(Buffer.alloc(200_000, 'x')),
);

const codings = {
  gzip: gzipSync,
  'x-gzip': gzipSync,
  br: brotliCompressSync,
  deflate: deflateSync,
  'Deflate ': deflateRawSync,
  zstd: zstdCompressSync,
  'gzip, br': (bytes: Buffer) => brotliCompressSync(gzipSync(bytes)),
  'gzip,,gzip': gzipSync,
  compress: (bytes: Buffer) => bytes,
  '\x00': (bytes: Buffer) => bytes,
};

/** A body that is compressed as its header says, or nearly. */
const codedBody = fc
  .record({
    plain: payload,
    coding: fc.constantFrom(...(Object.keys(codings) as (keyof typeof codings)[])),
    damage: fc.constantFrom('none', 'cut', 'flipped', 'not_coded', 'doubled', 'empty'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ plain, coding, damage, at }) => ({
    coding: [`content-encoding: ${coding}`],
    body: damageOf(damage, plain, codings[coding](plain), at),
  }));

function damageOf(damage: string, plain: Buffer, coded: Buffer, at: number): Buffer {
  const place = Math.floor(at * coded.length);
  switch (damage) {
    case 'cut':
      return coded.subarray(0, place);
    case 'flipped':
      return Buffer.concat([coded.subarray(0, place), latin1('\xff'), coded.subarray(place + 1)]);
    case 'not_coded':
      return plain;
    case 'doubled':
      return Buffer.concat([coded, coded]);
    case 'empty':
      return Buffer.alloc(0);
    default:
      return coded;
  }
}

const anyBody = fc.oneof(
  payload.map((body) => ({ coding: [] as string[], body })),
  codedBody,
);

const framing = fc.constantFrom<(body: Buffer) => { head: string[]; sent: Buffer }>(
  (body) => ({ head: [`content-length: ${body.length}`], sent: body }),
  (body) => ({ head: ['transfer-encoding: chunked'], sent: chunked(body) }),
  (body) => ({ head: ['connection: close'], sent: body }),
  // From here on wrong.
  (body) => ({ head: [`content-length: ${body.length + 5}`], sent: body }),
  (body) => ({ head: [`content-length: ${Math.max(0, body.length - 5)}`], sent: body }),
  (body) => ({ head: ['content-length: 1', 'content-length: 2'], sent: body }),
  (body) => ({ head: ['content-length: -1'], sent: body }),
  (body) => ({ head: ['content-length: 1e1'], sent: body }),
  (body) => ({ head: ['content-length: 99999999999999999999999'], sent: body }),
  (body) => ({ head: [`content-length: ${body.length}`, 'transfer-encoding: chunked'], sent: chunked(body) }),
  (body) => ({ head: ['transfer-encoding: chunked'], sent: body }),
  (body) => ({ head: ['transfer-encoding: chunked'], sent: chunked(body).subarray(0, -3) }),
  (body) => ({ head: ['transfer-encoding: chunked'], sent: latin1(`zz\r\n${body}\r\n`) }),
  (body) => ({ head: ['transfer-encoding: chunked'], sent: latin1(`ffffffffffffffff\r\n${body}`) }),
  () => ({ head: ['transfer-encoding: chunked'], sent: latin1('-1\r\nx\r\n0\r\n\r\n') }),
  () => ({ head: ['transfer-encoding: chunked'], sent: latin1(`1;${'e'.repeat(20_000)}\r\nx\r\n0\r\n\r\n`) }),
  () => ({ head: ['transfer-encoding: chunked'], sent: latin1('1\r\nxyz\r\n0\r\n\r\n') }),
  () => ({ head: ['transfer-encoding: chunked', 'trailer: x'], sent: latin1('1\r\nx\r\n0\r\nx: \x00\r\n\r\n') }),
  (body) => ({ head: ['transfer-encoding: gzip, chunked'], sent: chunked(body) }),
  (body) => ({ head: ['transfer-encoding: chunked, chunked'], sent: chunked(body) }),
  (body) => ({ head: ['transfer-encoding: identity'], sent: body }),
);

function chunked(body: Buffer): Buffer {
  const middle = body.length === 0 ? [] : [latin1(`${body.length.toString(16)}\r\n`), body, latin1('\r\n')];
  return Buffer.concat([...middle, latin1('0\r\n\r\n')]);
}

const statusLine = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('HTTP/1.1 200 OK', 'HTTP/1.1 200 ', 'HTTP/1.1 401 Unauthorized') },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(204, 205, 206, 226, 299, 300, 301, 302, 304, 307, 400, 404, 407, 421, 429, 499, 500, 502, 599)
      .map((code) => `HTTP/1.1 ${code} x`),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('000', '0', '99', '100', '101', '102', '103', '199', '600', '999', '1000', '-1', '20', 'abc', '')
      .map((code) => `HTTP/1.1 ${code} x`),
  },
  fc.constantFrom(
    ...['HTTP/1.0 200 OK', 'HTTP/0.9 200 OK', 'HTTP/2 200 OK', 'HTTP/3.0 200', 'ICY 200 OK', 'http/1.1 200 OK', ''],
    ...['HTTP/1.1 200 \xe9\xff', 'HTTP/1.1 200 \x00', `HTTP/1.1 200 ${'r'.repeat(30_000)}`, 'HTTP/1.1\t200\tOK'],
    ...['HTTP/1.1 200', 'SSH-2.0-OpenSSH', '\x16\x03\x01\x02', '<html>', 'HTTP/1.1 200 OK\rx: y'],
  ),
);

const interim = fc.constantFrom(
  '',
  'HTTP/1.1 100 Continue\r\n\r\n',
  'HTTP/1.1 102 Processing\r\n\r\n',
  'HTTP/1.1 103 Early Hints\r\nlink: </x>; rel=preload\r\n\r\n'.repeat(3),
  'HTTP/1.1 100 Continue\r\ncontent-length: 5\r\n\r\n',
  'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
  'HTTP/1.1 100 Continue\r\n\r\n'.repeat(2000),
  '\r\n\r\n',
);

const headerLine = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('content-type: application/json', 'content-type: text/html', 'etag: "x"') },
  fc.constantFrom(
    ...['set-cookie: a=1', 'set-cookie: ', 'set-cookie: \xe9=\xff; HttpOnly', `set-cookie: ${'c'.repeat(9000)}`],
    ...['Set-Cookie: a=1\r\nset-cookie: a=2\r\nSET-COOKIE: b=3', 'set-cookie: a=1\r\n ; folded', 'set-cookie2: x'],
    ...['location: http://\x00/', 'location: //[', 'location: \xff', 'location: /\r\nlocation: /x', 'refresh: 0'],
    ...['x-nul: a\x00b', 'x-\x00: y', 'x-cr: a\rb', 'x-utf8: \xc3\xa9', 'x-del: \x7f', ': empty', 'no colon'],
    ...['x-folded: a\r\n b\r\n\tc', 'space before : x', '\tstarts with a tab: x', 'x y: z', 'x-long-name: '.repeat(3)],
    ...[`x-long: ${'a'.repeat(20_000)}`, `x-endless: ${'a'.repeat(400_000)}`, `${'n'.repeat(70_000)}: x`],
    ...[Array.from({ length: 3000 }, (_, i) => `x-${i}: y`).join('\r\n'), 'x-lf: a\nx-lf2: b', 'x-both: a\n\r\nb'],
    ...['connection: upgrade\r\nupgrade: websocket', 'connection: \x00', 'connection: keep-alive, x-from, \xff'],
    ...['keep-alive: timeout=0', 'keep-alive: timeout=99999999999999', 'trailer: content-length', 'te: trailers'],
    ...['content-range: bytes 0-1/2', 'content-type: \x00', 'content-type: a/b;charset="\xff', 'content-type:'],
    ...['date: never', 'age: -1', 'vary: *', 'alt-svc: h3=":1"', 'strict-transport-security: x', 'www-authenticate: x'],
    ...['__proto__: x', 'constructor: x', 'toString: x', 'status: 200', ':status: 200', 'host: evil.example'],
    ...['proxy-authenticate: Basic', 'proxy-connection: close', 'clear-site-data: "*"', 'content-disposition: \xff'],
  ),
);

const oddAnswer: fc.Arbitrary<OddAnswer> = fc
  .record({
    before: fc.oneof({ weight: 4, arbitrary: fc.constant('') }, interim),
    status: statusLine,
    lines: fc.array(headerLine, { maxLength: 4 }),
    body: anyBody,
    frame: framing,
    newline: fc.oneof({ weight: 9, arbitrary: fc.constant('\r\n') }, fc.constantFrom('\n', '\r', '\n\r')),
    cut: fc.oneof({ weight: 2, arbitrary: fc.constant(1) }, fc.double({ min: 0, max: 1, noNaN: true })),
    pieces: fc.constantFrom(1, 1, 2, 5),
    pauseMs: fc.constantFrom(0, 0, 0, 10),
    ending: fc.oneof(
      { weight: 3, arbitrary: fc.constant<OddAnswer['ending']>('end') },
      fc.constantFrom<OddAnswer['ending']>('reset', 'stay'),
    ),
  })
  .map(({ before: first, status, lines, body: { coding, body }, frame, newline, cut, pieces, pauseMs, ending }) => {
    const { head, sent } = frame(body);
    const text = [status, ...lines, ...coding, ...head, '', ''].join(newline);
    const whole = Buffer.concat([latin1(first + text), sent]);
    const kept = whole.subarray(0, Math.ceil(cut * whole.length));
    const size = Math.max(1, Math.ceil(kept.length / pieces));
    const parts = Array.from({ length: pieces }, (_, i) => kept.subarray(i * size, (i + 1) * size));
    return { parts: parts.filter(({ length }) => length > 0), pauseMs, ending };
  });

/** Which answer a connection gets is in what it asks: several ask at once. */
async function startOddOrigin() {
  const answers = new Map<string, OddAnswer>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    let heard = '';
    socket.setEncoding('latin1').on('data', (text: string) => {
      heard += text;
      const mark = /case-\d+-/.exec(heard)?.[0];
      const answer = mark === undefined ? undefined : answers.get(mark);
      if (!answer || !heard.includes('\r\n\r\n')) return;
      heard = '';
      void send(socket, answer);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

async function send(socket: Socket, { parts, pauseMs, ending }: OddAnswer): Promise<void> {
  for (const part of parts) {
    if (socket.destroyed) return;
    socket.write(part);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  if (ending === 'end') socket.end();
  else if (ending === 'reset') socket.resetAndDestroy();
}

/** How a client asks that is served by the answer; a mark in each tells them apart. */
const asking = fc.record({
  kind: fc.constantFrom('forward', 'post', 'head', 'peek', 'access', 'upload'),
  leavesEarly: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, fc.constant(true)),
});

function requestOf(kind: string, mark: string): string {
  const head = 'host: localhost\r\ncookie: jid=private\r\n';
  const json = `${head}content-type: application/json\r\n`;
  switch (kind) {
    case 'post':
      return `POST /api/v1/folders/${mark} HTTP/1.1\r\n${json}content-length: 2\r\n\r\n{}`;
    case 'head':
      return `HEAD /api/v1/folders/${mark} HTTP/1.1\r\n${head}\r\n`;
    case 'peek':
      return `GET ${peekPath(idWith(mark))} HTTP/1.1\r\n${head}\r\n`;
    case 'access':
      return `POST ${accessPath(idWith(mark))} HTTP/1.1\r\n${json}content-length: 2\r\n\r\n{}`;
    case 'upload':
      return `PUT /api/v1/files/${mark} HTTP/1.1\r\n${head}content-length: 200000\r\n\r\n${'u'.repeat(200_000)}`;
    default:
      return `GET /api/v1/folders/${mark} HTTP/1.1\r\n${head}\r\n`;
  }
}

/** An id of the right length that begins as the mark does. */
function idWith(mark: string): string {
  return mark + id.slice(mark.length);
}

const count = shareOf(2500);

for (const runtime of everyRuntime) {
  suite(`a broken server behind ${runtime}`, () => {
    let odd: Awaited<ReturnType<typeof startOddOrigin>>;
    let app: StandaloneProcess;
    before(async () => {
      odd = await startOddOrigin();
      app = await startOn(runtime, {
        UPSTREAM: odd.origin,
        UPSTREAM_TIMEOUT_MS: '500',
        REQUESTS_PER_MINUTE: '1000000',
      });
    });
    after(async () => {
      await app.stop();
      await odd.stop();
    });

    test('gets every client an answer or a closed connection, and ends nothing', async (t) => {
      tell(t, `${count} answers`);
      const cases = fc.sample(fc.tuple(asking, oddAnswer), { seed: seed | 0, numRuns: count });
      let answered = 0;
      await forEach(count, 8, async (i) => {
        const [{ kind, leavesEarly }, answer] = cases[i] as (typeof cases)[number];
        const mark = `case-${i}-`;
        odd.answers.set(mark, answer);
        const received = await converse(app.origin, {
          parts: [latin1(requestOf(kind, mark))],
          ending: leavesEarly ? 'reset' : 'wait',
          patienceMs: 700,
        });
        if (statusesOf(received).length > 0) answered += 1;
        else assert.equal(received, '', `case ${i}: no HTTP`);
        assert.equal((await ask(`${app.origin}/healthz`)).status, 200, `case ${i}`);
        assert.equal(app.output(), '', `case ${i}`);
      });
      assert.ok(answered > count / 2, `${answered} of ${count} were answered`);
    });
  });
}
