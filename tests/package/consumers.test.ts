/** The packed package in a page, as it is and through bundlers, and in workerd. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { after, before, suite, type TestContext, test } from 'node:test';
import { share } from 'sharelink';
import { startWorkerd } from '../../tools/workerd.ts';
import { useBrowser } from '../e2e/browser.ts';
import { passwordField, revealed, show } from '../e2e/steps.ts';
import { createShare } from '../edge-worker/client.ts';
import { startEmbedded } from '../edge-worker/workerd.ts';
import { installConsumers, installPackage, type Project } from './install.ts';
import { jsonAnswer, type Loopback, serve } from './loopback.ts';
import { grantedBody, linkOn } from './share.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};
const dist = '/node_modules/sharelink/dist';
const imports = { sharelink: `${dist}/sharelink.browser.js`, 'sharelink/element': `${dist}/sharelink.element.js` };
const importMap = `<script type="importmap">${JSON.stringify({ imports })}</script>`;
const asModule = '<script type="module" src="./main.js"></script>';

let project: Project;
before(() => {
  project = installPackage();
});
after(() => project.remove());

/** Has an element, then shares and opens a secret with a password, whose keys a thread derives. */
const main = `import { reveal, share } from 'sharelink';
import 'sharelink/element';

document.body.append(document.createElement('shared-secret'));
const password = 'correct horse';
const server = location.hash.slice(1);
const shared = await share({ server, value: 'installed', expiresIn: '1h', maxViews: 1, password });
const opened = 'link' in shared ? await reveal(shared.link, { password }) : shared;
document.title = opened.secretValue ?? opened.kind;
`;

/** @returns a folder in the project with the page's sources. */
function makeApp(name: string, head: string): string {
  const folder = join(project.folder, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'main.js'), main);
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>…</title>${head}</html>`,
  );
  return folder;
}

function serveFolder(t: TestContext, folder: string): Promise<Loopback> {
  return serve(t, (response, { path }) => {
    const file = join(folder, path === '/' ? 'index.html' : path);
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    return response.writeHead(200, { 'content-type': types[extname(file)] ?? 'text/plain' }).end(readFileSync(file));
  });
}

suite('in a page it shares and opens a secret, in the element too, and derives its keys in a thread', () => {
  const open = useBrowser();
  const password = 'correct horse';

  async function check(t: TestContext, { origin }: Pick<Loopback, 'origin'>): Promise<void> {
    const worker = await startEmbedded({ CORS_ORIGINS: origin });
    t.after(() => worker.stop());
    const { page, problems } = await open();
    t.after(() => page.close());
    const threads: string[] = [];
    page.on('worker', (thread) => threads.push(thread.url()));
    await page.goto(`${origin}/#${worker.origin}`);
    await page.waitForFunction(() => document.title !== '…', undefined, { timeout: 60_000 });
    assert.deepEqual([await page.title(), problems], ['installed', []]);
    assert.equal(threads.length, 2);

    const server = worker.origin;
    const give = (link: string) =>
      page.evaluate((given) => Object.assign(document.querySelector('shared-secret') ?? {}, given), { server, link });
    await give(await createShare(server, { secretValue: 'plain', maxViews: 5 }));
    await show(page);
    assert.equal(await revealed(page), 'plain');
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: 'Show as QR code' }).click();
    await page.getByRole('img', { name: 'QR code' }).waitFor();
    const sealed = await share({ server, value: 'sealed', expiresIn: '1h', maxViews: 1, password });
    await give('link' in sealed ? sealed.link : assert.fail(sealed.kind));
    await passwordField(page).fill(password);
    await show(page);
    assert.equal(await revealed(page), 'sealed');
    assert.deepEqual([threads.length, problems], [3, []]);
  }

  test('as it is, without a bundler', async (t) => {
    const folder = makeApp('plain', importMap + asModule);
    cpSync(join(project.folder, 'node_modules'), join(folder, 'node_modules'), { recursive: true });
    await check(t, await serveFolder(t, folder));
  });

  // Bundlers are large: in `npm run proof` only.
  if (process.env.SHARELINK_PROOF) {
    test('through Vite', async (t) => {
      const folder = makeApp('vite', asModule);
      const vite = join(installConsumers(), 'vite/bin/vite.js');
      execFileSync(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: folder, stdio: 'pipe' });
      await check(t, await serveFolder(t, join(folder, 'dist')));
    });

    test('through Vite’s server for development, set as docs/element.md says', async (t) => {
      const folder = makeApp('vite-server', asModule);
      const { createServer } = await import(join(installConsumers(), 'vite/dist/node/index.js'));
      const server = await createServer({
        root: folder,
        configFile: false,
        logLevel: 'error',
        optimizeDeps: { exclude: ['sharelink'] },
        server: { host: '127.0.0.1', port: 0, fs: { allow: [project.folder] } },
      });
      t.after(() => server.close());
      await server.listen();
      await check(t, { origin: `http://127.0.0.1:${server.httpServer.address().port}` });
    });

    test('through webpack', async (t) => {
      const folder = makeApp('webpack', '');
      const { default: webpack } = await import(join(installConsumers(), 'webpack/lib/index.js'));
      const path = join(folder, 'dist');
      await new Promise<void>((resolve, reject) => {
        webpack({ context: folder, entry: './main.js', mode: 'production', output: { path } }).run(
          (error: Error | null, stats: { hasErrors(): boolean; toString(): string }) => {
            if (error || stats.hasErrors()) reject(error ?? new Error(stats.toString()));
            else resolve();
          },
        );
      });
      const html = readFileSync(join(folder, 'index.html'), 'utf8');
      writeFileSync(join(path, 'index.html'), html.replace('</html>', '<script defer src="main.js"></script></html>'));
      await check(t, await serveFolder(t, path));
    });
  }
});

test('in workerd it opens a share', async (t) => {
  const server = await serve(t, jsonAnswer(200, grantedBody('installed')));
  const folder = join(project.folder, 'workerd');
  mkdirSync(folder);
  const shipped = join(project.folder, 'node_modules/sharelink/dist');
  for (const name of ['sharelink.workerd.js', 'sharelink.wasm', 'argon2id.wasm', 'argon2id-scalar.wasm'])
    cpSync(join(shipped, name), join(folder, name));
  writeFileSync(
    join(folder, 'worker.js'),
    `import { reveal } from './sharelink.workerd.js';
export default { fetch: async (request) => Response.json(await reveal(await request.text())) };
`,
  );
  const config = join(folder, 'config.capnp');
  writeFileSync(
    config,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "worker")],
  services = [(name = "worker", worker = .worker), (name = "network", network = (allow = ["private"]))],
);
const worker :Workerd.Worker = (
  compatibilityDate = "2026-11-01",
  modules = [
    (name = "worker.js", esModule = embed "worker.js"),
    (name = "sharelink.workerd.js", esModule = embed "sharelink.workerd.js"),
    (name = "sharelink.wasm", wasm = embed "sharelink.wasm"),
    (name = "argon2id.wasm", wasm = embed "argon2id.wasm"),
    (name = "argon2id-scalar.wasm", wasm = embed "argon2id-scalar.wasm"),
  ],
  globalOutbound = "network",
);
`,
  );
  const workerd = await startWorkerd({ config, settings: {}, onOutput: (text) => process.stderr.write(text) });
  t.after(() => workerd.stop('SIGKILL'));
  const answer = await fetch(workerd.origin, { method: 'POST', body: linkOn(server.origin) });
  assert.deepEqual((({ kind, secretValue }) => [kind, secretValue])(await answer.json()), ['granted', 'installed']);
});
