/** Nobody is told to run or install what another may put under this project's name on npm. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { isPublished } from '../../package/words/published.ts';

const root = dirname(dirname(import.meta.dirname));
/** Where it stands, and the scripts that it is bundled into as it stands. */
const switchedOff = /^(package\/words\/published\.ts|dist\/(worker|standalone)\/[\w-]+\.js)$/;

/** Whatever runs or installs the package by its bare name; a path to a file of it is none. */
const command = new RegExp(
  [
    String.raw`\b(npx|bunx|pnpx|pnpm dlx|yarn dlx|bun x|npm (exec|x)|npm init|npm create)\s(-\S+\s)*(--\s)?sharelink\b`,
    String.raw`\b(npm|pnpm|yarn|bun|deno) (install|i|add|ci)\s((-\S+|[@\w./-]+)\s)*(npm:)?sharelink(@\S*)?(?![\w./-])`,
    String.raw`\bnpm:sharelink\b`,
    String.raw`\b(esm\.sh|unpkg\.com|cdn\.jsdelivr\.net/npm|cdn\.skypack\.dev|esm\.run)/sharelink\b`,
  ].join('|'),
);

/** Sources and documents, and what a build has made of them. */
function shippedOrRead(): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard'];
  const sources = execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n');
  const dist = join(root, 'dist');
  const built = existsSync(dist) ? readdirSync(dist, { recursive: true, encoding: 'utf8' }) : [];
  return [...sources.filter((path) => !path.startsWith('tests/')), ...built.map((path) => `dist/${path}`)].filter(
    (path) => !switchedOff.test(path) && statSync(join(root, path), { throwIfNoEntry: false })?.isFile(),
  );
}

test('a command of the npm name is found in each of its forms', () => {
  for (const found of [
    'npx sharelink reveal -',
    'npx --yes sharelink',
    'bunx sharelink',
    'npm exec -- sharelink peek',
    'npm install sharelink',
    'npm i -g sharelink@latest',
    'pnpm add other sharelink',
    'deno add npm:sharelink',
    "import 'npm:sharelink@1'",
    'https://unpkg.com/sharelink/dist/x.js',
  ]) {
    assert.match(found, command);
  }
  for (const other of [
    'npm install ../sharelink-0.1.0.tgz',
    'npm install --global ./sharelink-0.1.0.tgz',
    'npx wrangler deploy',
    "import { share } from 'sharelink'",
    'sharelink reveal -',
    'node dist/cli/sharelink.js',
  ]) {
    assert.doesNotMatch(other, command);
  }
});

test('while the npm name is not the project’s, nothing that ships or is read names a command of it', () => {
  const paths = shippedOrRead();
  for (const path of ['README.md', 'web/reveal/index.html', 'edge-worker/src/http/form-page.ts'])
    assert.ok(paths.includes(path));
  const naming = paths.filter((path) => command.test(readFileSync(join(root, path), 'utf8')));
  assert.deepEqual(isPublished ? [] : naming, []);
});

test('npm refuses to publish the package for as long', () => {
  const { private: isPrivate = false } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  assert.equal(isPrivate, !isPublished);
});
