/** What set-up says and leaves behind where it cannot go on, on a machine whose tools are stand-ins. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';

const root = dirname(dirname(import.meta.dirname));
const nobody = 65_534;
/** What any system has. */
const basics =
  'awk basename cat chmod cmp cp cut dirname env find flock grep id ln mkdir mktemp mv printf rm sed sh sha256sum sleep sort tr uname'.split(
    ' ',
  );
const built = 'cmake ninja npm em++ dpkg-source'.split(' ');
const emscripten = 'echo "emcc (Emscripten gcc/clang-like replacement + linker emulating GNU ld) 3.1.6 ()"';
const debian = { 'apt-get': 'exit 1', 'dpkg-query': 'exit 0', 'apt-config': 'echo "list=/nowhere parts=/nowhere"' };
/** As npm ci does: what was there goes first. */
const npm = 'shift 2\nrm -rf "$1/node_modules"\nmkdir -p "$1/node_modules/.bin"';

interface Run {
  readonly status: number | null;
  readonly output: string;
}

interface Machine {
  readonly folder: string;
  /** Replaces or adds tools: the lines of a shell script for each. */
  have(tools: Readonly<Record<string, string>>): void;
  run(command: string, options?: { readonly env?: NodeJS.ProcessEnv; readonly uid?: number }): Promise<Run>;
}

/** A checkout in a folder with spaces and umlauts, where only these tools are found. */
function makeMachine(t: TestContext, tools: Readonly<Record<string, string>>): Machine {
  const base = mkdtempSync(join(tmpdir(), 'sharelink setup ü '));
  t.after(() => rmSync(base, { recursive: true }));
  chmodSync(base, 0o755);
  const folder = join(base, 'Größe und Maß');
  const bin = join(base, 'bin');
  for (const path of [folder, bin]) mkdirSync(path);
  cpSync(join(root, 'tools'), join(folder, 'tools'), { recursive: true });
  cpSync(join(root, 'package-lock.json'), join(folder, 'package-lock.json'));
  for (const name of basics) {
    const places = (process.env.PATH ?? '').split(delimiter).map((place) => join(place, name));
    symlinkSync(places.find((path) => existsSync(path)) ?? assert.fail(`no ${name} here`), join(bin, name));
  }
  symlinkSync(process.execPath, join(bin, 'node'));
  const have = (more: Readonly<Record<string, string>>) => {
    for (const [name, script] of Object.entries(more)) {
      rmSync(join(bin, name), { force: true });
      writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    }
  };
  have(tools);
  const run = (command: string, { env = {}, uid }: { env?: NodeJS.ProcessEnv; uid?: number } = {}) =>
    new Promise<Run>((resolve, reject) => {
      const who = uid === undefined ? {} : { uid, gid: uid };
      const child = spawn('/bin/sh', ['-c', command], { cwd: folder, env: { PATH: bin, HOME: base, ...env }, ...who });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
      child.once('error', reject);
      child.once('close', (status) => resolve({ status, output }));
    });
  return { folder, have, run };
}

/** One that lacks nothing but the npm packages. */
function makeBuilder(t: TestContext): Machine & { readonly env: NodeJS.ProcessEnv } {
  const machine = makeMachine(t, {
    ...Object.fromEntries(built.map((name) => [name, 'exit 0'])),
    'em++': emscripten,
    npm,
  });
  const source = join(machine.folder, 'source');
  mkdirSync(join(source, 'src/libsodium/sodium'), { recursive: true });
  writeFileSync(join(source, 'src/libsodium/sodium/core.c'), '');
  return { ...machine, env: { SHARELINK_LIBSODIUM_SOURCE: source } };
}

const cached = ({ folder }: Machine) =>
  readdirSync(join(folder, '.cache')).filter((name) => !/^setup\.(log|lock)$/.test(name));

test('without root and sudo it names the packages and the command, and changes nothing', async (t) => {
  const machine = makeMachine(t, { ...debian, id: 'echo 1000' });
  const { status, output } = await machine.run('tools/setup test package');
  assert.equal(status, 1);
  assert.match(
    output,
    /install these as root, then try again:\n {2}apt-get install --no-install-recommends .*\bcmake\b/,
  );
  assert.match(output, /chromium-headless-shell/);
  assert.doesNotMatch(output, /firefox|clang/);
  assert.deepEqual(cached(machine), []);
});

