/** Requests, answers and kept replies as a second implementation has them, which was written from PROTOCOL.md alone. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { loadCore } from 'sharelink';
import { checkDraws, type Draw } from './random.ts';
import type { Answer } from './second-headers.ts';
import { readKept, sealReply } from './second-kept-reply.ts';
import { Refusal } from './second-refusal.ts';
import {
  type BuiltRequest,
  buildAccess,
  buildAcknowledgement,
  buildCreate,
  buildPeek,
  buildRemove,
  type ReplyKeys,
} from './second-request.ts';
import { type Asked, readAnswer } from './second-response.ts';
import { readTokenAnswer } from './second-sign-in.ts';
import { bytesOf, casesOf, type Text } from './vectors.ts';

const core = await loadCore();

function told(build: () => BuiltRequest | string): unknown {
  try {
    return build();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

function own(request: ReturnType<typeof core.buildPeek>): unknown {
  if (request.kind !== 'request') return request.kind;
  const { kind: _, body, ...rest } = request;
  return { ...rest, ...(body && { body: Buffer.from(body).toString() }) };
}

/** What is no whole number may differ in its last bits. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(14));
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(rounded);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, rounded(member)]));
}

const strings = ['', 'v', '"\\/\b\n\r\t\u0000\u001f\u007f\u0085\u2028', 'é🔒\ufeff', '\ud800', 'x'.repeat(4097)];
const tokens = ['', '', 'abc', 'a b', 'ü', 'x'.repeat(8193), 'a.b-c_d~+/=', 'a=b', 'a,b'];

test('a second implementation builds each request as the package does', async (t) => {
  await checkDraws(t, 500, (random) => {
    const id = Buffer.from(random.bytes(32)).toString('base64url');
    const share = {
      server: 'https://share.example',
      id,
      subOrganization: random.of([undefined, 'team-9', 'a.b', 'a'.repeat(65)]),
    };
    const text = () =>
      random.below(3) === 0 ? random.of(strings) : Buffer.from(random.bytes(random.below(40))).toString('latin1');
    const token = random.of(tokens);
    const keys = { idempotencyKey: random.bytes(16), replyKey: random.bytes(32) };
    const replyKeys = new Uint8Array([...keys.idempotencyKey, ...keys.replyKey]);
    const kept = random.below(2) === 0 ? keys : undefined;
    const [password, ack] = [text(), random.bytes(16)];
    const options = { password, token, ...(kept && { replyKeys }) };
    assert.deepEqual(
      told(() => buildPeek(share, token)),
      own(core.buildPeek(share, { token })),
    );
    assert.deepEqual(
      told(() => buildAccess(share, { password, token, keys: kept })),
      own(core.buildAccess(share, options)),
    );
    assert.deepEqual(
      told(() => buildRemove(share, token)),
      own(core.buildRemove(share, token)),
    );
    assert.deepEqual(
      told(() => buildAcknowledgement(share, keys, ack)),
      own(core.buildAcknowledgement(share, replyKeys, ack)),
    );
    const create = {
      value: text(),
      expiresIn: random.of(['1h', '2 hours', '', '"', 'x'.repeat(65), '-1.5d']),
      password,
      token,
      maxViews: random.of([undefined, 1, 3, 0, 2_147_483_647, 2_147_483_648, 1.5]),
      allowDelete: random.of([undefined, true, false]),
    };
    const given = { ...create, maxViews: create.maxViews ?? ('unlimited' as const) };
    assert.deepEqual(
      told(() => buildCreate({ server: share.server, ...create })),
      own(core.buildCreate(share.server, given)),
    );
  });
});

interface ResponseCase {
  readonly operation: Asked;
  readonly status?: number;
  readonly headers?: readonly Text[];
  readonly body?: Text;
  readonly json?: unknown;
}

const split = (line: string): [string, string] => {
  const [name = '', ...value] = line.split(':');
  return [name, value.join(':').trim()];
};
const vectors = casesOf<ResponseCase>('response').filter(({ status }) => status !== undefined);

function answerOf({ status = 0, headers, body, json }: ResponseCase): Answer {
  const lines = headers ?? ['content-type: application/json; charset=utf-8'];
  const bytes = json === undefined ? bytesOf(body) : Buffer.from(JSON.stringify(json));
  return {
    status,
    headers: lines
      .map((line) => split(Buffer.from(bytesOf(line)).toString('latin1')))
      .filter(([, value]) => /^[ -~]*$/.test(value)),
    body: new Uint8Array(bytes),
  };
}

suite('a second implementation reads each answer of the vectors', () => {
  for (const c of vectors) {
    test(c.name, () => {
      const answer = answerOf(c);
      assert.deepEqual(rounded(readAnswer(c.operation, answer)), rounded(core.parseResponse(c.operation, answer)));
    });
  }
});

suite('a second implementation reads each answer to a sign-in', () => {
  for (const c of casesOf<ResponseCase>('sign_in')) {
    test(c.name, () => {
      const answer = answerOf(c);
      const token = core.parseTokenResponse(answer);
      assert.equal(
        told(() => readTokenAnswer(answer)),
        token.kind === 'token' ? token.token : token.kind,
      );
    });
  }
});

const headerValues: Readonly<Record<string, readonly string[]>> = {
  'content-type': ['text/html', 'Text/HTML;x', 'text/htmlx', 'application/json', 'application/vnd.sharelink.reply', ''],
  'retry-after': [
    '5',
    '99999999999999999999',
    '-1',
    '1.5',
    'Tue, 24 Nov 2026 12:57:00 GMT',
    'Tue, 24 Nov 2026 12:00:60 GMT',
    '',
  ],
  'x-ratelimit-reset': ['7', '', 'x', '000012'],
  date: ['Tue, 24 Nov 2026 12:55:54 GMT', 'Xxx, 29 Feb 2025 00:00:00 GMT', 'Mon, 29 Feb 0000 23:59:60 GMT', 'tue 24'],
  'Sharelink-Page': ['1', '2', ''],
  'sharelink-reply': ['1', '0'],
  'sharelink-Confirm': ['always', 'never', 'auto', 'Always', ''],
  'x-other': ['x'],
};
const values = [
  '',
  'x',
  'sl1.AAAA',
  null,
  0,
  1,
  3.5,
  -1,
  4_294_967_296,
  true,
  false,
  [],
  {},
  ['a', 1, 'b'],
  [{}],
  '2016-12-31T23:59:60Z',
  '0000-02-29T00:00:00.001Z',
];
const fields = [
  'id',
  'secretValue',
  'expiresAfterViews',
  'lastViewedAt',
  'expiresAt',
  'isPasswordProtected',
  'authorizedEmails',
  'name',
  'deleteToken',
  'reqId',
  'error',
  'message',
  'other',
];
const messages = ['expiresIn', 'maxViews', 'secretValue', '', 'a'].map((path) => [
  { path: [path], code: 'too_big', message: 'é'.repeat(150) },
]);
const errors = [
  'NotFound',
  'Not Found',
  'Refused',
  'TokenError',
  'reply_gone',
  'store_full',
  'outcome_unknown',
  'StaleSession',
  'Session not found',
];
const statuses = [
  200, 200, 204, 201, 304, 301, 400, 401, 403, 404, 410, 414, 422, 429, 500, 502, 503, 504, 507, 599, 600, 0, 101,
];

/** An answer of the vectors with some of its parts changed. */
function drawAnswer(random: Draw): { operation: Asked; answer: Answer } {
  const base = random.of(vectors);
  const { status, headers, body } = answerOf(base);
  let json: Record<string, unknown> = {};
  try {
    const parsed = JSON.parse(Buffer.from(body).toString());
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) json = parsed;
  } catch {
    // an answer that is not JSON is changed as bytes
  }
  for (let more = random.below(4); more > 0; --more) {
    const field = random.of(fields);
    json[field] =
      field === 'error'
        ? random.of(errors)
        : field === 'message'
          ? random.of([...messages, ...values])
          : random.of(values);
  }
  let bytes = random.below(3) === 0 ? body : new Uint8Array(Buffer.from(JSON.stringify(json)));
  if (random.below(4) === 0 && bytes.length > 0) {
    const at = random.below(bytes.length);
    bytes = Uint8Array.from([
      ...bytes.subarray(0, at),
      random.of([0x20, 0x22, 0x2c, 0x5d, 0x7d, 0x39, 0, 0xff]),
      ...bytes.subarray(at + random.below(3)),
    ]);
  }
  const changed = [...headers];
  for (let more = random.below(3); more > 0; --more) {
    const name = random.of(Object.keys(headerValues));
    changed.splice(random.below(changed.length + 1), 0, [name, random.of(headerValues[name] ?? [])]);
  }
  const operation = random.below(3) === 0 ? random.of<Asked>(['peek', 'access', 'create', 'remove']) : base.operation;
  return {
    operation,
    answer: { status: random.below(3) === 0 ? random.of(statuses) : status, headers: changed, body: bytes },
  };
}

