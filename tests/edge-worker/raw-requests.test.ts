/** Whatever arrives on the port, each runtime answers or hangs up, lives on and prints nothing. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import fc from 'fast-check';
import { seed } from '../package/random.ts';
import { accessPath, ask, peekPath } from './client.ts';
import { everyRuntime, startOn } from './every-runtime.ts';
import { forEach, shareOf, tell } from './proof.ts';
import { type Conversation, converse, statusesOf } from './raw-socket.ts';
import type { StandaloneProcess } from './standalone.ts';
import { json, startUpstream, type Upstream } from './upstream.ts';

const id = 'ucuCG6CdxGL2libYBnY89RcRhv4uNyPBlsCMqFzUKi8';
const latin1 = (text: string) => Buffer.from(text, 'latin1');

const usual = <Value>(weight: number, value: Value, odd: fc.Arbitrary<Value>) =>
  fc.oneof({ weight, arbitrary: fc.constant(value) }, odd);
const noise = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('latin1'));

const method = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH') },
  fc.constantFrom('get', 'post', 'Post', 'TRACE', 'TRACK', 'CONNECT', 'PURGE', 'PRI', 'QUERY', 'M-SEARCH', 'GE T', ''),
  fc.constantFrom(
    'G\x00T',
    'G\xe9T',
    'GET\t',
    '"GET"',
    'G'.repeat(20_000),
    'SSTP_DUPLEX_POST',
    '\x16\x03\x01',
    '__proto__',
  ),
);

const target = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(peekPath(id), accessPath(id), '/api/v1/folders', `/s/${id}`, '/healthz') },
  fc.constantFrom(
    ...['*', '', '/', '//', '///', 'x', '?', '#', '/#x', '/?#', '/\\', '\\', '//evil.example/x', '/..', '/%', '/%00'],
    ...[`http://localhost${peekPath(id)}`, 'http://evil.example/', 'https://[', 'http://', 'ftp://localhost/', 'a:b'],
    ...['http://a@localhost/', 'localhost:80', '/a b', '/\x00', '/\xc3\xa9', '/\xff', '/a\tb', '/"<>^`{|}', '/[', '/;'],
    ...[
      `/${'a'.repeat(7000)}`,
      `/${'a'.repeat(100_000)}`,
      `/?${'a=1&'.repeat(3000)}`,
      `${peekPath(id)}?${'%'.repeat(99)}`,
    ],
    ...[`/api/v1/shared-secrets/${'/'.repeat(500)}`, '/api/v1/shared-secrets/%2e%2e/x', '/shared/static/..%2f..%2fx'],
  ),
  noise.map((text) => `/${text}`),
);

const version = usual(
  12,
  'HTTP/1.1',
  fc.constantFrom(
    'HTTP/1.0',
    'HTTP/0.9',
    'HTTP/2.0',
    'HTTP/1.2',
    'HTTP/11',
    'http/1.1',
    '',
    'HTTP/1.1 x',
    'ICE/1.0',
    'HTTP',
  ),
);

const host = usual(
  4,
  ['host: localhost'],
  fc.constantFrom<string[]>(
    ...[[], ['host:'], ['host: localhost', 'host: localhost'], ['host: localhost', 'host: evil.example']],
    ...[
      ['host: evil.example', 'Host: localhost'],
      ['host: localhost/x'],
      ['host: localhost?x'],
      ['host: localhost\\x'],
    ],
    ...[['host: localhost#x'], ['host: x@localhost'], ['host: local host'], ['host: local\thost'], ['host: a, b']],
    ...[['host: \xc3\xa9'], ['host: \x00'], ['host: ['], ['host: [::1'], ['host: localhost:99999'], ['host: :80']],
    ...[['host: localhost\r\n evil'], ['host : localhost'], [`host: ${'h'.repeat(9000)}`], ['HOST:localhost']],
  ),
);

const headerLine = fc.oneof(
  fc.constantFrom(
    ...['content-type: application/json', 'authorization: Bearer x', 'accept-encoding: br', 'cookie: jid=private'],
    ...[
      'expect: 100-continue',
      'Expect: 200-ok',
      'expect:',
      'connection: close',
      'connection: upgrade\r\nupgrade: h2c',
    ],
    ...[
      'connection: upgrade\r\nupgrade: websocket',
      'connection: keep-alive, host',
      'connection: \xff',
      'te: trailers',
    ],
    ...[
      'http2-settings: AAMAAABkAARAAAAAAAIAAAAA',
      'upgrade: x',
      'proxy-connection: x',
      'trailer: host',
      'range: bytes=-',
    ],
    ...[
      'idempotency-key: \xff',
      'sharelink-reply-key: \x00',
      `x-long: ${'a'.repeat(16_000)}`,
      'x-cr: a\rb',
      'x-lf: a\nb: c',
    ],
    ...[
      `x-endless: ${'a'.repeat(300_000)}`,
      Array.from({ length: 2500 }, (_, i) => `x${i}: y`).join('\r\n'),
      'no colon',
    ],
    ...[
      'x-nul: \x00',
      ': y',
      ' folded: first',
      'x: a\r\n folded',
      'x y: z',
      '__proto__: x',
      'x-utf8: \xc3\xa9',
      'x\xe9: y',
    ],
    ...['origin: null', 'origin: \x00', 'x-forwarded-for: ,,,', 'x-forwarded-for: [::', 'cf-connecting-ip: 1.2.3.4'],
    ...['if-none-match: "', 'access-control-request-method: \xff', 'content-encoding: gzip', 'content-type: a;b;\xff'],
  ),
  noise.map((text) => `x: ${text}`),
);

const framing = fc.constantFrom<(body: string) => string>(
  (body) => `content-length: ${body.length}\r\n\r\n${body}`,
  (body) => `content-length: ${body.length}\r\n\r\n${body}`,
  () => '\r\n',
  // From here on wrong, or never at its end.
  (body) => `content-length: ${body.length + 9}\r\n\r\n${body}`,
  (body) => `content-length: 1\r\n\r\n${body}`,
  (body) => `content-length: 1\r\ncontent-length: 2\r\n\r\n${body}`,
  (body) => `content-length: -1\r\n\r\n${body}`,
  (body) => `content-length: +2\r\n\r\n${body}`,
  (body) => `content-length: 99999999999999999999\r\n\r\n${body}`,
  (body) => `content-length: ${body.length}\r\ntransfer-encoding: chunked\r\n\r\n${chunk(body)}0\r\n\r\n`,
  (body) => `transfer-encoding: chunked\r\ncontent-length: 0\r\n\r\n${chunk(body)}0\r\n\r\n`,
  (body) => `transfer-encoding: chunked\r\n\r\n${chunk(body)}0\r\n\r\n`,
  (body) => `transfer-encoding: chunked\r\n\r\n${chunk(body)}`,
  (body) => `transfer-encoding: chunked\r\n\r\nzz\r\n${body}`,
  (body) => `transfer-encoding: chunked\r\n\r\nfffffffffffffffff\r\n${body}`,
  (body) => `transfer-encoding: chunked\r\n\r\n${chunk(body)}0\r\nhost: evil\r\nx: \x00\r\n\r\n`,
  (body) => `transfer-encoding: gzip\r\n\r\n${body}`,
  (body) => `transfer-encoding: chunked, identity\r\n\r\n${chunk(body)}0\r\n\r\n`,
  (body) => `transfer-encoding: xchunked\r\n\r\n${chunk(body)}0\r\n\r\n`,
  (body) => `transfer-encoding : chunked\r\n\r\n${chunk(body)}0\r\n\r\n`,
  (body) => `transfer-encoding: chunked\r\n\r\n1;${'e'.repeat(20_000)}\r\n${body}`,
);

const chunk = (body: string) => `${body.length.toString(16)}\r\n${body}\r\n`;

const body = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('{}', '{"password":"hunter2"}', '') },
  fc.constantFrom('x'.repeat(100_000), '{"password":', '\x00', 'GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n'),
  noise,
);

const requestBytes = fc
  .record({ method, target, version, host, lines: fc.array(headerLine, { maxLength: 3 }), framing, body })
  .map(({ method: verb, target: path, version: spoken, host: hosts, lines, framing: frame, body: sent }) => {
    const head = [`${verb} ${path} ${spoken}`, ...hosts, ...lines].join('\r\n');
    return latin1(`${head}\r\n${frame(sent)}`);
  });

const conversation: fc.Arbitrary<Conversation> = fc
  .record({
    bytes: usual(1, latin1(''), noise.map(latin1)).chain((odd) =>
      fc.oneof({ weight: 15, arbitrary: requestBytes }, fc.constant(odd)),
    ),
    again: usual(9, false, fc.constant(true)),
    cut: fc.oneof({ weight: 2, arbitrary: fc.constant(1) }, fc.double({ min: 0, max: 1, noNaN: true })),
    split: fc.double({ min: 0, max: 1, noNaN: true }),
    ending: fc.constantFrom<Conversation['ending']>('wait', 'wait', 'end', 'reset'),
  })
  .map(({ bytes, again, cut, split, ending }) => {
    const whole = again ? Buffer.concat([bytes, bytes]) : bytes;
    const kept = whole.subarray(0, Math.ceil(cut * whole.length));
    const place = Math.ceil(split * kept.length);
    const parts = [kept.subarray(0, place), kept.subarray(place)].filter(({ length }) => length > 0);
    return { parts, ending, patienceMs: 400 };
  });

/** It is printed once, for an operator, and holds nothing of a request. */
function withoutProxyWarning(output: string): string {
  return output.replace(/^sharelink: x-forwarded-for comes from an address that PROXIES does not list.*\n/, '');
}

