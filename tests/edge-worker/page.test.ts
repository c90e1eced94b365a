import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, suite, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { type Granted, reveal, share } from 'sharelink';
import { pageHeaderPolicy } from '../../web/kit/content-security-policy.ts';
import { ask, createPath, createShare, openShare, peekPath } from './client.ts';
import { startEmbedded, type TestWorker } from './workerd.ts';

const id = 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc';

let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

/** fetch undoes the compression, so what was sent is read by hand. */
async function get(path: string, acceptEncoding: string) {
  const response = await fetch(worker.origin + path, { headers: { 'accept-encoding': acceptEncoding } });
  return { response, body: Buffer.from(await response.arrayBuffer()) };
}

function assetPaths(html: string): string[] {
  return [...html.matchAll(/"(\/shared\/static\/[^"]+)"/g)].map(([, path]) => String(path));
}

suite('the page', () => {
  const paths = [
    `/shared/secret/${id}`,
    '/shared/secret/damaged',
    '/shared/secret/%zz',
    `/shared/secret/${id}?key=x&email=y`,
    `/shared/secret/${id}?infisical=1`,
    `/shared/sealed/${id}`,
    `/s/${id}`,
    '/',
  ];

  test('has the same bytes for every link', async () => {
    const pages = await Promise.all(paths.map((path) => ask(worker.origin + path)));
    assert.match(String(pages[0]?.text), /^<!doctype html>/);
    for (const [i, page] of pages.entries()) {
      assert.equal(page.status, 200, paths[i]);
      assert.equal(page.text, pages[0]?.text, paths[i]);
      assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8');
      assert.equal(page.headers.get('cache-control'), 'no-store');
    }
  });

  test('is a few sentences for who asks at a command line, the same for every link, and spends nothing', async () => {
    const created = await createShare(worker.origin, { maxViews: 1 });
    for (const agent of ['curl/8.5.0', 'Wget/1.21', 'HTTPie/3.2.2']) {
      for (const path of [...paths.slice(0, -1), `/shared/secret/${created}`, `/s/${created}`]) {
        const { status, text, headers } = await ask(worker.origin + path, {
          headers: { accept: '*/*', 'user-agent': agent },
        });
        assert.deepEqual([status, headers.get('content-type')], [200, 'text/plain; charset=utf-8'], path);
        assert.match(text, /^Someone shared a secret with you\.\nNothing has been opened, and no view was used\.\n/);
        assert.match(text, /Open the whole link in a browser/);
        assert.doesNotMatch(text, /[<>]|npx|Bwc|key=/);
        assert.equal(headers.get('cache-control'), 'no-store');
      }
    }
    const opened = await openShare(worker.origin, created);
    assert.equal(opened.status, 200);
  });

  test('is the page for who asks for HTML there, and for previews of links', async () => {
    for (const headers of [
      { accept: 'text/html', 'user-agent': 'curl/8.5.0' },
      { accept: '*/*', 'user-agent': 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' },
      { accept: '*/*', 'user-agent': 'facebookexternalhit/1.1' },
    ]) {
      const { text } = await ask(`${worker.origin}/s/${id}`, { headers });
      assert.match(text, /^<!doctype html>/, headers['user-agent']);
    }
  });

  test('comes for a link that was cut short, to who can show it', async () => {
    const accept = 'text/html,application/xhtml+xml,*/*;q=0.8';
    const cut = ['/shared/secret/', '/shared/secret', '/shared/sealed/', '/shared/sealed', '/s', '/s/', '/s/abc'];
    for (const path of cut) {
      const { status, text } = await ask(worker.origin + path, { headers: { accept } });
      assert.deepEqual([status, text.slice(0, 15)], [200, '<!doctype html>'], path);
    }
    for (const path of cut.slice(0, -1)) {
      const { status, json } = await ask(worker.origin + path, { headers: { accept: 'application/json' } });
      assert.deepEqual([status, json.statusCode], [404, 404], path);
    }
    for (const path of [peekPath('abc'), '/api/v1/shared-secrets', '/api/v1/shared-secrets/']) {
      const { headers } = await ask(worker.origin + path, { headers: { accept } });
      assert.match(String(headers.get('content-type')), /^application\/json/, path);
    }
  });

  test('is also the same for a share that exists, and spends no view of it', async () => {
    const existing = await createShare(worker.origin, { maxViews: 1 });
    const page = await ask(`${worker.origin}/shared/secret/${existing}`);
    assert.equal(page.text, (await ask(`${worker.origin}/shared/secret/${id}`)).text);
    assert.equal(page.text.includes(existing), false);
    assert.equal((await openShare(worker.origin, existing)).status, 200);
  });

  test('comes with the policy that it was built for', async () => {
    const { headers } = await ask(`${worker.origin}/s/${id}`);
    assert.equal(headers.get('content-security-policy'), pageHeaderPolicy());
  });

  test('brings every asset that it names, to be kept for ever', async () => {
    const { text } = await ask(`${worker.origin}/s/${id}`);
    const assets = assetPaths(text);
    assert.deepEqual(assets.map((path) => path.replace(/.*\./, '.')).sort(), ['.css', '.js', '.wasm']);
    for (const path of assets) {
      const { headers, status } = await ask(worker.origin + path);
      assert.equal(status, 200);
      assert.equal(headers.get('cache-control'), 'public, max-age=31536000, immutable');
      assert.equal(headers.get('vary'), 'accept-encoding');
    }
  });

  test('is sent compressed where the client takes it, with the same content', async () => {
    const { body: html } = await get(`/s/${id}`, 'identity');
    for (const path of [`/s/${id}`, ...assetPaths(html.toString())]) {
      const { response: plainResponse, body: plain } = await get(path, 'gzip, br;q=0');
      assert.equal(plainResponse.headers.get('content-encoding'), null);
      const { response, body } = await get(path, 'gzip;q=1.0, br;q=0.5');
      assert.equal(response.headers.get('content-encoding'), 'br');
      assert.deepEqual(body, plain);
      assert.ok(brotliDecompressSync(await rawBytes(path)).equals(plain));
    }
  });

  test('answers HEAD like GET, without a body', async () => {
    for (const path of paths) {
      const head = await fetch(worker.origin + path, { method: 'HEAD' });
      assert.equal(head.status, 200);
      assert.equal((await head.arrayBuffer()).byteLength, 0);
      assert.equal(head.headers.get('content-type'), 'text/html; charset=utf-8');
    }
  });
});

/** What goes over the wire to a client that takes Brotli. */
function rawBytes(path: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(worker.origin + path, { headers: { 'accept-encoding': 'br' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks)));
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

suite('an answer', () => {
  test('of the API tells that links of sealed shares open here', async () => {
    for (const answer of [await ask(worker.origin + peekPath(id)), await ask(worker.origin + createPath)]) {
      assert.equal(answer.headers.get('sharelink-page'), '1');
    }
    const shared = await share({ server: worker.origin, value: 'swordfish', expiresIn: '1h', maxViews: 1 });
    assert.ok(shared.kind === 'created' && shared.link.startsWith(`${worker.origin}/shared/sealed/`));
    assert.equal(((await reveal(shared.link)) as Granted).secretValue, 'swordfish');
  });

  test('of the API tells the time, by which the page counts down', async () => {
    const { headers } = await ask(worker.origin + peekPath(id));
    assert.ok(Math.abs(Date.parse(String(headers.get('date'))) - Date.now()) < 60_000);
  });
});

suite('a path that is not there', () => {
  test('is refused in the words of a router, without repeating it', async () => {
    for (const path of ['/nothing/here', '/api/v1/shared-secrets', '/shared/static/missing.js', '/favicon.ico']) {
      const { status, json, text } = await ask(worker.origin + path);
      assert.equal(status, 404, path);
      assert.equal(json.error, 'Not Found');
      assert.equal(text.includes('nothing'), false);
    }
  });

  test('is a page to a browser, the one that opens links, and JSON of the API', async () => {
    const headers = { accept: 'text/html,*/*;q=0.8' };
    const known = await ask(worker.origin, { headers });
    const { status, text, headers: told } = await ask(`${worker.origin}/nothing/here`, { headers });
    assert.deepEqual([status, text, told.get('cache-control')], [404, known.text, 'no-store']);
    assert.equal(told.get('content-security-policy'), known.headers.get('content-security-policy'));
    assert.equal((await ask(`${worker.origin}/nothing`, { headers, method: 'HEAD' })).text, '');
    assert.equal((await ask(`${worker.origin}/api/v1/other`, { headers })).json.error, 'Not Found');
  });

  test('is refused where the host is none', async () => {
    for (const host of ['[', 'a b', 'x:99999']) {
      const status = await new Promise((resolve, reject) => {
        const outgoing = request(`${worker.origin}/healthz`, { headers: { host } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        outgoing.on('error', reject);
        outgoing.end();
      });
      assert.equal(status, 400, host);
    }
  });

  test('with another method is refused with the methods that are', async () => {
    const allowed: [path: string, allow: string][] = [
      [`/s/${id}`, 'GET, HEAD'],
      ['/healthz', 'GET, HEAD'],
      [peekPath(id), 'GET, HEAD, DELETE'],
      [createPath, 'GET, HEAD, DELETE, POST'],
    ];
    for (const [path, allow] of allowed) {
      const { status, headers, json } = await ask(worker.origin + path, { method: 'PUT' });
      assert.equal(status, 405, path);
      assert.equal(headers.get('allow'), allow);
      assert.equal(json.statusCode, 405);
    }
  });
});

test('the worker prints nothing about what it is asked', () => {
  assert.equal(worker.output(), '');
});
