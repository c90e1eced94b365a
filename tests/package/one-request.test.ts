import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { peek, reveal, share } from 'sharelink';
import { type Answer, jsonAnswer, serve } from './loopback.ts';
import { accessPath, availableBody, createPath, grantedBody, id, linkOn, peekPath } from './share.ts';

const granted = jsonAnswer(200, grantedBody('correct horse'));
const available = jsonAnswer(200, availableBody);
const created = jsonAnswer(200, { id });

suite('a call sends exactly one request', () => {
  test('a peek is a GET without a body', async (t) => {
    const server = await serve(t, available);
    assert.equal((await peek(linkOn(server.origin))).kind, 'available');
    const [request, ...more] = server.seen;
    assert.deepEqual(more, []);
    assert.equal(`${request?.method} ${request?.path}`, `GET ${peekPath}`);
    assert.equal(request?.body.length, 0);
  });

  test('a reveal without a password posts an empty object', async (t) => {
    const server = await serve(t, granted);
    for (const password of [undefined, '']) {
      assert.equal((await reveal(linkOn(server.origin), { password })).kind, 'granted');
    }
    assert.equal(server.seen.length, 2);
    for (const { method, path, headers, body } of server.seen) {
      assert.equal(`${method} ${path} ${body}`, `POST ${accessPath} {}`);
      assert.equal(headers['content-type'], 'application/json');
    }
  });

  test('a password arrives exactly as typed', async (t) => {
    const server = await serve(t, granted);
    const passwords = [
      ' hunter2 ',
      '   ',
      '😀',
      'é',
      'e\u0301',
      '\ufeffx',
      'a\u0000b',
      '\r\n\t',
      '"\\/\u2028</script>',
    ];
    for (const password of [...passwords, 'a'.repeat(4096)]) {
      assert.equal((await reveal(linkOn(server.origin), { password })).kind, 'granted');
      assert.deepEqual(JSON.parse(String(server.seen.at(-1)?.body)), { password });
    }
    assert.equal(server.seen.length, passwords.length + 1);
  });

  test('a new share posts its value, lifetime, views and password, and nothing else', async (t) => {
    const server = await serve(t, created);
    const body = { secretValue: ' v\u0000\n😀', expiresIn: '1h', maxViews: 5, password: ' p ' };
    const { secretValue: value, ...rest } = body;
    const shared = await share({ server: server.origin, value, ...rest, sealed: false });
    assert.equal(shared.kind, 'created');
    assert.equal('link' in shared && shared.link, linkOn(server.origin));
    const [request, ...more] = server.seen;
    // The one look afterwards tells when the share ends.
    assert.deepEqual(
      more.map(({ method, path }) => `${method} ${path}`),
      [`GET ${peekPath}`],
    );
    assert.equal(`${request?.method} ${request?.path}`, `POST ${createPath}`);
    assert.deepEqual(JSON.parse(String(request?.body)), body);
  });

  test('a new share without limit and password leaves both out', async (t) => {
    const server = await serve(t, created);
    await share({ server: server.origin, value: '', expiresIn: '30d', maxViews: 'unlimited', sealed: false });
    assert.deepEqual(JSON.parse(String(server.seen[0]?.body)), { secretValue: '', expiresIn: '30d' });
  });

  test('what is known only to the page stays out of the request', async (t) => {
    const server = await serve(t, granted);
    await reveal(`${linkOn(server.origin)}?utm_source=chat&subOrganization=abc#fragment`);
    assert.equal(server.seen[0]?.path, accessPath);
    assert.doesNotMatch(JSON.stringify(server.seen), /fragment|utm_source|subOrganization/);
  });

  test('a lenient spelling of an id is sent in its canonical form', async (t) => {
    const server = await serve(t, granted);
    const spelling = id.replace('-', '%2B').replace('_', '%2f');
    await reveal(`${server.origin}/shared/secret/${spelling}%3D`);
    assert.deepEqual(
      server.seen.map(({ path }) => path),
      [accessPath],
    );
  });
});

