/** A sealed share passes through worker and store without either ever holding what would open it. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { loadCore, peek, reveal, share } from 'sharelink';
import { deriveKeys, keyOf } from '../package/share.ts';
import { filesHold } from './store-files.ts';
import { json, startUpstream, type Upstream } from './upstream.ts';
import { startEmbedded, startWorker, type TestWorker } from './workerd.ts';

const value = 'the plaintext: swordfish 🔒';
const password = 'correct horse battery staple';
const core = await loadCore();

/** Keeps what a worker is sent: URL, headers and body of each request. */
const sent: Buffer[] = [];
const keepingFetch: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  const headers = JSON.stringify([...request.headers]);
  sent.push(Buffer.from(request.url + headers), Buffer.from(await request.clone().arrayBuffer()));
  return fetch(request);
};

/** Everything that would open the share, in the forms that it could be stored in. */
async function secretsOf(link: string): Promise<Record<string, Buffer>> {
  const fragment = new URL(link).hash.slice('#sl1.'.length);
  const linkSecret = Buffer.from(fragment, 'base64url').subarray(4);
  const keys = await deriveKeys(core, { key: keyOf(core, link), password });
  assert.ok(keys.kind === 'keys');
  const encryptionKey = Buffer.from(keys.keys.subarray(33, 65));
  return {
    'the plaintext': Buffer.from(value),
    'the password': Buffer.from(password),
    'the fragment': Buffer.from(fragment.slice(6)),
    'the link secret': linkSecret,
    'the link secret as base64url': Buffer.from(linkSecret.toString('base64url').slice(1, -1)),
    'the link secret as hex': Buffer.from(linkSecret.toString('hex')),
    'the encryption key': encryptionKey,
    'the encryption key as base64url': Buffer.from(encryptionKey.toString('base64url')),
  };
}

async function shareAndOpen(origin: string): Promise<string> {
  const made = await share({ value, password, expiresIn: '1h', maxViews: 3, server: origin, fetch: keepingFetch });
  assert.ok(made.kind === 'created', made.kind);
  const { link } = made;
  const peeked = await peek(link, { fetch: keepingFetch });
  assert.ok(peeked.kind === 'available', peeked.kind);
  const wrong = await reveal(link, { password: 'wrong horse', peeked, fetch: keepingFetch });
  assert.equal(wrong.kind, 'password_incorrect');
  const opened = await reveal(link, { password, peeked, fetch: keepingFetch });
  assert.equal(opened.kind === 'granted' && opened.secretValue, value);
  return link;
}

suite('what would open a sealed share is', () => {
  let worker: TestWorker;
  before(async () => {
    worker = await startEmbedded({ LOG: 'outcomes' });
  });
  after(() => worker.stop());

  test('never sent to the worker, never in its files and never in what it prints', async () => {
    sent.length = 0;
    const link = await shareAndOpen(worker.origin);
    for (const [what, secret] of Object.entries(await secretsOf(link))) {
      assert.equal(
        sent.some((bytes) => bytes.includes(secret)),
        false,
        `${what} was sent`,
      );
      assert.equal(filesHold(worker.storeDir, secret), false, `${what} is on disk`);
      assert.equal(Buffer.from(worker.output()).includes(secret), false, `${what} is printed`);
    }
    assert.match(worker.output(), /password_incorrect/, 'the log is on');
    assert.ok(
      sent.some((bytes) => bytes.includes('sl1.')),
      'the envelope was sent',
    );
  });
});

suite('in front of a server, what would open a sealed share is', () => {
  let upstream: Upstream;
  let worker: TestWorker;
  before(async () => {
    upstream = await startUpstream();
    worker = await startWorker({ BACKEND: 'upstream', UPSTREAM: upstream.origin, LOG: 'outcomes' });
  });
  after(async () => {
    await worker.stop();
    await upstream.stop();
  });

  test('never sent on, never in the worker’s files and never in what it prints', async () => {
    sent.length = 0;
    const id = 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc';
    let stored: { secretValue?: string; password?: string } = {};
    upstream.reset((response, request) => {
      const body = request.body.length > 0 ? JSON.parse(request.body.toString()) : {};
      if (request.url.endsWith('/public')) stored = body;
      const isRight = body.password === stored.password;
      const message = { reqId: 'req-1', statusCode: 401, message: 'Invalid credentials', error: 'UnauthorizedError' };
      if (request.url.endsWith('/access') && !isRight) return json(401, message)(response, request);
      const shown = { id, expiresAfterViews: 3, isPasswordProtected: true };
      json(200, request.url.endsWith('/access') ? { ...shown, secretValue: stored.secretValue } : shown)(
        response,
        request,
      );
    });
    const link = await shareAndOpen(worker.origin);
    for (const [what, secret] of Object.entries(await secretsOf(link))) {
      const arrived = upstream.seen.flatMap(({ url, headers, body }) => [
        Buffer.from(url + JSON.stringify(headers)),
        body,
      ]);
      assert.equal(
        [...sent, ...arrived].some((bytes) => bytes.includes(secret)),
        false,
        `${what} was sent`,
      );
      assert.equal(filesHold(worker.storeDir, secret), false, `${what} is on disk`);
      assert.equal(Buffer.from(worker.output()).includes(secret), false, `${what} is printed`);
    }
    assert.match(stored.secretValue ?? '', /^sl1\./);
  });
});
