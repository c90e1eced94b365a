import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, suite, type TestContext, test } from 'node:test';
import { type Available, peek, reveal } from 'sharelink';
import { ask } from './client.ts';

const script = join(dirname(dirname(import.meta.dirname)), 'tools/start.ts');
const folder = mkdtempSync(join(tmpdir(), 'sharelink-start-'));
after(() => rmSync(folder, { recursive: true }));

interface Started {
  readonly printed: string;
  readonly link: string;
  /** Ends it as Ctrl-C does. @returns its exit code. */
  interrupt(): Promise<number>;
}

/** Runs the command until it has printed a link. */
async function start(t: TestContext, ...options: readonly string[]): Promise<Started> {
  const place = options.some((option) => !option.startsWith('--')) ? [] : [folder];
  const child = spawn(process.execPath, [script, ...options, ...place], { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => child.kill('SIGTERM'));
  const ended = once(child, 'exit');
  let printed = '';
  for await (const text of child.stdout.setEncoding('utf8')) {
    printed += text;
    if (/\/shared\/secret\/.*\n/.test(printed) && /Press Ctrl-C|already runs/.test(printed)) break;
  }
  const link = /http:\/\/\S+\/shared\/secret\/\S+/.exec(printed)?.[0];
  if (!link) throw new Error(`no link in: ${printed}`);
  return {
    printed,
    link,
    async interrupt() {
      child.kill('SIGINT');
      return (await ended)[0];
    },
  };
}

async function viewsLeft(link: string): Promise<unknown> {
  return ((await peek(link)) as Available).viewsLeft;
}

/** Of a path as it is written; fetch would tidy it. */
async function statusOf(origin: string, path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(origin);
  const [response] = await once(get({ hostname, port, path }), 'response');
  response.resume();
  return response.statusCode;
}

/** A test with a disk of three megabytes. The report gives the reason where there is none. */
function testOnOwnDisk(name: string, run: (t: TestContext, disk: string) => Promise<void>): void {
  const disk = mkdtempSync(join(tmpdir(), 'sharelink-disk-'));
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk]).status === 0;
  after(() => {
    if (isMounted) spawnSync('umount', ['-l', disk]);
    rmSync(disk, { recursive: true });
  });
  if (isMounted) test(name, (t) => run(t, disk));
  else console.log(`left to root, who may mount a disk: ${name}`);
}

