/** edge-worker/openapi.json: all that the worker answers is described, and all that is described is answered. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { loadCore } from 'sharelink';
import { accessPath, createPath, createShare, peekPath } from './client.ts';
import { type Case, embeddedCases, id, newShare, origin, post, upstreamAnswers } from './every-answer.ts';
import { OpenApiChecker, readOpenApi } from './openapi.ts';
import { askRaw, type RawAnswer, type RawAsk } from './raw.ts';
import { transcripts } from './transcripts.ts';
import { type AnswerWith, json, startUpstream } from './upstream.ts';
import { type Settings, startEmbedded, startWorker, type TestWorker } from './workerd.ts';

const document = readOpenApi();
const checker = new OpenApiChecker(document);
const token = 'correct-horse-battery-staple';
const foreignToken = randomBytes(32).toString('base64url');

async function check(worker: TestWorker, [status, path, ask = {}]: Case): Promise<RawAnswer> {
  const answer = await askRaw(worker.origin, path, ask);
  const at = `${ask.method ?? 'GET'} ${path} ${answer.status}`;
  assert.deepEqual([answer.status, checker.problemsOf(path, ask, answer)], [status, []], at);
  return answer;
}

/** Every operation that is described, as a request. */
function everyOperation(headers: Readonly<Record<string, string>> = {}): [path: string, ask: RawAsk][] {
  return Object.entries(document.paths).flatMap(([template, operations]) =>
    Object.keys(operations).map((method): [string, RawAsk] => {
      const path = template.replace('{id}', id).replace('{file}', 'main.js');
      const body = method === 'post' ? { body: '{}' } : {};
      return [path, { method: method.toUpperCase(), headers, ...body }];
    }),
  );
}

async function withWorker(settings: Settings, work: (worker: TestWorker) => Promise<void>): Promise<void> {
  const worker = settings.BACKEND === undefined ? await startWorker(settings) : await startEmbedded(settings);
  try {
    await work(worker);
  } finally {
    await worker.stop();
  }
}

suite('the document', () => {
  test('has the version of the package, names each operation once, and refers to nothing that is missing', () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    assert.deepEqual([document.openapi, document.info.version], ['3.1.0', version]);
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    assert.equal(new Set(operations.map(({ operationId }) => operationId)).size, operations.length);
    const references = [...JSON.stringify(document).matchAll(/\{"\$ref":"([^"]+)"\}/g)].map(([, $ref]) => `${$ref}`);
    assert.ok(references.length > 100);
    for (const $ref of references) assert.notEqual(checker.resolve({ $ref }), undefined, $ref);
    for (const [path, operation] of Object.entries(document.paths)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters = [] } of Object.values(operation)) {
        const described = (parameters as object[]).map((each) => checker.resolve(each) as { name: string; in: string });
        assert.deepEqual(
          described.filter((each) => each.in === 'path').map(({ name }) => name),
          named,
        );
      }
    }
  });

  test('is what the worker serves', async () => {
    await withWorker({ BACKEND: 'embedded' }, async (worker) => {
      const { text } = await check(worker, [200, '/openapi.json']);
      assert.deepEqual(JSON.parse(text), document);
    });
  });
});

