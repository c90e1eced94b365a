/** A view is spent only where the secret has a place to go. */
import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawnSync } from 'node:child_process';
import {
  closeSync,
  constants,
  existsSync,
  openSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import { share } from 'sharelink';
import { jsonAnswer, type Loopback, serve } from '../package/loopback.ts';
import { availableBody, grantedBody, id, linkOn } from '../package/share.ts';
import { bin, makeFolder, node, redirected, sharelink } from './command.ts';

const secret = 'swordfish \u001b[2J\n';

/** A server with one plain share; `onAccess` is called before it answers. */
function serveShare(t: TestContext, available: object = availableBody, onAccess = () => {}): Promise<Loopback> {
  return serve(t, (response, request) => {
    if (request.method === 'GET') return jsonAnswer(200, available)(response, request);
    onAccess();
    const { password } = JSON.parse(request.body.toString() || '{}');
    if ('isPasswordProtected' in available && available.isPasswordProtected && password !== 'hunter2') {
      const message = password === undefined ? 'Password is required' : 'Invalid credentials';
      return jsonAnswer(401, { error: 'UnauthorizedError', message })(response, request);
    }
    jsonAnswer(200, grantedBody(secret))(response, request);
  });
}

const accesses = ({ seen }: Loopback) => seen.filter(({ method }) => method === 'POST').length;
const lastView = { ...availableBody, expiresAfterViews: 1 };
const guarded = { ...availableBody, isPasswordProtected: true };

suite('the last view', () => {
  test('is kept where nobody can be asked', async (t) => {
    const server = await serveShare(t, lastView);
    const { code, stdout, stderr } = await sharelink(['reveal', linkOn(server.origin)]);
    assert.deepEqual([code, stdout.length, accesses(server)], [60, 0, 0]);
    assert.match(stderr, /last view.*No view was used\. Use --yes/);
  });

  test('is opened with --yes', async (t) => {
    const server = await serveShare(t, lastView);
    const { code, stdout, stderr } = await sharelink(['reveal', '--yes', linkOn(server.origin)]);
    assert.deepEqual([code, stdout.toString(), stderr, accesses(server)], [0, secret, '', 1]);
  });
});

suite('a password', () => {
  test('comes from standard input without its line end, and a wrong one ends with its code', async (t) => {
    const server = await serveShare(t, guarded);
    const args = ['reveal', '--password-stdin', linkOn(server.origin)];
    assert.equal((await sharelink(args, { input: 'hunter2\n\n' })).code, 21);
    const wrong = await sharelink(args, { input: ' hunter2' });
    assert.deepEqual([wrong.code, wrong.stdout.length], [21, 0]);
    assert.match(wrong.stderr, /No view was used\./);
    assert.ok(!wrong.stderr.includes('hunter2'));
    for (const input of ['hunter2', 'hunter2\n', 'hunter2\r\n']) {
      assert.equal((await sharelink(args, { input })).stdout.toString(), secret);
    }
  });

  test('that nobody can be asked for is not guessed', async (t) => {
    const server = await serveShare(t, guarded);
    const { code, stderr } = await sharelink(['reveal', linkOn(server.origin)]);
    assert.deepEqual([code, accesses(server)], [20, 0]);
    assert.match(stderr, /--password-stdin/);
  });
});

suite('--output', () => {
  for (const mask of [0, 0o777]) {
    test(`makes a file for its owner alone, whatever the umask: ${mask.toString(8)}`, async (t) => {
      const server = await serveShare(t);
      const path = join(makeFolder(t), 'secret');
      const before = process.umask(mask);
      const running = sharelink(['reveal', '--output', path, linkOn(server.origin)]);
      process.umask(before);
      const { code, stdout, stderr } = await running;
      assert.deepEqual([code, stdout.length], [0, 0], stderr);
      assert.equal(statSync(path).mode & 0o777, 0o600);
      assert.equal(readFileSync(path, 'utf8'), secret);
    });
  }

  test('says in JSON that it is written, without the secret', async (t) => {
    const server = await serveShare(t);
    const { stdout } = await sharelink(['reveal', '--json', '--output', 'x', linkOn(server.origin)], {
      cwd: makeFolder(t),
    });
    assert.deepEqual(JSON.parse(stdout.toString()), { kind: 'granted', viewSpent: 'yes', viewsLeft: 2, bytes: 15 });
  });

  test('touches nothing that is there, follows no link, and asks no server', async (t) => {
    const server = await serveShare(t);
    const folder = makeFolder(t);
    writeFileSync(join(folder, 'there'), 'mine');
    symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling'));
    symlinkSync(join(folder, 'there'), join(folder, 'pointing'));
    symlinkSync('itself', join(folder, 'itself'));
    for (const name of ['there', 'dangling', 'pointing', 'itself', '.', 'missing/secret', '']) {
      const path = name && join(folder, name);
      const { code, stderr } = await sharelink(['reveal', '--output', path, linkOn(server.origin)]);
      assert.equal(code, 62, stderr);
      assert.ok(stderr.includes(path ? `The file “${path}” ` : 'The file cannot be created'), stderr);
      assert.match(stderr, /No view was used\./);
    }
    assert.equal(server.seen.length, 0);
    assert.equal(readFileSync(join(folder, 'there'), 'utf8'), 'mine');
    assert.ok(!existsSync(join(folder, 'nowhere')));
  });

  test('costs no view where the longest secret has no room', async (t) => {
    const server = await serveShare(t);
    const args = ['-c', 'ulimit -f 2200; exec "$@"', 'sh', node, bin, 'reveal', linkOn(server.origin), '--output', 'x'];
    const { status, stderr } = spawnSync('sh', args, { cwd: makeFolder(t), encoding: 'utf8' });
    assert.deepEqual([status, server.seen.length, stderr.includes('(EFBIG). No view was used.')], [62, 0, true]);
  });

  test('leaves no file where the reveal fails', async (t) => {
    const server = await serveShare(t, guarded);
    const path = join(makeFolder(t), 'secret');
    const args = ['reveal', '--output', path, '--password-stdin', linkOn(server.origin)];
    assert.equal((await sharelink(args, { input: 'wrong' })).code, 21);
    assert.ok(!existsSync(path));
  });

  test('leaves a file alone that took the place of its own', async (t) => {
    const path = join(makeFolder(t), 'secret');
    const server = await serveShare(t, guarded, () => execFileSync('sh', ['-c', 'rm "$0"; echo other >"$0"', path]));
    const args = ['reveal', '--output', path, '--password-stdin', linkOn(server.origin)];
    assert.equal((await sharelink(args, { input: 'wrong' })).code, 21);
    assert.equal(readFileSync(path, 'utf8'), 'other\n');
  });
});

suite('standard output', () => {
  /** A pipe: `reader` reads until it is closed, `writer` is for the command. */
  function makePipe(t: TestContext): { reader: number; writer: number } {
    const path = join(makeFolder(t), 'pipe');
    execFileSync('mkfifo', [path]);
    const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const writer = openSync(path, constants.O_WRONLY);
    t.after(() => closeSync(writer));
    return { reader, writer };
  }

  test('without a reader costs no view', async (t) => {
    const server = await serveShare(t);
    const { reader, writer } = makePipe(t);
    closeSync(reader);
    const { code, stderr } = await sharelink(['reveal', linkOn(server.origin)], { stdout: writer });
    assert.deepEqual([code, server.seen.length], [62, 0]);
    assert.match(stderr, /No view was used\. Use --output/);
  });

  test('that is full costs no view', async (t) => {
    const server = await serveShare(t);
    const full = openSync('/dev/full', 'w');
    t.after(() => closeSync(full));
    const { code } = await sharelink(['reveal', linkOn(server.origin)], { stdout: full });
    assert.deepEqual([code, server.seen.length], [62, 0]);
  });

  test('that is a file where nothing more has room costs no view', async (t) => {
    const server = await serveShare(t);
    const path = join(makeFolder(t), 'secret');
    const stdout = openSync(path, 'w');
    t.after(() => closeSync(stdout));
    const open = (told: object) => {
      const statfs = `
        import { syncBuiltinESMExports } from 'node:module';
        import files from 'node:fs';
        files.statfsSync = () => (${JSON.stringify(told)}), syncBuiltinESMExports();`;
      const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(statfs)}` };
      return sharelink(['reveal', linkOn(server.origin)], { stdout, env });
    };
    const { code, stderr } = await open({ blocks: 16, bsize: 4096, bavail: 0, bfree: 0 });
    assert.deepEqual([code, server.seen.length], [62, 0]);
    assert.match(stderr, /Nothing can be written to standard output \(ENOSPC\)\. No view was used\. Use --output/);
    assert.equal((await open({ blocks: 0, bsize: 0, bavail: 0, bfree: 0 })).code, 0);
    assert.equal(readFileSync(path, 'utf8'), secret);
  });

  test('that is closed, or leads nowhere unasked, costs no view', async (t) => {
    const server = await serveShare(t, lastView);
    for (const redirection of ['>&-', '<>/dev/null >&0']) {
      for (const options of [[], ['--json']]) {
        const { code, stderr } = await redirected(redirection, 'reveal', '--yes', ...options, linkOn(server.origin));
        assert.equal(code, 62, redirection);
        if (options.length === 0) {
          const told = 'Standard output is closed or leads nowhere: the secret would be lost. No view was used.';
          assert.equal(stderr, `sharelink: ${told} Use --output FILE.\n`);
        }
      }
    }
    assert.equal(server.seen.length, 0);
  });

  test('that is closed does no harm to a secret that has a file', async (t) => {
    const server = await serveShare(t, lastView);
    const path = join(makeFolder(t), 'secret');
    assert.equal((await redirected('>&-', 'reveal', '--yes', '--output', path, linkOn(server.origin))).code, 0);
    assert.equal(readFileSync(path, 'utf8'), secret);
  });

  test('that is thrown away on purpose is', async (t) => {
    const server = await serveShare(t, lastView);
    assert.equal((await redirected('>/dev/null', 'reveal', '--yes', linkOn(server.origin))).code, 0);
    assert.equal(accesses(server), 1);
  });

  test('that is a socket without a reader costs no view', async (t) => {
    const server = await serveShare(t, lastView);
    const { code } = await sharelink(['reveal', '--yes', linkOn(server.origin)], {
      onStart: (child) => child.stdout?.destroy(),
    });
    assert.deepEqual([code, server.seen.length], [62, 0]);
  });

  test('whose reader leaves in between is told, and that a view was used', async (t) => {
    const { reader, writer } = makePipe(t);
    const server = await serveShare(t, availableBody, () => closeSync(reader));
    const { code, stderr } = await sharelink(['reveal', linkOn(server.origin)], { stdout: writer });
    assert.equal(code, 63);
    assert.match(stderr, /^sharelink: The output could not be written \(EPIPE\)\. A view was used\./);
    assert.ok(!stderr.includes('swordfish'));
  });
});

suite('a token', () => {
  const env = { SHARELINK_TOKEN: 't0ken' };
  const sent = ({ seen }: Loopback) => seen.map(({ headers }) => headers.authorization);

  test('goes to the server that its owner named', async (t) => {
    const server = await serveShare(t);
    await sharelink(['reveal', linkOn(server.origin)], { env: { ...env, SHARELINK_SERVER: server.origin } });
    await sharelink(['reveal', '--server', server.origin, linkOn('https://other.example')], { env });
    assert.deepEqual(sent(server), Array(4).fill('Bearer t0ken'));
  });

  test('goes to no host that only a link names', async (t) => {
    const server = await serveShare(t);
    for (const more of [{}, { SHARELINK_SERVER: 'https://mine.example' }]) {
      const { code, stderr } = await sharelink(['reveal', linkOn(server.origin)], { env: { ...env, ...more } });
      assert.equal(code, 0);
      assert.match(stderr, /SHARELINK_TOKEN is not sent/);
      assert.ok(!stderr.includes('t0ken'));
    }
    assert.deepEqual(sent(server), Array(4).fill(undefined));
  });
});

suite('SHARELINK_SERVER', () => {
  test('answers for a bare id and for links to SHARELINK_PAGE, not for other links', async (t) => {
    const server = await serveShare(t);
    const other = await serveShare(t);
    const env = { SHARELINK_SERVER: server.origin, SHARELINK_PAGE: 'https://page.example' };
    assert.equal((await sharelink(['peek', '--', id], { env })).code, 0);
    assert.equal((await sharelink(['peek', linkOn('https://page.example')], { env })).code, 0);
    assert.equal((await sharelink(['peek', linkOn(other.origin)], { env })).code, 0);
    assert.deepEqual([server.seen.length, other.seen.length], [2, 1]);
  });
});

suite('peek', () => {
  test('tells what the server tells, and spends nothing', async (t) => {
    const server = await serveShare(t, {
      ...guarded,
      expiresAt: '2100-01-01T00:00:00.000Z',
      name: 'db \u001b[2J\u202e',
    });
    const text = await sharelink(['peek', linkOn(server.origin)]);
    assert.equal(
      text.stdout.toString(),
      'link:             plain\nviews left:       3\nexpires:          2100-01-01T00:00:00.000Z\n' +
        'password needed:  yes\nopened before:    no\nname:             db \\u001b[2J\\u202e\n',
    );
    const json = await sharelink(['peek', '--json', '-'], { input: `${linkOn(server.origin)}\n` });
    assert.deepEqual(JSON.parse(json.stdout.toString()), {
      kind: 'available',
      viewSpent: 'no',
      link: 'plain',
      viewsLeft: 3,
      expiresAt: '2100-01-01T00:00:00.000Z',
      passwordRequired: true,
      openedBefore: false,
      name: 'db \u001b[2J\u202e',
    });
    assert.equal(accesses(server), 0);
  });
});

test('Ctrl-C while the server works leaves open whether a view was used, and no file', async (t) => {
  let child: ChildProcess | undefined;
  const server = await serve(t, (response, request) => {
    if (request.method === 'GET') return jsonAnswer(200, availableBody)(response, request);
    child?.kill('SIGINT');
    child?.kill('SIGINT'); // as npx does
  });
  const path = join(makeFolder(t), 'secret');
  const { code, stderr } = await sharelink(['reveal', '--output', path, linkOn(server.origin)], {
    onStart: (started) => {
      child = started;
    },
  });
  assert.equal(code, 130);
  assert.match(stderr, /^sharelink: You cancelled this\. A view may have been used\./);
  assert.ok(!existsSync(path));
});

test('Ctrl-C while keys are derived spends nothing and says so', async (t) => {
  const server = await serve(t, (response, request) => {
    const body = request.method === 'GET' ? availableBody : { id };
    jsonAnswer(200, body, { 'sharelink-page': '1' })(response, request);
  });
  // The slow preset: the signal comes while it runs.
  const shared = await share({
    server: server.origin,
    value: 'v',
    password: 'p',
    preset: 3,
    expiresIn: '1h',
    maxViews: 'unlimited',
  });
  assert.ok('link' in shared);
  const before = accesses(server);
  let peeked = server.seen.length;
  const { code, stdout, stderr } = await sharelink(['reveal', '--password-stdin', shared.link], {
    input: 'p',
    onStart: (child) => {
      const timer = setInterval(() => {
        if (server.seen.length === peeked) return;
        peeked = server.seen.length;
        clearInterval(timer);
        child.kill('SIGINT');
      }, 20);
    },
  });
  assert.deepEqual([code, stdout.length, accesses(server)], [130, 0, before]);
  assert.equal(stderr, 'sharelink: You cancelled this. No view was used. Start again when you are ready.\n');
});
