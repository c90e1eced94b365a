/** The same vectors that the C++ tests read, through the package's API. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  type Available,
  type Core,
  type Failure,
  type HttpRequest,
  type HttpResponse,
  loadCore,
  type Operation,
  type Outcome,
  type PasswordPreset,
} from 'sharelink';
import { bytesOf, casesOf, type Named, type Text, textOf } from './vectors.ts';

const core = await loadCore();

interface ExpectedLink {
  kind: 'plain' | 'sealed';
  server: string;
  id: string;
  page: string;
  fragment?: string;
  wrapper?: string;
  hash_encoded?: true;
  sub_organization?: string;
}
interface LinkCase {
  link: Text;
  server?: Text;
  http?: 'any_host';
  expect?: ExpectedLink;
  error?: string;
  asked?: ExpectedLink;
  asked_error?: string;
}
interface RequestCase {
  operation: Operation | 'acknowledge';
  server: string;
  id: string;
  sub_organization?: string;
  idempotency_key?: string;
  reply_key?: string;
  ack?: string;
  password?: Text;
  token?: Text;
  value?: Text;
  expires_in?: Text;
  max_views?: number;
  allow_delete?: boolean;
  expect?: { method: string; url: string; headers: [name: string, value: Text][]; body: Text };
  error?: string;
}
interface ResponseCase {
  operation: Operation;
  status?: number;
  headers?: Text[];
  body?: Text;
  json?: unknown;
  failure?: Failure['kind'];
  expect: Record<string, unknown>;
}

/** Runs one test for each case of a file. */
function each<Case>(stem: string, check: (c: Named<Case>) => void): void {
  suite(`${stem}.json`, () => {
    for (const c of casesOf<Case>(stem)) test(c.name, () => check(c));
  });
}

const refusal = (code: string | undefined) => ({ kind: code, viewSpent: 'no' });

/** A fragment is the preset in one byte, 3 bytes of checksum and the link secret. */
function readFragment(fragment: string): { preset: PasswordPreset; secret: Uint8Array } {
  const bytes = new Uint8Array(Buffer.from(fragment.slice('sl1.'.length), 'base64url'));
  return { preset: bytes[0] as PasswordPreset, secret: bytes.subarray(4) };
}

each<LinkCase>('link', ({ link, server, http, ...told }) => {
  const text = textOf(link);
  const expect = told.asked_error === undefined ? (told.asked ?? told.expect) : undefined;
  const error = told.asked_error ?? told.error;
  const options = { server: server === undefined ? server : textOf(server), http };
  const parsed = core.parseLink(text, options);
  if (!expect) return assert.deepEqual(parsed, refusal(error));
  const { fragment, hash_encoded, sub_organization, ...rest } = expect;
  const parts = {
    ...rest,
    ...(hash_encoded && { hashEncoded: true }),
    ...(sub_organization && { subOrganization: sub_organization }),
  };
  if (fragment === undefined) return assert.deepEqual(parsed, parts);
  const key = readFragment(fragment);
  assert.ok(parsed.kind === 'sealed');
  const { key: opaque, ...others } = parsed;
  assert.deepEqual(others, { ...parts, passwordRequired: key.preset !== 0 });
  if (key.preset !== 0) return;
  // Without a password there is nothing to stretch: the keys are those of the secret that the fragment holds.
  const [ofLink, ofSecret] = [core.deriveKeys({ key: opaque }), core.deriveKeys(key)];
  assert.ok(ofLink.kind === 'keys' && ofSecret.kind === 'keys');
  assert.deepEqual(ofLink.keys.subarray(33), ofSecret.keys.subarray(33));
  // Only a link names its share.
  assert.deepEqual(Buffer.from(ofLink.keys.subarray(1, 33)).toString('base64url'), parts.id);
  assert.deepEqual(ofSecret.keys.subarray(1, 33), new Uint8Array(32));
});

each<LinkCase>('link', ({ link, server, http, expect, error }) => {
  const found = core.findLinks(textOf(link), { server: server === undefined ? server : textOf(server), http });
  assert.equal(found.length, error === 'link_ambiguous' ? 2 : Number(Boolean(expect?.page || expect?.fragment)));
});

each<{ text: Text; id?: string; error?: string }>('id', ({ text, id, error }) => {
  assert.deepEqual(core.parseId(textOf(text)), id === undefined ? refusal(error) : { kind: 'id', id });
});

interface ServerCase {
  server: Text;
  http?: 'any_host';
  origin?: Text;
  error?: string;
  asked?: Text;
  asked_error?: string;
}
each<ServerCase>('server', ({ server, http, origin, error, ...own }) => {
  const asked = own.asked ?? origin;
  const refused = own.asked_error ?? (own.asked === undefined ? error : undefined);
  const expected = asked === undefined || refused ? refusal(refused) : { kind: 'server', server: textOf(asked) };
  assert.deepEqual(core.parseServer(textOf(server), { http }), expected);
});

