import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request as openRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { suite, test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { peekPath } from './client.ts';
import { useFront } from './front.ts';
import { json } from './upstream.ts';
import { startWorker } from './workerd.ts';

const id = 'ucuCG6CdxGL2libYBnY89RcRhv4uNyPBlsCMqFzUKi8';

const { upstream, worker } = useFront();

interface RawAnswer {
  readonly status: number;
  /** Each line as sent. */
  readonly rawHeaders: readonly string[];
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

interface RawRequest {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: Buffer;
}

/** fetch would follow, decode and merge; this does not. */
function send(path: string, { method = 'GET', headers = {}, body }: RawRequest = {}): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const length = body && { 'content-length': String(body.length) };
    const outgoing = openRequest(worker.origin + path, { method, headers: { ...headers, ...length } }, (response) => {
      const chunks: Buffer[] = [];
      const { statusCode: status = 0, rawHeaders, headers } = response;
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status, rawHeaders, headers, body: Buffer.concat(chunks) }));
      response.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

suite('a request that is not the worker’s own', () => {
  const body = randomBytes(300_000);
  const requests: [method: string, path: string][] = [
    ['GET', '/'],
    ['GET', '/assets/index-abc.js?v=1&x=%20a+b'],
    ['GET', '/api/v1/shared-secrets?offset=0&limit=25'],
    ['GET', `/api/v1/shared-secrets/branding?sharedSecretId=${id}`],
    ['GET', `/api/v1/shared-secrets/${id}/access-logs?limit=1`],
    ['POST', '/api/v1/shared-secrets'],
    ['POST', '/api/v3/auth/login'],
    ['PATCH', '/api/v1/folders/x'],
    ['DELETE', peekPath(id)],
    ['OPTIONS', '/api/v1/shared-secrets'],
    ['POST', '/'],
  ];
  for (const [method, path] of requests) {
    test(`goes to the origin as it is: ${method} ${path.replace(id, ':id')}`, async () => {
      upstream.reset((response) => response.writeHead(201, { 'x-from': 'origin' }).end('origin'));
      const headers = {
        cookie: 'jid=session; a=b',
        'x-api-key': 'key',
        origin: 'https://elsewhere.example',
        'content-type': 'application/octet-stream',
        'accept-language': 'de',
      };
      const withBody = method !== 'GET' && method !== 'OPTIONS';
      const answer = await send(path, { method, headers, ...(withBody && { body }) });
      const [request] = upstream.seen;
      assert.equal(upstream.seen.length, 1);
      assert.equal(`${request?.method} ${request?.url}`, `${method} ${path}`);
      for (const [name, value] of Object.entries(headers)) assert.equal(request?.headers[name], value, name);
      assert.equal(request?.body.equals(withBody ? body : Buffer.alloc(0)), true);
      assert.equal(answer.status, 201);
      assert.equal(answer.headers['x-from'], 'origin');
      assert.equal(answer.body.toString(), 'origin');
    });
  }

  test('has nothing added on its way but what HTTP needs', async () => {
    upstream.reset(json(200, {}));
    await send('/api/status', { headers: { accept: 'application/json' } });
    const names = Object.keys(upstream.seen[0]?.headers ?? {}).sort();
    assert.deepEqual(
      names.filter((name) => name !== 'connection'),
      ['accept', 'host', 'x-forwarded-for'],
    );
  });
});

test('a request with credentials for the worker’s own pages stays here', async () => {
  upstream.reset(json(200, {}));
  const headers = { authorization: 'Bearer token-of-a-member', cookie: 'jid=session' };
  assert.match((await send(`/shared/secret/${id}`, { headers })).body.toString(), /^<!doctype html>/);
  assert.equal((await send('/healthz', { headers })).body.toString(), 'ok\n');
  assert.deepEqual(upstream.seen, []);
});

suite('the origin’s answer', () => {
  test('keeps its status, its headers line by line, and its bytes', async () => {
    const body = randomBytes(100_000);
    upstream.reset((response) => {
      response.setHeader('set-cookie', ['a=1; HttpOnly', 'b=2; Secure']);
      response.writeHead(418, { 'cache-control': 'private, max-age=60', etag: '"x"', 'x-ratelimit-limit': '600' });
      response.end(body);
    });
    const answer = await send('/api/anything');
    assert.equal(answer.status, 418);
    assert.deepEqual(answer.headers['set-cookie'], ['a=1; HttpOnly', 'b=2; Secure']);
    assert.equal(answer.headers['cache-control'], 'private, max-age=60');
    assert.equal(answer.headers.etag, '"x"');
    assert.equal(answer.headers['x-ratelimit-limit'], '600');
    assert.equal(answer.body.equals(body), true);
  });

  for (const [encoding, compress] of [
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const) {
    test(`stays compressed as it was: ${encoding}`, async () => {
      const compressed = compress('x'.repeat(50_000));
      upstream.reset((response) => {
        response.writeHead(200, { 'content-type': 'text/javascript', 'content-encoding': encoding });
        response.end(compressed);
      });
      const answer = await send('/assets/app.js', { headers: { 'accept-encoding': 'gzip, br' } });
      assert.equal(upstream.seen[0]?.headers['accept-encoding'], 'gzip, br');
      assert.equal(answer.headers['content-encoding'], encoding);
      assert.equal(answer.body.equals(compressed), true);
    });
  }

  test('that is a redirect is passed on, not followed', async () => {
    for (const status of [301, 302, 303, 307, 308]) {
      upstream.reset((response) => response.writeHead(status, { location: '/login?next=%2F' }).end());
      const answer = await send('/admin', { method: 'POST', body: Buffer.from('x') });
      assert.equal(answer.status, status);
      assert.equal(answer.headers.location, '/login?next=%2F');
      assert.equal(upstream.seen.length, 1);
    }
  });

  test('arrives while it is still being sent', async () => {
    let finish = () => {};
    upstream.reset((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: first\n\n');
      finish = () => response.end('data: last\n\n');
    });
    const response = await fetch(`${worker.origin}/api/v1/events`);
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    assert.equal(Buffer.from((await reader.read()).value ?? []).toString(), 'data: first\n\n');
    finish();
    assert.equal(Buffer.from((await reader.read()).value ?? []).toString(), 'data: last\n\n');
  });

  test('may be the start of a web socket', async (t) => {
    const server = createServer();
    server.on('upgrade', ({ headers }, socket) => {
      const accept = createHash('sha1').update(`${headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`);
      socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n');
      socket.write(`sec-websocket-accept: ${accept.digest('base64')}\r\n\r\n`);
      socket.write(Buffer.from([0x81, 2, ...Buffer.from('hi')]));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const proxy = await startWorker({ BACKEND: 'upstream', UPSTREAM: `http://127.0.0.1:${port}` });
    t.after(() => proxy.stop());
    t.after(() => server.close());
    const socket = new WebSocket(`${proxy.origin.replace('http', 'ws')}/api/v1/events`);
    const [message] = (await once(socket, 'message')) as [MessageEvent];
    assert.equal(message.data, 'hi');
    socket.close();
  });

  test('is not kept: the next request reaches the origin again', async () => {
    upstream.reset((response) => response.writeHead(200, { 'cache-control': 'public, max-age=600' }).end('x'));
    for (let i = 0; i < 3; i++) await send('/assets/logo.png');
    assert.equal(upstream.seen.length, 3);
  });
});

suite('the origin’s own page of a share', () => {
  test('is there on request, without the question', async () => {
    upstream.reset((response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Infisical</p>'));
    const answer = await send(`/shared/secret/${id}?infisical=1`, { headers: { cookie: 'jid=session' } });
    assert.equal(answer.body.toString(), '<p>Infisical</p>');
    await send(`/shared/secret/${id}?subOrganization=acme&infisical=1`);
    assert.deepEqual(
      upstream.seen.map(({ url }) => url),
      [`/shared/secret/${id}`, `/shared/secret/${id}?subOrganization=acme`],
    );
    assert.equal(upstream.seen[0]?.headers.cookie, 'jid=session');
  });

  test('is not there for other questions', async () => {
    upstream.reset(json(200, {}));
    for (const query of ['', '?infisical=0', '?infisical', '?x=infisical=1']) {
      assert.match((await send(`/shared/secret/${id}${query}`)).body.toString(), /^<!doctype html>/);
    }
    assert.deepEqual(upstream.seen, []);
  });
});
