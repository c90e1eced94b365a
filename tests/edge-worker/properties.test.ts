/** Requests, and answers of a server behind, that nobody thought of. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import fc from 'fast-check';
import { type Core, loadCore, type Operation } from 'sharelink';
import { check, rounds } from '../package/random.ts';
import { accessPath, createPath, createShare, openShare, peekPath, spellingsOf } from './client.ts';
import { id as foreignId, newShare, post } from './every-answer.ts';
import { useFront } from './front.ts';
import { OpenApiChecker, readOpenApi } from './openapi.ts';
import { askRaw, type RawAnswer, type RawAsk } from './raw.ts';
import { startEmbedded, type TestWorker } from './workerd.ts';

const checker = new OpenApiChecker(readOpenApi());
const counts = { described: 0, loose: 0, relayed: 0 };
let core: Core;
before(async () => {
  core = await loadCore();
});

const bytes = (text: string) => new TextEncoder().encode(text);
const latin1 = fc.string({
  unit: fc
    .integer({ min: 0x20, max: 0xff })
    .filter((c) => c !== 0x7f)
    .map((c) => String.fromCharCode(c)),
});
const base64url = (size: number) =>
  fc.uint8Array({ minLength: size, maxLength: size }).map((random) => Buffer.from(random).toString('base64url'));

const field = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom('hunter2', '1h', 1, true),
);
const bodyObject = fc.dictionary(
  fc.constantFrom('password', 'secretValue', 'expiresIn', 'maxViews', 'allowDelete', 'ack', '__proto__', 'other'),
  field,
);
const validCreate = fc.record({
  secretValue: fc.string({ unit: 'grapheme', maxLength: 2000 }),
  expiresIn: fc.constantFrom('5m', '1h', '30d', '2 hours', '4m', '31d', 'soon', ''),
  maxViews: fc.oneof(fc.constantFrom(0, 1, 2147483647, 2147483648), fc.double()),
  allowDelete: fc.boolean(),
});
/** Structurally near what is right, and far from it. */
const body: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  bodyObject.map((value) => JSON.stringify(value)),
  validCreate.map((value) => JSON.stringify(value)),
  { weight: 4, arbitrary: fc.constantFrom('{}', '{"password":"hunter2"}', '', newShare) },
  fc.json(),
  fc.string({ unit: 'binary' }).map(bytes),
  fc.uint8Array({ maxLength: 300 }),
  fc.nat({ max: 3000 }).map((depth) => `{"a":${'['.repeat(depth)}`),
);

const headers = fc.record(
  {
    'content-type': fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom('application/json', 'application/json; charset=utf-8', 'Application/JSON ;x'),
      },
      fc.constantFrom('text/plain', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded'),
      latin1,
    ),
    'idempotency-key': fc.oneof(
      base64url(16),
      base64url(16).map((key) => `"${key}"`),
      latin1,
    ),
    'sharelink-reply-key': fc.oneof(base64url(32), latin1),
    authorization: fc.oneof(
      base64url(32).map((token) => `Bearer ${token}`),
      latin1,
    ),
    'accept-encoding': fc.oneof(fc.constantFrom('br', 'gzip', 'br;q=0'), latin1),
    'x-forwarded-for': latin1,
    'if-none-match': latin1,
    cookie: latin1,
    origin: latin1,
  },
  { requiredKeys: ['content-type'] },
);

/** What no path of the worker's own means anything else by. */
const segment = fc.string({ unit: 'binary', minLength: 1, maxLength: 210 }).map((text) => {
  const whole = text.toWellFormed();
  return /^\.{1,2}$/.test(whole) ? 'x' : encodeURIComponent(whole);
});

