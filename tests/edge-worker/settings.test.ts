import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ask, createPath, postJson } from './client.ts';
import { type Settings, startWorker } from './workerd.ts';

const storeKey = 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc';
const embedded = { BACKEND: 'embedded', STORE_KEY: storeKey };
const upstream = { BACKEND: 'upstream', UPSTREAM: 'https://infisical.example' };

const rightValues: Settings = {
  HOSTS: 'a.example,b.example',
  BASE_PATH: '/secrets',
  CORS_ORIGINS: 'https://a.example',
  PROXIES: '192.0.2.1',
  PAGE_SETTINGS: '{"name":"n"}',
  LOG: 'outcomes',
  STORE_KEY: storeKey,
  CREATE_TOKEN: 'correct-horse-battery-staple',
};

const wrong: [settings: Settings, message: string][] = [
  [{}, 'BACKEND must be "embedded" or "upstream"'],
  [{ BACKEND: 'both' }, 'BACKEND must be "embedded" or "upstream"'],
  [{ BACKEND: 'embedded' }, 'STORE_KEY must be 32 random bytes as 43 characters of base64url'],
  [{ ...embedded, STORE_KEY: storeKey.slice(1) }, 'STORE_KEY must be'],
  [{ ...embedded, STORE_KEY: `${storeKey}=` }, 'STORE_KEY must be'],
  [{ BACKEND: 'upstream', UPSTREAM: 'us', FORM_KEY: 'x' }, 'FORM_KEY must be 32 random bytes as 43 characters'],
  [{ ...embedded, FORM_KEY: storeKey }, 'FORM_KEY has no meaning'],
  [{ ...embedded, STORE_BYTES_MAX: '256MB' }, 'STORE_BYTES_MAX must be a whole number from 1 to'],
  [{ ...embedded, VALUE_CHARS_MAX: '1400001' }, 'VALUE_CHARS_MAX must be a whole number from 1 to 1400000'],
  [{ ...embedded, LIFETIME_MIN: 'soon' }, 'LIFETIME_MIN must be a duration from 1s to 30d'],
  [{ ...embedded, LIFETIME_MIN: '31d' }, 'LIFETIME_MIN must be a duration from 1s to 30d'],
  [{ ...embedded, CREATE: 'yes' }, 'CREATE must be "off", "token" or "open"'],
  [{ ...embedded, CREATE: 'token' }, 'CREATE_TOKEN must be 16 to 512 letters'],
  [{ ...embedded, CREATE: 'token', CREATE_TOKEN: 'short-secret' }, 'CREATE_TOKEN must be 16 to 512 letters'],
  [{ ...embedded, CREATE_TOKEN: 'correct-horse-battery-staple' }, 'CREATE_TOKEN has no meaning without CREATE=token'],
  [{ ...embedded, UPSTREAM: 'us' }, 'UPSTREAM has no meaning with BACKEND=embedded'],
  ...Object.entries(rightValues).flatMap(([name, right]) =>
    [`"${right}"`, `'${right}'`, `"${right}`].map((value): [Settings, string] => [
      { ...embedded, ...(name === 'CREATE_TOKEN' && { CREATE: 'token' }), [name]: value },
      `${name} stands in quotes: leave them out`,
    ]),
  ),
  [{ ...upstream, UPSTREAM: '"us"' }, 'UPSTREAM stands in quotes: leave them out'],
  [{ ...embedded, HOSTS: 'a.example,"b.example",c.example' }, 'HOSTS must be "*" or host names'],
  [
    { ...embedded, CORS_ORIGINS: 'https://a.example,https://"b.example",https://c.example' },
    'CORS_ORIGINS must be origins',
  ],
  ...['a,,b', 'https://a.example', 'a.example:80', '*,a.example', '127.1', 'bücher.example', 'x@a'].map(
    (HOSTS): [Settings, string] => [{ ...embedded, HOSTS }, 'HOSTS must be "*" or host names'],
  ),
  ...[
    'secrets',
    '//',
    '/a//b',
    '/./a',
    '/a/..',
    '/a%2fb',
    '/a;b',
    '/a b',
    '/ü',
    '/a?b',
    '/a#b',
    'https://a.example/a',
  ].map((BASE_PATH): [Settings, string] => [{ ...embedded, BASE_PATH }, 'BASE_PATH must be a path such as /secrets']),
  ...['/api', '/s', '/Shared', '/share', '/a/shared/b', `/${'a'.repeat(200)}`].map((BASE_PATH): [Settings, string] => [
    { ...upstream, BASE_PATH },
    'BASE_PATH must be a path such as /secrets: at most 200 characters',
  ]),
  [{ ...upstream, UPSTREAM: 'https://infisical.example/path' }, 'UPSTREAM must be "us", "eu" or an origin'],
  ...['*', 'null', 'https://a.example/', 'https://x@a.example'].map((CORS_ORIGINS): [Settings, string] => [
    { ...embedded, CORS_ORIGINS },
    'CORS_ORIGINS must be origins',
  ]),
  ...['foo', '192.0.2', '192.0.2.1:80', '192.0.2.0/33', '10.0.0.0/8/8', '[2001:db8::1]', 'a.example,192.0.2.1'].map(
    (PROXIES): [Settings, string] => [
      { ...embedded, PROXIES },
      'PROXIES must be addresses or ranges such as 192.0.2.1',
    ],
  ),
  [{ ...embedded, LOG: 'all' }, 'LOG must be "off" or "outcomes"'],
  [{ ...embedded, PAGE_SETTINGS: '{"name":""}' }, 'PAGE_SETTINGS name must be 1 to 60 characters'],
  [{ ...embedded, CONFIRM: 'yes' }, 'CONFIRM must be "auto", "always" or "never"'],
  [{ ...embedded, REQUESTS_PER_MINUTE: '0' }, 'REQUESTS_PER_MINUTE must be a whole number from 1 to 1000000'],
  [{ BACKEND: 'upstream' }, 'UPSTREAM must be "us", "eu" or an origin'],
  [{ ...upstream, UPSTREAM: 'https://user:pass@infisical.example' }, 'UPSTREAM must be'],
  [{ ...upstream, UPSTREAM: 'https://infisical.example/path' }, 'UPSTREAM must be'],
  [{ ...upstream, UPSTREAM: 'http://infisical.example' }, 'UPSTREAM must use https'],
  [{ ...upstream, UPSTREAM_HTTP: 'yes' }, 'UPSTREAM_HTTP must be "any_host" or not set'],
  [{ ...upstream, UPSTREAM_TIMEOUT_MS: '99' }, 'UPSTREAM_TIMEOUT_MS must be a whole number from 100 to 60000'],
  [{ ...upstream, FORWARD_CLIENT: 'yes' }, 'FORWARD_CLIENT must be "address" or "none"'],
  [{ ...upstream, BRANDING: 'on' }, 'BRANDING must be "off" or "organization"'],
  [{ ...embedded, BRANDING: 'organization' }, 'BRANDING has no meaning with BACKEND=embedded'],
  [{ ...upstream, LEGACY_API: 'on' }, 'LEGACY_API must be "refuse" or "pass"'],
  [{ ...embedded, LEGACY_API: 'pass' }, 'LEGACY_API has no meaning with BACKEND=embedded'],
  [{ ...upstream, CREATE: 'off' }, 'CREATE has no meaning with BACKEND=upstream'],
];

