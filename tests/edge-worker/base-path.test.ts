/** The worker under a sub-path of its host: what is below it, what is not, and what is told where no setting names it. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { ask, createShare, openShare, peekPath } from './client.ts';
import { everyRuntime, startOn } from './every-runtime.ts';
import { useFront } from './front.ts';
import { askRaw } from './raw.ts';
import { json } from './upstream.ts';
import { startEmbedded, type TestWorker } from './workerd.ts';

const id = 'ucuCG6CdxGL2libYBnY89RcRhv4uNyPBlsCMqFzUKi8';
const basePath = '/tools/secrets';
const asPerson = { accept: 'text/html' };

for (const runtime of everyRuntime) {
  suite(`on ${runtime}, in front of a server,`, () => {
    const { upstream, worker } = useFront((settings) => startOn(runtime, settings), { BASE_PATH: `${basePath}/` });

    test('the page and all that it names are below the base path', async () => {
      for (const path of [`/s/${id}`, `/shared/sealed/${id}`, `/shared/secret/${id}`, '/shared/secret', '/share']) {
        const { status, text, headers } = await ask(worker.origin + basePath + path, { headers: asPerson });
        assert.deepEqual([status, headers.get('content-type')], [200, 'text/html; charset=utf-8'], path);
        const named = [...text.matchAll(/(?:href|src)="(\/[^"]*)"/g)].map(([, address]) => String(address));
        assert.ok(named.length >= 4);
        for (const address of named) {
          assert.ok(address.startsWith(`${basePath}/s`), address);
          assert.ok((await ask(worker.origin + address, { headers: asPerson })).status !== 404, address);
        }
      }
      assert.equal((await ask(`${worker.origin}${basePath}/sharelink.json`)).status, 200);
      assert.equal((await ask(`${worker.origin}${basePath}/healthz`)).text, 'ok\n');
    });

    test('a share is asked of the server without the base path', async () => {
      upstream.reset(json(200, { id, isPasswordProtected: false }));
      await ask(worker.origin + basePath + peekPath(id));
      assert.deepEqual(
        upstream.seen.map(({ url }) => url),
        [peekPath(id)],
      );
    });

    test('what is not the worker’s own goes on without the base path, and its redirects come back below it', async () => {
      const moves: [location: string, told: string][] = [
        ['/login?x=/a', `${basePath}/login?x=/a`],
        ['//elsewhere.example/', '//elsewhere.example/'],
        ['https://elsewhere.example/x', 'https://elsewhere.example/x'],
        ['next', 'next'],
      ];
      for (const [location, told] of moves) {
        upstream.reset((response) => response.writeHead(302, { location, 'set-cookie': 'a=1; Path=/' }).end());
        const answer = await askRaw(worker.origin, `${basePath}/some/where?x=1`);
        assert.deepEqual([answer.status, answer.headers.location], [302, told]);
        assert.deepEqual(answer.headers['set-cookie'], ['a=1; Path=/']);
        assert.deepEqual(
          upstream.seen.map(({ url }) => url),
          ['/some/where?x=1'],
        );
      }
      upstream.reset(json(200, {}));
      for (const path of [basePath, `${basePath}/`]) assert.equal((await askRaw(worker.origin, path)).status, 200);
      assert.deepEqual(
        upstream.seen.map(({ url }) => url),
        ['/', '/'],
      );
    });

    test('nothing outside of it goes on, nor what another reader could take for it', async () => {
      upstream.reset(json(200, {}));
      const spellings = [
        ...['/', '/login', '/tools', '/tools/', `/s/${id}`, peekPath(id), '/tools/secretsx/login', '/secrets/tools/x'],
        ...['/Tools/secrets/login', '/tools/SECRETS/login', '//tools/secrets/login', '/tools//secrets/login'],
        ...['/%74ools/secrets/login', '/tools%2fsecrets/login', '/tools/secrets%2Flogin', '/tools;x/secrets/login'],
        ...[
          '/tools/secrets;/login',
          '/;/tools/secrets/login',
          '/x/..%2ftools/secrets/login',
          '/tools/secrets%00/login',
        ],
        ...[
          '/tools/secrets%3f/login',
          '/tools/secrets%20/login',
          '/tools/secrets/../login',
          '/tools/secrets/%2e%2e/login',
        ],
      ];
      for (const path of spellings) {
        const { status, text } = await askRaw(worker.origin, path, { headers: { host: 'localhost' } });
        assert.deepEqual([status, JSON.parse(text).error], [404, 'Not Found'], path);
        assert.match(JSON.parse(text).message, /BASE_PATH/, path);
        const page = await askRaw(worker.origin, path, { headers: { host: 'localhost', ...asPerson } });
        assert.deepEqual([page.status, /No view of any secret was used/.test(page.text)], [404, true], path);
        assert.equal(page.text.includes('<script'), false);
      }
      for (const path of ['/..;/login', '/..%2flogin', '/%252e%252e/login']) {
        assert.equal((await askRaw(worker.origin, basePath + path)).status, 404, path);
      }
      assert.deepEqual(upstream.seen, []);
    });
  });
}

suite('with its own store', () => {
  let worker: TestWorker;
  before(async () => {
    worker = await startEmbedded({ BASE_PATH: basePath, NO_SCRIPT_FORM: 'on' });
  });
  after(() => worker.stop());

  test('shares are made, opened and shown by the form below the base path alone', async () => {
    const own = worker.origin + basePath;
    const shareId = await createShare(own);
    assert.equal((await ask(worker.origin + peekPath(shareId))).status, 404);
    assert.equal((await ask(own + peekPath(shareId))).status, 200);
    const { status, headers } = await ask(`${own}/s/${shareId}?form`);
    assert.deepEqual([status, headers.get('location')], [303, `${basePath}/shared/secret/${shareId}/form`]);
    const form = await ask(`${own}/shared/secret/${shareId}/form`);
    const [, style = ''] = /<link rel="stylesheet" href="([^"]+)">/.exec(form.text) ?? [];
    assert.ok(style.startsWith(`${basePath}/shared/static/`));
    assert.equal((await ask(worker.origin + style)).status, 200);
    assert.equal((await openShare(own, shareId)).json.secretValue, 'swordfish');
  });

  test('the description of the API names what it is below by its own address', async () => {
    const { json: description } = await ask(`${worker.origin}${basePath}/openapi.json`);
    const [{ url } = { url: '' }] = description.servers as { url: string }[];
    assert.equal(new URL(url, `${worker.origin}${basePath}/openapi.json`).pathname, `${basePath}/`);
  });
});

test('a sub-path that a proxy passes on and no setting names is told, with the setting', async (t) => {
  const worker = await startEmbedded();
  t.after(() => worker.stop());
  for (const path of [`/secrets/s/${id}`, `/a/b/shared/sealed/${id}`, `/secrets${peekPath(id)}`, '/secrets/share']) {
    const answer = await ask(worker.origin + path);
    assert.deepEqual([answer.status, answer.json.error], [404, 'Not Found'], path);
    assert.match(String(answer.json.message), /set BASE_PATH/, path);
    const page = await ask(worker.origin + path, { headers: asPerson });
    assert.equal(page.status, 404);
    assert.match(page.text, /No view of any secret was used\.[\s\S]*set BASE_PATH/);
    assert.equal((await askRaw(worker.origin, path, { method: 'HEAD', headers: asPerson })).text, '');
  }
  const { json: other } = await ask(`${worker.origin}/secrets/x`);
  assert.equal(other.message, 'There is no such route');
});
