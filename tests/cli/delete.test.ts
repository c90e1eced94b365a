/** `sharelink delete`, against the worker that ships. */
import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { jsonAnswer, serve } from '../package/loopback.ts';
import { linkOn } from '../package/share.ts';
import { makeFolder, sharelink } from './command.ts';
import { commandLine, onTerminal } from './pseudo-terminal.ts';

const wrongToken = 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc';

let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

async function store(...args: string[]): Promise<{ link: string; deleteToken: string }> {
  const { stdout } = await sharelink(['share', '--json', '--server', worker.origin, ...args], { input: 'swordfish' });
  return JSON.parse(stdout.toString());
}

async function isThere(link: string): Promise<boolean> {
  const { code } = await sharelink(['peek', link]);
  assert.ok(code === 0 || code === 40, String(code));
  return code === 0;
}

suite('a share is deleted', () => {
  test('by the token file that its creator had written, which nobody else can read', async (t) => {
    const folder = makeFolder(t);
    const path = join(folder, 'token');
    const { link } = await store('--token-file', path);
    assert.equal(statSync(path).mode & 0o777, 0o600);
    assert.match(readFileSync(path, 'utf8'), /^[\w-]{43}\n$/);
    const { code, stdout, stderr } = await sharelink(['delete', '--token-file', path, '-'], { input: link });
    assert.deepEqual([code, stdout.toString(), stderr], [0, '', '']);
    assert.equal(await isThere(link), false);
    assert.equal((await sharelink(['delete', '--token-file', path, link])).code, 40);
  });

  test('by a token from standard input, and after its link there', async () => {
    const first = await store();
    const byToken = await sharelink(['delete', '--json', '--token-stdin', first.link], { input: first.deleteToken });
    assert.deepEqual([byToken.code, byToken.stdout.toString()], [0, '{"kind":"removed"}\n']);
    const second = await store();
    const lines = `${second.link}\r\n${second.deleteToken}\n`;
    assert.equal((await sharelink(['delete', '--token-stdin', '-'], { input: lines })).code, 0);
    for (const { link } of [first, second]) assert.equal(await isThere(link), false);
  });

  test('by a token that is asked for, hidden', async (t) => {
    const { link, deleteToken } = await store();
    const terminal = onTerminal(t, commandLine('delete', link));
    await terminal.sees('Token (hidden): ');
    terminal.type(`${deleteToken}\r`);
    await terminal.sees('The share is deleted.');
    assert.equal(await terminal.ended, 0);
    assert.ok(!terminal.shown.includes(deleteToken));
    assert.equal(await isThere(link), false);
  });

  test('by its reader, where its creator allowed that', async () => {
    const { link } = await store('--allow-delete', '--max-views', '2');
    const { stdout } = await sharelink(['reveal', '--json', link]);
    const { deleteToken } = JSON.parse(stdout.toString());
    assert.equal((await sharelink(['delete', '--token-stdin', link], { input: deleteToken })).code, 0);
    assert.equal(await isThere(link), false);
  });
});

suite('a share is not deleted', () => {
  test('by another token, or by what is none, which no text repeats', async (t) => {
    const { link } = await store();
    const none = join(makeFolder(t), 'none');
    writeFileSync(none, Buffer.from([0xff]));
    const cases = [
      [28, 'This token does not delete this share.', ['--token-stdin'], wrongToken],
      [29, 'This is not a bearer token.', ['--token-stdin'], 's3cr3t s3cr3t'],
      [29, 'This is not a bearer token.', ['--token-stdin'], ''],
      [29, 'This is not a bearer token.', ['--token-file', none], ''],
      [61, 'The file “no/such/file” is not there.', ['--token-file', 'no/such/file'], ''],
      [61, 'The file is not there.', ['--token-file', wrongToken], ''],
    ] as const;
    for (const [exitCode, told, args, input] of cases) {
      const { code, stdout, stderr } = await sharelink(['delete', ...args, link], { input });
      assert.deepEqual([code, stdout.length], [exitCode, 0], stderr);
      assert.ok(stderr.startsWith(`sharelink: ${told} `), stderr);
      assert.doesNotMatch(stderr, /s3cr3t|view|BwcH/);
    }
    assert.equal(await isThere(link), true);
  });

  test('with the token of an organization in its place: that one is not sent', async (t) => {
    const server = await serve(t, jsonAnswer(403, { error: 'Forbidden', message: '' }));
    const env = { SHARELINK_TOKEN: 's3cr3t', SHARELINK_SERVER: server.origin };
    const args = ['delete', '--json', '--token-stdin', linkOn(server.origin)];
    const { code, stdout } = await sharelink(args, { env, input: wrongToken });
    const { kind, what } = JSON.parse(stdout.toString());
    assert.deepEqual([code, kind, what], [27, 'not_permitted', 'You are not permitted to delete this share.']);
    const sent = server.seen.map(({ method, headers }) => [method, headers.authorization]);
    assert.deepEqual(sent, [['DELETE', `Bearer ${wrongToken}`]]);
  });
});

test('a server that gives no token leaves no token file, and says so', async (t) => {
  const folder = makeFolder(t);
  const server = await serve(t, jsonAnswer(200, { id: linkOn('').slice(-43) }));
  const args = ['share', '--plain', '--server', server.origin, '--token-file', 'token'];
  const { code, stdout, stderr } = await sharelink(args, { input: 'v', cwd: folder });
  assert.deepEqual([code, stdout.toString()], [0, `${linkOn(server.origin)}\n`]);
  assert.match(stderr, /gives no token/);
  assert.throws(() => statSync(join(folder, 'token')), { code: 'ENOENT' });
});