suite('a wrong setting', () => {
  for (const [settings, message] of wrong) {
    test(`is named at start: ${message} (${Object.keys(settings).join(', ') || 'nothing set'})`, async (t) => {
      const worker = await startWorker(settings);
      t.after(() => worker.stop());
      const answers = [
        await ask(`${worker.origin}/healthz`),
        await ask(`${worker.origin}/s/x`),
        await postJson(worker.origin + createPath, { secretValue: 'v', expiresIn: '1h' }),
      ];
      for (const { status, json } of answers) {
        assert.equal(status, 500);
        assert.equal(json.message, 'Something went wrong');
      }
      assert.ok(worker.output().includes(`sharelink: ${message}`), worker.output());
      for (const secret of [storeKey.slice(1), 'short-secret', 'user:pass', 'correct-horse']) {
        assert.equal(worker.output().includes(secret), false);
      }
    });
  }

  test('is told to a browser in a page, by its name', async (t) => {
    const worker = await startWorker({ ...embedded, STORE_KEY: 'short-secret', LOG: 'all' });
    t.after(() => worker.stop());
    for (const path of ['/', `/shared/secret/${'A'.repeat(43)}`, '/healthz']) {
      const { status, headers, text } = await ask(worker.origin + path, { headers: { accept: 'text/html' } });
      assert.equal(status, 500);
      assert.match(String(headers.get('content-type')), /^text\/html/);
      assert.match(
        text,
        /A setting of this server is wrong.*No view of any secret was used\..*LOG must be &quot;off&quot;.*STORE_KEY must/s,
      );
      assert.doesNotMatch(text, /short-secret|stylesheet/);
    }
  });

  test('is told together with the others', async (t) => {
    const worker = await startWorker({ BACKEND: 'embedded', CREATE: 'yes', LIFETIME_MIN: '0s' });
    t.after(() => worker.stop());
    await ask(`${worker.origin}/healthz`);
    for (const name of ['STORE_KEY', 'CREATE', 'LIFETIME_MIN'])
      assert.match(worker.output(), new RegExp(`: ${name} must`));
  });
});

test('right settings are healthy and print nothing', async (t) => {
  const proxied = { ...embedded, PROXIES: '192.0.2.1, 2001:DB8::1, 10.0.0.0/8, fd00::/8, unix' };
  for (const settings of [
    embedded,
    proxied,
    upstream,
    { ...upstream, UPSTREAM: 'eu' },
    { ...embedded, BASE_PATH: '/' },
  ]) {
    const worker = await startWorker(settings);
    t.after(() => worker.stop());
    assert.equal((await ask(`${worker.origin}/healthz`)).status, 200);
    assert.equal(worker.output(), '');
  }
});