each<{ password: Text; size?: number; error?: string }>('password', ({ password, size, error }) => {
  const typed = textOf(password);
  const { id } = casesOf<{ id: string }>('id')[0] ?? { id: '' };
  const request = core.buildAccess({ server: 'https://share.example', id }, { password: typed });
  // Bytes that are not UTF-8 stand here as a lone surrogate, which has no length in it.
  const refused = /\p{Surrogate}/u.test(typed) ? 'password_invalid' : error;
  if (refused !== undefined) return assert.deepEqual(request, refusal(refused));
  assert.ok(request.kind === 'request');
  assert.equal(Buffer.byteLength(typed), size);
  assert.deepEqual(JSON.parse(String(Buffer.from(request.body ?? []))), typed === '' ? {} : { password: typed });
});

each<RequestCase>('request', (c) => {
  const request = builtRequest(core, c);
  if (!c.expect) return assert.deepEqual(request, refusal(c.error));
  const { method, url, headers, body } = c.expect;
  assert.deepEqual(request, {
    kind: 'request',
    method,
    url,
    headers: headers.map(([name, value]) => [name, textOf(value)]),
    ...(method === 'POST' && { body: new Uint8Array(bytesOf(body)) }),
  });
});

function builtRequest(core: Core, c: RequestCase): HttpRequest | Failure {
  const optional = (text?: Text) => (text === undefined ? text : textOf(text));
  const { idempotency_key, reply_key, ack = '' } = c;
  const keys = [idempotency_key, reply_key].map((key) => Buffer.from(key ?? '', 'base64url'));
  const replyKeys = reply_key === undefined ? undefined : new Uint8Array(Buffer.concat(keys));
  const options = { password: optional(c.password), token: optional(c.token), replyKeys };
  if (c.operation === 'create') {
    const share = {
      value: textOf(c.value),
      expiresIn: textOf(c.expires_in),
      maxViews: c.max_views ?? ('unlimited' as const),
      allowDelete: c.allow_delete,
      ...options,
    };
    return core.buildCreate(c.server, share);
  }
  const share = { server: c.server, id: c.id, subOrganization: c.sub_organization };
  if (c.operation === 'remove') return core.buildRemove(share, optional(c.token) ?? '');
  if (c.operation === 'acknowledge' && replyKeys) {
    return core.buildAcknowledgement(share, replyKeys, new Uint8Array(Buffer.from(ack, 'base64url')));
  }
  return c.operation === 'peek' ? core.buildPeek(share, options) : core.buildAccess(share, options);
}

each<ResponseCase>('response', (c) => {
  const { share, status, passwordRequired, ...outcome } = outcomeOf(c) as Outcome & Partial<Available>;
  const { metadata, ...expected } = published(c.expect);
  assert.deepEqual(outcome, expected);
  assert.equal(status ?? 0, c.status ?? 0);
  assert.equal(passwordRequired, outcome.kind === 'available' ? (share?.isPasswordProtected ?? undefined) : undefined);
  if (metadata !== undefined) assert.deepEqual(share, metadata);
});

function outcomeOf({ operation, failure, ...answer }: ResponseCase): Outcome {
  if (failure !== undefined) return core.buildFailure(operation, failure);
  return core.parseResponse(operation, answerOf(answer));
}

type AnswerCase = Pick<ResponseCase, 'status' | 'headers' | 'body' | 'json'>;

function answerOf({ status = 0, headers, body, json }: AnswerCase): HttpResponse {
  const lines = headers ?? ['content-type: application/json; charset=utf-8'];
  return {
    status,
    headers: lines.map((line) => nameAndValue(textOf(line))),
    body: json === undefined ? bytesOf(body) : Buffer.from(JSON.stringify(json)),
  };
}

each<AnswerCase & { token?: Text; error?: string }>('sign_in', ({ token, error, ...answer }) => {
  const expected = token === undefined ? refusal(error) : { kind: 'token', token: textOf(token) };
  assert.deepEqual(core.parseTokenResponse(answerOf(answer)), expected);
});

test('a sign-in is asked for with nothing but its address', () => {
  const url = 'https://share.example/api/v1/auth/token';
  const request = { kind: 'request', method: 'POST', url, headers: [] };
  assert.deepEqual(core.buildTokenRequest('https://share.example'), request);
});

function nameAndValue(line: string): [name: string, value: string] {
  const [name = '', ...value] = line.split(':');
  return [name, value.join(':').trim()];
}

/** Members of the vectors that have another name in the API than theirs in camelCase. */
const apiNames: Record<string, string> = { value: 'secretValue' };
const textMembers = ['value', 'request_id'];

function published(expect: ResponseCase['expect']): Record<string, unknown> {
  const entries = Object.entries(expect).map(([name, value]) => {
    if (name === 'issues') return [name, (value as Record<string, Text>[]).map(withTexts)];
    const camel = name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    return [apiNames[name] ?? camel, textMembers.includes(name) ? textOf(value as Text) : value];
  });
  return Object.fromEntries(entries);
}

function withTexts(issue: Record<string, Text>): Record<string, string> {
  return Object.fromEntries(Object.entries(issue).map(([name, text]) => [name, textOf(text)]));
}
