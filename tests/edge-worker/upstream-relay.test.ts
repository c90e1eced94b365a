import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  accessPath,
  accessPathsOf,
  ask,
  createPath,
  looseSpellingsOf,
  openShare,
  peekPath,
  peekShare,
  postJson,
  spellingsOf,
} from './client.ts';
import { useFront } from './front.ts';
import { json } from './upstream.ts';

const id = 'ucuCG6CdxGL2libYBnY89RcRhv4uNyPBlsCMqFzUKi8';
const share = {
  id,
  expiresAt: '2026-11-25T12:55:53.439Z',
  userId: 'user-1',
  orgId: 'org-1',
  createdAt: '2026-11-24T12:55:53.458Z',
  updatedAt: '2026-11-24T12:55:53.458Z',
  expiresAfterViews: 3,
  accessType: 'anyone',
  name: 'only for the sender',
  lastViewedAt: null,
  type: 'share',
  authorizedEmails: ['someone@example.com'],
  identityId: 'identity-1',
  allowExternalEmails: false,
  orgName: 'Example',
  surprise: { nested: ['field'] },
};
const value = 'a\0b\r\n🐟<b>\u2028';

const { upstream, worker } = useFront();

suite('what the upstream is sent', () => {
  test('is a new request, without anything of the client’s', async () => {
    upstream.reset(json(200, { ...share, secretValue: value }));
    const extra = {
      cookie: 'jid=session',
      'x-api-key': 'key',
      'x-infisical-org': 'org',
      forwarded: 'for=203.0.113.7',
      'x-real-ip': '203.0.113.7',
      'cf-connecting-ip': '203.0.113.7',
      authorization: 'Basic eDp5',
      'user-agent': 'client/1.0',
      referer: 'https://elsewhere.example/',
      'idempotency-key': '"AAAAAAAAAAAAAAAAAAAAAA"',
      'sharelink-reply-key': id,
    };
    await postJson(worker.origin + accessPath(id), { password: 'hunter2', email: 'x@y' }, extra);
    await ask(`${worker.origin}${peekPath(id)}?utm=1`, { headers: extra });
    const [access, peek] = upstream.seen;
    assert.equal(upstream.seen.length, 2);
    assert.equal(`${access?.method} ${access?.url}`, `POST ${accessPath(id)}`);
    assert.equal(access?.body.toString(), '{"password":"hunter2"}');
    assert.equal(access?.headers['content-type'], 'application/json');
    assert.equal(`${peek?.method} ${peek?.url}`, `GET ${peekPath(id)}`);
    for (const request of upstream.seen) {
      for (const name of Object.keys(extra)) assert.equal(request.headers[name], undefined, name);
      assert.equal(request.headers.host, new URL(upstream.origin).host);
    }
  });

  test('names the canonical id, however the client spelled it', async () => {
    upstream.reset(json(200, { ...share, secretValue: value }));
    await Promise.all(spellingsOf(id).map((spelling) => openShare(worker.origin, spelling)));
    await Promise.all(spellingsOf(id).map((spelling) => peekShare(worker.origin, spelling)));
    const paths = upstream.seen.map(({ method, url }) => `${method} ${url}`);
    assert.equal(paths.length, 20);
    assert.deepEqual(new Set(paths), new Set([`POST ${accessPath(id)}`, `GET ${peekPath(id)}`]));
  });

  test('is the canonical request for every path that a lenient router takes for an access', async () => {
    upstream.reset(json(200, { ...share, secretValue: value }));
    for (const path of accessPathsOf(id)) {
      const { json: body } = await postJson(worker.origin + path, {});
      assert.equal('userId' in body, false, path);
    }
    assert.deepEqual(new Set(upstream.seen.map(({ url }) => url)), new Set([accessPath(id)]));
  });

  test('is nothing for a spelling that Infisical alone takes for an id, and what the worker says names nobody', async () => {
    upstream.reset(json(200, { ...share, secretValue: value }));
    for (const spelling of looseSpellingsOf(id)) {
      for (const answer of [await openShare(worker.origin, spelling), await peekShare(worker.origin, spelling)]) {
        assert.equal(answer.status, 404, spelling);
        assert.equal('userId' in answer.json, false);
      }
    }
    assert.deepEqual(upstream.seen, []);
  });

  test('is nothing where the id cannot be one', async () => {
    upstream.reset(json(200, { ...share, secretValue: value }));
    const damaged = ['abc', id.slice(1), `${id}A`, '%zz', '%24', `${id.slice(0, 42)}9`, 'a'.repeat(200)];
    for (const spelling of damaged) {
      const answer = await openShare(worker.origin, spelling);
      assert.equal(answer.status, 404, spelling);
      assert.equal(answer.json.error, 'NotFound');
      assert.equal((await peekShare(worker.origin, spelling)).status, 404, spelling);
    }
    assert.deepEqual(upstream.seen, []);
  });

  test('is nothing where the body is wrong', async () => {
    upstream.reset(json(200, { ...share, secretValue: value }));
    for (const body of ['', '[]', '{', { password: null }, { password: 'x'.repeat(100_000) }]) {
      assert.equal((await openShare(worker.origin, id, body)).status, 422);
    }
    assert.deepEqual(upstream.seen, []);
  });

  test('of a create is what the client asked for and no more', async () => {
    upstream.reset(json(200, { id, link: 'https://elsewhere.example' }));
    const body = { secretValue: value, expiresIn: '2 hours', maxViews: 3, password: 'pass', name: 'n', orgId: 'o' };
    const created = await postJson(worker.origin + createPath, body, { cookie: 'jid=session' });
    assert.deepEqual(created.json, { id });
    const [request] = upstream.seen;
    assert.equal(`${request?.method} ${request?.url}`, `POST ${createPath}`);
    const sent = { secretValue: value, password: 'pass', expiresIn: '7200000', maxViews: 3 };
    assert.deepEqual(JSON.parse(String(request?.body)), sent);
    assert.equal(request?.headers.cookie, undefined);
  });
});

