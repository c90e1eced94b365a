/** What `share` stores, `reveal` gives back: against the worker that ships. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, suite, type TestContext, test } from 'node:test';
import { exitCodes } from '../../cli/exit-codes.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { type Loopback, serve } from '../package/loopback.ts';
import { bin, makeFolder, redirected, sharelink } from './command.ts';

let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

async function shareLink(args: readonly string[], input: string | Uint8Array = '', told = ''): Promise<string> {
  const env = { SHARELINK_SERVER: worker.origin };
  const { code, stdout, stderr } = await sharelink(['share', ...args], { input, env });
  assert.deepEqual([code, stderr], [0, told]);
  const link = stdout.toString();
  assert.match(link, /^http:\/\/127\.0\.0\.1:\d+\/shared\/(sealed|secret)\/[\w-]{43}(#sl1\.[\w-]{48})?\n$/);
  return link.trimEnd();
}

suite('a secret from standard input comes back byte for byte', { concurrency: 2 }, () => {
  const secrets = ['swordfish', 'a line\n', 'ends\r\n\r\n', '\ufeffmark', '☃ \u001b[2J\u0000', ' '];
  for (const secret of secrets) {
    test(JSON.stringify(secret), async () => {
      const link = await shareLink([], secret);
      const { code, stdout, stderr } = await sharelink(['reveal', '--yes', link]);
      assert.deepEqual([code, stdout.toString(), stderr], [0, secret, '']);
      assert.equal((await sharelink(['reveal', '--yes', link])).code, 42);
    });
  }
});

test('standard input is read without a -, which is no secret, nor is an empty argument', async () => {
  for (const [argument, told] of [
    ['-', /leave out the -/],
    ['', /The argument is empty/],
  ] as const) {
    const { code, stdout, stderr } = await sharelink(['share', '--server', worker.origin, argument], { input: 's' });
    assert.deepEqual([code, stdout.length], [exitCodes.usage, 0]);
    assert.match(stderr, told);
  }
});

test('a standard output that takes no link makes no share', async (t) => {
  const server = await serve(t, (response) => response.writeHead(500).end());
  for (const redirection of ['>&-', '<>/dev/null >&0', '>/dev/full']) {
    for (const options of [[], ['--json']]) {
      const args = ['share', '--server', server.origin, '--file', bin, ...options];
      const { code, stderr } = await redirected(redirection, ...args);
      assert.equal(code, 62, redirection);
      if (redirection !== '>&-' || options.length > 0) continue;
      const told = 'Standard output is closed or leads nowhere: the link would be lost.';
      assert.equal(stderr, `sharelink: ${told} Write it to a file: >link.txt.\n`);
    }
  }
  assert.equal(server.seen.length, 0);
});

suite('a file', () => {
  const bytes = new Uint8Array([0, 0x0d, 0x0a, 0x1b, 0xff]);

  test('comes back through a pipe, as JSON and into a file, its name unused', async (t) => {
    const folder = makeFolder(t);
    const path = join(folder, 'key.bin');
    writeFileSync(path, bytes);
    const link = await shareLink(['--max-views', '3', '--file', path]);
    assert.deepEqual(new Uint8Array((await sharelink(['reveal', link])).stdout), bytes);
    const { file } = JSON.parse((await sharelink(['reveal', '--json', link])).stdout.toString());
    assert.deepEqual(file, { name: 'key.bin', type: '', base64: Buffer.from(bytes).toString('base64') });
    const written = await sharelink(['reveal', '--yes', '--output', 'here', link], { cwd: folder });
    assert.match(written.stderr, /^sharelink: Written: 5 bytes; the sender named the file “key\.bin”\.\n$/);
    assert.deepEqual(new Uint8Array(readFileSync(join(folder, 'here'))), bytes);
  });

  test('has the type that goes with its name, where that tells one', async (t) => {
    const folder = makeFolder(t);
    const typeOf = async (args: readonly string[], input?: string) => {
      const { stdout } = await sharelink(['reveal', '--yes', '--json', await shareLink(args, input)]);
      return JSON.parse(stdout.toString()).file.type;
    };
    writeFileSync(join(folder, 'a.tar.GZ'), bytes);
    assert.equal(await typeOf(['--file', join(folder, 'a.tar.GZ')]), 'application/gzip');
    assert.equal(await typeOf(['--name', 'config.yaml'], 'a: 1'), 'application/yaml');
    for (const name of ['png', 'a.constructor', 'a.b']) assert.equal(await typeOf(['--name', name], 'a'), '');
  });

  test('of no bytes is shared, a text of none is not what standard input holds', async (t) => {
    const folder = makeFolder(t);
    writeFileSync(join(folder, 'empty.txt'), '');
    const link = await shareLink(['--file', join(folder, 'empty.txt')]);
    const { stdout } = await sharelink(['reveal', '--yes', '--json', link]);
    assert.deepEqual(JSON.parse(stdout.toString()).file, { name: 'empty.txt', type: 'text/plain', base64: '' });
    const { code, stderr } = await sharelink(['share', '--server', worker.origin]);
    assert.equal(code, exitCodes.usage);
    assert.match(stderr, /Standard input is empty: there is no secret\./);
  });

  test('of a name that no disk takes is refused, and the name is not in the sentence', async () => {
    const name = `${'n'.repeat(10_000)}.txt`;
    const { code, stderr } = await sharelink(['share', '--server', worker.origin, '--name', name], { input: 'a' });
    assert.equal(code, exitCodes.file_name_invalid);
    assert.doesNotMatch(stderr, /nnn/);
  });

  test('is what standard input becomes with a name', async () => {
    const link = await shareLink(['--name', 'other.bin'], bytes);
    const { stdout } = await sharelink(['reveal', '--yes', '--json', link]);
    assert.equal(JSON.parse(stdout.toString()).file.name, 'other.bin');
  });
});

test('link and password are read from standard input, a line each', async (t) => {
  const path = join(makeFolder(t), 'secret');
  writeFileSync(path, 'x');
  const link = await shareLink(['--file', path, '--password-stdin'], 'hunter2\r\n');
  const args = ['reveal', '--yes', '--password-stdin', '-'];
  assert.equal((await sharelink(args, { input: `${link}\nhunter3\n` })).code, 21);
  assert.equal((await sharelink(args, { input: link })).code, 20);
  const { code, stdout } = await sharelink(args, { input: `${link}\r\nhunter2\n` });
  assert.deepEqual([code, stdout.toString()], [0, 'x']);
});

test('a link is read from standard input as a mail client breaks it', async () => {
  const link = await shareLink([], 'v');
  const { code, stdout } = await sharelink(['reveal', '--yes', '-'], { input: `<${link}>.\n` });
  assert.deepEqual([code, stdout.toString()], [0, 'v']);
});

test('a plain share has a plain link, its server’s lifetime and no limit of views', async (t) => {
  const path = join(makeFolder(t), 'password');
  writeFileSync(path, 'text');
  const told = 'sharelink: A plain share holds text, no file: the name of the file is not shared.\n';
  const link = await shareLink(
    ['--plain', '--file', path, '--max-views', 'unlimited', '--expires-in', '30d'],
    '',
    told,
  );
  assert.match(link, /\/shared\/secret\/[\w-]{43}$/);
  const look = JSON.parse((await sharelink(['peek', '--json', link])).stdout.toString());
  assert.deepEqual([look.link, look.viewsLeft, look.passwordRequired], ['plain', 'unlimited', false]);
  assert.ok(Date.parse(look.expiresAt) > Date.now() + 29 * 86_400_000);
  assert.equal((await sharelink(['reveal', link])).stdout.toString(), 'text');
});

test('JSON tells the link, its id and until when it lives', async () => {
  const { stdout } = await sharelink(['share', '--json', '--server', worker.origin], { input: 'v' });
  const { kind, link, id, expiresAt, deleteToken, ...rest } = JSON.parse(stdout.toString());
  assert.deepEqual([kind, rest], ['created', {}]);
  assert.match(deleteToken, /^[\w-]{43}$/);
  assert.ok(link.includes(`/shared/sealed/${id}#sl1.`));
  assert.ok(Date.parse(expiresAt) > Date.now());
  const peeked = JSON.parse((await sharelink(['peek', '--json', link])).stdout.toString());
  assert.deepEqual([peeked.link, peeked.viewsLeft, peeked.passwordRequired], ['sealed', 1, false]);
  const verified = JSON.parse((await sharelink(['verify', '--json', link])).stdout.toString());
  const { origin } = worker;
  assert.deepEqual(verified, { kind: 'sealed', page: origin, server: origin, passwordRequired: false });
});

test('what a server alone can judge is told by the name of its option', async () => {
  const cases = [
    [38, '--expires-in', '90d', 'The server does not take this lifetime.'],
    [38, '--expires-in', 'soon', 'The server does not take this lifetime.'],
    [39, '--max-views', '2147483648', 'This is not a number of views.'],
  ] as const;
  for (const [exitCode, option, value, told] of cases) {
    const args = ['share', '--server', worker.origin, option, value];
    const { code, stdout, stderr } = await sharelink(args, { input: 'v' });
    assert.deepEqual([code, stdout.length], [exitCode, 0], stderr);
    assert.ok(stderr.startsWith(`sharelink: ${told} `), stderr);
    assert.ok(stderr.endsWith(` Option: ${option}.\n`), stderr);
  }
  const args = ['share', '--json', '--server', worker.origin, '--expires-in', 'soon'];
  const { kind, status } = JSON.parse((await sharelink(args, { input: 'v' })).stdout.toString());
  assert.deepEqual([kind, status], ['expires_in_invalid', 422]);
});

test('an installation without its modules uses no view, and says so', async () => {
  const link = await shareLink(['--file', bin, '--password-stdin'], 'pw');
  const args = ['reveal', '--yes', '--password-stdin', link];
  for (const [missing, command] of [
    ['argon2id', args],
    ['sharelink.wasm', args],
    ['sharelink.wasm', ['peek', link]],
  ] as const) {
    const withoutModules = `
      import files from 'node:fs/promises';
      import { syncBuiltinESMExports } from 'node:module';
      const { readFile } = files;
      files.readFile = async (path) => (String(path).includes('${missing}') ? Promise.reject(new Error()) : readFile(path));
      syncBuiltinESMExports();`;
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(withoutModules)}` };
    const { code, stdout, stderr } = await sharelink([...command], { input: 'pw', env });
    assert.deepEqual([code, stdout.length], [exitCodes.unexpected, 0]);
    assert.match(stderr, /No view was used\. Please report the lines above\./);
  }
  assert.equal((await sharelink(args, { input: 'pw' })).code, 0);
});

suite('a reply that is lost on its way', () => {
  /** Passes everything on to the worker; the answer to the first access it receives whole, and then hangs up. */
  function serveProxy(t: TestContext): Promise<Loopback> {
    let cut = false;
    return serve(t, async (response, { method, path, headers, body }) => {
      const { host, 'content-length': _, connection, ...sent } = headers;
      const answer = await fetch(worker.origin + path, {
        method,
        headers: sent,
        ...(body.length > 0 && { body: new Uint8Array(body) }),
      });
      const bytes = new Uint8Array(await answer.arrayBuffer());
      if (path.endsWith('/access') && !cut) {
        cut = true;
        response.destroy();
        return;
      }
      response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(bytes);
    });
  }

  for (const kind of ['sealed', 'plain'] as const) {
    test(`is asked for again: the one view of a ${kind} link gives its secret`, async (t) => {
      const proxy = await serveProxy(t);
      const link = await shareLink(kind === 'plain' ? ['--plain'] : [], 'swordfish');
      const args = ['reveal', '--yes', '--server', proxy.origin, link];
      const { code, stdout, stderr } = await sharelink(args);
      assert.deepEqual([code, stdout.toString(), stderr], [0, 'swordfish', '']);
      const accesses = proxy.seen.filter((request) => request.path.endsWith('/access'));
      assert.equal(accesses.length, 2);
      assert.equal(new Set(accesses.map(({ headers }) => headers['idempotency-key'])).size, 1);
      assert.equal((await sharelink(args)).code, 42);
    });
  }
});

suite('verify', () => {
  test('checks a link without its server, and shows no key', async () => {
    const link = (await shareLink([], 'v')).replace(worker.origin, 'https://nobody.invalid');
    const whole = await sharelink(['verify', link]);
    assert.deepEqual([whole.code, whole.stderr], [0, '']);
    assert.equal(
      whole.stdout.toString(),
      'link:             sealed, whole\npage:             https://nobody.invalid\n' +
        'server:           https://nobody.invalid\npassword needed:  no\n',
    );
    const swapped = link.replace(/(.)(.)$/, (_, a, b) => (a === b ? `${a}${a === 'A' ? 'B' : 'A'}` : b + a));
    assert.equal((await sharelink(['verify', swapped])).code, 14);
    assert.equal((await sharelink(['verify', link.replace('#sl1.', '#sl2.')])).code, 17);
  });
});
