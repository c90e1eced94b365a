/** What the server behind sends as an organization's image becomes no document and no script of the page's host. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { everyRuntime, startOn } from './every-runtime.ts';
import { askRaw, type RawAnswer } from './raw.ts';
import type { StandaloneProcess } from './standalone.ts';
import { startUpstream, type Upstream } from './upstream.ts';

const folder = '/api/v1/shared-secrets/public/ucuCG6CdxGL2libYBnY89RcRhv4uNyPBlsCMqFzUKi8/branding';
const path = `${folder}/brand-logo`;

function assertConfined({ headers }: RawAnswer, what: string): void {
  assert.equal(headers['content-security-policy'], "default-src 'none'; sandbox", what);
  assert.equal(headers['x-content-type-options'], 'nosniff', what);
}

for (const runtime of everyRuntime) {
  suite(`on ${runtime} the image of an organization`, () => {
    let upstream: Upstream;
    let worker: StandaloneProcess;
    before(async () => {
      upstream = await startUpstream();
      worker = await startOn(runtime, { UPSTREAM: upstream.origin, BRANDING: 'organization' });
    });
    after(async () => {
      await worker.stop();
      await upstream.stop();
    });

    test('has nothing to run and nothing to load, whatever type, policy and spelling it comes with', async () => {
      const body = '<script>alert(1)</script>';
      const spellings = [
        path,
        `${folder}/brand-favicon?x=1`,
        `${path}/`,
        path.replace('api', 'API'),
        path.replace('shared', 'SHARED'),
        `/below${path}`,
      ];
      for (const type of ['text/html', 'text/javascript', 'image/svg+xml', 'image/png', 'application/xml']) {
        upstream.reset((response) => {
          const policy = {
            'content-security-policy': "default-src * 'unsafe-inline'",
            'x-content-type-options': 'none',
          };
          response.writeHead(200, { 'content-type': type, ...policy }).end(body);
        });
        for (const spelling of spellings) {
          const answer = await askRaw(worker.origin, spelling);
          assertConfined(answer, `${type} ${spelling}`);
          assert.equal(answer.text, body);
          assert.equal(answer.headers['content-type'], type);
        }
        assert.equal(upstream.seen.length, spellings.length);
        assertConfined(await askRaw(worker.origin, path, { method: 'POST', body: 'x=1' }), type);
      }
    });

    test('comes as it was sent otherwise: redirects, what is not modified, what is compressed', async () => {
      for (const [status, headers, body] of [
        [302, { location: '/login' }, ''],
        [304, { etag: '"x"' }, ''],
        [200, { etag: '"x"', 'cache-control': 'private' }, 'image'],
      ] as const) {
        upstream.reset((response) => response.writeHead(status, headers).end(body));
        const answer = await askRaw(worker.origin, path);
        assertConfined(answer, String(status));
        assert.deepEqual([answer.status, answer.text], [status, body]);
        for (const [name, value] of Object.entries(headers)) assert.equal(answer.headers[name], value, name);
      }
      upstream.reset((response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('image')));
      const decoded = await fetch(`${worker.origin}${path}`);
      assert.equal(await decoded.text(), 'image');
    });

    test('is all that is confined: the origin’s own pages keep their policy', async () => {
      upstream.reset((response) => response.writeHead(200, { 'content-security-policy': "script-src 'self'" }).end());
      for (const other of ['/login', '/api/v1/shared-secrets/branding?sharedSecretId=x', `${folder}/`, `${path}/x`]) {
        const { headers } = await askRaw(worker.origin, other);
        assert.equal(headers['content-security-policy'], "script-src 'self'", other);
      }
    });
  });
}