test('a second implementation reads any answer as the package does', async (t) => {
  const seen = new Set<string>();
  await checkDraws(t, 500, (random) => {
    const { operation, answer } = drawAnswer(random);
    if (answer.body.length > 100_000) return;
    const expected = core.parseResponse(operation, answer);
    const shown = JSON.stringify([operation, answer.status, answer.headers, Buffer.from(answer.body).toString()]).slice(
      0,
      2000,
    );
    assert.deepEqual(rounded(readAnswer(operation, answer)), rounded(expected), shown);
    seen.add(expected.kind);
  });
  assert.ok(seen.size > 15);
});

interface KeptCase {
  readonly id: string;
  readonly idempotency_key: string;
  readonly reply_key: string;
  readonly sealed: string;
  readonly error?: string;
}
const decoded = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
const keyBytes = ({ idempotencyKey, replyKey }: ReplyKeys) => new Uint8Array([...idempotencyKey, ...replyKey]);
const sealedHeaders = [['content-type', 'application/vnd.sharelink.reply']] as const;

suite('a second implementation opens each kept reply', () => {
  test('of the vectors', () => {
    for (const c of casesOf<KeptCase>('kept_reply')) {
      const keys = { idempotencyKey: decoded(c.idempotency_key), replyKey: decoded(c.reply_key) };
      const { kind, viewSpent } = readKept(keys, c.id, {
        status: 200,
        headers: sealedHeaders,
        body: decoded(c.sealed),
      });
      assert.deepEqual([kind, viewSpent], c.error ? [c.error, 'unknown'] : ['granted', 'yes'], c.name);
    }
  });

  test('that it has sealed itself, damaged or not, as the package does', async (t) => {
    await checkDraws(t, 500, (random) => {
      const keys = { idempotencyKey: random.bytes(16), replyKey: random.bytes(32) };
      const id = Buffer.from(random.bytes(32)).toString('base64url');
      const { answer } = drawAnswer(random);
      const inner = { ack: random.bytes(16), status: answer.status, body: answer.body.subarray(0, 4096) };
      const body = sealReply(
        random.below(8) === 0 ? { ...keys, idempotencyKey: random.bytes(16) } : keys,
        id,
        inner,
        random.bytes(24),
      );
      if (random.below(4) === 0) body[random.below(body.length)] = random.below(256);
      const type = random.of([
        'application/vnd.sharelink.reply',
        'APPLICATION/vnd.sharelink.reply; a=b',
        'application/json',
      ]);
      const outer = {
        status: random.of([200, 200, 200, 201, 503]),
        headers: [
          ['content-type', type],
          ['date', 'Tue, 24 Nov 2026 12:55:54 GMT'],
        ] as const,
        body: random.below(6) === 0 ? body.subarray(0, random.below(body.length)) : body,
      };
      const expected = core.parseKeptResponse({ server: '', id }, keyBytes(keys), outer);
      assert.deepEqual(rounded(readKept(keys, id, outer)), rounded(expected));
    });
  });
});