suite('what the client gets', () => {
  const published = (({ name, userId, orgId, identityId, authorizedEmails, surprise, ...rest }) => rest)(share);

  test('is the share without what the sender was told to be private', async () => {
    upstream.reset(json(200, { ...share, secretValue: value }));
    assert.deepEqual((await openShare(worker.origin, id)).json, { ...published, secretValue: value });
    upstream.answer = json(200, { ...share, isPasswordProtected: true, isAuthorizedUser: true });
    const looked = { ...published, isPasswordProtected: true, isAuthorizedUser: true };
    assert.deepEqual((await peekShare(worker.origin, id)).json, looked);
  });

  test('carries no header of the upstream’s', async () => {
    const headers = {
      etag: '"abc"',
      'set-cookie': 'a=b',
      'cache-control': 'public',
      'access-control-allow-origin': '*',
      'access-control-allow-credentials': 'true',
      server: 'nginx',
      'x-powered-by': 'x',
      'content-security-policy': "default-src 'self'",
    };
    upstream.reset(json(200, { ...share, secretValue: value }, headers));
    for (const answer of [await openShare(worker.origin, id), await peekShare(worker.origin, id)]) {
      assert.equal(answer.headers.get('cache-control'), 'no-store');
      assert.equal(answer.headers.get('content-security-policy'), "default-src 'none'; frame-ancestors 'none'");
      for (const name of ['etag', 'set-cookie', 'access-control-allow-origin', 'server', 'x-powered-by']) {
        assert.equal(answer.headers.get(name), null, name);
      }
    }
  });

  test('is the upstream’s request id, for a bug report, and never its text', async () => {
    const refusal = {
      reqId: 'req-us-AbCdEfGhIjKlMn',
      statusCode: 403,
      message: '<b>Go away</b>',
      error: 'ForbiddenError',
    };
    upstream.reset(json(403, refusal));
    const { json: body, text } = await openShare(worker.origin, id);
    assert.equal(body.reqId, refusal.reqId);
    assert.equal(text.includes('Go away'), false);
  });
});

test('the page asks the upstream nothing', async () => {
  upstream.reset(json(200, {}));
  const paths = [`/shared/secret/${id}`, '/shared/secret/damaged', `/shared/sealed/${id}`, `/s/${id}`, '/healthz'];
  for (const path of paths) {
    assert.equal((await ask(worker.origin + path)).status, 200, path);
    assert.equal((await fetch(worker.origin + path, { method: 'HEAD' })).status, 200, path);
  }
  assert.deepEqual(upstream.seen, []);
  assert.equal(worker.output(), '');
});
