/** Builds of the modules otherwise than they ship: tests/package/modules.cmake, and libraries that are not known. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { RawWorkerCore } from '../../edge-worker/src/worker-core.ts';
import { headerBlock } from '../../package/core/inputs.ts';
import { instantiate, type ModuleFactory } from '../../package/core/instantiate.ts';
import { compiledFolder } from '../../tools/compiled-glue.ts';
import { bytesOf, casesOf, type Text } from './vectors.ts';

const root = dirname(dirname(import.meta.dirname));

function build(target: string): { readonly status: number | null; readonly output: string } {
  const args = ['--build', '--preset', 'wasm', '--target', target];
  const { status, stdout, stderr } = spawnSync('cmake', args, { cwd: root, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

async function load(target: string): Promise<RawWorkerCore> {
  const file = join(compiledFolder, target);
  const { default: createModule }: { default: ModuleFactory<RawWorkerCore> } = await import(
    pathToFileURL(`${file}.mjs`).href
  );
  return instantiate(createModule, await WebAssembly.compile(readFileSync(`${file}.wasm`)));
}

interface ResponseCase {
  readonly operation: string;
  readonly status?: number;
  readonly headers?: readonly Text[];
  readonly body?: Text;
  readonly json?: unknown;
}

interface Transcript {
  readonly request: { readonly body?: unknown };
  readonly response: { readonly status: number; readonly body?: unknown };
}

/** Each text of the vectors that a server or a client sends as JSON, and each of these with one byte gone wrong. */
function* bodies(): Generator<Uint8Array> {
  const texts: Uint8Array[] = [];
  for (const { body, json } of casesOf<ResponseCase>('response')) {
    texts.push(json === undefined ? bytesOf(body) : Buffer.from(JSON.stringify(json)));
  }
  const recorded = ['infisical_transcripts', 'infisical_transcripts_2'].flatMap((file) => casesOf<Transcript>(file));
  for (const { request, response } of recorded) {
    for (const { body } of [request, response]) {
      if (body !== undefined) texts.push(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));
    }
  }
  for (const [index, text] of texts.entries()) {
    yield text;
    if (text.length === 0 || text.length > 100_000) continue;
    for (const byte of [0x01, 0x22, 0x2d, 0xff]) {
      const changed = new Uint8Array(text);
      changed[(index * 7 + byte) % text.length] = byte;
      yield changed;
    }
  }
}

function answers(core: RawWorkerCore): string[] {
  const utf8 = (text: string) => new TextEncoder().encode(text);
  const told: unknown[] = [];
  const headers = headerBlock([['content-type', 'application/json']]);
  for (const body of bodies()) {
    for (const operation of ['peek', 'access', 'create', 'remove']) {
      told.push(...[200, 400, 401, 422].map((status) => core.parseResponse(utf8(operation), status, headers, body)));
    }
    told.push(core.parseAccessBody(body, 'r'), core.parseCreateBody(body, 10_000, 0, 'r'));
  }
  return told.map((answer) => JSON.stringify(answer));
}

test('with the JSON headers as they are the core gives the same answers to all vectors', async () => {
  const { status, output } = build('untrimmed');
  assert.equal(status, 0, output);
  const trimmed = answers(await load('worker'));
  assert.ok(trimmed.length > 10_000);
  assert.ok(new Set(trimmed).size > 400);
  assert.deepEqual(answers(await load('untrimmed')), trimmed);
  const size = (target: string) => readFileSync(join(compiledFolder, `${target}.wasm`)).length;
  if (existsSync(join(compiledFolder, 'small-json'))) assert.ok(size('untrimmed') > size('worker'));
});

test('a module that the linker has emptied ends the build', () => {
  const { status, output } = build('gutted');
  assert.notEqual(status, 0);
  assert.match(output, /gutted\.mjs was linked and does not work \(parseServer is not a function\)/);
});

test('a type that Embind does not know ends the build', () => {
  const { status, output } = build('unbound');
  assert.notEqual(status, 0);
  assert.match(output, /unbound\.mjs was linked and does not work/);
});

test('what stands in for libc does its part, and traps where it cannot', () => {
  const { status, output } = build('stand_ins');
  assert.equal(status, 0, output);
  const call = (number: number) =>
    spawnSync(process.execPath, [join(compiledFolder, 'stand_ins.cjs'), String(number)], { encoding: 'utf8' });
  for (const number of [0, 1, 2]) assert.equal(call(number).status, 0, String(number));
  for (const number of [3, 4, 5, 6, 7]) {
    const { status: ended, stderr } = call(number);
    assert.notEqual(ended, 0, String(number));
    assert.match(stderr, /RuntimeError: unreachable/, String(number));
  }
});

/** What CMake says in a folder of its own. */
function configure(t: TestContext, files: Readonly<Record<string, string>>, option: (folder: string) => string) {
  const folder = mkdtempSync(join(tmpdir(), 'sharelink-modules-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const variable = option(folder);
  const env = variable.startsWith('-D') ? process.env : { ...process.env, SHARELINK_LIBSODIUM_SOURCE: variable };
  const args = ['--preset', 'wasm', '-B', join(folder, 'build'), ...(variable.startsWith('-D') ? [variable] : [])];
  const { status, stdout, stderr } = spawnSync('cmake', args, { cwd: root, encoding: 'utf8', env });
  return { status, output: (stdout + stderr).replaceAll(/\s+/g, ' ') };
}

function jsonHeader(version: string): string {
  const parts = version.split('.');
  return ['MAJOR', 'MINOR', 'PATCH'].map((part, i) => `#define NLOHMANN_JSON_VERSION_${part} ${parts[i]}\n`).join('');
}

test('another libsodium than those that were tried is refused by name', (t) => {
  const files = {
    'configure.ac':
      'AC_INIT([libsodium],[1.0.19],[x])\nSODIUM_LIBRARY_VERSION_MAJOR=1\nSODIUM_LIBRARY_VERSION_MINOR=1\n',
    'src/libsodium/sodium/core.c': '',
  };
  const { status, output } = configure(t, files, (folder) => folder);
  assert.notEqual(status, 0);
  assert.match(output, /this is libsodium '1\.0\.19', and sharelink was tried with 1\.0\.18 and 1\.0\.22 only/);
});

test('another nlohmann_json is compiled as it is, and said', (t) => {
  const { status, output } = configure(
    t,
    { 'nlohmann/json.hpp': jsonHeader('3.99.0') },
    (to) => `-Dnlohmann_root=${to}`,
  );
  assert.equal(status, 0, output);
  assert.match(output, /nlohmann_json 3\.99\.0 is compiled as it is/);
});

test('a known nlohmann_json without what is trimmed, or without a version, ends the configuration', (t) => {
  for (const [version, said] of [
    ['3.11.3', /has no errors to leave out: build with -DSHARELINK_JSON=untrimmed/],
    ['', /does not tell the version of nlohmann_json/],
  ] as const) {
    const header = version && jsonHeader(version);
    const { status, output } = configure(t, { 'nlohmann/json.hpp': header }, (to) => `-Dnlohmann_root=${to}`);
    assert.notEqual(status, 0);
    assert.match(output, said);
  }
});
