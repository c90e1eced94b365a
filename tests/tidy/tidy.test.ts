/** The style as a test: what a reviewer would otherwise have to look for. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { test } from 'node:test';

const root = dirname(dirname(import.meta.dirname));
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path && existsSync(`${root}/${path}`));
const read = (path: string) => readFileSync(`${root}/${path}`, 'utf8');
const matching = (pattern: RegExp) => files.filter((path) => pattern.test(path));
const self = 'tests/tidy/tidy.test.ts';
const texts = files.filter((path) => path !== self && !path.endsWith('.png'));
const code = matching(/\.(cpp|h|c|ts|css|html|cmake|mts)$/).filter((path) => path !== self);

/** Lines of the given files that match, as "file:line". */
function lines(paths: readonly string[], pattern: RegExp): string[] {
  return paths.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
  );
}

test('the core knows nothing of JavaScript, and its contracts nothing of JSON or libsodium', () => {
  assert.deepEqual(lines(matching(/^include\//), /#include [<"](nlohmann|sodium|emscripten)/), []);
  assert.deepEqual(lines(matching(/^(include|src)\//), /#include [<"](emscripten|.*wasm\/)/), []);
  // The second is a border that must not work.
  const border = /^(wasm\/|tests\/package\/unbound\.cpp:)/;
  assert.deepEqual(
    lines(matching(/\.(cpp|h|c)$/), /#include <emscripten/).filter((at) => !border.test(at)),
    [],
  );
});

test('an envelope alone is decoded by a table, no key, token or proof', () => {
  const calls = lines(matching(/^(src|wasm)\/.*\.(cpp|h)$/), /\bparse_public_base64url\(/);
  assert.deepEqual(calls.map((at) => at.replace(/:\d+$/, '')).sort(), ['src/base64url.cpp', 'src/envelope.cpp']);
});

test('each contract has its source and its tests', () => {
  const values = ['content', 'result', 'sharelink']; // no code of their own to put into a source
  for (const path of matching(/^include\/.*\.h$/)) {
    const stem = path.slice('include/sharelink/'.length, -'.h'.length);
    const name = stem.split('/').at(-1) ?? '';
    if (!values.includes(name)) assert.ok(files.includes(`src/${stem}.cpp`), `src/${stem}.cpp is missing`);
    if (!values.includes(name)) {
      assert.ok(files.includes(`tests/unit/${name}_test.cpp`), `tests/unit/${name}_test.cpp is missing`);
    }
  }
});

test('the dark colours are the same, whether the system or a reader wants them', () => {
  const rules = [...read('web/kit/theme.css').matchAll(/^( *):root\S*,?[^{}]*\{([^{}]*--shadow: none;[^{}]*)\}/gm)];
  const [bySystem, byChoice, ...others] = rules.map(([, , body = '']) => body.match(/--[\w-]+: .*;/g));
  assert.ok(bySystem && bySystem.length > 10 && others.length === 0);
  assert.deepEqual(byChoice, bySystem);
});

test('nothing that a build makes is tracked', () => {
  assert.deepEqual(matching(/\.(wasm|a|o|so|node|tgz)$|(^|\/)(dist|build|node_modules|\.cache)\//), []);
});

test('lock files name no download address', () => {
  const locks = matching(/package-lock\.json$/);
  assert.equal(locks.length, 3);
  assert.deepEqual(lines(locks, /"resolved"|https?:\/\/[^"]*\.tgz/), []);
});

test('no file names a folder of one machine', () => {
  assert.deepEqual(lines(texts, /(^|[^\w./-])\/(work|farm|root|home|Users|tmp)\//), []);
});

test('no work is left for later and no test is left out', () => {
  assert.deepEqual(lines(texts, /\b(TO[D]O|FIX[M]E|XX[X]|HAC[K])\b/), []);
  assert.deepEqual(
    lines(
      matching(/^tests\/.*\.ts$/).filter((path) => path !== self),
      /\.(skip|only|todo)\(|\b(skip|only|todo): /,
    ),
    [],
  );
  // Catch2 leaves out or forgives what has one of these tags.
  assert.deepEqual(lines(matching(/^tests\/unit\//), /TEST_CASE\(.*\[(\.|!mayfail|!shouldfail)/), []);
});

test('no text becomes markup or code', () => {
  const shipped = matching(/^(web|package|edge-worker|cli)\/.*\.(ts|html)$/);
  assert.deepEqual(
    lines(shipped, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\b/),
    [],
  );
});

test('each error code has its line in the protocol', () => {
  const codes = [...read('include/sharelink/error.h').matchAll(/^ {2}(\w+), +\/\/\/</gm)].map(([, code]) => code ?? '');
  assert.ok(codes.length > 40);
  const protocol = read('PROTOCOL.md');
  assert.deepEqual(
    codes.filter((code) => !protocol.includes(`\`${code}\``)),
    [],
  );
});

test('the routes of the worker are listed in one place', () => {
  const paths = lines(matching(/^edge-worker\/src\/.*\.ts$/), /'\/(shared|api|s|healthz)\b.*'/);
  const places = new Set(paths.map((at) => at.split(':')[0]));
  assert.ok(places.has('edge-worker/src/app.ts'));
  assert.ok(places.size <= 2, [...places].join(', '));
});

test('the tree of ARCHITECTURE.md is the tree', () => {
  const tree = read('ARCHITECTURE.md').split('## Tree')[1]?.split('\n## ')[0] ?? '';
  const named = [...tree.matchAll(/^\| (.*?) \|/gm)].flatMap(([, cell]) => [...(cell ?? '').matchAll(/`([^`]+)`/g)]);
  const top = new Set(files.map((path) => path.split('/')[0]));
  assert.deepEqual(new Set(named.map(([, name]) => name)), top);
});

test('the package has no dependencies, and the README names the two commands', () => {
  const { dependencies, optionalDependencies, peerDependencies } = JSON.parse(read('package.json'));
  assert.deepEqual([dependencies, optionalDependencies, peerDependencies], [undefined, undefined, undefined]);
  for (const command of ['start', 'test']) {
    assert.ok(read('README.md').includes(`\n./${command} `));
    assert.ok(statSync(`${root}/${command}`).mode & 0o111, command);
  }
});

test('files stay short', () => {
  // A language's table is read from top to bottom, and holds no code.
  const short = [...code, self].filter((path) => !path.startsWith('web/languages/'));
  const long = short.filter((path) => read(path).split('\n').length > 350);
  assert.deepEqual(long, []);
});
