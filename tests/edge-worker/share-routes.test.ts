/** There is one way in to a share in front of a server, on every runtime: through turns, limits and kept replies. */
import assert from 'node:assert/strict';

import { after, before, suite, test } from 'node:test';
import { accessPath, accessPathsOf, ask, createPath, peekPath, postJson, spellingsOf } from './client.ts';
import { everyRuntime, startOn } from './every-runtime.ts';
import { useFront } from './front.ts';
import { id, racyShare, token } from './racy-share.ts';
import { askRaw } from './raw.ts';
import { json, startUpstream, type Upstream } from './upstream.ts';
import { startWorker } from './workerd.ts';

const wrong = json(401, { statusCode: 401, error: 'UnauthorizedError', message: 'Invalid credentials' });

for (const runtime of everyRuntime) {
  suite(`on ${runtime} a share request`, () => {
    const { upstream, worker } = useFront((settings) => startOn(runtime, settings), { PROXIES: '127.0.0.1' });

    /** Each a header, or a path, that once went around everything. */
    const waysAround: [what: string, headers: Record<string, string>, query: string][] = [
      ['no header at all', {}, ''],
      ['an empty Authorization', { authorization: '' }, ''],
      ['an Authorization that the server ignores', { authorization: 'x' }, ''],
      ['a scheme that is not Bearer', { authorization: 'Basic eDp5' }, ''],
      ['a query that makes the server ignore the token', { authorization: 'x' }, '?x=/api/v3/auth/'],
      ['a valid token', { authorization: `Bearer ${token}` }, '?x=/api/v3/auth/'],
      ['a token in odd letters', { authorization: `bEARER  ${token}` }, ''],
      ['an API key', { 'x-api-key': 'key' }, ''],
      ['another method in its name', { 'x-http-method-override': 'GET' }, ''],
    ];

    let networks = 0;
    for (const [what, headers, query] of waysAround) {
      test(`with ${what} has its wrong passwords counted`, async () => {
        upstream.reset(wrong);
        networks += 1;
        const from = { 'x-forwarded-for': `203.0.113.${networks}` };
        const share = Buffer.from(id, 'base64url').fill(networks, 8, 16).toString('base64url');
        const statuses: number[] = [];
        for (let i = 0; i < 8; i++) {
          const body = { password: `wrong ${i}` };
          const path = `${accessPath(share)}${query}`;
          statuses.push((await postJson(worker.origin + path, body, { ...headers, ...from })).status);
        }
        assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429, 429, 429]);
        assert.equal(upstream.seen.length, 5);
        for (const seen of upstream.seen) assert.equal(seen.url, accessPath(share));
      });

      test(`with ${what} opens one view once, in ten spellings at the same time`, async () => {
        const { asks } = racyShare(upstream, 1);
        const paths = [...spellingsOf(id).map(accessPath), ...accessPathsOf(id)];
        const answers = await Promise.all(
          paths.map((path) =>
            askRaw(worker.origin, path + (path.includes('?') ? query.replace('?', '&') : query), {
              method: 'POST',
              headers: { host: 'localhost', 'content-type': 'application/json', 'content-length': '2', ...headers },
              body: '{}',
            }),
          ),
        );
        assert.equal(answers.filter(({ status }) => status === 200).length, 1);
        assert.ok(asks() <= paths.length);
      });
    }

    test('in a method of odd letters is what it is in capitals, and one it does not have is 405 here', async () => {
      const headers = { host: 'localhost', 'content-type': 'application/json', 'content-length': '2' };
      // Some runtimes hang up on what is no method of HTTP, or answer by themselves.
      const statusOf = async (method: string) => {
        const answer = await askRaw(worker.origin, accessPath(id), { method, headers, body: '{}' }).catch(() => null);
        return answer?.status ?? 400;
      };
      for (const method of ['PUT', 'PATCH', 'OPTIONS', 'GET', 'get', 'FOO', 'put']) {
        upstream.reset(json(200, { secretValue: 'v' }));
        assert.ok([400, 405, 501].includes(await statusOf(method)), method);
        assert.deepEqual(upstream.seen, [], method);
      }
      for (const method of ['post', 'Post', 'pOST']) {
        racyShare(upstream, 5);
        assert.ok([200, 400, 405, 501].includes(await statusOf(method)), method);
        for (const { url, body } of upstream.seen) assert.equal(`${url} ${body}`, `${accessPath(id)} {}`);
      }
    });

    test('that asks for a web socket stays the method that it is', async () => {
      for (const method of ['DELETE', 'HEAD', 'POST', 'OPTIONS']) {
        upstream.reset(json(403, {}));
        const socket = { connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
        const headers = { host: 'localhost', ...socket, 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' };
        await askRaw(worker.origin, '/api/v1/folders', { method, headers }).catch(() => {}); // Bun hangs up on some
        await askRaw(worker.origin, peekPath(id), { method, headers }).catch(() => {});
        for (const seen of upstream.seen) {
          // What is the worker's own to ask comes without its path's spelling or the client's words.
          if (seen.method !== method) assert.deepEqual([seen.method, seen.url], ['GET', peekPath(id)], method);
          if (method !== 'HEAD') assert.equal(seen.method, method);
        }
      }
    });

    test('goes on with the client’s bearer token alone, and nothing private comes back', async () => {
      const share = {
        id,
        name: 'mine',
        userId: 'u',
        orgId: 'o',
        identityId: 'i',
        authorizedEmails: ['a@b.c'],
        orgName: 'Acme',
      };
      const privates = /mine|"u"|"o"|"i"|a@b/;
      const headers = {
        authorization: `Bearer ${token}`,
        'x-infisical-org': 'acme-eu',
        cookie: 'jid=x',
        'x-api-key': 'k',
      };
      upstream.reset(json(200, { ...share, secretValue: 'v', expiresAfterViews: 2 }));
      const opened = await postJson(worker.origin + accessPath(id), { password: 'p' }, headers);
      const peeked = await ask(worker.origin + peekPath(id), { headers });
      upstream.answer = json(200, { id });
      const created = await postJson(worker.origin + createPath, { secretValue: 'v', expiresIn: '1h' }, headers);
      assert.deepEqual([opened.status, peeked.status, created.status], [200, 200, 200]);
      for (const { text } of [opened, peeked]) assert.doesNotMatch(text, privates);
      assert.equal(opened.json.orgName, 'Acme');
      assert.equal(upstream.seen.length, 3);
      for (const { headers: sent } of upstream.seen) {
        assert.equal(sent.authorization, `Bearer ${token}`);
        assert.equal(sent['x-infisical-org'], 'acme-eu');
        assert.equal(sent.cookie, undefined);
        assert.equal(sent['x-api-key'], undefined);
      }
    });

    test('with a token that no server would take is refused, and the server is not asked', async () => {
      upstream.reset(json(200, { id, secretValue: 'v' }));
      const tokens = [
        'Bearer',
        'Bearer  ',
        `Bearer ${token} ${token}`,
        `Bearer ${token}, Bearer ${token}`,
        `Bearer ${'x'.repeat(10_000)}`,
        'Bearer a"b',
      ];
      for (const authorization of tokens) {
        const answer = await postJson(worker.origin + accessPath(id), {}, { authorization });
        assert.equal(answer.status, 403, authorization.slice(0, 40));
        assert.equal(answer.json.error, 'TokenError');
      }
      assert.deepEqual(upstream.seen, []);
    });

    test('at an older address is refused with a sentence', async () => {
      upstream.reset(json(200, { secretValue: 'v' }));
      const paths = [`/${id}/access`, `/shared/${id}/access`, `/public/${id}`, `/shared/public/${id}`];
      const spelled = paths.flatMap((path) => [
        path,
        `${path}/`,
        path.replace('access', '%61ccess').replace('public', 'pub%6cic'),
        `/${path}`,
      ]);
      for (const path of spelled) {
        for (const method of ['GET', 'POST']) {
          const answer = await ask(`${worker.origin}/api/v1/secret-sharing${path}?x=/api/v3/auth/`, {
            method,
            headers: { authorization: 'x' },
          });
          assert.equal(answer.status, 410, `${method} ${path}`);
          assert.match(String(answer.json.message), /api\/v1\/shared-secrets/);
        }
      }
      assert.deepEqual(upstream.seen, []);
    });

    test('for what is no share goes on: lists, requests, branding, what members create', async () => {
      const passes: [method: string, path: string][] = [
        ['GET', '/api/v1/shared-secrets?limit=2'],
        ['POST', '/api/v1/shared-secrets'],
        ['GET', '/api/v1/shared-secrets/requests'],
        ['POST', '/api/v1/shared-secrets/requests'],
        ['POST', '/api/v1/shared-secrets/requests/29c37e58-cc28-480e-8b5e-64f3f17c2ef7/set-value'],
        ['GET', `/api/v1/shared-secrets/branding?sharedSecretId=${id}`],
        ['DELETE', peekPath(id)],
        ['GET', '/api/v1/secret-sharing/shared?offset=0'],
        ['POST', '/api/v1/secret-sharing/shared'],
        ['GET', '/api/status'],
      ];
      for (const [method, path] of passes) {
        upstream.reset(json(207, { from: 'origin' }));
        const answer = await ask(worker.origin + path, { method, headers: { authorization: `Bearer ${token}` } });
        assert.equal(answer.status, 207, `${method} ${path}`);
        assert.equal(`${upstream.seen[0]?.method} ${upstream.seen[0]?.url}`, `${method} ${path}`);
      }
    });

    test('that waits to be continued is answered, forwarded or not', async () => {
      racyShare(upstream, 5);
      const headers = {
        host: 'localhost',
        'content-type': 'application/json',
        'content-length': '2',
        expect: '100-continue',
      };
      const own = await askRaw(worker.origin, accessPath(id), { method: 'POST', headers, body: '{}' });
      assert.equal(own.status, 200);
      upstream.reset(json(207, {}));
      const forwarded = await askRaw(worker.origin, '/api/v1/shared-secrets', { method: 'POST', headers, body: '{}' });
      assert.equal(forwarded.status, 207);
      assert.equal(upstream.seen[0]?.body.toString(), '{}');
    });

    test('tells the server the client’s address, and no other header of the way here', async () => {
      racyShare(upstream, 5);
      const headers = {
        'x-forwarded-for': '198.51.100.1, 203.0.113.7, 127.0.0.1',
        'x-real-ip': '1.1.1.1',
        forwarded: 'for=1.1.1.1',
      };
      await postJson(worker.origin + accessPath(id), {}, headers);
      upstream.answer = json(200, { id });
      await ask(worker.origin + peekPath(id), { headers });
      await ask(`${worker.origin}/api/status`, { headers: { 'x-forwarded-for': '203.0.113.7' } });
      for (const { headers: sent } of upstream.seen) assert.equal(sent['x-forwarded-for'], '203.0.113.7');
      for (const { headers: sent } of upstream.seen.slice(0, 2)) {
        assert.deepEqual([sent['x-real-ip'], sent.forwarded], [undefined, undefined]);
      }
    });
  });
}

