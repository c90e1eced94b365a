/** The same sources give the same bytes, wherever they are built. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { buildCommand } from '../../tools/build-command.ts';
import { buildElement } from '../../tools/build-element.ts';
import { buildPackage } from '../../tools/build-package.ts';
import { buildPage } from '../../tools/build-page.ts';

const root = dirname(dirname(import.meta.dirname));

/** At another depth than the project. */
function makeFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'sharelink-reproducible-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const deep = join(folder, 'a', 'b');
  mkdirSync(deep, { recursive: true });
  return deep;
}

/** Path and hash of every file below the folder. */
function hashes(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), hash(path)]));
}

function only(all: Readonly<Record<string, string>>, keep: (path: string) => boolean): Record<string, string> {
  return Object.fromEntries(Object.entries(all).filter(([path]) => keep(path)));
}

test('package, command, element and pages are the same bytes in another folder, from the same compiled core', async (t) => {
  const folder = makeFolder(t);
  await buildPackage(folder);
  await buildCommand(folder);
  await buildElement(folder);
  await buildPage({ outDir: join(folder, 'web') });
  const shipped = only(hashes(join(root, 'dist')), (path) => !/^(standalone|worker)\//.test(path));
  assert.ok(Object.keys(shipped).length > 30);
  assert.deepEqual(hashes(folder), shipped);
});

test('the checksums are those of every file of the package', () => {
  const printed = execFileSync(process.execPath, ['tools/checksums.ts'], { cwd: root, encoding: 'utf8' });
  assert.ok(printed.split('\n').some((line) => line.endsWith('  dist/web/index.html')));
  const checked = execFileSync('sha256sum', ['--check', '--strict', '--quiet'], { cwd: root, input: printed });
  assert.equal(checked.toString(), '');
});

// A second build from nothing takes minutes: in `npm run proof` only.
if (process.env.SHARELINK_PROOF) {
  test('everything that ships is the same bytes where it is built from nothing in another folder', (t) => {
    const folder = makeFolder(t);
    const list = ['ls-files', '--cached', '--others', '--exclude-standard'];
    const files = execFileSync('git', list, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
    for (const path of files.filter((path) => existsSync(join(root, path)))) {
      cpSync(join(root, path), join(folder, path), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const source = execFileSync('tools/debian-source', ['libsodium'], { cwd: root, encoding: 'utf8' }).trim();
    const env = { ...process.env, SHARELINK_LIBSODIUM_SOURCE: source, SHARELINK_PAGE_SERVER: '' };
    execFileSync(process.execPath, ['tools/build.ts'], { cwd: folder, env, stdio: 'pipe' });
    assert.deepEqual(hashes(join(folder, 'dist')), hashes(join(root, 'dist')));
  });
}