suite('it describes each answer', () => {
  test('of the embedded store', async () => {
    await withWorker({ BACKEND: 'embedded', CORS_ORIGINS: origin }, async (worker) => {
      for (const each of await embeddedCases(worker)) await check(worker, each);
      await check(worker, [200, '/share']);
      await check(worker, [200, `/s/${id}`]);
      await check(worker, [200, '/share/limits']);
      for (const path of [createPath, `${peekPath(id)}/acknowledge`]) {
        await check(worker, [415, path, { method: 'POST', body: '{}' }]);
        const [tooLarge, bytes] = path === createPath ? [422, 3 * 1024 * 1024] : [413, 129 * 1024];
        await check(worker, [tooLarge, path, post(' '.repeat(bytes))]);
      }
    });
  });

  test('to who does not send a body to its end', async () => {
    await withWorker({ BACKEND: 'embedded' }, async (worker) => {
      const half = post('{', { 'content-length': '100' });
      const paths = [accessPath(id), `${peekPath(id)}/acknowledge`, createPath];
      await Promise.all(paths.map((path) => check(worker, [408, path, half])));
    });
  });

  test('to who asks for another host, or for none', async () => {
    await withWorker({ BACKEND: 'embedded' }, async (worker) => {
      for (const [path, ask] of everyOperation({ host: 'elsewhere.example' })) await check(worker, [421, path, ask]);
      for (const [path, ask] of everyOperation({ host: '[' })) await check(worker, [400, path, ask]);
    });
  });

  test('of a worker whose settings are wrong', async () => {
    await withWorker({}, async (worker) => {
      for (const [path, ask] of everyOperation()) await check(worker, [500, path, ask]);
    });
  });

  test('to who may not create, or where the store is full', async () => {
    await withWorker({ BACKEND: 'embedded', CREATE: 'off' }, async (worker) => {
      await check(worker, [403, createPath, post(newShare)]);
      await check(worker, [404, '/share']);
      await check(worker, [404, '/share/limits']);
    });
    const settings = { BACKEND: 'embedded', CREATE: 'token', CREATE_TOKEN: token, STORE_BYTES_MAX: '1' };
    await withWorker(settings, async (worker) => {
      await check(worker, [401, createPath, post(newShare)]);
      await check(worker, [403, createPath, post(newShare, { authorization: 'Bearer wrong' })]);
      await check(worker, [507, createPath, post(newShare, { authorization: `Bearer ${token}` })]);
      await check(worker, [200, '/share/limits']);
    });
  });

  test('to who asks too often', async () => {
    await withWorker({ BACKEND: 'embedded', PROXIES: '127.0.0.1', REQUESTS_PER_MINUTE: '1' }, async (worker) => {
      for (const [path, ask] of everyOperation({ 'x-forwarded-for': '203.0.113.7' })) {
        let answer = await askRaw(worker.origin, path, ask);
        // The first request is free, and the first one of the next minute.
        for (let i = 0; i < 2 && answer.status !== 429; i++) answer = await askRaw(worker.origin, path, ask);
        assert.deepEqual([answer.status, checker.problemsOf(path, ask, answer)], [429, []]);
      }
    });
  });

  test('to who guesses a password', async () => {
    await withWorker({ BACKEND: 'embedded' }, async (worker) => {
      const locked = await createShare(worker.origin, { password: 'hunter2' });
      const guess = post('{"password":"wrong"}');
      for (let i = 0; i < 5; i++) await check(worker, [401, accessPath(locked), guess]);
      assert.match(`${(await check(worker, [429, accessPath(locked), guess])).headers['retry-after']}`, /^\d+$/);
    });
  });

  test('of a share that may be deleted, and of its deletion', async () => {
    await withWorker({ BACKEND: 'embedded' }, async (worker) => {
      const body = JSON.stringify({ secretValue: 'v', expiresIn: '1h', allowDelete: true });
      const created = JSON.parse((await check(worker, [200, createPath, post(body)])).text);
      const opened = JSON.parse((await check(worker, [200, accessPath(created.id), post('{}')])).text);
      assert.notEqual(opened.deleteToken, created.deleteToken);
      const remove = { method: 'DELETE', headers: { authorization: `Bearer ${opened.deleteToken}` } };
      await check(worker, [401, peekPath(created.id), { method: 'DELETE' }]);
      const wrong = { method: 'DELETE', headers: { authorization: `Bearer ${foreignToken}` } };
      await check(worker, [403, peekPath(created.id), wrong]);
      await check(worker, [204, peekPath(created.id), remove]);
      await check(worker, [404, peekPath(created.id), remove]);
    });
  });

  test('to an access whose reply is kept', async () => {
    await withWorker({ BACKEND: 'embedded' }, async (worker) => {
      const core = await loadCore();
      const share = { server: worker.origin, id: await createShare(worker.origin, { maxViews: 2 }) };
      const replyKeys = new Uint8Array(randomBytes(48));
      const request = core.buildAccess(share, { replyKeys });
      assert.equal(request.kind, 'request');
      const headers = request.kind === 'request' ? Object.fromEntries(request.headers) : {};
      const access = post('{}', headers);
      await check(worker, [200, accessPath(share.id), access]);
      const answer = await fetch(worker.origin + accessPath(share.id), access as RequestInit);
      const body = new Uint8Array(await answer.arrayBuffer());
      const response = { status: answer.status, headers: answer.headers, body };
      const { ack = new Uint8Array() } = core.parseKeptResponse(share, replyKeys, response);
      const other = { ...headers, 'sharelink-reply-key': randomBytes(32).toString('base64url') };
      await check(worker, [422, accessPath(share.id), post('{}', other)]);
      await check(worker, [400, accessPath(share.id), post('{}', { 'idempotency-key': 'x' })]);
      await check(worker, [400, `${peekPath(share.id)}/acknowledge`, post('{}')]);
      const acknowledgement = core.buildAcknowledgement(share, replyKeys, ack);
      const text = new TextDecoder().decode(acknowledgement.body);
      const sent = post(text, Object.fromEntries(acknowledgement.headers));
      await check(worker, [204, `${peekPath(share.id)}/acknowledge`, sent]);
      await check(worker, [410, accessPath(share.id), access]);
    });
  });
});

