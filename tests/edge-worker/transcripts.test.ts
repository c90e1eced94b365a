/** Exchanges recorded from Infisical: behind the worker they mean the same, and its own store answers alike. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { type Core, type HttpResponse, loadCore, type Outcome } from 'sharelink';
import { accessPath, createPath, createShare, peekPath } from './client.ts';
import { askRaw } from './raw.ts';
import { operationOf, type Transcript, transcripts } from './transcripts.ts';
import { type AnswerWith, startUpstream, type Upstream } from './upstream.ts';
import { startEmbedded, startWorker, type TestWorker } from './workerd.ts';

interface Issue {
  readonly code: string;
  readonly path: readonly string[];
}

const id = 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc';
const requests: Record<'peek' | 'access' | 'create', [path: string, init: RequestInit]> = {
  peek: [peekPath(id), {}],
  access: [accessPath(id), jsonBody({})],
  create: [createPath, jsonBody({ secretValue: 'v', expiresIn: '1h' })],
};

function jsonBody(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
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

function answerOf({ response: { status, headers, body } }: Transcript): AnswerWith {
  return (response) => {
    response.writeHead(status, headers);
    response.end(textOf(body));
  };
}

const textOf = (body: unknown) => (typeof body === 'string' ? body : JSON.stringify(body));

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
      upstream.reset(answerOf(transcript));
      const direct = core.parseResponse(operation, await get(upstream.origin, operation));
      const relayed = core.parseResponse(operation, await get(worker.origin, operation));
      assert.deepEqual(essence(relayed), essence(direct));
      if (direct.requestId !== undefined) assert.equal(relayed.requestId, direct.requestId);
      assert.equal(upstream.seen.length, 2);
    });
  }

  for (const transcript of transcripts) {
    if (operationOf(transcript)) continue;
    const { method, path, headers, body } = transcript.request;
    if (path.endsWith('/access')) {
      test(`is not asked for, where the method is none of the worker’s path: ${transcript.name}`, async () => {
        upstream.reset(answerOf(transcript));
        const { status } = await askRaw(worker.origin, path, { method, headers });
        assert.deepEqual([status, upstream.seen.length], [405, 0]);
      });
      continue;
    }
    test(`passes through untouched, as its request does: ${transcript.name}`, async () => {
      const sent = (body ?? null) === null ? '' : textOf(body);
      upstream.reset(answerOf(transcript));
      const answer = await askRaw(worker.origin, path, { method, headers, ...(sent && { body: sent }) });
      const { response } = transcript;
      assert.deepEqual([answer.status, answer.text], [response.status, textOf(response.body)]);
      assert.deepEqual(answer.headers['set-cookie'], response.headers['set-cookie']);
      const [seen] = upstream.seen;
      assert.deepEqual([seen?.method, seen?.url, seen?.body.toString()], [method, path, sent]);
      for (const name of ['authorization', 'cookie']) assert.equal(seen?.headers[name], headers[name]);
    });
  }
});

suite('an answer of the embedded store', () => {
  let worker: TestWorker;
  before(async () => {
    worker = await startEmbedded({ VALUE_CHARS_MAX: '10000' });
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
    worker = await startEmbedded({ VALUE_CHARS_MAX: '10000' });
    stored = await createShare(worker.origin);
  });
  after(() => worker.stop());

  /** Bodies that the transcripts only describe. */
  const described: Record<string, string> = {
    'public-create-too-long': JSON.stringify({ secretValue: 'x'.repeat(10_001), expiresIn: '1h' }),
  };
  // Not JSON: the worker says so by the status.
  const otherTypes = ['access-body-multipart', 'v2-body-text'];

  for (const transcript of transcripts) {
    const operation = operationOf(transcript);
    const { name, request, response } = transcript;
    if (response.status !== 422 || operation === undefined || otherTypes.includes(name)) continue;
    test(`is refused by the embedded store for the same reasons: ${name}`, async () => {
      const body = described[name] ?? textOf(request.body);
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