const count = shareOf(2500);

for (const runtime of everyRuntime) {
  suite(`raw bytes sent to ${runtime}`, () => {
    let upstream: Upstream;
    let app: StandaloneProcess;
    before(async () => {
      upstream = await startUpstream();
      upstream.reset(json(200, { id, expiresAfterViews: 3, lastViewedAt: null, secretValue: 'swordfish' }));
      app = await startOn(runtime, { UPSTREAM: upstream.origin, UPSTREAM_TIMEOUT_MS: '500', HOSTS: '*' });
    });
    after(async () => {
      await app.stop();
      await upstream.stop();
    });

    test('get an answer or a closed connection, and end nothing', async (t) => {
      tell(t, `${count} requests`);
      const cases = fc.sample(conversation, { seed: seed | 0, numRuns: count });
      let answered = 0;
      await forEach(count, 8, async (i) => {
        const received = await converse(app.origin, cases[i] as Conversation);
        const [first] = statusesOf(received);
        if (first !== undefined) answered += 1;
        else assert.equal(received, '', `case ${i}: no HTTP`);
        assert.notEqual(first, 500, `case ${i}`);
        assert.equal((await ask(`${app.origin}/healthz`)).status, 200, `case ${i}`);
        assert.equal(withoutProxyWarning(app.output()), '', `case ${i}`);
      });
      assert.ok(answered > count / 3, `${answered} of ${count} were answered`);
    });
  });
}
