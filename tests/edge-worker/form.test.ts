/** The form without script, as a browser and others send it. The page itself is tested in e2e/form.test.ts. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { isPublished } from '../../package/words/published.ts';
import { ask, createShare, peekShare, spellingsOf } from './client.ts';
import { json, startUpstream } from './upstream.ts';
import { startEmbedded, startWorker, type TestWorker } from './workerd.ts';

let worker: TestWorker;
before(async () => {
  worker = await startEmbedded({ NO_SCRIPT_FORM: 'on' });
});
after(() => worker.stop());

const formPath = (id: string) => `/shared/secret/${id}/form`;
const sent = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };

function submit(id: string, fields: Record<string, string> = {}, headers: Record<string, string> = sent) {
  return ask(worker.origin + formPath(id), { method: 'POST', headers, body: new URLSearchParams(fields).toString() });
}

async function tokenFor(id: string): Promise<string> {
  const { text } = await submit(id);
  return /name="token" value="([\w-]{75})"/.exec(text)?.[1] ?? assert.fail(text);
}

async function viewsLeft(id: string): Promise<unknown> {
  return (await peekShare(worker.origin, id)).json.expiresAfterViews;
}

suite('the form without script', () => {
  test('opens a share with its second POST, and spends one view', async () => {
    const id = await createShare(worker.origin, { maxViews: 2 });
    assert.match((await ask(worker.origin + formPath(id))).text, /can be opened 2 more times/);
    const token = await tokenFor(id);
    assert.equal(await viewsLeft(id), 2);
    const { status, headers, text } = await submit(id, { token });
    assert.equal(status, 200);
    assert.match(text, /<pre class="secret"[^>]*>\nswordfish<\/pre>/);
    assert.equal(await viewsLeft(id), 1);
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
    assert.match(String(headers.get('x-robots-tag')), /noindex/);
    assert.equal(
      headers.get('content-security-policy'),
      "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
  });

  test('says that a share was opened before, and not that it was somebody else', async () => {
    const id = await createShare(worker.origin, { maxViews: 3 });
    assert.doesNotMatch((await ask(worker.origin + formPath(id))).text, /opened before/);
    await submit(id, { token: await tokenFor(id) });
    assert.match((await ask(worker.origin + formPath(id))).text, /It has been opened before\. If that was not you,/);
  });

  test('spends nothing for who only looks, or sends a token of another share, or none', async () => {
    const id = await createShare(worker.origin, { maxViews: 1 });
    const other = await tokenFor(await createShare(worker.origin));
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      await ask(`${worker.origin}${formPath(id)}?token=${await tokenFor(id)}`, { method, headers: sent });
    }
    for (const token of [other, '', 'A'.repeat(54)]) {
      const { status, text } = await submit(id, { token });
      assert.equal(status, 200);
      assert.match(text, /Open the secret now\?/);
    }
    assert.equal(await viewsLeft(id), 1);
  });

  test('opens nothing for who is not of its own page', async () => {
    const id = await createShare(worker.origin, { maxViews: 1 });
    const token = await tokenFor(id);
    for (const site of ['cross-site', 'same-site', 'none', 'Same-Origin', 'same-origin, same-origin']) {
      assert.equal((await submit(id, { token }, { ...sent, 'sec-fetch-site': site })).status, 403, site);
    }
    assert.equal((await submit(id, { token }, { 'content-type': sent['content-type'] })).status, 403);
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/json']) {
      assert.equal((await submit(id, { token }, { ...sent, 'content-type': type })).status, 415, type);
    }
    assert.equal((await submit(id, { token, password: 'x'.repeat(20_000) })).status, 413);
    assert.equal((await submit(id, { token }, { ...sent, 'early-data': '1' })).status, 425);
    assert.equal(await viewsLeft(id), 1);
  });

  test('takes every spelling of an id, and says of a damaged one that it is', async () => {
    const id = await createShare(worker.origin);
    for (const spelling of spellingsOf(id)) {
      assert.match((await ask(worker.origin + formPath(spelling))).text, /can be opened/, spelling);
    }
    const { status, text } = await ask(worker.origin + formPath('damaged'));
    assert.equal(status, 404);
    assert.match(text, /This link is damaged/);
  });

  test('asks again after a wrong password, which is counted as any other', async () => {
    const id = await createShare(worker.origin, { maxViews: 1, password: 'correct horse' });
    const token = await tokenFor(id);
    for (let guess = 0; guess < 5; guess += 1) {
      const { status, text } = await submit(id, { token, password: `wrong ${guess}` });
      assert.equal(status, 401);
      assert.match(text, /The password is wrong\. No view was used\./);
    }
    const locked = await submit(id, { token, password: 'wrong' });
    assert.equal(locked.status, 429);
    assert.match(String(locked.headers.get('retry-after')), /^\d+$/);
    assert.match(locked.text, /Wait \d+ seconds?, then try again\./);
    assert.equal(await viewsLeft(id), 1);
    assert.equal((await submit(id, { token, password: 'x'.repeat(4097) })).status, 422);
  });

  test('shows the same answer when it is sent again with the same token, and spends no second view', async () => {
    for (const maxViews of [1, 2]) {
      const id = await createShare(worker.origin, { maxViews });
      const token = await tokenFor(id);
      const texts = await Promise.all([submit(id, { token }), submit(id, { token }), submit(id, { token })]);
      for (const { status, text } of texts) {
        assert.equal(status, 200);
        assert.match(text, /swordfish/);
      }
      if (maxViews === 2) assert.equal(await viewsLeft(id), 1);
      const other = await submit(id, { token: maxViews === 2 ? await tokenFor(id) : token });
      assert.match(other.text, /swordfish/);
    }
  });

  test('gives no two readers the same token', async () => {
    const id = await createShare(worker.origin, { maxViews: 1 });
    const tokens = await Promise.all(Array.from({ length: 10 }, () => tokenFor(id)));
    assert.equal(new Set(tokens).size, 10);
    const answers = await Promise.all(tokens.map((token) => submit(id, { token })));
    assert.equal(answers.filter(({ text }) => text.includes('swordfish')).length, 1);
  });

  test('opens a share by its password', async () => {
    const id = await createShare(worker.origin, { password: 'correct horse' });
    assert.match((await submit(id)).text, /type="password"/);
    assert.match((await submit(id, { token: await tokenFor(id), password: 'correct horse' })).text, /swordfish/);
  });

  test('says what became of a share that is not there', async () => {
    const { status, text } = await ask(worker.origin + formPath('BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc'));
    assert.equal(status, 404);
    assert.match(text, /<h1>[^<]+<\/h1>/);
    assert.doesNotMatch(text, /<form/);
  });

  test('says of a sealed share what opens it', async () => {
    const { text } = await ask(`${worker.origin}/shared/sealed/BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc/form`);
    assert.match(text, /turn JavaScript on and open the whole link again/);
    assert.equal(text.includes('sharelink reveal'), isPublished);
    assert.doesNotMatch(text, /<form/);
  });

  test('is found from the page, whose bytes stay the same', async () => {
    const id = await createShare(worker.origin);
    for (const [path, form] of [
      [`/shared/secret/${id}`, formPath(id)],
      [`//shared/secret/${id}=`, formPath(id)],
      [`/s/${id}`, formPath(id)],
      [`/shared/sealed/${id}`, `/shared/sealed/${id}/form`],
    ]) {
      const { status, headers } = await ask(`${worker.origin}${path}?form`);
      assert.deepEqual([status, headers.get('location')], [303, form]);
    }
    const off = await startEmbedded();
    try {
      const pages = [off, worker].map(({ origin }) => ask(`${origin}/shared/secret/${id}`));
      const [without, given] = await Promise.all(pages);
      assert.equal(without?.text, given?.text);
      assert.match((await ask(`${worker.origin}/shared/secret/no-script.css`)).text, /form-way/);
      assert.equal((await ask(`${worker.origin}/shared/sealed/no-script.css`)).text, '');
    } finally {
      await off.stop();
    }
  });

  test('is not there by default', async (t) => {
    const off = await startEmbedded();
    t.after(() => off.stop());
    const id = await createShare(off.origin);
    assert.equal((await ask(off.origin + formPath(id))).status, 404);
    assert.equal(
      (await ask(off.origin + formPath(id), { method: 'POST', headers: sent, body: 'token=x' })).status,
      404,
    );
    assert.equal((await ask(`${off.origin}/shared/secret/${id}?form`)).status, 200);
    assert.equal((await ask(`${off.origin}/shared/sealed/${id}/form`)).status, 404);
    assert.equal((await ask(`${off.origin}/shared/secret/no-script.css`)).text, '');
  });

  test('says of a server behind that does not answer what it is, and that no view was used', async (t) => {
    const upstream = await startUpstream();
    t.after(() => upstream.stop());
    const behind = await startWorker({ BACKEND: 'upstream', UPSTREAM: upstream.origin, NO_SCRIPT_FORM: 'on' });
    t.after(() => behind.stop());
    upstream.answer = (response) => response.destroy();
    const { text } = await ask(behind.origin + formPath('ucuCG6CdxGL2libYBnY89RcRhv4uNyPBlsCMqFzUKi8'));
    assert.match(text, /The server behind this address does not answer\.[\s\S]*No view was used\./);
    assert.doesNotMatch(text, /network/);
  });

  test('asks a server behind once, and only with a token', async (t) => {
    const upstream = await startUpstream();
    t.after(() => upstream.stop());
    const settings = { BACKEND: 'upstream', UPSTREAM: upstream.origin, NO_SCRIPT_FORM: 'on' };
    const behind = await startWorker({ ...settings, FORM_KEY: Buffer.alloc(32, 7).toString('base64url') });
    t.after(() => behind.stop());
    const id = 'ucuCG6CdxGL2libYBnY89RcRhv4uNyPBlsCMqFzUKi8';
    upstream.answer = json(200, { id, secretValue: 'swordfish', expiresAfterViews: 1, isPasswordProtected: false });
    const post = (body: string) => ask(behind.origin + formPath(id), { method: 'POST', headers: sent, body });
    const token = /name="token" value="([^"]+)"/.exec((await post('')).text)?.[1];
    assert.match((await post(`token=${token}`)).text, /swordfish/);
    assert.match((await post(`token=${token}`)).text, /swordfish/, 'pressing again shows the same');
    await behind.crashAndRestart();
    assert.match((await post(`token=${token}`)).text, /swordfish/, 'to another process with the same key too');
    assert.deepEqual(
      upstream.seen.map(({ method }) => method),
      ['GET', 'POST'],
    );
  });
});
