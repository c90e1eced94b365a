/** `sharelink verify-page` on a page that is not the published one, or whose headers are not. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { compareHeaders } from '../../cli/compare-headers.ts';
import { sharelink } from './command.ts';
import { built, type StaticHost, serveStatic, verifyPage } from './static-host.ts';

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
