// Builds the edge worker: dist/worker is what runs on Cloudflare and, with its config.capnp, on workerd anywhere;
// dist/standalone is the same app for Deno, Bun and Node.js.

import { chmodSync, copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { buildPage } from './build-page.ts';
import { compiledFolder, compiledGlue } from './compiled-glue.ts';
import { contentTypes } from './page-headers.ts';

const root = dirname(import.meta.dirname);
const outDir = join(root, 'dist/worker');
const standaloneDir = join(root, 'dist/standalone');

const pages = ['index.html', 'share.html'];
const modules = ['worker.wasm', 'argon2id.wasm', 'argon2id-scalar.wasm'];

const options = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  target: 'es2022',
  legalComments: 'none',
  preserveSymlinks: true, // the path of a package stands in the output
  logLevel: 'warning',
} satisfies BuildOptions;

export async function buildWorker(): Promise<void> {
  rmSync(outDir, { recursive: true, force: true });
  const files = await writePage();
  await build({
    ...options,
    entryPoints: ['edge-worker/entry.workerd.ts'],
    outfile: 'dist/worker/worker.js',
    external: ['cloudflare:workers', './*.wasm', './page/*'],
    plugins: [compiledGlue, pageModule(files)],
  });
  for (const name of modules) {
    copyFileSync(join(compiledFolder, name), join(outDir, name));
    chmodSync(join(outDir, name), 0o644); // the linker makes it executable
  }
  writeFileSync(join(outDir, 'config.capnp'), buildConfig(files));
  await buildStandalone(files);
  for (const folder of [outDir, standaloneDir])
    copyFileSync(join(root, 'THIRD-PARTY.md'), join(folder, 'THIRD-PARTY.md'));
}

async function buildStandalone(files: readonly string[]): Promise<void> {
  rmSync(standaloneDir, { recursive: true, force: true });
  await build({
    ...options,
    entryPoints: [
      ...['bun', 'deno', 'node'].map((name) => ({ in: `edge-worker/entry.${name}.ts`, out: name })),
      { in: 'edge-worker/src/runtimes/standalone.ts', out: 'standalone' },
    ],
    outdir: 'dist/standalone',
    chunkNames: 'app-[hash]',
    splitting: true,
    external: ['node:*'],
    plugins: [compiledGlue, pageModule(files), filesBeside],
  });
  cpSync(join(outDir, 'page'), join(standaloneDir, 'page'), { recursive: true });
  for (const name of modules) copyFileSync(join(outDir, name), join(standaloneDir, name));
}

/** What workerd takes as modules is read from beside the script. */
const filesBeside: Plugin = {
  name: 'files-beside',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/([\w-]+\.wasm|page\/.*)$/ }, ({ path }) => ({ path, namespace: 'beside' }));
    onLoad({ filter: /.*/, namespace: 'beside' }, ({ path }) => ({
      contents: `import { readFile } from 'node:fs/promises';
const bytes = await readFile(new URL('${path}', import.meta.url));
export default ${path.endsWith('.wasm') ? 'await WebAssembly.compile(bytes)' : 'bytes'};`,
    }));
  },
};

/** Builds the page for the worker's own origin and writes each file plain and compressed. @returns their names. */
async function writePage(): Promise<string[]> {
  const built = join(outDir, 'built-page');
  await buildPage({ outDir: built });
  mkdirSync(join(outDir, 'page'));
  const assets = readdirSync(join(built, 'shared/static')).sort();
  for (const path of [...pages, ...assets.map((name) => `shared/static/${name}`)]) {
    const content = readFileSync(join(built, path));
    const module = join(outDir, 'page', path.slice(path.lastIndexOf('/') + 1));
    // `.bin` is what wrangler takes for data without being told.
    writeFileSync(`${module}.bin`, content);
    writeFileSync(`${module}.br.bin`, shortestBrotli(content));
  }
  rmSync(built, { recursive: true });
  return [...pages, ...assets];
}

/** Which of its modes an encoder does best with is not known before: that for fonts is shorter for some scripts and modules. */
function shortestBrotli(content: Buffer): Buffer {
  const compress = (mode: number) => brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_MODE]: mode } });
  const [any, asFont] = [compress(constants.BROTLI_MODE_GENERIC), compress(constants.BROTLI_MODE_FONT)];
  return asFont.length < any.length ? asFont : any;
}

/** `sharelink:page`, as platform.d.ts declares it. */
function pageModule(files: readonly string[]): Plugin {
  const imports = files.flatMap((name, i) => [
    `import plain${i} from './page/${name}.bin';`,
    `import brotli${i} from './page/${name}.br.bin';`,
  ]);
  const values = files.map((name, i) => `{ type: '${contentTypeOf(name)}', plain: plain${i}, brotli: brotli${i} }`);
  const assets = files.map((name, i) => `['${name}', ${values[i]}]`).slice(pages.length);
  const contents = `${imports.join('\n')}
export const [page, sharePage] = [${values.slice(0, pages.length).join(', ')}];
export const assets = new Map([${assets.join(', ')}]);`;
  return {
    name: 'page',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^sharelink:page$/ }, ({ path }) => ({ path, namespace: 'page' }));
      onLoad({ filter: /.*/, namespace: 'page' }, () => ({ contents, resolveDir: root }));
    },
  };
}

function contentTypeOf(name: string): string {
  const type = contentTypes[extname(name)];
  if (!type) throw new Error(`no content type for ${name}`);
  return type;
}

function buildConfig(files: readonly string[]): string {
  const template = readFileSync(join(root, 'edge-worker/config.capnp'), 'utf8');
  const modules = files
    .flatMap((name) => [`./page/${name}.bin`, `./page/${name}.br.bin`])
    .map((name) => `(name = "${name}", data = embed "${name.slice(2)}"),`);
  if (!template.includes('    # page\n')) throw new Error('config.capnp has no place for the page');
  return template.replace('    # page\n', modules.map((line) => `    ${line}\n`).join(''));
}
