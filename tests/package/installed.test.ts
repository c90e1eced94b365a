/** The package as npm packs it, installed into an empty folder and used from there in each runtime. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { promisify } from 'node:util';
import { installPackage, olderNode, type Project } from './install.ts';
import { jsonAnswer, serve, unusedOrigin } from './loopback.ts';
import { availableBody, grantedBody, linkOn } from './share.ts';

const run = promisify(execFile);
const root = dirname(dirname(import.meta.dirname));
let project: Project;
let folder: string;

before(() => {
  project = installPackage();
  folder = project.folder;
  writeFileSync(
    join(folder, 'use.js'),
    `import { parseLink, reveal, loadCore, stretch } from 'sharelink';
const [good, refused] = process.argv.slice(2);
const core = await loadCore();
const source = { secret: new Uint8Array(32), preset: 2, password: 'p' };
console.log(JSON.stringify([
  (await parseLink(good)).kind,
  (await reveal(good)).secretValue,
  (await reveal(refused)).kind,
  core.deriveKeys(source, await stretch(core.deriveKeys(source))).kind,
]));
`,
  );
  writeFileSync(
    join(folder, 'once.js'),
    `import { peek, reveal } from 'sharelink';
const [link] = process.argv.slice(2);
const kinds = [];
for (let round = 0; round < 2; round++) kinds.push((await peek(link)).kind, (await reveal(link)).kind);
console.log(JSON.stringify(kinds));
`,
  );
});
after(() => project.remove());

test('holds what the package needs, and no path of the machine that packed it', () => {
  const paths = project.packed.map(({ path }) => path);
  for (const path of [
    'dist/sharelink.node.js',
    'dist/sharelink.browser.js',
    'dist/sharelink.workerd.js',
    'dist/sharelink.element.js',
    'dist/web/index.html',
  ]) {
    assert.ok(paths.includes(path), path);
  }
  assert.deepEqual(
    paths.filter(
      (path) =>
        !/^(dist\/|docs\/[\w-]+\.md$|package\.json$|LICENSE$|[A-Z-]+\.md$)/.test(path) ||
        /^dist\/(standalone|worker)\//.test(path),
    ),
    [],
  );
  for (const path of paths) {
    const content = readFileSync(join(folder, 'node_modules/sharelink', path));
    assert.ok(!content.includes(root), path);
    if (path.endsWith('.js')) assert.doesNotMatch(content.toString(), /\beval\(|new Function\b/, path);
  }
});

function olderNodes() {
  return ([20, 22] as const).map((major) => [`in Node.js ${major}`, olderNode(major)] as const);
}

const runtimes: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['in Node.js without code generation', process.execPath, '--disallow-code-generation-from-strings'],
  ['in Deno', join(root, 'node_modules/.bin/deno'), 'run', '--allow-net=127.0.0.1', '--allow-read'],
  ['in Bun', join(root, 'node_modules/.bin/bun'), 'run'],
  // Older Nodes are large: in `npm run proof` only.
  ...(process.env.SHARELINK_PROOF ? olderNodes() : []),
];

suite('opens a share', () => {
  for (const [name, command, ...args] of runtimes) {
    test(name, async (t) => {
      const server = await serve(t, jsonAnswer(200, grantedBody('installed')));
      const links = [linkOn(server.origin), linkOn(await unusedOrigin())];
      const env = { ...process.env, DENO_NO_UPDATE_CHECK: '1' };
      const { stdout } = await run(command, [...args, 'use.js', ...links], { cwd: folder, env, timeout: 60_000 });
      assert.deepEqual(JSON.parse(stdout), ['plain', 'installed', 'network_unreachable', 'keys']);
      assert.equal(server.seen.length, 1);
    });
  }
});

suite('sends an access once where a connection that was used before breaks off', () => {
  for (const [name, command, ...args] of runtimes) {
    test(name, async (t) => {
      const server = await serve(t, (response, { method }) => {
        if (method === 'POST') response.socket?.destroy();
        else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(availableBody));
      });
      const env = { ...process.env, DENO_NO_UPDATE_CHECK: '1' };
      const script = [...args, 'once.js', linkOn(server.origin)];
      const { stdout } = await run(command, script, { cwd: folder, env, timeout: 60_000 });
      assert.deepEqual(JSON.parse(stdout), ['available', 'reply_lost', 'available', 'reply_lost']);
      assert.equal(server.seen.filter(({ method }) => method === 'POST').length, 2);
    });
  }
});
