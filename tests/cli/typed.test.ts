/** What people type and pipe in, and what they are told about it. */
import assert from 'node:assert/strict';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { exitCodes } from '../../cli/exit-codes.ts';
import { startEmbedded } from '../edge-worker/workerd.ts';
import { jsonAnswer, serve } from '../package/loopback.ts';
import { availableBody, grantedBody, id, linkOn } from '../package/share.ts';
import { makeFolder, sharelink } from './command.ts';

const ends = 'The password begins or ends with a space, or with another character that cannot be seen.';

suite('a password on standard input', () => {
  const asPiped: Readonly<Record<string, readonly [input: string, password: string]>> = {
    'loses the U+FEFF that PowerShell writes before it': ['\ufeffhunter2\r\n', 'hunter2'],
    'loses one of two': ['\ufeff\ufeffhunter2', '\ufeffhunter2'],
    'keeps one that stands elsewhere': ['hunter\ufeff2\ufeff\n', 'hunter\ufeff2\ufeff'],
  };
  for (const [what, [input, password]] of Object.entries(asPiped)) {
    test(what, async (t) => {
      const server = await serve(t, (response, request) => {
        jsonAnswer(200, request.method === 'GET' ? availableBody : grantedBody('v'))(response, request);
      });
      const file = join(makeFolder(t), 'secret');
      writeFileSync(file, 'v');
      const args = ['--plain', '--file', file, '--password-stdin', '--server', server.origin];
      assert.equal((await sharelink(['share', ...args], { input })).code, 0);
      assert.equal((await sharelink(['reveal', '--password-stdin', linkOn(server.origin)], { input })).code, 0);
      const both = `${linkOn(server.origin)}\n${input}`;
      assert.equal((await sharelink(['reveal', '--password-stdin', '-'], { input: both })).code, 0);
      const sent = server.seen.filter(({ method }) => method === 'POST').map(({ body }) => JSON.parse(String(body)));
      assert.deepEqual(
        sent.map((body) => body.password),
        [password, password, password],
      );
    });
  }

  test('that is nothing but a U+FEFF is none', async (t) => {
    const server = await serve(t, jsonAnswer(200, { id }));
    const file = join(makeFolder(t), 'secret');
    writeFileSync(file, 'v');
    const args = ['share', '--file', file, '--password-stdin', '--server', server.origin];
    const { code, stderr } = await sharelink(args, { input: '\ufeff\r\n' });
    const asked = server.seen.map(({ path }) => path);
    assert.deepEqual([code, asked], [exitCodes.usage, ['/share/limits']], stderr);
  });

  test('that begins or ends in what nobody sees is pointed out, and kept', async (t) => {
    const { origin, stop } = await startEmbedded();
    t.after(stop);
    const file = join(makeFolder(t), 'secret');
    writeFileSync(file, 'v');
    const share = ['share', '--file', file, '--password-stdin', '--max-views', '9', '--server', origin];
    const shared = await sharelink(share, { input: 'hunter2 \n' });
    assert.match(shared.stderr, new RegExp(`${ends} Whoever opens the link has to type it too\\.`));
    const link = String(shared.stdout).trim();
    const opened = await sharelink(['reveal', '--password-stdin', link], { input: 'hunter2 ' });
    assert.deepEqual([opened.code, opened.stderr], [0, '']);
    const refused = await sharelink(['reveal', '--password-stdin', link], { input: '\u00a0hunter2' });
    assert.equal(refused.code, exitCodes.password_incorrect);
    assert.ok(refused.stderr.includes(ends) && !refused.stderr.includes('hunter2'), refused.stderr);
    const wrong = await sharelink(['reveal', '--password-stdin', link], { input: 'hunter3' });
    assert.ok(!wrong.stderr.includes(ends), wrong.stderr);
    const quiet = await sharelink(share, { input: 'hunter2\n' });
    assert.equal(quiet.stderr, '');
  });
});

suite('an option that there is not', () => {
  const near: readonly (readonly [typed: readonly string[], meant: string])[] = [
    [['share', '--views', '3'], '--max-views'],
    [['share', '--expires', '1d'], '--expires-in'],
    [['share', '--value-chars', '9'], '--value-chars-max'],
    [['reveal', '--insecure', 'x'], '--insecure-http'],
    [['delete', '--stdin', 'x'], '--token-stdin'],
    [['share', '--max-view', '3'], '--max-views'],
    // A character too many, another one, two that have changed places: at most two differences.
    [['share', '--passsword', 'x'], '--password'],
    [['share', '--pazzword', 'x'], '--password'],
    [['share', '--expries-in', '1d'], '--expires-in'],
    [['share', '--max', '3'], '--max-views or --value-chars-max'],
  ];
  for (const [typed, meant] of near) {
    test(`finds ${meant} for ${typed[1]}`, async () => {
      const { code, stderr } = await sharelink(typed);
      assert.equal(code, exitCodes.usage);
      assert.ok(stderr.includes(`Did you mean ${meant}?`), stderr);
    });
  }

  test('of which no word is known finds none, nor does one that is three characters away', async () => {
    for (const typed of ['--ttl', '--in-the', '--quiet', '--paxxxord']) {
      assert.ok(!(await sharelink(['share', typed, 'x'])).stderr.includes('Did you mean'), typed);
    }
  });
});