suite('a request carries nothing that tells who sends it', () => {
  const calls: [string, Answer, (origin: string) => Promise<unknown>][] = [
    ['a peek', available, (origin) => peek(linkOn(origin))],
    ['a reveal', granted, (origin) => reveal(linkOn(origin), { password: 'p' })],
    [
      'a new share',
      created,
      (server) => share({ server, value: 'v', expiresIn: '1h', maxViews: 'unlimited', sealed: false }),
    ],
  ];
  for (const [name, answer, call] of calls) {
    test(`${name} has the headers of a plain fetch and content-type`, async (t) => {
      const server = await serve(t, answer);
      await call(server.origin);
      const sent = server.seen[0];
      assert.ok(sent);
      const { method, body } = sent;
      const plainBody = method === 'POST' ? { body: new Uint8Array(body) } : {};
      await fetch(`${server.origin}/`, { method, cache: 'no-store', ...plainBody });
      const { 'content-type': type, ...own } = sent.headers;
      assert.equal(type, method === 'POST' ? 'application/json' : undefined);
      assert.deepEqual(own, server.seen.at(-1)?.headers);
    });
  }

  test('a cookie and an etag of the server do not come back', async (t) => {
    const server = await serve(t, jsonAnswer(200, grantedBody(''), { 'set-cookie': 'a=b; Path=/', etag: '"1"' }));
    for (let i = 0; i < 2; ++i) {
      await reveal(linkOn(server.origin));
      await peek(linkOn(server.origin));
    }
    assert.equal(server.seen.length, 4);
    for (const { headers } of server.seen) {
      for (const header of ['cookie', 'if-none-match', 'referer', 'origin', 'authorization']) {
        assert.equal(headers[header], undefined);
      }
    }
  });

  test('a token goes into Authorization, for peek, reveal and share', async (t) => {
    const server = await serve(t, granted);
    const options = { token: 'eyJhbGciOi.J9._-~+/=' };
    await peek(linkOn(server.origin), options);
    await reveal(linkOn(server.origin), options);
    await share({
      server: server.origin,
      value: 'v',
      expiresIn: '1h',
      maxViews: 'unlimited',
      sealed: false,
      ...options,
    });
    assert.deepEqual(
      server.seen.map(({ headers }) => headers.authorization),
      Array(4).fill(`Bearer ${options.token}`),
    );
  });
});

suite('a redirect is not followed', () => {
  for (const status of [301, 302, 303, 307, 308]) {
    test(`HTTP ${status}`, async (t) => {
      const target = await serve(t, granted);
      const server = await serve(t, jsonAnswer(status, {}, { location: linkOn(target.origin) }));
      const outcome = await reveal(linkOn(server.origin), { password: 'p', token: 't' });
      assert.deepEqual([outcome.kind, outcome.viewSpent, outcome.status], ['sign_in_page', 'no', status]);
      assert.equal((await peek(linkOn(server.origin))).kind, 'sign_in_page');
      assert.equal(server.seen.length, 2);
      assert.equal(target.seen.length, 0);
    });
  }
});

suite('the caller may bring a fetch', () => {
  test('it alone is called, once, and told to follow no redirect and send no cookie', async (t) => {
    const globalFetch = t.mock.method(globalThis, 'fetch');
    const calls: [unknown, RequestInit | undefined][] = [];
    const own: typeof fetch = async (url, init) => {
      calls.push([url, init]);
      return Response.json(grantedBody('v'));
    };
    const outcome = await reveal(linkOn('https://infisical.example'), { fetch: own, password: 'p' });
    assert.equal(outcome.kind === 'granted' && outcome.secretValue, 'v');
    assert.equal(globalFetch.mock.callCount(), 0);
    assert.equal(calls.length, 1);
    const [url, init] = calls[0] ?? [];
    assert.equal(url, `https://infisical.example${accessPath}`);
    assert.equal(init?.method, 'POST');
    assert.equal(init?.redirect, 'manual');
    assert.equal(init?.credentials, 'omit');
    assert.equal(init?.referrerPolicy, 'no-referrer');
    assert.ok(init?.signal instanceof AbortSignal);
  });

  test('an address that was parsed before is as good as a link', async (t) => {
    const server = await serve(t, granted);
    assert.equal((await reveal({ server: server.origin, id })).kind, 'granted');
    assert.equal(server.seen[0]?.path, accessPath);
  });

  test('an address by plain http beyond loopback is refused as its link is, unless the caller allows it', async () => {
    let sent = 0;
    const own: typeof fetch = async () => {
      sent += 1;
      return Response.json(grantedBody('v'));
    };
    const address = { server: 'http://infisical.example', id };
    for (const share of [address, linkOn(address.server)]) {
      for (const call of [peek, reveal]) {
        const refused = await call(share, { fetch: own });
        assert.deepEqual([refused.kind, refused.viewSpent], ['link_insecure', 'no']);
      }
    }
    assert.equal(sent, 0);
    assert.equal((await reveal(address, { fetch: own, http: 'any_host' })).kind, 'granted');
  });
});
