/** A proxy that decodes paths stands between the worker and the server: what it makes of a path is no way around. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { accessPath, peekPath } from './client.ts';
import { everyRuntime, startOn } from './every-runtime.ts';
import { askRaw } from './raw.ts';
import type { StandaloneProcess } from './standalone.ts';
import { eventually } from './store-files.ts';
import { json, startUpstream, type Upstream, unusedOrigin } from './upstream.ts';

const id = 'ucuCG6CdxGL2libYBnY89RcRhv4uNyPBlsCMqFzUKi8';
/** What follows an id, and is an access once it is decoded and cut. */
const tails = [
  'access%3fx',
  'access%3F',
  'access%23',
  'access%23x',
  'access%20',
  'access%20x',
  'access%0a',
  'access%0d%0a',
  'access%09',
  'access%00',
  'access%253fx',
  '%61ccess%3fx',
  'access%3f/x',
  'access;x%3fy',
];
const ownTails = [
  '/shared/sealed%3f/x',
  '/s%23/x',
  '/shared%2fsealed%20/x',
  '/;/shared/sealed/x',
  '/shared/secret%0a/x',
];

let folder: string;
let upstream: Upstream;
let proxy: { readonly origin: string; stop(): Promise<void> };
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sharelink-decoding-'));
  upstream = await startUpstream();
  proxy = await startDecodingProxy(upstream.origin);
});
after(async () => {
  await proxy.stop();
  await upstream.stop();
  rmSync(folder, { recursive: true });
});

for (const runtime of everyRuntime) {
  suite(`on ${runtime}, with an nginx behind that sends on what it has decoded,`, () => {
    let worker: StandaloneProcess;
    before(async () => {
      worker = await startOn(runtime, { UPSTREAM: proxy.origin });
    });
    after(() => worker.stop());

    const post = (path: string) => {
      const headers = { host: 'localhost', 'content-type': 'application/json', 'x-as-it-came': '1' };
      return askRaw(worker.origin, path, { method: 'POST', headers, body: '{}' });
    };

    test('the server sees the paths that are its own', async () => {
      upstream.reset(json(207, {}));
      for (const path of ['/api/v1/folders', '/api/v1/a%2Bb', '/app'])
        assert.equal((await post(path)).status, 207, path);
    });

    test('no access is one that the worker did not order', async () => {
      for (const tail of tails) {
        upstream.reset(json(207, {}));
        await post(accessPath(id).replace('access', tail));
        for (const { url, headers } of upstream.seen) {
          assert.equal(headers['x-as-it-came'], undefined, `${tail} went on as ${JSON.stringify(url)}`);
          assert.equal(url, accessPath(id), tail);
        }
      }
    });

    test('no id in two parts is a way around, in letters of either case', async () => {
      for (const mark of ['%5c', '%2f', '%5C', '%252f']) {
        upstream.reset(json(207, {}));
        await post(`/api/v1/shared-secrets/${id.slice(0, 20)}${mark}${id.slice(21)}/Access`);
        assert.deepEqual(upstream.seen, [], mark);
      }
    });

    test('no second request is made of one path', async () => {
      upstream.reset(json(207, {}));
      const second = `POST ${accessPath(id)} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}`;
      await post(`/api/v1/x${encodeURIComponent(` HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n${second}`)}`);
      await post(`/x${encodeURIComponent(` HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n${second}`)}`);
      assert.deepEqual(upstream.seen, []);
    });

    test('no page below the links’ own paths is the origin’s', async () => {
      for (const path of ownTails) {
        upstream.reset(json(207, {}));
        await askRaw(worker.origin, path, { headers: { host: 'localhost', accept: 'text/html' } });
        assert.deepEqual(upstream.seen, [], path);
      }
    });

    test('a look is still one', async () => {
      upstream.reset(json(200, { id, expiresAfterViews: 1 }));
      assert.equal((await askRaw(worker.origin, peekPath(id))).status, 200);
      assert.equal(upstream.seen.length, 1);
    });
  });
}

/** As operators write it who send on a part of a path: what nginx puts into a variable is decoded. */
async function startDecodingProxy(server: string): Promise<typeof proxy> {
  const origin = await unusedOrigin();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (part) => `${part}_temp_path ${folder}/t;`,
  );
  const config = join(folder, 'config');
  writeFileSync(
    config,
    `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
events {} http { access_log off; ${temporary.join(' ')}
  server {
    listen ${new URL(origin).host};
    location ~* ^/api/v1/shared-secrets/([^/]+)/access$ { proxy_pass ${server}/api/v1/shared-secrets/$1/access; }
    location ~ ^/api/(.*)$ { proxy_pass ${server}/api/$1$is_args$args; }
    location / { proxy_pass ${server}$uri$is_args$args; }
  }
}`,
  );
  const child = spawn('nginx', ['-c', config, '-e', `${config}.log`], {
    env: { PATH: `${process.env.PATH}:/usr/sbin` },
    stdio: 'ignore',
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await eventually(() =>
    askRaw(origin, '/').then(
      () => true,
      () => false,
    ),
  );
  return {
    origin,
    async stop() {
      kill();
      await ended;
      process.off('exit', kill);
    },
  };
}
