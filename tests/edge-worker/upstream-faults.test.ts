import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { suite, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type Failure, type Granted, peek, reveal } from 'sharelink';
import { type Ask, accessPath, ask } from './client.ts';
import { useFront } from './front.ts';
import { type AnswerWith, json, unusedOrigin } from './upstream.ts';
import { startWorker } from './workerd.ts';

const id = 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc';
const granted = { id, expiresAfterViews: 3, lastViewedAt: null, secretValue: 'swordfish' };

const { upstream, worker } = useFront();

const linkOn = (origin: string) => `${origin}/shared/secret/${id}`;

function html(status: number, content = ''): AnswerWith {
  return (response) => {
    response.writeHead(status, { 'content-type': 'text/html' });
    response.end(`<!doctype html><title>Infisical</title>${content}`);
  };
}

function resetAfter(part: string): AnswerWith {
  return ({ socket }: ServerResponse) => {
    if (part === '') socket?.resetAndDestroy();
    else socket?.write(part, () => socket.resetAndDestroy());
  };
}

function drip(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 50);
  response.on('close', () => clearInterval(timer));
}

const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n';
const tenMegabytes = 'x'.repeat(10 * 1024 * 1024);

function gzipped(headers: Record<string, string>): AnswerWith {
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip', ...headers });
    response.end(gzipSync(tenMegabytes));
  };
}

/** What the client learns of an access; a peek's failures are the same, but no view is at stake. */
const faults: [name: string, answer: AnswerWith, kind: Failure['kind'], viewSpent: Failure['viewSpent']][] = [
  ['resets before the headers', resetAfter(''), 'reply_lost', 'unknown'],
  ['resets in the headers', resetAfter(head.slice(0, 30)), 'reply_lost', 'unknown'],
  ['resets in the body', resetAfter(`${head}{"id":`), 'reply_lost', 'unknown'],
  ['does not speak HTTP', resetAfter('SSH-2.0-OpenSSH\r\n\r\n'), 'reply_lost', 'unknown'],
  ['redirects', json(302, '', { location: '/login' }), 'wrong_server', 'no'],
  ['redirects and asks for the same again', json(307, '', { location: '/elsewhere' }), 'wrong_server', 'no'],
  ['answers 200 with a page', html(200), 'wrong_server', 'unknown'],
  // Whoever asks the worker cannot sign in behind it.
  ['answers 200 with a page to sign in on', html(200, '<form>'), 'wrong_server', 'unknown'],
  ['answers 401 with a page', html(401), 'refused', 'no'],
  ['answers 403 with a page', html(403), 'refused', 'no'],
  ['answers 404 with a page', html(404), 'wrong_server', 'no'],
  ['answers 502 with a page', html(502), 'server_unavailable', 'unknown'],
  ['answers 10 MB', json(200, `{"id":"${id}","secretValue":"${tenMegabytes}"}`), 'response_too_large', 'unknown'],
  ['answers 10 MB in few bytes', gzipped({}), 'response_too_large', 'unknown'],
  [
    'answers 10 MB in few bytes and says how few',
    gzipped({ 'content-length': String(gzipSync(tenMegabytes).length) }),
    'response_too_large',
    'unknown',
  ],
  ['answers with broken JSON', json(200, `{"id":"${id}","secretValue":"a`), 'response_malformed', 'unknown'],
  ['answers with other JSON', json(200, { hello: 'world' }), 'response_malformed', 'unknown'],
  ['answers with nothing', json(200, ''), 'response_malformed', 'unknown'],
  ['answers 204', (response) => response.writeHead(204).end(), 'response_malformed', 'unknown'],
  ['answers 500', json(500, { statusCode: 500, error: 'InternalServerError' }), 'server_error', 'unknown'],
  ['answers 503', json(503, {}), 'server_unavailable', 'unknown'],
  ['answers 504', json(504, {}), 'server_unavailable', 'unknown'],
  ['answers 418', json(418, { statusCode: 418, message: 'teapot', error: 'Teapot' }), 'refused', 'no'],
];

async function expectOneAskEach(origin: string, kind: Failure['kind'], viewSpent: Failure['viewSpent']): Promise<void> {
  const opened = await reveal(linkOn(origin));
  assert.deepEqual([opened.kind, opened.viewSpent], [kind, viewSpent]);
  assert.equal(upstream.seen.length, 1);
  const looked = await peek(linkOn(origin));
  assert.deepEqual([looked.kind, looked.viewSpent], [kind, 'no']);
  assert.equal(upstream.seen.length, 2);
}