test('on another system it lists each tool, and each variable that it names is read', async (t) => {
  const { status, output } = await makeMachine(t, { uname: 'echo Darwin' }).run('tools/setup test unit package e2e');
  assert.equal(status, 1);
  const listed = output.split('\n').filter((line) => line.startsWith('  '));
  for (const tool of ['CMake 3.24', 'Ninja', 'Emscripten 3.1.6', 'npm 9', 'libsodium 1.0.18 or 1.0.22', 'Clang 14']) {
    assert.equal(listed.filter((line) => line.includes(tool)).length, 1, tool);
  }
  const variables: readonly string[] = output.match(/\b(SHARELINK_\w+|[A-Z]{7,})\b/g) ?? [];
  for (const name of ['SHARELINK_LIBSODIUM_SOURCE', 'CHROMIUM', 'FIREFOX']) assert.ok(variables.includes(name), name);
  const readers = ['tools/debian-source', 'tests/e2e/browser.ts', 'tests/e2e/engines/webkit.ts'];
  const read = readers.map((path) => readFileSync(join(root, path), 'utf8')).join('');
  for (const name of variables) assert.ok(read.includes(name), name);
});

test('in a folder that it cannot write to it says so', async (t) => {
  const machine = makeMachine(t, {});
  chmodSync(machine.folder, 0o555);
  const { status, output } = await machine.run('tools/setup', process.getuid?.() === 0 ? { uid: nobody } : {});
  chmodSync(machine.folder, 0o755);
  assert.equal(status, 1);
  assert.match(output, /cannot write into .*Größe und Maß\/\.cache: is the folder read-only/);
});

test('in a path with spaces and umlauts it goes through, and a second time does nothing', async (t) => {
  const { folder, env, run, have } = makeBuilder(t);
  const first = await run('tools/setup', { env });
  assert.deepEqual(first, { status: 0, output: 'setup: Emscripten 3.1.6\nsetup: installing npm packages\n' });
  assert.ok(existsSync(join(folder, 'node_modules/.installed-lock')));
  have({ npm: 'exit 1' });
  assert.deepEqual(await run('tools/setup', { env }), { status: 0, output: 'setup: Emscripten 3.1.6\n' });
});

for (const [version, said] of [
  ['3.1.69', /Emscripten 3\.1\.69$/m],
  ['6.0.5', /Emscripten 6\.0\.5$/m],
  ['3.1.5', /Emscripten 3\.1\.5: older than 3\.1\.6/],
  ['12.0.1-git', /Emscripten 12\.0\.1: newer than 6\.0\.5/],
  ['', /Emscripten of an unknown version/],
] as const) {
  test(`Emscripten ${version || 'without a version'} is named and not refused`, async (t) => {
    const { env, run, have } = makeBuilder(t);
    have({ 'em++': version && emscripten.replace('3.1.6', version) });
    const { status, output } = await run('tools/setup', { env });
    assert.equal(status, 0);
    assert.match(output, said);
  });
}

test('a Node that reads no TypeScript, whatever its version, is not the one that builds', async (t) => {
  const { env, run, have } = makeBuilder(t);
  have({ node: `exec '${process.execPath}' --no-experimental-strip-types "$@"`, uname: 'echo Linux' });
  const { output } = await run('tools/setup', { env });
  assert.match(output, /install Node 22\.18 or newer, with TypeScript/);
  have({ uname: 'case $1 in -s) echo Linux;; -m) echo x86_64;; esac' });
  assert.match((await run('tools/setup', { env })).output, /putting Node 24 into \.cache\/node/);
});

test('of two set-ups at once the second waits, and finds the work done', async (t) => {
  const { folder, env, run, have } = makeBuilder(t);
  const started = join(folder, 'started');
  const goOn = join(folder, 'go-on');
  have({ npm: `${npm}\necho >>'${started}'\nwhile [ ! -e '${goOn}' ]; do sleep 0.05; done` });
  const first = run('tools/setup', { env });
  while (!existsSync(started)) await new Promise((resolve) => setTimeout(resolve, 20));
  const second = run(
    `{ tools/setup; } 2>&1 | while read -r line; do echo "$line"; case $line in *waiting*) : >'${goOn}';; esac; done`,
    { env },
  );
  const [{ status }, { output }] = await Promise.all([first, second]);
  assert.equal(status, 0);
  assert.match(output, /waiting for another set-up in this folder\nsetup: Emscripten 3\.1\.6\n$/);
  assert.equal(readFileSync(started, 'utf8'), '\n');
});

