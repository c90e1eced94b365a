/** What the process prints while it is asked everything, and fails at everything. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { accessPath, accessPathsOf, ask, createPath, createShare, openShare, peekPath, postJson } from './client.ts';
import { askRaw } from './raw.ts';
import { eventually } from './store-files.ts';
import { type AnswerWith, json, startUpstream } from './upstream.ts';
import { type Settings, startEmbedded, startWorker, type TestWorker } from './workerd.ts';

const id = 'ucuCG6CdxGL2libYBnY89RcRhv4uNyPBlsCMqFzUKi8';
const telling = {
  'user-agent': 'agent-seen-once/1.0',
  referer: 'https://referer-seen-once.example/',
  cookie: 'jid=cookie-seen-once',
  'x-forwarded-for': '203.0.113.77',
  'cf-connecting-ip': '203.0.113.78',
};
const jsonType = { 'content-type': 'application/json' };
const marks = ['-seen-once', '203.0.113.7', '127.0.0.1', 'http://', 'https://', '/api/', '/shared/', 'req-'];
const password = 'password-seen-once';
const bearer = { authorization: 'Bearer token-seen-once' };

/** Sends what a client can send to each route, about one id. */
async function askEverything({ origin }: TestWorker, shareId: string): Promise<void> {
  const get = (path: string, headers = {}) => askRaw(origin, path, { headers: { ...telling, ...headers } });
  const post = (path: string, body: string, headers = {}) =>
    askRaw(origin, path, { method: 'POST', body, headers: { ...telling, ...jsonType, ...headers } });
  for (const path of [
    '/',
    `/shared/secret/${shareId}?key=query-seen-once`,
    `/s/${shareId}`,
    '/healthz',
    '/x-seen-once',
  ]) {
    await get(path);
    await get(path, bearer);
  }
  await get(`/shared/static/file-seen-once.js`);
  await get(`${peekPath('branding')}?sharedSecretId=${shareId}`);
  for (const each of [shareId, 'damaged-seen-once', `${shareId}=`, '%zz-seen-once']) {
    await get(peekPath(each));
    await get(accessPath(each));
    await post(accessPath(each), JSON.stringify({ password }));
  }
  await post(accessPath(shareId), '{"password":"body-seen-once');
  await post(accessPath(shareId), 'body-seen-once', { 'content-type': 'text/seen-once' });
  for (const path of accessPathsOf(shareId)) await post(path, '{}');
  await post(createPath, JSON.stringify({ secretValue: 'value-seen-once', expiresIn: '1h', password }));
  await post(createPath, JSON.stringify({ secretValue: 'value-seen-once', expiresIn: 'time-seen-once' }));
  await post(createPath, JSON.stringify({ secretValue: 'value-seen-once' }), bearer);
  await askRaw(origin, '/method-seen-once', { method: 'DELETE', headers: telling });
  await askRaw(origin, '/host-seen-once', { headers: { host: 'host-seen-once.example' } });
  await askRaw(origin, '/host-seen-once', { headers: { host: '[' } });
}

function lookFor(output: string, ids: readonly string[]): void {
  for (const mark of [...marks, ...ids]) assert.equal(output.includes(mark), false, `${mark} in ${output}`);
}

const failing: [name: string, answer: AnswerWith][] = [
  ['grants', json(200, { id, secretValue: 'value-seen-once', expiresAfterViews: 1 })],
  ['refuses', json(401, { message: 'message-seen-once', error: 'UnauthorizedError' })],
  ['redirects', json(302, '', { location: 'https://elsewhere-seen-once.example/' })],
  ['fails', json(500, 'failure-seen-once')],
  ['sends no JSON', json(200, 'text-seen-once')],
  ['breaks off', (response) => response.destroy()],
  ['speaks no HTTP', ({ socket }) => socket?.end('SSH-2.0-seen-once\r\n\r\n')],
];