suite('an upstream that', () => {
  for (const [name, answer, kind, viewSpent] of faults) {
    test(`${name} is asked once, and the client learns what happened`, async () => {
      upstream.reset(answer);
      await expectOneAskEach(worker.origin, kind, viewSpent);
    });
  }

  test('hangs, or drips on and on, is given up when its time is over', async (t) => {
    const settings = { BACKEND: 'upstream', UPSTREAM: upstream.origin, UPSTREAM_TIMEOUT_MS: '500' };
    const impatient = await startWorker(settings);
    t.after(() => impatient.stop());
    for (const answer of [() => {}, drip]) {
      upstream.reset(answer);
      await expectOneAskEach(impatient.origin, 'reply_lost', 'unknown');
    }
  });

  test('limits requests is believed, and the wait passed on', async () => {
    upstream.reset(json(429, { statusCode: 429, error: 'RateLimitExceeded' }, { 'retry-after': '42' }));
    const opened = await reveal(linkOn(worker.origin));
    assert.equal(opened.kind, 'rate_limited');
    assert.equal((opened as Failure).retryAfterSeconds, 42);
    assert.equal(opened.viewSpent, 'no');
  });

  test('resets a connection that has served before is not asked again', async () => {
    upstream.reset(json(200, granted));
    for (let round = 0; round < 5; round++) {
      upstream.answer = json(200, granted);
      assert.equal((await reveal(linkOn(worker.origin))).kind, 'granted');
      upstream.answer = resetAfter('');
      assert.equal((await reveal(linkOn(worker.origin))).kind, 'reply_lost');
    }
    assert.equal(upstream.seen.length, 10);
  });

  test('hangs holds no other id up, and of its own a few, which learn that no view was spent', async () => {
    let slow: Promise<unknown> = Promise.resolve();
    const answerSlowOne = await new Promise<() => void>((arrived) => {
      upstream.reset((response, request) => {
        const answer = () => json(200, granted)(response, request);
        if (request.body.includes('slow')) arrived(answer);
        else answer();
      });
      slow = reveal(linkOn(worker.origin), { password: 'slow' });
    });
    const othersOf = (last: string) => `${worker.origin}/shared/secret/${id.slice(0, 42)}${last}`;
    const others = await Promise.all([...'AEIMQUYgkosw048'].map((last) => reveal(othersOf(last))));
    assert.deepEqual(new Set(others.map(({ kind }) => kind)), new Set(['granted']));
    const same = Array.from({ length: 67 }, () => reveal(linkOn(worker.origin)));
    const firstDone = await Promise.race(same);
    assert.deepEqual([firstDone.kind, firstDone.viewSpent], ['server_busy', 'no']);
    answerSlowOne();
    const kinds = (await Promise.all(same)).map(({ kind }) => kind);
    assert.equal(kinds.filter((kind) => kind === 'granted').length, 63);
    assert.equal(kinds.filter((kind) => kind === 'server_busy').length, 4);
    assert.equal(((await slow) as Granted).kind, 'granted');
  });

  test('is not there leaves open whether an access has spent a view', async (t) => {
    const lonely = await startWorker({ BACKEND: 'upstream', UPSTREAM: await unusedOrigin() });
    t.after(() => lonely.stop());
    // workerd words a refused connection like a cut one, so the worker may not claim that nothing was spent.
    const opened = await reveal(linkOn(lonely.origin));
    assert.deepEqual([opened.kind, opened.viewSpent], ['reply_lost', 'unknown']);
    assert.equal((await peek(linkOn(lonely.origin))).viewSpent, 'no');
  });

  test('is not there is told to a person in a page, and to a program in JSON', async (t) => {
    const lonely = await startWorker({ BACKEND: 'upstream', UPSTREAM: await unusedOrigin() });
    t.after(() => lonely.stop());
    const accept = 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8';
    const get = (path: string, more: Ask = {}) => ask(lonely.origin + path, { headers: { accept }, ...more });
    for (const path of ['/', '/login?x=1', '/share-something', '/shared/secret/x?infisical=1']) {
      const page = await get(path);
      assert.deepEqual([page.status, page.headers.get('content-type')], [502, 'text/html; charset=utf-8'], path);
      assert.match(page.text, /<title>No answer<[\s\S]*<h1>The server behind this address does not answer</);
      assert.match(page.headers.get('content-security-policy') ?? '', /^default-src 'none'; style-src 'self';/);
      assert.doesNotMatch(page.text, /<script|<form/);
    }
    assert.equal((await get('/login', { method: 'HEAD' })).text, '');
    const asProgram: Ask[] = [
      { headers: { accept: 'application/json' } },
      { headers: {} },
      { method: 'POST', body: '{}' },
    ];
    for (const one of asProgram) assert.equal((await get('/login', one)).json.error, 'network_unreachable');
  });
});

test('an access runs to its end though the client’s connection breaks', async () => {
  let answered: (complete: boolean) => void = () => {};
  const complete = new Promise<boolean>((resolve) => {
    answered = resolve;
  });
  // workerd takes no notice of an orderly end; a reset makes it give up what nothing holds.
  const client = connect(Number(new URL(worker.origin).port), '127.0.0.1');
  upstream.reset((response, request) => {
    client.resetAndDestroy();
    response.on('close', () => answered(response.writableFinished));
    setTimeout(() => json(200, granted)(response, request), 300);
  });
  client.write(`POST ${accessPath(id)} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n`);
  client.write('content-length: 2\r\n\r\n{}');
  assert.equal(await complete, true);
});
