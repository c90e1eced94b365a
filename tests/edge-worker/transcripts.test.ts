/** Exchanges recorded from Infisical: behind the worker they mean the same, and its own store answers alike. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, suite, test } from 'node:test';
import { type Core, type HttpResponse, loadCore, type Outcome } from 'sharelink';
import { accessPath, createPath, createShare, peekPath } from './client.ts';
import { json, startUpstream, type Upstream } from './upstream.ts';
import { startEmbedded, startWorker, type TestWorker } from './workerd.ts';

interface Transcript {
  readonly name: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    /** An object was sent as JSON, a string as it is; one in angle brackets describes a body that was left out. */
    readonly body: unknown;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
}

interface Issue {
  readonly code: string;
  readonly path: readonly string[];
}

const file = new URL('../vectors/infisical_transcripts.json', import.meta.url);
const transcripts: Transcript[] = JSON.parse(readFileSync(file, 'utf8'));
const id = 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc';
const requests: Record<'peek' | 'access' | 'create', [path: string, init: RequestInit]> = {
  peek: [peekPath(id), {}],
  access: [accessPath(id), jsonBody({})],
  create: [createPath, jsonBody({ secretValue: 'v', expiresIn: '1h' })],
};

function jsonBody(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** @returns what the exchange asked for; undefined for the rest of Infisical's API, which passes through untouched. */
function operationOf({ request: { method, path } }: Transcript): keyof typeof requests | undefined {
  const [pathname] = path.split('?');
  if (method === 'POST' && pathname === createPath) return 'create';
  if (method === 'POST' && /^\/api\/v1\/shared-secrets\/.*\/access\/?$/.test(`${pathname}`)) return 'access';
  if (method === 'GET' && /^\/api\/v1\/shared-secrets\/(?!branding$)[^/]+$/.test(`${pathname}`)) return 'peek';
  return undefined;
}

async function get(origin: string, operation: keyof typeof requests): Promise<HttpResponse> {
  const [path, init] = requests[operation];
  const response = await fetch(origin + path, { ...init, redirect: 'manual' });
  return { status: response.status, headers: response.headers, body: new Uint8Array(await response.arrayBuffer()) };
}

/** What a client acts on. The worker adds its clock, its page and, where the upstream gave none, a request id. */
function essence(outcome: Outcome): unknown {
  const { serverTimeMs, hasPage, keepsReplies, requestId, status, ...rest } = structuredClone(outcome) as Outcome &
    Record<string, unknown>;
  const share = rest.share as Record<string, unknown> | undefined;
  for (const name of ['name', 'userId', 'orgId', 'identityId', 'authorizedEmails']) delete share?.[name];
  return rest;
}

suite('an answer of Infisical', () => {
  let core: Core;
  let upstream: Upstream;
  let worker: TestWorker;
  before(async () => {
    core = await loadCore();
    upstream = await startUpstream();
    worker = await startWorker({ BACKEND: 'upstream', UPSTREAM: upstream.origin });
  });
  after(async () => {
    await worker.stop();
    await upstream.stop();
  });

  for (const transcript of transcripts) {
    const operation = operationOf(transcript);
    if (!operation) continue;
    test(`means the same through the worker: ${transcript.name}`, async () => {
      const { status, headers, body } = transcript.response;
      upstream.reset(json(status, body, headers));
      const direct = core.parseResponse(operation, await get(upstream.origin, operation));
      const relayed = core.parseResponse(operation, await get(worker.origin, operation));
      assert.deepEqual(essence(relayed), essence(direct));
      if (direct.requestId !== undefined) assert.equal(relayed.requestId, direct.requestId);
      assert.equal(upstream.seen.length, 2);
    });
  }
});

suite('an answer of the embedded store', () => {
  let worker: TestWorker;
  before(async () => {
    worker = await startEmbedded();
  });
  after(() => worker.stop());

  const recorded = (name: string) => {
    const found = transcripts.find((transcript) => transcript.name === name);
    return { status: found?.response.status, body: found?.response.body as Record<string, unknown> };
  };
  /** Names and types of the members, in order: what differs from share to share is only their values. */
  const shape = (body: Record<string, unknown>) =>
    Object.entries(body).map(([name, value]) => `${name}: ${value === null ? 'null' : typeof value}`);

  async function compare(response: Response, name: string): Promise<Record<string, unknown>> {
    const body = (await response.json()) as Record<string, unknown>;
    const like = recorded(name);
    assert.equal(response.status, like.status);
    assert.deepEqual(shape(body), shape(like.body));
    assert.equal(body.error, like.body.error);
    if (like.status !== 200 && name !== 'access-not-found') assert.equal(body.message, like.body.message);
    return body;
  }

  const post = (path: string, body: unknown) => fetch(worker.origin + path, jsonBody(body));

  test('has the members of Infisical’s, in its order', async () => {
    const share = { secretValue: 'v', expiresIn: '1h' };
    const created = await post(createPath, share);
    const { deleteToken, ...asInfisical } = await created.json();
    assert.match(deleteToken, /^[\w-]{43}$/, 'what the store adds');
    const { id: open } = await compare(new Response(JSON.stringify(asInfisical), created), 'public-create-ok');
    await compare(await post(accessPath(String(open)), {}), 'access-public-ok');
    await compare(await fetch(worker.origin + peekPath(String(open))), 'get-public-ok');
  });

  test('refuses in Infisical’s words', async () => {
    const locked = await createShare(worker.origin, { password: 'hunter2', maxViews: 1 });
    await compare(await post(accessPath(locked), {}), 'access-password-missing');
    await compare(await post(accessPath(locked), { password: '' }), 'access-password-empty-string');
    await compare(await post(accessPath(locked), { password: 'bad' }), 'access-password-wrong');
    await post(accessPath(locked), { password: 'hunter2' });
    await compare(await post(accessPath(locked), {}), 'access-password-exhausted-no-password');
    await compare(await fetch(worker.origin + peekPath(locked)), 'get-view-limit');
    await compare(await post(accessPath(id), {}), 'access-not-found');
  });
});

suite('a body that Infisical refuses', () => {
  let worker: TestWorker;
  let stored: string;
  before(async () => {
    worker = await startEmbedded();
    stored = await createShare(worker.origin);
  });
  after(() => worker.stop());

  /** Bodies that the transcripts only describe. */
  const described: Record<string, string> = {
    'public-create-too-long': JSON.stringify({ secretValue: 'x'.repeat(10_001), expiresIn: '1h' }),
  };
  // Not JSON: the worker says so by the status.
  const otherTypes = ['access-body-multipart'];

  for (const transcript of transcripts) {
    const operation = operationOf(transcript);
    const { name, request, response } = transcript;
    if (response.status !== 422 || operation === undefined || otherTypes.includes(name)) continue;
    test(`is refused by the embedded store for the same reasons: ${name}`, async () => {
      const body = described[name] ?? (typeof request.body === 'string' ? request.body : JSON.stringify(request.body));
      const answer = await fetch(worker.origin + (operation === 'access' ? accessPath(stored) : createPath), {
        method: 'POST',
        headers: request.headers,
        ...(request.body !== null && { body }),
      });
      const received = (await answer.json()) as { message: Issue[]; error: string };
      const recorded = response.body as { message: Issue[]; error: string };
      const reasons = (issues: Issue[]) => issues.map(({ code, path }) => ({ code, path }));
      assert.equal(answer.status, 422);
      assert.equal(received.error, recorded.error);
      assert.deepEqual(reasons(received.message), reasons(recorded.message));
    });
  }
});
