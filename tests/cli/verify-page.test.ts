/** `sharelink verify-page`: what a server serves against what the package ships. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { after, before, suite, type TestContext, test } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { compareHeaders } from '../../cli/page-headers.ts';
import { buildPage } from '../../tools/build-page.ts';
import { launchBrowser } from '../e2e/browser.ts';
import { runtimes, startStandalone } from '../edge-worker/standalone.ts';
import { startEmbedded, startWorker, type TestWorker } from '../edge-worker/workerd.ts';
import { type Answer, type Loopback, type SeenRequest, serve, unusedOrigin } from '../package/loopback.ts';
import { id, linkOn } from '../package/share.ts';
import { makeFolder, sharelink } from './command.ts';

const built = join(dirname(dirname(import.meta.dirname)), 'dist/web');

const compressions = { br: brotliCompressSync, gzip: gzipSync, deflate: deflateSync, zstd: zstdCompressSync };

interface StaticHost {
  readonly folder?: string;
  readonly compress?: keyof typeof compressions;
  /** Headers beside the build's, or undefined for one that is left out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** What becomes of the bytes of one file. */
  readonly change?: (path: string, bytes: Buffer) => Buffer;
  /** Another answer than a file's. */
  readonly answer?: (path: string) => Answer | undefined;
}

/** A static host set up as docs/page.md says. */
function serveStatic(t: TestContext, host: StaticHost = {}): Promise<Loopback> {
  const { folder = built, compress, headers = {}, change = (_, bytes) => bytes, answer } = host;
  const all = JSON.parse(readFileSync(join(folder, 'headers.json'), 'utf8'));
  return serve(t, (response, request) => {
    const { path } = request;
    const other = answer?.(path);
    if (other) return other(response, request);
    const isLink = /^\/(shared\/(secret|sealed)|s)\/[\w-]{43}$/.test(path);
    const name = isLink ? 'index.html' : path === '/share' ? 'share.html' : path.slice(1);
    const bytes = change(path, readFileSync(join(folder, name)));
    const sent = { ...all[extname(name)], ...(compress && { 'content-encoding': compress }), ...headers };
    const entries = Object.entries(sent).filter(([, value]) => value !== undefined);
    response.writeHead(200, Object.fromEntries(entries) as Record<string, string>);
    response.end(compress ? compressions[compress](bytes) : bytes);
  });
}

interface Told {
  readonly code: number | null;
  readonly kind: string;
  readonly files: readonly {
    readonly path: string;
    readonly result: string;
    readonly status: number;
    readonly differsAt?: number;
    readonly expectedSha256: string;
    readonly actualSha256?: string;
    readonly headers: readonly { readonly name: string; readonly expected?: string; readonly actual?: string }[];
    readonly names: readonly string[];
  }[];
}

async function verifyPage(...args: string[]): Promise<Told> {
  const { code, stdout, stderr } = await sharelink(['verify-page', '--json', ...args]);
  assert.equal(stderr, '');
  return { code, ...JSON.parse(stdout.toString()) };
}

function assertAllSame({ code, kind, files }: Told, exceptions: Readonly<Record<string, string>> = {}): void {
  const odd = files.filter(({ path, result }) => result !== (exceptions[path] ?? 'same'));
  assert.deepEqual([code, kind, odd], [0, 'same', []]);
  for (const extension of ['.js', '.css', '.wasm']) assert.ok(files.some(({ path }) => path.endsWith(extension)));
  const pages = files.filter(({ path }) => !path.startsWith('/shared/static/')).map(({ path }) => path);
  assert.deepEqual(pages, ['/shared/secret/…', '/shared/sealed/…', '/s/…', '/share']);
}

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

