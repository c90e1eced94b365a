/** What `share` does where an option is left out. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type ShareOptions, share } from 'sharelink';
import { jsonAnswer, serve } from './loopback.ts';
import { id } from './share.ts';

const built = join(dirname(dirname(import.meta.dirname)), 'dist/sharelink.node.js');

test('a share without lifetime and views opens once, within a day, as the command’s does', async (t) => {
  const server = await serve(t, jsonAnswer(200, { id }));
  await share({ server: server.origin, value: 'v', sealed: false });
  await share({ server: server.origin, value: 'v', sealed: false, expiresIn: undefined, maxViews: undefined });
  const created = server.seen.filter(({ method }) => method === 'POST');
  assert.deepEqual(
    created.map(({ body }) => JSON.parse(String(body))),
    Array(2).fill({ secretValue: 'v', expiresIn: '1d', maxViews: 1 }),
  );
});

test('a server that is missing is told as missing, and not as a wrong one', async () => {
  for (const server of [undefined, '', null]) {
    const options = { value: 'v', server, fetch: () => assert.fail('nothing is to be sent') };
    for (const sealed of [true, false]) {
      const { kind, viewSpent } = await share({ ...options, sealed } as unknown as ShareOptions);
      assert.deepEqual([kind, viewSpent], ['server_required', 'no']);
    }
  }
});

suite('an error that nobody catches prints its sentence, and not the package', () => {
  const calls: Readonly<Record<string, readonly [call: string, sentence: string]>> = {
    'an option that there is not': ["share({ value: 'v', views: 1 })", 'share has no option “views”'],
    'no secret': ["share({ server: 'https://a.example' })", 'pass the secret as value or file'],
    'a link that is none': ['reveal(5)', 'pass a link as text'],
    'no failure': ["describe('x')", 'describe takes a failure'],
    'a token that is no text': [
      "peek('https://a.example/s/' + 'A'.repeat(43), { token: 5 })",
      'token must be a string',
    ],
  };
  for (const [what, [call, sentence]] of Object.entries(calls)) {
    test(what, async () => {
      const code = `import { describe, peek, reveal, share } from ${JSON.stringify(built)};\nawait ${call};`;
      const args = ['--input-type=module', '--eval', code];
      const printed = await new Promise<string>((resolve) => {
        execFile(process.env.SHARELINK_TEST_NODE ?? process.execPath, args, (_error, _stdout, stderr) =>
          resolve(stderr),
        );
      });
      assert.ok(printed.includes(`TypeError: ${sentence}`), printed);
      // Where the checkout lies is not the package's doing: its stack names that path several times.
      const { length } = printed.replaceAll(pathToFileURL(built).href, '').replaceAll(built, '');
      assert.ok(length < 1200, `${length} characters`);
    });
  }
});

suite('a secret that is too long for Infisical', () => {
  const value = 'x'.repeat(10_000);
  const limits = { valueCharsMax: 1_400_000, lifetimeMinMs: 300_000, tokenRequired: false };

  /** A server that stores what it is sent and tells this of its limits. */
  async function serveLimits(t: TestContext, [status, body]: readonly [status: number, body: unknown]) {
    return serve(t, (response, request) => {
      const isLimits = request.path === '/base/share/limits';
      (isLimits ? jsonAnswer(status, body) : jsonAnswer(200, { id }))(response, request);
    });
  }

  async function share10k(server: { readonly origin: string }, options: Partial<ShareOptions> = {}) {
    const page = 'https://page.example';
    return share({ server: `${server.origin}/base`, page, value, ...options } as ShareOptions);
  }

  test('is stored by a worker that tells that it takes more', async (t) => {
    const server = await serveLimits(t, [200, limits]);
    assert.equal((await share10k(server)).kind, 'created');
    const { kind, ...failure } = await share10k(server, { value: 'x'.repeat(1_049_919 + 10) });
    assert.deepEqual([kind, 'bytesOver' in failure && failure.bytesOver], ['value_too_long', 10]);
  });

  test('is refused where the server tells no limit, the same one, or one that is none; and nothing is stored', async (t) => {
    const odd = [-1, 1e99, '1400000', null].map((valueCharsMax) => [200, { ...limits, valueCharsMax }] as const);
    for (const told of [
      [404, {}],
      [500, limits],
      [200, []],
      [200, { ...limits, valueCharsMax: 10_000 }],
      ...odd,
    ] as const) {
      const server = await serveLimits(t, told);
      assert.equal((await share10k(server)).kind, 'value_too_long', JSON.stringify(told));
      assert.deepEqual(new Set(server.seen.map(({ method }) => method)), new Set(['GET']));
    }
  });

  test('is not asked about where the caller says how long it may be, or where it fits', async (t) => {
    const server = await serveLimits(t, [200, limits]);
    assert.equal((await share10k(server, { valueCharsMax: 9000 })).kind, 'value_too_long');
    assert.equal((await share10k(server, { value: 'short' })).kind, 'created');
    assert.ok(!server.seen.some(({ path }) => path.endsWith('/limits')));
  });

  test('is asked about through the caller’s fetch, and no longer than the caller waits', async () => {
    const ends = new AbortController();
    const fetch = async (url: unknown) => {
      assert.equal(url, 'https://a.example/base/share/limits');
      ends.abort();
      return new Promise<never>(() => {});
    };
    const shared = await share10k({ origin: 'https://a.example' }, { fetch, signal: ends.signal });
    assert.deepEqual([shared.kind, shared.viewSpent], ['cancelled', 'no']);
  });
});