suite('whatever a client sends to the embedded store', () => {
  let worker: TestWorker;
  let shares: readonly string[] = [];
  before(async () => {
    worker = await startEmbedded();
    const spent = await createShare(worker.origin, { maxViews: 1 });
    await openShare(worker.origin, spent);
    shares = [
      await createShare(worker.origin),
      await createShare(worker.origin, { maxViews: 5 }),
      await createShare(worker.origin, { password: 'hunter2' }),
      spent,
      foreignId,
    ];
  });
  after(() => worker.stop());

  const anId = fc.oneof(
    { weight: 3, arbitrary: fc.nat().map((i) => shares[i % shares.length] ?? '') },
    fc.nat().chain((i) => fc.constantFrom(...spellingsOf(shares[i % shares.length] ?? '').slice(0, 7))),
    base64url(32),
    segment,
  );
  const route = fc.oneof(
    anId.map((id): [string, string] => ['GET', peekPath(id)]),
    { weight: 3, arbitrary: anId.map((id): [string, string] => ['POST', accessPath(id)]) },
    anId.map((id): [string, string] => ['POST', `${peekPath(id)}/acknowledge`]),
    anId.map((id): [string, string] => ['DELETE', peekPath(id)]),
    { weight: 2, arbitrary: fc.constant<[string, string]>(['POST', createPath]) },
    segment.map((name): [string, string] => ['GET', `/shared/static/${name}`]),
    segment.map((name): [string, string] => ['GET', `/shared/sealed/${name}`]),
  );
  const otherMethod = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS');
  const method = fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, otherMethod);

  function assertSound(path: string, answer: RawAnswer): void {
    assert.ok(answer.status < 500, `${answer.status}`);
    assert.equal(answer.headers['set-cookie'], undefined);
    const isAsset = path.startsWith('/shared/static/') && answer.status === 200;
    if (!isAsset) assert.equal(answer.headers['cache-control'], 'no-store');
  }

  test('each answer is one that the document describes, and never a 500', async (t) => {
    const property = fc.asyncProperty(route, method, headers, body, async ([own, path], other, sent, payload) => {
      // What a reader behind could cut off is not there for the worker either: then another method can be another operation.
      const name = /[;?#+ \p{Cc}]/u.test(decodeURIComponent(path)) ? own : (other ?? own);
      const ask = { method: name, headers: sent, ...(!/^(GET|HEAD)$/.test(name) && { body: payload }) };
      const answer = await askRaw(worker.origin, path, ask);
      assertSound(path, answer);
      assert.deepEqual(checker.problemsOf(path, ask, answer), []);
      const operation = operationOf(path, name);
      const type = answer.headers['content-type'] ?? '';
      if (operation && type.startsWith('application/json')) assertTyped(operation, answer);
      counts.described += 1;
    });
    await check(t, property, rounds(500));
  });

  test('each path that nobody thought of has an answer in the same form', async (t) => {
    // The runtime itself refuses what no request line may hold.
    const path = fc.string().map((text) => `/${text.replaceAll(/[ "<>\\^`{|}]/g, '+')}`);
    const property = fc.asyncProperty(path, method, headers, async (anywhere, other, sent) => {
      const ask = { method: other ?? 'GET', headers: sent };
      const answer = await askRaw(worker.origin, anywhere, ask);
      assertSound(anywhere, answer);
      const problem = checker.problemOf({ $ref: '#/components/schemas/Problem' }, parse(answer.text));
      if (answer.status >= 400 && ask.method !== 'HEAD') assert.equal(problem, undefined);
      counts.loose += 1;
    });
    await check(t, property, rounds(100));
  });

  test('all of them were asked, many were near what is right, and the worker still works', async () => {
    assert.ok(counts.described >= rounds(500) && counts.loose >= rounds(100));
    assert.equal((await openShare(worker.origin, shares[0] ?? '')).json.secretValue, 'swordfish');
    assert.ok(checker.seen.size >= 10, [...checker.seen].join());
    // A header of the client's may say that it is a proxy; it is not repeated.
    assert.match(worker.output(), /^(sharelink: x-forwarded-for comes from [^\d]*\n)?$/);
  });
});

suite('whatever a server behind the worker answers', () => {
  const { upstream, worker } = useFront();

  const operations = fc.constantFrom<[Operation, string, RawAsk]>(
    ['peek', peekPath(foreignId), {}],
    ['access', accessPath(foreignId), post('{}')],
    ['create', createPath, post(newShare)],
  );
  const status = fc.oneof(
    fc.constantFrom(200, 400, 401, 403, 404, 410, 422, 429, 500, 503),
    fc.integer({ min: 200, max: 599 }),
  );
  const value = fc.oneof(
    fc.constantFrom<unknown>(
      'NotFound',
      'UnauthorizedError',
      'Invalid credentials',
      'The shared secret has expired',
      1,
    ),
    fc.jsonValue({ maxDepth: 3 }),
  );
  /** Passed on as it is where it is text; Infisical sends no other text there. */
  const told = (text: string) => fc.oneof(fc.constant<unknown>(text), fc.constantFrom(null, 5, [], {}, true));
  const time = told('2026-01-02T03:04:05.678Z');
  const answerObject = fc.record(
    {
      ...{ id: told(foreignId), expiresAt: time, createdAt: time, updatedAt: time, lastViewedAt: time },
      ...{ secretValue: value, error: value, message: value, reqId: value, expiresAfterViews: value, userId: value },
      ...{ name: value, authorizedEmails: value, accessType: value, isPasswordProtected: value, other: value },
    },
    { requiredKeys: [] },
  );
  const answerBody = fc.oneof(
    { weight: 3, arbitrary: answerObject.map((object) => bytes(JSON.stringify(object))) },
    fc.json().map(bytes),
    fc.uint8Array({ maxLength: 300 }),
  );
  const answerHeaders = fc.record(
    {
      'content-type': fc.constantFrom('application/json', 'text/html', 'x'),
      'retry-after': fc.oneof(fc.nat().map(String), latin1),
      'x-ratelimit-reset': latin1,
      'set-cookie': latin1,
      'sharelink-page': latin1,
      'cache-control': fc.constant('public'),
    },
    { requiredKeys: [] },
  );

  test('each answer of the worker is one that the document describes', async (t) => {
    const property = fc.asyncProperty(
      operations,
      status,
      answerHeaders,
      answerBody,
      async ([operation, path, ask], code, sent, payload) => {
        upstream.reset((response) => void response.writeHead(code, sent).end(payload));
        const answer = await askRaw(worker.origin, path, ask);
        assert.deepEqual(checker.problemsOf(path, ask, answer), []);
        assert.equal(answer.headers['set-cookie'], undefined);
        core.parseResponse(operation, responseOf(answer));
        assert.equal(upstream.seen.length, 1);
        counts.relayed += 1;
      },
    );
    await check(t, property, rounds(250));
    assert.ok(counts.relayed >= rounds(250));
  });
});

function operationOf(path: string, method: string): Operation | undefined {
  if (path === createPath) return method === 'POST' ? 'create' : undefined;
  if (method === 'POST' && path.endsWith('/access')) return 'access';
  return method === 'GET' && path.startsWith('/api/') ? 'peek' : undefined;
}

/** A client learns what happened, and that it was no fault of the server. */
function assertTyped(operation: Operation, answer: RawAnswer): void {
  const { kind, viewSpent } = core.parseResponse(operation, responseOf(answer));
  const faults = ['response_malformed', 'response_too_large', 'wrong_server', 'server_error', 'server_unavailable'];
  assert.equal(faults.includes(kind), false, kind);
  const spends = ['granted', 'link_fragment_missing', 'reply_gone'].includes(kind);
  assert.equal(viewSpent, spends ? 'yes' : 'no');
}

function responseOf({ status, headers: received, text }: RawAnswer) {
  const lines = Object.entries(received).map(([name, line]): [string, string] => [name, String(line)]);
  return { status, headers: lines, body: bytes(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
