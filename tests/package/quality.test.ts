/** What tools that know packages and pages say of the built ones. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { promisify } from 'node:util';
import { installPackage, type Project } from './install.ts';

const run = promisify(execFile);
const root = dirname(dirname(import.meta.dirname));
const bin = (name: string) => join(root, 'node_modules/.bin', name);

let project: Project;
before(() => {
  project = installPackage();
});
after(() => project.remove());

/** Rejects, with what the tool found, where it ends with a failure. */
async function passes(name: string, ...args: string[]): Promise<void> {
  const { stdout } = await run(bin(name), args, { cwd: root }).catch(({ stdout, stderr }) => {
    throw new Error(`${name}: ${stdout}${stderr}`);
  });
  assert.doesNotMatch(stdout, /warning/i);
}

suite('the packed package', () => {
  test('has an entry for each host that publint agrees with', () => passes('publint', project.tarball, '--strict'));

  test('has types that TypeScript finds from every ES module', async () => {
    // The module is no code: whoever names it has a bundler's or a runtime's own type for it.
    const args = [
      '--profile',
      'esm-only',
      '--exclude-entrypoints',
      'sharelink.wasm',
      '--format',
      'ascii',
      '--no-emoji',
    ];
    const { stdout } = await run(bin('attw'), [project.tarball, ...args], { cwd: root });
    assert.match(stdout, /"sharelink"/);
  });
});

test('the built pages are valid HTML', async () => {
  const pages = ['index.html', 'share.html'].map((name) => join(root, 'dist/web', name));
  await passes('html-validate', '--config', join(root, 'tools/html-validate.json'), ...pages);
});
