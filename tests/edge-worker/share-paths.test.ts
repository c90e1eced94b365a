/** No spelling of a path goes around the worker to the server behind it, on any runtime. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { accessPath, postJson } from './client.ts';
import { everyRuntime, startOn } from './every-runtime.ts';
import { useFront } from './front.ts';
import { id } from './racy-share.ts';
import { askRaw } from './raw.ts';
import { json } from './upstream.ts';

for (const runtime of everyRuntime) {
  suite(`on ${runtime} an address`, () => {
    const { upstream, worker } = useFront((settings) => startOn(runtime, settings), { PROXIES: '127.0.0.1' });

    test('for a page below the links’ own paths never reaches the origin’s page', async () => {
      const paths = [
        `/shared/sealed/${id}/x`,
        `/Shared/sealed/${id}`,
        `/SHARED/SEALED/${id}`,
        `/shared/Secret/${id}/x/y`,
        `/s/${id}/x`,
        `/S/${id}`,
        `/%73/${id}`,
        `/%2573/${id}`,
        `/shared%2Fsealed%2F${id}/x`,
        `/shared%5Csealed%5C${id}`,
        `//shared/sealed/${id}/x`,
        `/shared/sealed;x=1/${id}/x`,
        '/shared/sealed/a/b/c/d',
        `/shared%2Fsealed%2F${id}/%FF`,
        `/%73/${id}%`,
        `/%25%37%33/${id}`,
        `/;/shared/sealed/${id}/x`,
        `/;s/${id}`,
        `/;x/s/${id}/a`,
        `/shared;/sealed/${id}/x`,
        `/shared;sealed/secret/${id}?infisical=1`,
        `/shared/sealed%20/${id}`,
        `/shared/sealed%0a/${id}`,
        `/shared/sealed%3f/${id}`,
        `/s%23/${id}`,
        `/s+/${id}`,
        `/s;%3f/${id}`,
      ];
      for (const path of paths) {
        upstream.reset((response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<script>'));
        const headers = { host: 'localhost', accept: 'text/html' };
        const answer = await askRaw(worker.origin, path, { headers });
        assert.match(answer.text, /^<!doctype html>/, path);
        assert.ok(String(answer.headers['content-security-policy']).includes("default-src 'none'"), path);
        assert.deepEqual(upstream.seen, [], path);
        const posted = await askRaw(worker.origin, path, { method: 'POST', headers });
        assert.ok([404, 405].includes(posted.status), `${path}: ${posted.status}`);
        assert.deepEqual(upstream.seen, [], path);
      }
    });

    test('that a reader behind could cut, or split into two requests, is no way to a share', async () => {
      const cuts = [
        '%3fx',
        '%23',
        '%20',
        '%0a',
        '%0d%0a',
        '%00',
        '%09',
        '%7f',
        '%253fx',
        '+x',
        ';x%3fy',
        '%20HTTP/1.1%0d%0a',
      ];
      const paths = [
        ...cuts.map((cut) => `${accessPath(id)}${cut}`),
        ...cuts.map((cut) => `/api/v1/secret-sharing/public/${id}${cut}`),
        accessPath(id).replace('acc', 'acc%09'),
        accessPath(id).replace('/access', '%c0%afaccess'),
        accessPath(id).replace('/access', '%u002faccess'),
        accessPath(id).replace('/access', '%20/access%3fx'),
        accessPath(id).replace('/access', '+/access%23'),
        `/;x${accessPath(id).replace('access', 'ACCESS')}`,
        accessPath(id).replace('access', 'ACCESS%23'),
        accessPath(id).replace('/api', '/%41PI'),
        `/x%20HTTP/1.1%0d%0a%0d%0aPOST%20${accessPath(id)}`,
      ];
      for (const path of paths) {
        upstream.reset(json(207, {}));
        const headers = { host: 'localhost', 'content-type': 'application/json', 'x-as-it-came': '1' };
        await askRaw(worker.origin, path, { method: 'POST', headers, body: '{}' });
        for (const { url, headers: came } of upstream.seen) {
          assert.equal(came['x-as-it-came'], undefined, `${path} went on as ${url}`);
          assert.equal(url, accessPath(id));
        }
      }
    });

    test('that names shares otherwise than plainly is no way to one, whatever is made of it', async () => {
      const [start, end] = [id.slice(0, 20), id.slice(21)];
      const paths = [
        `/api/v1/shared-secrets/${start}%5c${end}/Access`,
        `/api/v1/shared-secrets/${start}%5c${end}/access%253f`,
        `/api/v1/shared-secrets%252f${start}%5c${end}%252faccess`,
        `/api/v1/shared-secrets/${start}%5c${end}/%252561ccess`,
        `/api/v1/shareD-secrets/${start}%2f${end}/access`,
        `/api/v1/Secret-sharing/public/${start}%2f${end}`,
        `/api/v1/secret-sharing/${start}%2f${end}/Access`,
        `/api/v1/%3bshared-secrets/${id}/access`,
        `/api/v1/shared-secrets;=1/${id}/access%3b/x`,
        `/api%20/v1/shared-secrets/${id}/access`,
        `/api./v1/shared-secrets/${id}/access`,
        `/api/v1%2e/shared-secrets/${id}/access`,
        `/api/v1/%c5%bfhared-secrets/${id}/access`,
        `/api/v1/sh%c3%a1red-secrets/${id}/access`,
        `/api/v1/shared%e2%80%90secrets/${id}/access`,
        `/api/v1/shared%e2%80%8b-secrets/${id}/access`,
        `//host${accessPath(id)}`,
        `/x${accessPath(id)}`,
        `/api;x/v1;y=1/%5cshared-secrets/${id}/access`,
        `${accessPath(id)}/x`,
        `${accessPath(id)}.json`,
        `${accessPath(id)}X`,
        `${accessPath(id)}-logs/x`,
        `/api/v1/shared-secrets/${id}/x`,
        `/api/v1/secret-sharing/shared/public/${id}/x`,
        `/api/v1/%EF%BC%8573hared-secrets/${id}/access`,
        `/api/v1/shared;x/-secrets;%3f/${id}/access`,
        `/shared%e2%80%8b/sealed/${id}`,
        `/%ef%bc%b3hared/sealed/${id}`,
      ];
      for (const path of paths) {
        // Who deletes is told by the server, whatever it takes the path for.
        for (const method of path.includes(`${id}/x`) ? ['POST', 'GET'] : ['POST', 'GET', 'DELETE']) {
          upstream.reset(json(207, {}));
          const headers = { host: 'localhost', 'content-type': 'application/json', 'x-as-it-came': '1' };
          await askRaw(worker.origin, path, { method, headers, ...(method === 'POST' && { body: '{}' }) });
          for (const { url, headers: came } of upstream.seen) {
            assert.equal(came['x-as-it-came'], undefined, `${method} ${path} went on as ${url}`);
            assert.equal(url, accessPath(id));
          }
        }
      }
    });

    test('that is the server’s own goes on as it came, with escapes, marks and letters of any kind', async () => {
      for (const path of [
        '/api/v3/secrets/raw/A%20B',
        '/api/v1/caf%C3%A9',
        '/a+b',
        '/a%23b',
        '/100%25',
        '/A;b',
        '/a%2Bb',
        '/organizations/x/secret-sharing',
        '/assets/index-SharedSecretPage_x1.js',
        '/assets/shared-secret@2x.png',
        '/_next/static/chunks/pages/shared/secret/%5Bid%5D-1a2b3c.js',
        '/api/v4/secrets/radius.shared-secret%40eu',
        '/api/v4/secrets/SHARED_SECRET%2B1',
        '/api/v3/secrets/raw/shared-secrets/versions',
        '/api/v1/dynamic-secrets/shared-secrets/leases',
        '/projects/shared-secrets/overview',
        '/api/v1/shared-secrets/requests/a-request/brand',
        `/api/v1/shared-secrets/public/${id}/branding/brand-logo`,
        `/api/v1/shared-secrets/${id}/access-logs`,
      ]) {
        upstream.reset(json(207, {}));
        assert.equal((await askRaw(worker.origin, path)).status, 207, path);
        assert.equal(upstream.seen[0]?.url, path);
      }
    });

    test('that goes up a folder once it is decoded, or is decoded without an end, is refused', async () => {
      const nested = `/%${'25'.repeat(3500)}73/${id}`;
      const paths = [
        `/x/..%2Fshared/sealed/${id}`,
        `/x%2F..%2Fapi%2Fv1%2Fshared-secrets%2F${id}%2Faccess`,
        `/api/v1/shared-secrets/branding;/..%2F${id}%2Faccess`,
        `/api/v1/shared-secrets/branding;%2F%2E%2E%2F${id}/access`,
        `/x%5C..%5Capi%5Cv1%5Cshared-secrets%5C${id}%5Caccess`,
        `/x/..;/api/v1/shared-secrets/${id}/access`,
        `/shared/secret/..%2Fsealed%2F${id}?infisical=1`,
        `/shared%C0%AFsealed/${id}`,
        `/shared/sealed/%u002f${id}`,
        `/x%0A/${id}`,
        nested,
      ];
      for (const path of paths) {
        upstream.reset(json(207, {}));
        const headers = { host: 'localhost', 'content-type': 'application/json', 'content-length': '2' };
        const { status } = await askRaw(worker.origin, path, { method: 'POST', headers, body: '{}' });
        assert.ok([404, 405].includes(status), `${path.slice(0, 80)}: ${status}`);
        await askRaw(worker.origin, path, { headers: { host: 'localhost' } });
        assert.deepEqual(upstream.seen, [], path.slice(0, 80));
      }
    });

    test('or a method in a header that some servers take for the request’s goes nowhere', async () => {
      upstream.reset(json(207, {}));
      const odd = { X_Original_URL: accessPath(id), 'x_rewrite-url': accessPath(id), x_forwarded_for: '1.1.1.1' };
      const paths = {
        'X-Original-URL': accessPath(id),
        'x-rewrite-url': accessPath(id),
        'X-HTTP-Method-Override': 'PUT',
      };
      const headers = { ...paths, 'x-kept': '1', ...odd };
      assert.equal((await postJson(`${worker.origin}/api/v1/folders`, {}, headers)).status, 207);
      const sent = upstream.seen[0]?.headers;
      assert.equal(sent?.['x-kept'], '1');
      for (const name of Object.keys({ ...paths, ...odd })) assert.equal(sent?.[name.toLowerCase()], undefined, name);
      assert.notEqual(sent?.['x-forwarded-for'], undefined);
    });
  });
}
