import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { type Failure, type Granted, peek, reveal } from 'sharelink';
import type { Standalone } from '../../edge-worker/src/runtimes/standalone.ts';
import { accessPath, ask, createPath, openShare, peekPath, postJson, spellingsOf } from './client.ts';
import { askRaw } from './raw.ts';
import { refusal, runtimes, type StandaloneProcess, startStandalone } from './standalone.ts';
import { eventually } from './store-files.ts';
import { json, startUpstream, type Upstream, unusedOrigin } from './upstream.ts';

const id = 'ucuCG6CdxGL2libYBnY89RcRhv4uNyPBlsCMqFzUKi8';
const granted = { id, expiresAfterViews: 3, lastViewedAt: null, secretValue: 'swordfish' };
const listed = 'https://app.example.com';

for (const runtime of Object.keys(runtimes) as (keyof typeof runtimes)[]) {
  suite(`on ${runtime}`, () => {
    let upstream: Upstream;
    let app: StandaloneProcess;
    before(async () => {
      upstream = await startUpstream();
      const settings = {
        BACKEND: 'upstream',
        UPSTREAM: upstream.origin,
        CORS_ORIGINS: listed,
        UPSTREAM_TIMEOUT_MS: '500',
      };
      app = await startStandalone(runtime, settings);
    });
    after(async () => {
      await app.stop();
      await upstream.stop();
    });

    test('a link opens, once, by what the package sends', async () => {
      upstream.reset(json(200, { ...granted, secretValue: undefined, isPasswordProtected: false }));
      const link = `${app.origin}/shared/secret/${id}`;
      assert.equal((await peek(link)).kind, 'available');
      upstream.reset(json(200, granted, { 'set-cookie': 'a=1' }));
      assert.equal(((await reveal(link, { password: 'hunter2' })) as Granted).secretValue, 'swordfish');
      const [request] = upstream.seen;
      assert.equal(upstream.seen.length, 1);
      assert.equal(`${request?.method} ${request?.url}`, `POST ${accessPath(id)}`);
      assert.equal(request?.body.toString(), '{"password":"hunter2"}');
    });

    test('every spelling of an id is asked for as one, without cookies', async () => {
      for (const spelling of spellingsOf(id)) {
        upstream.reset(json(200, granted));
        const headers = { 'content-type': 'application/json', cookie: 'jid=session' };
        const answer = await askRaw(app.origin, accessPath(spelling), { method: 'POST', body: '{}', headers });
        assert.equal(answer.status, 200, spelling);
        assert.equal(answer.headers['set-cookie'], undefined);
        assert.deepEqual(
          upstream.seen.map(({ url, headers }) => [url, headers.cookie]),
          [[accessPath(id), undefined]],
        );
      }
    });

    test('the page is there with its policy, compressed and not', async () => {
      for (const encoding of ['br', 'identity']) {
        const answer = await fetch(`${app.origin}/s/${id}`, { headers: { 'accept-encoding': encoding } });
        assert.match(await answer.text(), /^<!doctype html>/);
        assert.equal(answer.headers.get('content-encoding'), encoding === 'br' ? 'br' : null);
        assert.match(String(answer.headers.get('content-security-policy')), /^default-src 'none'; script-src 'self'/);
        assert.equal(answer.headers.get('x-robots-tag'), 'noindex, nofollow, noarchive');
      }
    });

    test('hosts, origins, methods and bodies are checked', async () => {
      upstream.reset(json(200, granted));
      assert.equal((await askRaw(app.origin, '/healthz', { headers: { host: 'rebound.example' } })).status, 421);
      const asked = { origin: listed, 'access-control-request-method': 'POST' };
      assert.equal((await ask(app.origin + accessPath(id), { method: 'OPTIONS', headers: asked })).status, 204);
      assert.equal((await ask(app.origin + accessPath(id), { method: 'POST', body: '{}' })).status, 415);
      assert.equal((await postJson(app.origin + createPath, 'x'.repeat(3 * 1024 * 1024))).status, 422);
      assert.equal((await postJson(app.origin + accessPath(id), ' '.repeat(130 * 1024))).status, 413);
      assert.equal((await postJson(app.origin + accessPath(id), 'no JSON')).status, 422);
      assert.deepEqual(upstream.seen, []);
    });

    test('a host that is none and a head without end are refused, and the app lives on', async () => {
      for (const host of ['[', 'a b', 'x:99999']) {
        assert.equal((await askRaw(app.origin, '/healthz', { headers: { host } })).status, 400, host);
      }
      for (const [path, head] of [
        ['/healthz', { x: 'a'.repeat(1024 * 1024) }],
        [`/s/${'a'.repeat(1024 * 1024)}`, {}],
      ] as const) {
        // Some cut it off while it is still being sent.
        const status = await askRaw(app.origin, path, { headers: head }).then(
          (answer) => answer.status,
          () => 431,
        );
        assert.ok([400, 414, 431].includes(status), String(status));
      }
      assert.equal((await ask(`${app.origin}/healthz`)).status, 200);
    });

    test('an access is sent once, also on a connection that was used before and breaks off', async () => {
      upstream.reset(json(200, granted));
      for (let round = 1; round <= 10; round++) {
        upstream.answer = json(200, granted);
        assert.equal((await openShare(app.origin, id)).status, 200);
        upstream.answer = ({ socket }) => (round % 2 === 0 ? socket?.destroy() : socket?.resetAndDestroy());
        const outcome = (await reveal(`${app.origin}/shared/secret/${id}`)) as Failure;
        assert.equal(outcome.viewSpent, 'unknown');
        assert.equal(upstream.seen.length, 2 * round);
      }
    });

    test('a server that stays silent leaves the view open', async () => {
      upstream.reset(() => {});
      const outcome = (await reveal(`${app.origin}/shared/secret/${id}`)) as Failure;
      assert.equal(outcome.viewSpent, 'unknown');
      assert.equal(upstream.seen.length, 1);
    });

    test('a body that outgrows its announced length is not read to its end', async () => {
      const bomb = gzipSync(`{"id":"${id}","secretValue":"${'x'.repeat(10 * 1024 * 1024)}"}`);
      const head = { 'content-type': 'application/json', 'content-encoding': 'gzip', 'content-length': bomb.length };
      upstream.reset((response) => response.writeHead(200, head).end(bomb));
      // Not every runtime reads what is compressed unasked.
      const { kind } = await reveal(`${app.origin}/shared/secret/${id}`);
      assert.ok(['response_too_large', 'reply_lost'].includes(kind), kind);
      const headers = { 'content-type': 'application/json', 'content-length': '2', 'transfer-encoding': 'chunked' };
      const body = ' '.repeat(3 * 1024 * 1024);
      // Some cut it off while it is still being sent.
      const status = await askRaw(app.origin, accessPath(id), { method: 'POST', headers, body }).then(
        (answer) => answer.status,
        () => 413,
      );
      assert.ok([400, 413].includes(status), String(status));
      assert.equal(upstream.seen.length, 1);
    });

    test('what is not the worker’s goes to the server and comes back as it is', async () => {
      const body = randomBytes(300_000);
      upstream.reset((response) => {
        response.setHeader('set-cookie', ['a=1; HttpOnly', 'b=2; Secure']);
        response.writeHead(418, { 'x-from': 'origin', etag: '"x"' }).end(body);
      });
      const headers = {
        authorization: 'Bearer token',
        cookie: 'jid=session',
        connection: 'close, x-hop',
        'x-hop': '1',
      };
      const response = await fetch(`${app.origin}/api/v1/folders?x=%20a+b`, {
        method: 'PATCH',
        headers: { ...headers },
        body,
      });
      assert.equal(response.status, 418);
      assert.equal(response.headers.get('x-from'), 'origin');
      assert.deepEqual(response.headers.getSetCookie(), ['a=1; HttpOnly', 'b=2; Secure']);
      assert.ok(Buffer.from(await response.arrayBuffer()).equals(body));
      const [request] = upstream.seen;
      assert.equal(`${request?.method} ${request?.url}`, 'PATCH /api/v1/folders?x=%20a+b');
      assert.equal(request?.headers.authorization, 'Bearer token');
      assert.equal(request?.headers.cookie, 'jid=session');
      assert.equal(request?.headers.host, new URL(upstream.origin).host);
      assert.ok(request?.body.equals(body));
    });

    test('a redirect is passed on, and a compressed answer is whole', async () => {
      upstream.reset((response) => response.writeHead(302, { location: '/login' }).end());
      const redirect = await ask(`${app.origin}/admin`);
      assert.deepEqual([redirect.status, redirect.headers.get('location')], [302, '/login']);
      assert.equal((await ask(app.origin + peekPath(id))).status, 404);
      assert.equal(upstream.seen.length, 2);
      // This server compresses although it was asked not to.
      const compressed = gzipSync('x'.repeat(50_000));
      upstream.reset((response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(compressed));
      assert.equal((await ask(`${app.origin}/assets/app.js`)).text, 'x'.repeat(50_000));
      assert.equal(upstream.seen[0]?.headers['accept-encoding'], 'identity');
    });

    test('a client that waits for 100 before it sends a body is told to go on, and the server hears nothing of it', async () => {
      upstream.reset(json(201, {}));
      const headers = { expect: '100-continue', 'content-length': 4 };
      const asking = request(`${app.origin}/api/v1/files`, { method: 'PUT', headers, agent: false });
      asking.flushHeaders();
      await once(asking, 'continue');
      asking.end('body');
      const [answer] = await once(asking, 'response');
      assert.equal(answer.resume().statusCode, 201);
      const seen = upstream.seen.map(({ headers, body }) => [headers.expect, body.toString()]);
      assert.deepEqual(seen, [[undefined, 'body']]);
    });

    test('a client that leaves in the middle, of what it sends or of what it gets, ends nothing', async () => {
      upstream.reset((response) => response.writeHead(200).end('x'.repeat(5_000_000)));
      const half = `PUT /api/v1/files HTTP/1.1\r\nhost: localhost\r\ncontent-length: 900000\r\n\r\n${'u'.repeat(300_000)}`;
      const whole = 'GET /assets/app.js HTTP/1.1\r\nhost: localhost\r\n\r\n';
      for (const sent of [half, whole, half, whole]) {
        for (const leave of ['destroy', 'resetAndDestroy'] as const) {
          const client = connect(Number(new URL(app.origin).port), '127.0.0.1');
          client.on('error', () => {});
          client.write(sent);
          if (sent === whole) await once(client, 'readable');
          client[leave]();
          await once(client, 'close');
          assert.equal((await ask(`${app.origin}/healthz`)).status, 200);
        }
      }
    });

    test('a client that has left when its answer comes leaves no connection to the server behind', async () => {
      const answered: ServerResponse[] = [];
      const clients: Socket[] = [];
      upstream.reset(async (response) => {
        for (const client of clients) client.resetAndDestroy();
        await sleep(300); // until the runtime knows
        response.writeHead(200).end('x'.repeat(20_000_000));
        answered.push(response);
      });
      for (let i = 0; i < 5; i += 1) {
        const client = connect(Number(new URL(app.origin).port), '127.0.0.1').on('error', () => {});
        clients.push(client);
        client.write('GET /assets/app.js HTTP/1.1\r\nhost: localhost\r\n\r\n');
        await once(client, 'close');
      }
      await eventually(() => answered.length === 5 && answered.every(({ closed }) => closed));
    });

    test('a server that hangs up or resets while its answer waits to be read ends nothing', async () => {
      // How much is on its way when a client stops reading is the system's: some of these lengths are just beyond it.
      const lengths = Array.from({ length: 60 }, (_, i) => 100_000 * (i + 1));
      upstream.reset((response, { url }) => {
        response.writeHead(200, { connection: 'close' });
        response.write('x'.repeat(Number(url.slice(1))));
        setTimeout(() => (url.endsWith('00000') ? response.socket?.end() : response.socket?.resetAndDestroy()), 200);
      });
      const clients = lengths
        .flatMap((length) => [length, length + 1])
        .map((length) => {
          const client = connect(Number(new URL(app.origin).port), '127.0.0.1').on('error', () => {});
          client.pause().write(`GET /${length} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
          return client;
        });
      await eventually(() => upstream.seen.length >= clients.length, 40_000); // 366 MB
      await sleep(500);
      for (const client of clients) client.destroy();
      assert.equal((await ask(`${app.origin}/healthz`)).status, 200);
    });

    test('of all this one line is printed, that names were asked for which are not its own', () =>
      assert.match(app.output(), /^sharelink: a request was for a name that HOSTS does not allow[^\n]*\n$/));
  });

  test(`${runtime} knows who comes by IPv4 to a socket that takes both`, async (t) => {
    const origin = await unusedOrigin();
    const { port } = new URL(origin);
    const app = await startStandalone(runtime, {
      BACKEND: 'upstream',
      UPSTREAM: origin,
      LISTEN: `[::]:${port}`,
      PROXIES: '127.0.0.1',
      REQUESTS_PER_MINUTE: '5',
    });
    t.after(() => app.stop());
    const statuses: number[] = [];
    for (let i = 0; i < 20; i++) {
      const headers = { 'x-forwarded-for': '203.0.113.7' };
      statuses.push((await ask(`http://127.0.0.1:${port}/healthz`, { headers })).status);
    }
    assert.ok(statuses.includes(429), statuses.join());
  });

  test(`${runtime} says in one line why it cannot listen, and ends with 1`, async (t) => {
    const settings = { BACKEND: 'upstream', UPSTREAM: 'https://infisical.example' };
    const malformed = 'sharelink: LISTEN must be an address and a port, such as 127.0.0.1:8787 or [::1]:8787\n';
    for (const LISTEN of ['foo', 'infisical.example:80', '127.0.0.1', '127.0.0.1:65536', '[::1', '::1:80']) {
      const refused = await refusal(runtimes[runtime], { ...settings, LISTEN });
      assert.deepEqual(refused, { code: 1, printed: malformed }, LISTEN);
    }
    const other = await startUpstream();
    t.after(() => other.stop());
    const taken = await refusal(runtimes[runtime], { ...settings, LISTEN: new URL(other.origin).host });
    const printed = 'sharelink: LISTEN names an address that cannot be had (EADDRINUSE)\n';
    assert.deepEqual(taken, { code: 1, printed });
  });

  test(`${runtime} refuses the embedded store, which needs Durable Objects, and says so`, async (t) => {
    const app = await startStandalone(runtime, { BACKEND: 'embedded', STORE_KEY: id });
    t.after(() => app.stop());
    assert.equal((await ask(`${app.origin}/healthz`)).status, 500);
    assert.match(app.output(), /^sharelink: BACKEND must be "upstream" on this runtime\n$/);
  });
}

test('an IPv4 address is the same client written as an IPv6 one, and each IPv6 network is one', async () => {
  const { createStandalone } = await import(join(import.meta.dirname, '../../dist/standalone/standalone.js'));
  const settings = { BACKEND: 'upstream', UPSTREAM: 'https://infisical.invalid', REQUESTS_PER_MINUTE: '5' };
  const clients = [
    ['203.0.113.9', '::ffff:203.0.113.9', '::FFFF:203.0.113.9'],
    ['2001:db8::1', '2001:db8::2'],
  ];
  for (const addresses of clients) {
    const app: Standalone = createStandalone(settings);
    const statuses: number[] = [];
    for (let i = 0; i < 20; i++) {
      const client = { address: addresses[i % addresses.length] ?? '', port: 40_000 + i };
      statuses.push(
        (await app.fetch(new Request('http://localhost/healthz'), client, new AbortController().signal)).status,
      );
    }
    // At most one minute ends in between.
    assert.ok(statuses.filter((status) => status === 200).length <= 10, statuses.join());
    assert.ok(statuses.includes(429), statuses.join());
  }
});

test('a Node.js without SQLite is told which one is needed', async () => {
  const [node, script] = runtimes['Node.js'];
  const refused = await refusal([node, '--no-experimental-sqlite', script], {});
  const printed = 'sharelink: needs Node.js 22.13 or newer, which has node:sqlite\n';
  assert.deepEqual(refused, { code: 1, printed });
});