suite('the page is another one', () => {
  test('by one byte of one script', async (t) => {
    const script = (path: string) => /\/main-\w+\.js$/.test(path);
    const host = await serveStatic(t, {
      change: (path, bytes) => {
        if (script(path)) bytes[17] = (bytes[17] ?? 0) ^ 1;
        return bytes;
      },
    });
    const { code, kind, files } = await verifyPage(host.origin);
    assert.deepEqual([code, kind], [70, 'page_differs']);
    const [odd, ...others] = files.filter(({ result }) => result !== 'same');
    assert.ok(odd && others.length === 0 && script(odd.path));
    assert.equal(odd.differsAt, 17);
    assert.match(odd.expectedSha256, /^[0-9a-f]{64}$/);
    assert.notEqual(odd.actualSha256, odd.expectedSha256);
    const { stdout, stderr } = await sharelink(['verify-page', host.origin]);
    assert.match(
      stdout.toString(),
      new RegExp(`DIFFERS +/shared/static/main.*\n +first at byte 17.*\n.*${odd.expectedSha256}`),
    );
    assert.match(stderr, /^sharelink: 1 of \d+ files are not those of the build\. Type nothing secret there/);
  });

  test('by its end, by a script that it adds, or by what it is too large to be', async (t) => {
    const cases: readonly (readonly [
      change: NonNullable<StaticHost['change']>,
      at: (bytes: number) => number | undefined,
    ])[] = [
      [(_, bytes) => bytes.subarray(0, -1), (bytes) => bytes - 1],
      [(_, bytes) => Buffer.concat([bytes, Buffer.from('\n')]), (bytes) => bytes],
      [(_, bytes) => Buffer.concat([bytes, Buffer.alloc(9 * 1024 * 1024)]), () => undefined],
    ];
    for (const [change, at] of cases) {
      const { origin } = await serveStatic(t, {
        change: (path, bytes) => (path === '/share' ? change(path, bytes) : bytes),
      });
      const { code, files } = await verifyPage(origin);
      assert.equal(code, 70);
      const odd = files.filter(({ result }) => result !== 'same');
      const expected = at(readFileSync(join(built, 'share.html')).length);
      assert.deepEqual(
        odd.map(({ path, differsAt }) => [path, differsAt]),
        [['/share', expected]],
      );
    }
    const added = '<script src=https://elsewhere.example/x.js></script>\u001b[2J';
    const adding = await serveStatic(t, {
      change: (path, bytes) => (path.startsWith('/s/') ? Buffer.from(`${bytes}${added}`) : bytes),
    });
    const { files } = await verifyPage(adding.origin);
    assert.deepEqual(
      files.flatMap(({ names }) => names),
      ['https://elsewhere.example/x.js'],
    );
  });

  test('where it is somewhere else: a redirect is not followed', async (t) => {
    const target = await serveStatic(t);
    const host = await serveStatic(t, {
      answer: (path) =>
        path === '/share'
          ? (response) => response.writeHead(302, { location: `${target.origin}/share` }).end()
          : undefined,
    });
    const { stdout, code } = await sharelink(['verify-page', host.origin]);
    assert.match(stdout.toString(), /DIFFERS +\/share\n +status 302: redirects are not followed/);
    assert.deepEqual([code, target.seen], [70, []]);
  });
});

suite('headers', () => {
  test('that keep the page safe are missed, each by its name', async (t) => {
    const names = Object.keys(JSON.parse(readFileSync(join(built, 'headers.json'), 'utf8'))['.html']);
    assert.ok(names.length > 8);
    const bare = await serveStatic(t, { headers: Object.fromEntries(names.map((name) => [name, undefined])) });
    const { code, kind, files } = await verifyPage(bare.origin);
    assert.deepEqual([code, kind], [71, 'page_headers_differ']);
    const page = files.find(({ path }) => path === '/s/…');
    assert.deepEqual(
      page?.headers.map(({ name }) => name),
      names,
    );
    assert.ok(page.headers.every(({ expected, actual }) => expected !== undefined && actual === undefined));
  });

  test('that weaken it are told, and what they say is safe for a terminal', async (t) => {
    const cases: readonly (readonly [name: string, value: string])[] = [
      ['content-security-policy', "default-src 'self'"],
      ['content-type', 'text/html; charset=utf-7'],
      ['x-frame-options', 'SAMEORIGIN'],
      ['report-to', '{"endpoints":[{"url":"https://elsewhere.example"}]}'],
      ['refresh', '0; url=https://elsewhere.example'],
      ['set-cookie', 'a=\u009b2J'],
    ];
    for (const [name, value] of cases) {
      const { origin } = await serveStatic(t, { headers: { [name]: value } });
      const { code, stdout } = await sharelink(['verify-page', origin]);
      assert.equal(code, 71, name);
      assert.match(stdout.toString(), new RegExp(`HEADERS +/share\n +header ${name}: expected .*, got “`));
      assert.doesNotMatch(stdout.toString(), /\u009b/);
    }
  });
});

test('over TLS a page asks browsers to come by TLS only, for a year at least', () => {
  const missed = (value: string | undefined, url = 'https://h.example/share') => {
    const sent = new Headers(value === undefined ? {} : { 'strict-transport-security': value });
    return compareHeaders(url, {}, sent).map(({ name, actual }) => [name, actual]);
  };
  for (const value of ['max-age=31536000', 'includeSubDomains; Max-Age="63072000"; preload']) {
    assert.deepEqual(missed(value), []);
  }
  for (const value of ['max-age=0', 'max-age=31535999', 'x-max-age=31536000', undefined]) {
    assert.deepEqual(missed(value), [['strict-transport-security', value]]);
  }
  assert.deepEqual(missed(undefined, 'http://127.0.0.1/share'), []);
});

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