suite('settings decide that', () => {
  let upstream: Upstream;
  before(async () => {
    upstream = await startUpstream();
  });
  after(() => upstream.stop());

  test('older addresses go on, where LEGACY_API says pass', async (t) => {
    const worker = await startWorker({ BACKEND: 'upstream', UPSTREAM: upstream.origin, LEGACY_API: 'pass' });
    t.after(() => worker.stop());
    upstream.reset(json(207, {}));
    const path = `/api/v1/secret-sharing/shared/public/${id}?x=1`;
    assert.equal((await postJson(worker.origin + path, { password: 'p' })).status, 207);
    assert.equal(upstream.seen[0]?.url, path);
  });

  test('the client’s address stays here, where FORWARD_CLIENT says none', async (t) => {
    const settings = { BACKEND: 'upstream', UPSTREAM: upstream.origin, FORWARD_CLIENT: 'none', PROXIES: '127.0.0.1' };
    const worker = await startWorker(settings);
    t.after(() => worker.stop());
    upstream.reset(json(200, { id }));
    const headers = { 'x-forwarded-for': '203.0.113.7' };
    for (const path of [peekPath(id), '/api/status']) await ask(worker.origin + path, { headers });
    for (const { headers: sent } of upstream.seen) assert.equal(sent['x-forwarded-for'], undefined);
    assert.equal(upstream.seen.length, 2);
  });
});