for (const [what, message, said] of [
  ['a disk that is full', 'npm error code ENOSPC', /the disk is full: make room/],
  ['no network', 'npm error code EAI_AGAIN', /is there a network\?/],
] as const) {
  test(`${what} is told, and the next run does not trust what was begun`, async (t) => {
    const { folder, env, run, have } = makeBuilder(t);
    have({ npm: `${npm}\necho '${message}'\nexit 1` });
    const { status, output } = await run('tools/setup', { env });
    assert.equal(status, 1);
    assert.match(output, said);
    assert.ok(!existsSync(join(folder, 'node_modules/.installed-lock')));
    have({ npm });
    assert.equal((await run('tools/setup', { env })).status, 0);
    assert.ok(existsSync(join(folder, 'node_modules/.installed-lock')));
  });
}

/** apt-get that brings an archive of this name and content. */
const fetching = (name: string, content: string) => ({
  ...debian,
  'apt-get': `case "$*" in *' source '*) printf '%s' '${content}' >'${name}';; esac`,
});

const sources: readonly (readonly [what: string, tools: Readonly<Record<string, string>>, said: RegExp])[] = [
  [
    'a half archive',
    fetching('libsodium_1.0.18.orig.tar.gz', 'half'),
    /is not the expected one: nothing of it is used/,
  ],
  [
    'a version that is not known',
    fetching('libsodium_1.0.19.orig.tar.gz', ''),
    /this Debian release has libsodium 1\.0\.19, which the build does not know: set SHARELINK_LIBSODIUM_SOURCE .* 1\.0\.18 or 1\.0\.22/,
  ],
  [
    'no network',
    { ...debian, 'apt-get': "echo 'Temporary failure resolving'; exit 100" },
    /could not fetch the source package of libsodium: is there a network\?/,
  ],
  [
    'a disk that fills as it is unpacked',
    {
      ...fetching('libsodium_1.0.18.orig.tar.gz', ''),
      sha256sum: 'exit 0',
      'dpkg-source': 'mkdir -p "$3"; echo "No space left on device"; exit 1',
    },
    /could not unpack libsodium 1\.0\.18: the disk is full/,
  ],
  [
    'a disk that fills as it is copied',
    {
      ...fetching('libsodium_1.0.18.orig.tar.gz', ''),
      sha256sum: 'exit 0',
      'dpkg-source': 'mkdir -p "$3/src"',
      cp: 'mkdir -p "$3"; echo "cp: No space left on device" >&2; exit 1',
    },
    /could not be copied into \.cache: the disk is full/,
  ],
];
for (const [what, tools, said] of sources) {
  test(`the source of a library: ${what} ends in a sentence, and nothing is kept`, async (t) => {
    const machine = makeMachine(t, { 'dpkg-source': 'exit 1', ...tools });
    const { status, output } = await machine.run('tools/debian-source libsodium');
    assert.equal(status, 1);
    assert.match(output, said);
    assert.deepEqual(cached(machine), []);
  });
}

test('the source of a library: where there is no apt, and where the folder is another one, the variable is named', async (t) => {
  const { run, folder } = makeMachine(t, {});
  for (const [name, variable] of [
    ['libsodium', 'SHARELINK_LIBSODIUM_SOURCE'],
    ['catch2', 'SHARELINK_CATCH2_SOURCE'],
  ] as const) {
    const without = await run(`tools/debian-source ${name}`);
    assert.equal(without.status, 1);
    assert.match(without.output, new RegExp(`no apt-get and dpkg-source here: unpack ${name} .* and set ${variable}`));
    const wrong = await run(`tools/debian-source ${name}`, { env: { [variable]: folder } });
    assert.equal(wrong.status, 1);
    assert.match(wrong.output, new RegExp(`the folder in ${variable} has no `));
  }
});
