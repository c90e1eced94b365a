/** `sharelink verify-page`: what a server serves against what the package ships. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { buildPage } from '../../tools/build-page.ts';
import { launchBrowser } from '../e2e/browser.ts';
import { runtimes, startStandalone } from '../edge-worker/standalone.ts';
import { startEmbedded, startWorker, type TestWorker } from '../edge-worker/workerd.ts';
import { type Answer, type SeenRequest, serve, unusedOrigin } from '../package/loopback.ts';
import { id, linkOn } from '../package/share.ts';
import { makeFolder, sharelink } from './command.ts';
import { assertAllSame, built, compressions, serveStatic, verifyPage } from './static-host.ts';

suite('the page is the published one', { concurrency: 2 }, () => {
  let worker: TestWorker;
  before(async () => {
    worker = await startEmbedded();
  });
  after(() => worker.stop());

  test('on the worker', async () => {
    assertAllSame(await verifyPage(worker.origin));
    const { code, stdout, stderr } = await sharelink(['verify-page', worker.origin]);
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout.toString(), /^same +\/shared\/secret\/…$/m);
    assert.match(
      stdout.toString(),
      /Not compared: \/sharelink\.json.*\nA server can send another page.*\nNot seen from here: a service worker/,
    );
  });

  test('on a worker in front of a server, where nobody creates', async (t) => {
    const closed = await startEmbedded({ CREATE: 'off' });
    t.after(() => closed.stop());
    assertAllSame(await verifyPage(closed.origin), { '/share': 'not_served' });
    const front = await startWorker({ BACKEND: 'upstream', UPSTREAM: await unusedOrigin() });
    t.after(() => front.stop());
    assertAllSame(await verifyPage(front.origin));
  });

  for (const runtime of Object.keys(runtimes) as (keyof typeof runtimes)[]) {
    test(`on the worker in ${runtime}`, async (t) => {
      const settings = { BACKEND: 'upstream', UPSTREAM: await unusedOrigin() };
      const standalone = await startStandalone(runtime, settings);
      t.after(() => standalone.stop());
      assertAllSame(await verifyPage(standalone.origin));
    });
  }

  test('on a static host, compressed or not', async (t) => {
    const plain = await serveStatic(t);
    assertAllSame(await verifyPage(plain.origin));
    const asked = plain.seen[0]?.headers['accept-encoding']?.split(', ') ?? [];
    assert.ok(asked.includes('br'));
    for (const compress of Object.keys(compressions) as (keyof typeof compressions)[]) {
      if (!asked.includes(compress)) continue; // an older Node.js has no zstd
      assertAllSame(await verifyPage((await serveStatic(t, { compress })).origin));
    }
  });

  test('on a static host that spells a type in its own way and leaves the policy to the page', async (t) => {
    const csp = "frame-ancestors 'none'";
    const spelled = { '.html': 'text/html;charset="UTF-8"', '.js': 'application/javascript', '.css': 'text/css' };
    const answer = (path: string): Answer | undefined => {
      const name = path.startsWith('/shared/static/') ? path.slice(1) : path === '/share' ? 'share.html' : 'index.html';
      const type = spelled[extname(name) as keyof typeof spelled];
      if (!type) return undefined;
      const all = JSON.parse(readFileSync(join(built, 'headers.json'), 'utf8'))[extname(name)];
      const policy = extname(name) === '.html' && { 'content-security-policy': csp };
      return (response) => {
        response.writeHead(200, { ...all, 'content-type': type, ...policy }).end(readFileSync(join(built, name)));
      };
    };
    assertAllSame(await verifyPage((await serveStatic(t, { answer })).origin));
  });

  test('on a static host for a server elsewhere, where that is named', async (t) => {
    const server = 'https://share.example.com';
    const folder = makeFolder(t);
    await buildPage({ outDir: folder, server });
    const { origin } = await serveStatic(t, { folder });
    assertAllSame(await verifyPage(origin, '--server', server));
    assertAllSame(await verifyPage(origin, '--build', folder));
    const other = await verifyPage(origin, '--server', 'https://other.example.com');
    assert.deepEqual([other.code, other.kind], [70, 'page_differs']);
    const env = { SHARELINK_SERVER: server }; // the server of one's own shares
    assert.equal((await sharelink(['verify-page', origin], { env })).code, 70);
    const twice = await sharelink(['verify-page', origin, '--build', folder, '--server', server]);
    assert.match(twice.stderr, /made for a server of its own/);
  });
});

test('what arrives compressed and broken is no answer', async (t) => {
  const host = await serveStatic(t, { headers: { 'content-encoding': 'gzip' } });
  const { code, stdout } = await sharelink(['verify-page', host.origin]);
  assert.deepEqual([code, stdout.toString()], [51, '']);
});

test('the page is asked for as Firefox does when a person opens a link, header by header', async (t) => {
  const notFound: Answer = (response) => response.writeHead(404).end();
  const isFile = (path: string) => /^\/(s|shared)\/|^\/share$/.test(path);
  const host = await serveStatic(t, { answer: (path) => (isFile(path) ? undefined : notFound) });
  const browser = await launchBrowser({ name: 'firefox' });
  t.after(() => browser.close());
  const page = await browser.newPage();
  for (const path of [`/s/${id}`, '/share']) await page.goto(host.origin + path, { waitUntil: 'networkidle' });
  const byBrowser = headersByKind(host.seen.splice(0).filter(({ path }) => isFile(path)));
  assertAllSame(await verifyPage(host.origin));
  const byCommand = headersByKind(host.seen);
  assert.deepEqual([...byCommand.keys()].sort(), ['.css', '.js', '.wasm', 'page']);
  for (const [kind, [way = '', ...others]] of byCommand) {
    assert.deepEqual(others, []);
    assert.ok(
      byBrowser.get(kind)?.has(way),
      `${kind}: ${way}\nis none of\n${[...(byBrowser.get(kind) ?? [])].join('\n\n')}`,
    );
  }
});

/** The different ways in which each kind of file was asked for. Of Firefox's name any system and version will do. */
function headersByKind(requests: readonly SeenRequest[]): Map<string, Set<string>> {
  const kinds = new Map<string, Set<string>>();
  for (const { path, headers } of requests) {
    const kind = extname(path) || 'page';
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    const text = lines
      .join('\n')
      .replace(/Mozilla\/5\.0 \(.*; rv:[\d.]+\) Gecko\/20100101 Firefox\/[\d.]+$/m, 'Firefox');
    kinds.set(kind, (kinds.get(kind) ?? new Set()).add(text));
  }
  return kinds;
}
test('nothing of a link but its origin is sent, and nothing but GET', async (t) => {
  const host = await serveStatic(t);
  const sealed = linkOn(host.origin).replace('secret', 'sealed');
  const link = `${sealed}?key=s3cr3t#sl1.${'A'.repeat(48)}`;
  const { code, stdout } = await sharelink(['verify-page', '-'], { input: `${link}\n` });
  assert.equal(code, 0);
  assert.ok(!stdout.includes(id));
  assert.ok(host.seen.length > 8);
  const invented = new Set<string>();
  for (const { method, path, headers, body } of host.seen) {
    assert.deepEqual([method, body.length], ['GET', 0]);
    assert.doesNotMatch(
      `${path} ${JSON.stringify(headers)}`,
      new RegExp(`${id}|s3cr3t|sl1|AAAA|cookie|authorization|referer`),
    );
    const [madeUp] = /[\w-]{43}$/.exec(path) ?? [];
    if (madeUp) invented.add(madeUp);
  }
  assert.equal(invented.size, 3);
  const again = await sharelink(['verify-page', link.replace('//', '//user:s3cr3t@')]);
  assert.equal(again.code, 0);
  assert.ok(host.seen.every(({ path, headers }) => !path.includes(id) && !headers.authorization));
});

test('what cannot be asked or compared has its code', async (t) => {
  const failing = (status: number) => serve(t, (response) => response.writeHead(status).end());
  const cases: readonly (readonly [code: number, ...args: string[]])[] = [
    [50, await unusedOrigin()],
    [51, (await serve(t, (response) => response.destroy())).origin],
    [52, (await failing(503)).origin],
    [53, (await failing(429)).origin],
    [31, 'file:///etc'],
    [31, 'no address'],
    [32, 'http://192.0.2.1/s/x'],
    [31, 'https://h.example', '--server', 'ftp://h'],
    [61, 'https://h.example', '--build', makeFolder(t)],
    [64],
  ];
  for (const [code, ...args] of cases) {
    const ended = await sharelink(['verify-page', ...args]);
    assert.deepEqual([ended.code, ended.stdout.toString()], [code, ''], ended.stderr);
  }
});