for (const log of ['off', 'outcomes']) {
  suite(`with LOG=${log} nothing that was asked or answered is printed`, () => {
    test('by the embedded store', async (t) => {
      const worker = await startEmbedded({ LOG: log });
      t.after(() => worker.stop());
      const ids = [
        await createShare(worker.origin, { secretValue: 'value-seen-once' }),
        await createShare(worker.origin, { secretValue: 'value-seen-once', password, maxViews: 1 }),
      ];
      for (const each of [...ids, id]) await askEverything(worker, each);
      const outcomes = worker
        .output()
        .split('\n')
        .filter((line) => line.startsWith('{'));
      assert.equal(outcomes.length === 0, log === 'off');
      lookFor(worker.output(), [...ids, id]);
    });

    for (const [name, answer] of failing) {
      test(`in front of a server that ${name}`, async (t) => {
        const upstream = await startUpstream();
        upstream.answer = answer;
        t.after(() => upstream.stop());
        const worker = await startWorker({ BACKEND: 'upstream', UPSTREAM: upstream.origin, LOG: log });
        t.after(() => worker.stop());
        await askEverything(worker, id);
        lookFor(worker.output(), [id, new URL(upstream.origin).port]);
      });
    }

    test('in front of a server with which TLS fails, whatever workerd prints of that by itself', async (t) => {
      const upstream = await startUpstream(); // speaks plain HTTP
      t.after(() => upstream.stop());
      const { port } = new URL(upstream.origin);
      const worker = await startWorker({ BACKEND: 'upstream', UPSTREAM: `https://127.0.0.1:${port}`, LOG: log });
      t.after(() => worker.stop());
      await askEverything(worker, id);
      await eventually(() => /TLS/.test(worker.output()));
      lookFor(worker.output(), [id, port]);
    });
  });
}

interface Line {
  readonly route: string;
  readonly outcome: string;
  readonly viewSpent: string;
  readonly ms: number;
}

/** @returns the outcomes of `count` lines, once they are printed, as "route outcome viewSpent". */
async function outcomesOf(worker: TestWorker, count: number): Promise<string[]> {
  const lines = () =>
    worker
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'));
  await eventually(() => lines().length >= count);
  return lines().map((text) => {
    const line: Line = JSON.parse(text);
    assert.deepEqual(Object.keys(line), ['route', 'outcome', 'viewSpent', 'ms']);
    assert.ok(line.ms >= 0 && line.ms < 60_000);
    return `${line.route} ${line.outcome} ${line.viewSpent}`;
  });
}

suite('with LOG=outcomes', () => {
  const settings: Settings = { LOG: 'outcomes' };

  test('each answer of the API is one line with what came of it', async (t) => {
    const worker = await startEmbedded(settings);
    t.after(() => worker.stop());
    const { origin } = worker;
    const share = await createShare(origin, { maxViews: 1, password });
    await ask(origin + peekPath(share));
    await ask(origin + peekPath(share), { method: 'HEAD' });
    await openShare(origin, share);
    await openShare(origin, share, { password: 'wrong' });
    await openShare(origin, share, { password });
    await openShare(origin, share, { password });
    await ask(origin + peekPath(id), { method: 'HEAD' });
    await openShare(origin, id, 'no JSON');
    await postJson(origin + createPath, {});
    await ask(`${origin}/s/${share}`);
    const ack = 'BwcHBwcHBwcHBwcHBwcHBw';
    await postJson(`${origin}${peekPath(share)}/acknowledge`, { ack }, { 'idempotency-key': ack });
    await postJson(`${origin}${peekPath(share)}/acknowledge`, {});
    const { json } = await postJson(origin + createPath, { secretValue: 'v', expiresIn: '1h' });
    const deletion = { method: 'DELETE', headers: { authorization: `Bearer ${json.deleteToken}` } };
    await ask(origin + peekPath(String(json.id)), deletion);
    await ask(origin + peekPath(String(json.id)), deletion);
    assert.deepEqual(await outcomesOf(worker, 15), [
      'create created no',
      'peek available no',
      'peek available no',
      'access password_required no',
      'access password_incorrect no',
      'access granted yes',
      'access view_limit_reached no',
      'peek not_found no',
      'access request_invalid no',
      'create request_invalid no',
      'acknowledge acknowledged no',
      'acknowledge request_invalid no',
      'create created no',
      'remove removed no',
      'remove not_found no',
    ]);
  });

  test('an access that nobody knows the end of says so', async (t) => {
    const upstream = await startUpstream();
    t.after(() => upstream.stop());
    const worker = await startWorker({ BACKEND: 'upstream', UPSTREAM: upstream.origin, ...settings });
    t.after(() => worker.stop());
    upstream.answer = (response) => response.destroy();
    await openShare(worker.origin, id);
    await ask(`${worker.origin}/api/v1/folders`).catch(() => {}); // goes to the server as it is: no line
    upstream.answer = json(200, { id, secretValue: 'v', expiresAfterViews: 1 });
    await openShare(worker.origin, id);
    upstream.answer = json(200, { id, expiresAfterViews: 1 });
    await openShare(worker.origin, id);
    const outcomes = await outcomesOf(worker, 3);
    assert.equal(outcomes.length, 3);
    assert.match(String(outcomes[0]), /^access (reply_lost|outcome_unknown) unknown$/);
    assert.deepEqual(outcomes.slice(1), ['access granted yes', 'access no_value unknown']);
  });
});
