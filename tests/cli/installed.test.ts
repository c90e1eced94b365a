/** The command of the package as npm packs it. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { installPackage, type Project } from '../package/install.ts';
import { jsonAnswer, serve } from '../package/loopback.ts';
import { availableBody, grantedBody, linkOn } from '../package/share.ts';

const run = promisify(execFile);
const root = dirname(dirname(import.meta.dirname));
let project: Project;
let folder: string;

before(() => {
  project = installPackage();
  folder = project.folder;
});
after(() => project.remove());

/** Not through npx, which has words of its own to say. */
function installed(...args: string[]) {
  return run(join(folder, 'node_modules/.bin/sharelink'), args, { cwd: folder });
}

test('the installed command opens a share', async (t) => {
  const server = await serve(t, (response, request) => {
    jsonAnswer(200, request.method === 'GET' ? availableBody : grantedBody('installed'))(response, request);
  });
  const { stdout, stderr } = await installed('reveal', linkOn(server.origin));
  assert.deepEqual([stdout, stderr], ['installed', '']);
});

test('the installed command knows its version and explains itself', async () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  assert.equal((await installed('--version')).stdout, `${version}\n`);
  assert.match(
    (await installed('--help')).stdout,
    /share \[OPTIONS\].*reveal LINK.*peek LINK.*delete LINK.*verify LINK.*verify-page URL/s,
  );
});

test('the command holds neither a second core nor TypeScript', () => {
  const text = readFileSync(join(folder, 'node_modules/sharelink/dist/cli/sharelink.js'), 'utf8');
  assert.match(text, /^#!\/usr\/bin\/env node\n/);
  assert.match(text, /from "\.\.\/sharelink\.node\.js"/);
  assert.ok(text.length < 125_000, String(text.length));
});

test('a damaged package ends with exit code 1, and says where but not what it was given', async () => {
  const damaged = join(folder, 'damaged');
  cpSync(join(folder, 'node_modules/sharelink'), damaged, { recursive: true });
  rmSync(join(damaged, 'dist/sharelink.wasm'));
  const failed = run(process.execPath, [join(damaged, 'dist/cli/sharelink.js'), 'verify', linkOn('https://h.example')]);
  await assert.rejects(failed, ({ code, stdout, stderr }) => {
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /sharelink failed in a way that it should not/);
    assert.doesNotMatch(stderr, /h\.example|shared\/secret/);
    return true;
  });
});