suite('the start command', { concurrency: false }, () => {
  test('prints a link that opens, and keeps the example for later starts', async (t) => {
    const first = await start(t);
    assert.match(first.printed, /sharelink runs on http:\/\/127\.0\.0\.1:\d+\n/);
    assert.ok(first.printed.includes(`Secrets are kept in ${folder}/ and`), 'the folder as it was named');
    assert.match((await ask(first.link)).text, /^<!doctype html>/);
    assert.equal(await viewsLeft(first.link), 5);
    const opened = await reveal(first.link);
    assert.equal(opened.kind, 'granted');
    assert.equal(await first.interrupt(), 0);

    const second = await start(t);
    assert.equal(new URL(second.link).pathname, new URL(first.link).pathname);
    assert.equal(await viewsLeft(second.link), 4);
    for (let i = 0; i < 4; i++) assert.equal((await reveal(second.link)).kind, 'granted');
    assert.equal((await reveal(second.link)).kind, 'view_limit_reached');
    assert.equal(await second.interrupt(), 0);

    const third = await start(t);
    assert.notEqual(new URL(third.link).pathname, new URL(second.link).pathname);
    assert.equal(await viewsLeft(third.link), 5);
    assert.equal(await third.interrupt(), 0);
  });

  test('leaves no process behind', async (t) => {
    const { link, interrupt } = await start(t);
    await interrupt();
    await assert.rejects(fetch(link));
  });

  test('does not run twice on one store', async (t) => {
    const first = await start(t);
    const second = await start(t);
    assert.match(second.printed, /already runs/);
    assert.equal(second.link, first.link);
    await first.interrupt();
  });

  test('serves the app in examples/ where it is asked to, and the worker answers its pages', async (t) => {
    const { printed, link, interrupt } = await start(t, '--examples');
    const [, app = ''] = /Open links in an app.*\n\n +(http:\/\/\S+)\/\n/.exec(printed) ?? [];
    const { origin, pathname } = new URL(link);
    const page = await ask(`${app}/`);
    assert.ok(page.text.includes(`<shared-secret server="${origin}">`), page.text);
    assert.match((await ask(`${app}/app.js`)).text, /http:\/\/127\.0\.0\.1:\d+/);
    assert.equal((await ask(`${app}/sharelink/sharelink.element.js`)).status, 200);
    for (const path of ['/../package.json', '/sharelink/../package.json', '/./../package.json']) {
      assert.equal(await statusOf(app, path), 404, path);
    }
    const api = `${origin}/api/v1/shared-secrets/${pathname.split('/').at(-1)}`;
    const { headers } = await ask(api, { headers: { origin: app } });
    assert.equal(headers.get('access-control-allow-origin'), app);
    assert.equal(await interrupt(), 0);
    await assert.rejects(fetch(app));
  });

  test('takes another port where its own is taken', async (t) => {
    const other = createServer().listen(8787, '127.0.0.1');
    // Whoever else has the port serves the purpose as well: then this one does not listen.
    await once(other, 'listening').catch(() => {});
    t.after(() => other.close());
    const { link, interrupt } = await start(t);
    assert.notEqual(new URL(link).port, '8787');
    await interrupt();
  });

  test('keeps the secrets in a folder that is named from where the user stands', (t) => {
    const base = realpathSync(mkdtempSync(join(tmpdir(), 'sharelink-stand-')));
    t.after(() => rmSync(base, { recursive: true }));
    const tools = join(base, 'a clone', 'tools');
    mkdirSync(tools, { recursive: true });
    cpSync(join(dirname(dirname(script)), 'start'), join(base, 'a clone', 'start'));
    writeFileSync(join(tools, 'setup'), '#!/bin/sh\ntest -f tools/env\n', { mode: 0o755 });
    for (const name of ['env', 'build.ts']) writeFileSync(join(tools, name), '');
    writeFileSync(join(tools, 'start.ts'), 'console.log(JSON.stringify([process.cwd(), process.argv.slice(2)]));');
    const command = join('a clone', 'start');
    const { stdout, stderr } = spawnSync(command, ['--examples', 'mine'], { cwd: base, encoding: 'utf8' });
    assert.equal(stderr, '');
    assert.deepEqual(JSON.parse(stdout), [base, ['--examples', 'mine']]);
  });

  test('explains itself, and takes nothing that looks like an option for a folder', () => {
    const command = join(dirname(dirname(script)), 'start');
    for (const [args, status] of [
      [['--help'], 0],
      [['-h'], 0],
      [['--port=80'], 2],
      [['-'], 2],
      [[''], 2],
      [['one', 'two'], 2],
      [['one', '--examples'], 2],
      [['--examples', ''], 2],
    ] as const) {
      const ended = spawnSync(command, args, { encoding: 'utf8', cwd: folder });
      assert.deepEqual([ended.status, status === 0 ? ended.stderr : ended.stdout], [status, ''], args.join(' '));
      assert.match(status === 0 ? ended.stdout : ended.stderr, /^usage: \.\/start \[--examples\] \[FOLDER\]\n/);
    }
  });

  test('says what to do where the folder cannot be written, and leaves nothing half made', () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, 'mine');
    const taken = join(folder, 'taken');
    mkdirSync(taken);
    writeFileSync(join(taken, 'store'), 'mine');
    for (const [place, code] of [
      [file, 'EEXIST'],
      [join(file, 'below'), 'ENOTDIR'],
      [taken, 'EEXIST'],
    ] as const) {
      const ended = spawnSync(process.execPath, [script, place], { encoding: 'utf8' });
      const advice = 'make it a folder that you may write to, or name another: ./start FOLDER';
      assert.equal(ended.stderr, `sharelink: the secrets can't be kept in ${place} (${code}): ${advice}\n`);
      assert.deepEqual([ended.status, ended.stdout], [1, '']);
    }
    assert.deepEqual([readFileSync(file, 'utf8'), readdirSync(taken)], ['mine', ['store']]);
    for (const place of [file, taken]) rmSync(place, { recursive: true });
  });

  testOnOwnDisk('says what to do on a full disk, and starts there once there is room', async (t, disk) => {
    const filling = join(disk, 'filling');
    const place = join(disk, 'secrets');
    for (const leftBytes of [0, 512, 1_000_000]) {
      writeFileSync(filling, new Uint8Array(3 * 1024 * 1024 - leftBytes - (leftBytes % 4096)));
      const ended = spawnSync(process.execPath, [script, place], { encoding: 'utf8' });
      const advice = 'make room there, or name another: ./start FOLDER';
      assert.equal(ended.stderr, `sharelink: the secrets can't be kept in ${place} (ENOSPC): ${advice}\n`);
      assert.deepEqual([ended.status, ended.stdout], [1, '']);
      assert.deepEqual(readdirSync(place, { recursive: true }), ['store']);
    }
    // As an earlier start left it there.
    writeFileSync(join(place, 'store-key'), '');
    rmSync(filling);
    const { link, interrupt } = await start(t, place);
    assert.equal(await viewsLeft(link), 5);
    assert.equal(await interrupt(), 0);
  });

  test('lets nobody else read what it keeps', () => {
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    for (const name of ['store-key', 'example']) assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(folder).sort(), ['example', 'store', 'store-key']);
  });
});
