/** What a message names, so that whoever reads it knows what to do next. */
import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { suite, type TestContext, test } from 'node:test';
import { exitCodes } from '../../cli/exit-codes.ts';
import { type Answer, jsonAnswer, type Loopback, serve } from '../package/loopback.ts';
import { availableBody, id, linkOn } from '../package/share.ts';
import { bin, makeFolder, node, sharelink } from './command.ts';
import { commandLine, onTerminal } from './pseudo-terminal.ts';

const whatIsLeft = 'See what is left of it: sharelink peek LINK.';
const bareId = 'An id alone opens no sealed share: where its link has a #, the whole link is needed.';
const wrongPassword = jsonAnswer(401, { error: 'UnauthorizedError', message: 'Invalid credentials' });

function serveShare(t: TestContext, access: Answer, available: object = availableBody): Promise<Loopback> {
  return serve(t, (response, request) =>
    request.method === 'GET' ? jsonAnswer(200, available)(response, request) : access(response, request),
  );
}

const nowhere = ['--server', 'http://127.0.0.1:9', '--page', 'https://p.example'];
const command = `'${node}' '${bin}'`;

/** Runs a line of a shell, whose commands ask a server that is not there. */
async function inShell(line: string, cwd: string): Promise<{ code: number | null; stderr: string }> {
  const env = { PATH: process.env.PATH ?? '', SHARELINK_SERVER: nowhere[1], SHARELINK_PAGE: nowhere[3] };
  const child = spawn('/bin/sh', ['-c', line], { cwd, detached: true, env, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.resume();
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  return { code, stderr };
}

suite('a command that there is not', () => {
  const meant: Readonly<Record<string, string>> = {
    shrae: 'share',
    reveel: 'reveal',
    open: 'reveal',
    get: 'reveal',
    create: 'share',
    remove: 'delete',
    del: 'delete',
    check: 'peek',
    'verify-pages': 'verify-page',
  };
  for (const [typed, command] of Object.entries(meant)) {
    test(`finds ${command} for ${typed}, after help too`, async () => {
      for (const args of [[typed], ['help', typed]]) {
        const { code, stdout, stderr } = await sharelink(args);
        assert.deepEqual([code, stdout.length], [exitCodes.usage, 0]);
        assert.ok(stderr.includes(`There is no such command. Did you mean ${command}?`), stderr);
      }
    });
  }

  test('lists them all for what is like none, and repeats nothing', async () => {
    for (const typed of ['hunter2', 'toString', 'xy']) {
      const { code, stderr } = await sharelink(['help', typed]);
      assert.equal(code, exitCodes.usage);
      assert.match(stderr, /Commands: share, reveal, peek, delete, verify, verify-page\./);
      assert.ok(!stderr.includes(typed), stderr);
    }
  });

  test('says how to open a link', async () => {
    const { code, stderr } = await sharelink([linkOn('https://share.example')]);
    assert.equal(code, exitCodes.usage);
    assert.match(stderr, /To open a link: sharelink reveal LINK\./);
    assert.ok(!stderr.includes(id), stderr);
  });
});

suite('a file', () => {
  test('that is missing, or there already, is named', async (t) => {
    const cwd = makeFolder(t);
    writeFileSync(join(cwd, 'there'), '');
    const server = ['--server', 'http://127.0.0.1:9', '--page', 'https://p.example'];
    const missing = await sharelink(['share', '--file', 'no/such', ...server], { cwd });
    assert.equal(missing.code, exitCodes.input_unreadable);
    assert.match(missing.stderr, /^sharelink: The file “no\/such” is not there\. /);
    symlinkSync('itself', join(cwd, 'itself'));
    for (const [path, reason] of [
      ['itself', 'ELOOP'],
      ['x '.repeat(200), 'ENAMETOOLONG'],
    ] as const) {
      for (const more of [[], ['--file', 'there']]) {
        const unreadable = await sharelink(['share', '--file', path, ...more, ...server], { cwd });
        assert.equal(unreadable.code, exitCodes.input_unreadable);
        assert.ok(unreadable.stderr.startsWith(`sharelink: The file “${path}” cannot be read (${reason}). `));
      }
    }
    const folder = await sharelink(['share', '--file', '.', ...server], { cwd });
    assert.match(folder.stderr, /^sharelink: The file “\.” cannot be read \(EISDIR\)\. /);
    const onFolder = await sharelink(['share', '--token-file', '.', ...server], { cwd, input: 'v' });
    assert.match(onFolder.stderr, /^sharelink: The file “\.” cannot be created: it is a folder\. Name a new file\./);
    const taken = await sharelink(['share', '--token-file', 'there', ...server], { cwd, input: 'v' });
    assert.equal(taken.code, exitCodes.output_refused);
    assert.match(taken.stderr, /^sharelink: The file “there” is there already, and stays as it is\. /);
  });

  test('that is a named pipe is waited for, and Ctrl-C ends that', { timeout: 30_000 }, async (t) => {
    const cwd = makeFolder(t);
    const path = join(cwd, 'pipe');
    execFileSync('mkfifo', [path]);
    const server = await serve(t, jsonAnswer(200, { id }));
    const share = async (onAsked: (child: ChildProcess) => void) => {
      const args = ['share', '--server', server.origin, '--page', server.origin, '--file', path];
      server.seen.length = 0;
      return sharelink(args, {
        async onStart(child) {
          t.after(() => child.kill('SIGKILL'));
          while (server.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
          setTimeout(onAsked, 200, child);
        },
      });
    };
    const cancelled = await share((child) => child.kill('SIGINT'));
    assert.deepEqual([cancelled.code, server.seen.length], [exitCodes.cancelled, 1]);
    const written = await share(() => void writeFile(path, 'v'));
    assert.equal(written.code, 0, written.stderr);
    assert.ok(written.stdout.toString().startsWith(`${server.origin}/shared/sealed/${id}#sl1.`));
  });

  test('is not named by -, and no server is asked', async (t) => {
    const server = await serveShare(t, jsonAnswer(200, { secretValue: 'v' }));
    const cwd = makeFolder(t);
    for (const args of [
      ['reveal', '--output', '-', linkOn(server.origin)],
      ['share', '--token-file', '-', '--server', server.origin],
      ['share', '--file', '-', '--server', server.origin],
    ]) {
      const { code, stderr } = await sharelink(args, { cwd, input: 'v' });
      assert.equal(code, exitCodes.usage, stderr);
      assert.match(stderr, /^sharelink: --[a-z-]+ takes the name of a file, and - stands for none\. .*\.\/-/);
    }
    assert.deepEqual([server.seen.length, readdirSync(cwd)], [0, []]);
  });

  test('whose name is not UTF-8 can come in by standard input', async (t) => {
    const cwd = makeFolder(t);
    const file = `"$(printf 'bad\\377.txt')"`;
    const { code, stderr } = await inShell(`printf x >${file}; ${command} share --file ${file}`, cwd);
    assert.equal(code, exitCodes.input_unreadable, stderr);
    assert.match(stderr, /is not there\. .*sharelink share --name NAME <FILE\./);
  });

  test('of which the argument of share is the name may be what was meant', async (t) => {
    const cwd = makeFolder(t);
    writeFileSync(join(cwd, '.env'), 'A=1');
    const meant = /There is a file of that name: did you mean --file\? What is shared is the argument itself\./;
    for (const operand of ['.env', '.', 'x'.repeat(5000)]) {
      const { stderr } = await sharelink(['share', operand, ...nowhere], { cwd });
      assert.equal(meant.test(stderr), operand === '.env', stderr);
    }
  });

  test('whose name may be a link, an id or a token is not repeated', async () => {
    const server = ['--server', 'http://127.0.0.1:9', '--page', 'https://p.example'];
    for (const typed of [linkOn('https://share.example'), id, `x#${'y'.repeat(5)}`]) {
      const { code, stderr } = await sharelink(['share', '--file', typed, ...server]);
      assert.equal(code, exitCodes.input_unreadable);
      assert.match(stderr, /^sharelink: The file is not there\. /);
      assert.ok(!stderr.includes(typed), stderr);
    }
  });
});

suite('standard input beside a secret that is an argument', () => {
  const unread = 'Standard input is not read: the argument is what is shared.';
  const inputs: readonly (readonly [what: string, line: string, isTold: boolean])[] = [
    ['a pipe', `echo piped | ${command} share argument`, true],
    ['a file', `${command} share argument <there`, true],
    ['an empty file', `${command} share argument <empty`, false],
    ['nothing', `${command} share argument </dev/null`, false],
    ['closed', `${command} share argument <&-`, false],
    ['the password', `echo pass | ${command} share --password-stdin argument`, false],
  ];
  for (const [what, line, isTold] of inputs) {
    test(`is ${isTold ? '' : 'not '}said to be left: ${what}`, async (t) => {
      const cwd = makeFolder(t);
      writeFileSync(join(cwd, 'there'), 'piped');
      writeFileSync(join(cwd, 'empty'), '');
      const { stderr } = await inShell(line, cwd);
      assert.match(stderr, /The secret is in the shell’s history/);
      assert.equal(stderr.includes(unread), isTold, stderr);
    });
  }
});

suite('a view that may have been used', () => {
  const answers: Readonly<Record<string, Answer>> = {
    outcome_unknown: jsonAnswer(504, { error: 'outcome_unknown', message: '' }),
    reply_lost: (response) => response.destroy(),
    server_error: jsonAnswer(500, {}),
  };
  for (const [kind, answer] of Object.entries(answers)) {
    test(`comes with the command that tells what is left, and the server: ${kind}`, async (t) => {
      const server = await serveShare(t, answer);
      const { code, stderr } = await sharelink(['reveal', linkOn(server.origin)]);
      assert.equal(code, exitCodes[kind as keyof typeof exitCodes]);
      assert.ok(stderr.includes(`${whatIsLeft} The server is ${new URL(server.origin).host}.`), stderr);
      assert.ok(!stderr.includes(id), stderr);
    });
  }

  test('does not come where none was used', async (t) => {
    const server = await serveShare(t, wrongPassword);
    assert.ok(!(await sharelink(['reveal', linkOn(server.origin)])).stderr.includes(whatIsLeft));
    const down = await serve(t, jsonAnswer(500, {}));
    const { stderr } = await sharelink(['peek', linkOn(down.origin)]);
    assert.ok(!stderr.includes(whatIsLeft) && stderr.includes(new URL(down.origin).host), stderr);
  });
});

suite('an id alone', () => {
  const guarded = { ...availableBody, isPasswordProtected: true };

  test('whose password is asked for may be a sealed share’s, which needs its link', async (t) => {
    const server = await serveShare(t, wrongPassword, guarded);
    const env = { SHARELINK_SERVER: server.origin };
    const unasked = await sharelink(['reveal', id], { env });
    assert.equal(unasked.code, exitCodes.password_required);
    assert.match(unasked.stderr, /No view was used\./);
    const wrong = await sharelink(['reveal', '--password-stdin', id], { env, input: 'hunter2' });
    assert.equal(wrong.code, exitCodes.password_incorrect);
    assert.match(wrong.stderr, /No view was used\./);
    for (const { stderr } of [unasked, wrong]) assert.ok(stderr.includes(bareId), stderr);
    const whole = await sharelink(['reveal', '--password-stdin', linkOn(server.origin)], { input: 'hunter2' });
    assert.ok(!whole.stderr.includes(bareId), whole.stderr);
  });

  test('says so before the password is typed', async (t) => {
    const server = await serveShare(t, wrongPassword, guarded);
    const terminal = onTerminal(t, commandLine('reveal', '--server', server.origin, id));
    await terminal.sees(bareId);
    await terminal.sees('Password (hidden): ');
    terminal.type('\u0003');
    assert.equal(await terminal.ended, exitCodes.cancelled);
  });
});

test('a share that was opened before is said to be before it is opened', async (t) => {
  const opened = { ...availableBody, expiresAfterViews: 1, lastViewedAt: '2026-01-01T00:00:00.000Z' };
  const server = await serveShare(t, wrongPassword, opened);
  const terminal = onTerminal(t, commandLine('reveal', linkOn(server.origin)));
  await terminal.sees('It has been opened before. If that was not you, someone else may know it: tell the sender.');
  await terminal.sees('[y/N] ');
  terminal.type('\r');
  assert.equal(await terminal.ended, exitCodes.not_confirmed);
});

test('the address that a browser keeps of a link that was opened is told as that', async () => {
  const { code, stderr } = await sharelink(['peek', `https://share.example/shared/sealed/${id}#opened`]);
  assert.ok(code === exitCodes.link_damaged || code === exitCodes.link_fragment_missing, stderr);
  assert.match(stderr, /No view was used\..* It is what a browser keeps of a link that was opened there/);
  assert.ok(!stderr.includes(id), stderr);
});

suite('an address around a link', () => {
  test('is named by its host, and so is where it leads', async () => {
    const link = `https://click.example/?u=${encodeURIComponent(linkOn('https://share.example'))}`;
    const { code, stderr } = await sharelink(['peek', link]);
    assert.equal(code, exitCodes.link_wrapped);
    assert.ok(stderr.includes('It is an address of click.example, and leads to https://share.example.'), stderr);
    assert.ok(!stderr.includes(id), stderr);
  });

  test('that hides its link is named too', async () => {
    const { code, stderr } = await sharelink(['peek', 'https://bit.ly/hunter2']);
    assert.equal(code, exitCodes.link_wrapped);
    assert.ok(stderr.includes('It is an address of bit.ly.') && !stderr.includes('hunter2'), stderr);
  });
});

suite('--allow-delete', () => {
  const created = (response: Parameters<Answer>[0], request: Parameters<Answer>[1]) =>
    jsonAnswer(200, { id }, { 'sharelink-page': '1' })(response, request);
  const limited = (t: TestContext, limits: Answer) =>
    serve(t, (response, request) =>
      request.path === '/share/limits' ? limits(response, request) : created(response, request),
    );

  test('is refused before anything is sent where the server does not know it', async (t) => {
    const inFront = { valueCharsMax: 10_000, lifetimeMinMs: 1, tokenRequired: false, allowsDelete: false };
    for (const limits of [jsonAnswer(200, inFront), jsonAnswer(404, { error: 'Not Found' })]) {
      const server = await limited(t, limits);
      for (const more of [[], ['--plain'], ['--value-chars-max', '600']]) {
        const args = ['share', '--allow-delete', '--server', server.origin, ...more];
        const { code, stdout, stderr } = await sharelink(args, { input: 'v' });
        assert.deepEqual([code, stdout.length], [exitCodes.usage, 0], stderr);
        assert.match(stderr, /This server does not offer --allow-delete\./);
      }
      assert.deepEqual(new Set(server.seen.map(({ path }) => path)), new Set(['/share/limits']));
    }
    const cloud = await sharelink(['share', '--allow-delete', '--server', 'us', '--page', 'https://p.example'], {
      input: 'v',
    });
    assert.equal(cloud.code, exitCodes.usage);
  });

  test('is said to have been left out where that shows only afterwards', async (t) => {
    const older = { valueCharsMax: 10_000, lifetimeMinMs: 1, tokenRequired: false };
    const server = await limited(t, jsonAnswer(200, older));
    const { code, stderr } = await sharelink(['share', '--allow-delete', '--server', server.origin], { input: 'v' });
    assert.equal(code, 0);
    assert.match(stderr, /This server has not taken --allow-delete/);
    assert.equal((await sharelink(['share', '--server', server.origin], { input: 'v' })).stderr, '');
  });
});