suite('an address without a scheme', () => {
  const forms: readonly (readonly [typed: string, right: string])[] = [
    ['localhost:8787', 'http://localhost:8787'],
    ['127.0.0.1:8787', 'http://127.0.0.1:8787'],
    ['[::1]:8787', 'http://[::1]:8787'],
    ['share.example.com', 'https://share.example.com'],
    ['share.example.com:8443/', 'https://share.example.com:8443'],
  ];
  for (const [typed, right] of forms) {
    test(`is told in its right form: ${typed}`, async () => {
      const told = `The right form may be “${right}”.`;
      const share = await sharelink(['share', '--server', typed], { input: 'v' });
      const page = await sharelink(['share', '--server', 'https://a.example', '--page', typed], { input: 'v' });
      const peek = await sharelink(['peek', '--server', typed, id]);
      const named = await sharelink(['peek', id], { env: { SHARELINK_SERVER: typed } });
      const verify = await sharelink(['verify-page', typed]);
      for (const { code, stderr } of [share, page, peek, named, verify]) {
        assert.equal(code, exitCodes.server_invalid, stderr);
        assert.ok(stderr.includes(told), stderr);
      }
    });
  }

  test('is not repeated where more than the scheme is wrong, or it may be a password or a token', async () => {
    const words = ['hunter2', 'st.hunter2.0123456789abcdef0123456789abcdef', '--hunter2'];
    const others = ['user:hunter2@host.example', 'host.example/hunter2', 'hunter 2', 'ftp://hunter2.example'];
    for (const typed of [...words, ...others]) {
      const { code, stderr } = await sharelink(['share'], { input: 'v', env: { SHARELINK_SERVER: typed } });
      assert.equal(code, exitCodes.server_invalid, stderr);
      assert.ok(!stderr.includes('hunter') && !stderr.includes('right form'), stderr);
    }
  });
});

suite('share asks the server how long a value it stores', () => {
  test('so that a worker that takes more is given more, and one that takes less is not asked', async (t) => {
    const generous = await startEmbedded({ VALUE_CHARS_MAX: '50000' });
    t.after(() => generous.stop());
    const input = 'x'.repeat(20_000);
    assert.equal((await sharelink(['share', '--server', generous.origin], { input })).code, 0);
    const strict = await startEmbedded({ VALUE_CHARS_MAX: '500' });
    t.after(() => strict.stop());
    const refused = await sharelink(['share', '--server', strict.origin], { input: 'x'.repeat(400) });
    assert.equal(refused.code, exitCodes.value_too_long);
    assert.match(refused.stderr, /It is \d+ bytes over\./);
  });

  test('and takes Infisical’s own where it tells none, or tells nonsense', async (t) => {
    const answers = [
      jsonAnswer(404, { error: 'Not Found' }),
      jsonAnswer(200, { valueCharsMax: '99999', lifetimeMinMs: 1, tokenRequired: false }),
      jsonAnswer(200, null),
      jsonAnswer(200, { padding: 'x'.repeat(5000) }),
      jsonAnswer(302, {}, { location: '/sign-in' }),
      jsonAnswer(500, {}),
    ];
    for (const limits of answers) {
      const server = await serve(t, (response, request) => {
        if (request.path === '/share/limits') limits(response, request);
        else jsonAnswer(200, { id }, { 'sharelink-page': '1' })(response, request);
      });
      const { code, stderr } = await sharelink(['share', '--server', server.origin], { input: 'x'.repeat(7_500) });
      assert.equal(code, exitCodes.value_too_long);
      assert.match(stderr, /If this server is set to store longer values: --value-chars-max\./);
      assert.equal((await sharelink(['share', '--server', server.origin], { input: 'x'.repeat(7_000) })).code, 0);
    }
  });

  test('before it reads the secret, and reads no more of it than tells that it is too long', async (t) => {
    const limits = { valueCharsMax: 10_000, lifetimeMinMs: 1, tokenRequired: false };
    const server = await serve(t, jsonAnswer(200, limits));
    const film = join(makeFolder(t), 'film');
    writeFileSync(film, '');
    truncateSync(film, 2 ** 40);
    const large = await sharelink(['share', '--server', server.origin, '--file', film]);
    assert.equal(large.code, exitCodes.value_too_long, large.stderr);
    assert.match(large.stderr, /It is 1099511620365 bytes over\..* This server takes up to 7\.4 kB\./);
    const endless = await sharelink(['share', '--server', server.origin, '--file', '/dev/zero']);
    assert.equal(endless.code, exitCodes.value_too_long, endless.stderr);
    assert.match(endless.stderr, /This server takes up to 7\.4 kB\./);
    assert.deepEqual(
      server.seen.map(({ path }) => path),
      ['/share/limits', '/share/limits'],
    );
  });

  test('so that a megabyte goes its whole way', async (t) => {
    const { origin, stop } = await startEmbedded();
    t.after(stop);
    const input = Buffer.alloc(1024 * 1024, 'secret ');
    const shared = await sharelink(['share', '--server', origin], { input });
    assert.equal(shared.code, 0, shared.stderr);
    const opened = await sharelink(['reveal', '--yes', String(shared.stdout).trim()]);
    assert.ok(opened.stdout.equals(input));
  });

  test('but not for a plain share, and not where it was told', async (t) => {
    const server = await serve(t, jsonAnswer(200, { id }, { 'sharelink-page': '1' }));
    await sharelink(['share', '--plain', '--server', server.origin], { input: 'v' });
    await sharelink(['share', '--value-chars-max', '600', '--server', server.origin], { input: 'v' });
    assert.deepEqual(
      server.seen.filter(({ path }) => path === '/share/limits'),
      [],
    );
  });
});