suite('in front of a server, it describes each answer', () => {
  const operations: readonly [path: string, ask: RawAsk][] = [
    [peekPath(id), {}],
    [accessPath(id), post('{}')],
    [createPath, post(newShare)],
  ];
  const error = (status: number, name: string, message = 'x') => json(status, { error: name, message });
  const more: readonly AnswerWith[] = [
    error(400, 'BadRequest', 'Secret has no value specified'),
    error(401, 'UnauthorizedError', 'Authentication required to view this secret'),
    error(403, 'Refused'),
    error(404, 'Not Found'),
    error(418, 'Teapot'),
    error(422, 'ValidationFailure'),
    error(500, 'InternalServerError'),
    error(502, 'network_unreachable'),
    error(503, 'server_busy'),
    error(504, 'outcome_unknown'),
    json(200, { id }),
    json(200, { id, secretValue: 'v', expiresAfterViews: null, name: 'n', userId: 'u', authorizedEmails: ['a@b.c'] }),
    json(422, { error: 'ValidationFailure', message: [{ code: 'custom', path: ['a', 'b'], message: 'x' }] }),
    json(429, { error: 'RateLimitExceeded', message: 'x' }, { 'retry-after': '7' }),
    (response) => response.writeHead(302, { location: '/' }).end(),
    (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
  ];
  const answers = [
    ...upstreamAnswers.map(([, , answer]) => answer),
    ...more,
    // Requests for a secret have ids of another kind.
    ...transcripts
      .filter(({ request }) => !request.path.includes('/requests'))
      .map(({ response }) => json(response.status, response.body)),
  ];
  const cases = answers.flatMap((answer) => operations.map(([path, ask]) => ({ answer, path, ask })));
  // What only another worker says, to these requests alone.
  cases.push({ answer: error(410, 'reply_gone'), path: accessPath(id), ask: post('{}') });
  cases.push({ answer: error(507, 'store_full'), path: createPath, ask: post(newShare) });

  test('that comes of what the server says, Infisical or not', async () => {
    const upstream = await startUpstream();
    const worker = await startWorker({ BACKEND: 'upstream', UPSTREAM: upstream.origin });
    try {
      for (const { answer, path, ask } of cases) {
        upstream.reset(answer);
        const got = await askRaw(worker.origin, path, ask);
        assert.deepEqual(checker.problemsOf(path, ask, got), [], `${ask.method ?? 'GET'} ${path} ${got.status}`);
        assert.equal(upstream.seen.length, 1);
      }
    } finally {
      await worker.stop();
      await upstream.stop();
    }
  });
});

suite('the check bites', () => {
  const own = new OpenApiChecker(document);
  const path = accessPath(id);
  const ask = post('{}');
  const good: RawAnswer = {
    status: 200,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      date: 'Thu, 01 Jan 2026 00:00:00 GMT',
      'sharelink-page': '1',
    },
    text: JSON.stringify({ id, expiresAt: '2026-01-01T00:00:00.000Z', expiresAfterViews: 1, secretValue: 'v' }),
  };
  const withBody = (change: object) => ({ ...good, text: JSON.stringify({ ...JSON.parse(good.text), ...change }) });
  const withHeader = (change: Record<string, string>) => ({ ...good, headers: { ...good.headers, ...change } });
  const problem = {
    reqId: 'req-abcdefghijklmn',
    statusCode: 404,
    message: 'The shared secret has expired',
    error: 'NotFound',
  };
  const refused = { ...good, status: 404, text: JSON.stringify(problem) };

  const broken: readonly (readonly [name: string, answer: RawAnswer])[] = [
    ['a status that is not described', { ...good, status: 202 }],
    ['a body without what is required', withBody({ secretValue: undefined, id: undefined })],
    ['a value that is no text', withBody({ secretValue: 5 })],
    ['a field more', withBody({ bogus: true })],
    ['who created the share', withBody({ userId: 'f3b5c2d4-0000-4000-8000-000000000000' })],
    ['an id of another length', withBody({ id: 'short' })],
    ['a time in other words', withBody({ expiresAt: 'tomorrow' })],
    ['a counter that is no whole number', withBody({ expiresAfterViews: 1.5 })],
    ['a body that is not JSON', { ...good, text: 'x' }],
    ['another media type', withHeader({ 'content-type': 'text/plain' })],
    ['an answer that may be stored', withHeader({ 'cache-control': 'public' })],
    ['a header at the wrong place', withHeader({ 'retry-after': '5' })],
    ['no clock', { ...good, headers: { ...good.headers, date: undefined } }],
    ['another status in the body', { ...refused, text: JSON.stringify({ ...problem, statusCode: 403 }) }],
    ['a message that nobody knows', { ...refused, text: JSON.stringify({ ...problem, message: 'No' }) }],
    ['an error without its message', { ...refused, text: JSON.stringify({ ...problem, message: undefined }) }],
  ];

  test('and lets pass what is as described', () => {
    assert.deepEqual(own.problemsOf(path, ask, good), []);
    assert.deepEqual(own.problemsOf(path, ask, refused), []);
  });

  for (const [name, answer] of broken) {
    test(`on ${name}`, () => assert.equal(own.problemsOf(path, ask, answer).length, 1));
  }

  test('on a document that says less', () => {
    const patches = [
      ['"/api/v1/shared-secrets/{id}/access":', '"/elsewhere":'],
      ['"200":', '"201":'],
      ['"secretValue":{"type":"string"', '"secretValue":{"type":"number"'],
      ['"expiresAt":', '"expires":'],
      ['"const":"no-store"', '"const":"private"'],
    ] as const;
    for (const [described, patch] of patches) {
      const patched = JSON.stringify(document).replaceAll(described, patch);
      assert.notEqual(patched, JSON.stringify(document));
      assert.notDeepEqual(new OpenApiChecker(JSON.parse(patched)).problemsOf(path, ask, good), [], patch);
    }
  });
});

test('nothing is described that was not answered', () => {
  assert.deepEqual(
    checker.everyResponse().filter((each) => !checker.seen.has(each)),
    [],
  );
});
