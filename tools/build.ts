// Builds everything that ships into dist/, the same bytes from the same sources: node tools/build.ts

import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { build } from 'esbuild';
import { buildCommand } from './build-command.ts';
import { buildPage } from './build-page.ts';
import { buildWorker } from './build-worker.ts';
import { compiledFolder, compiledGlue } from './compiled-glue.ts';

const root = dirname(import.meta.dirname);
const hosts = ['browser', 'node', 'workerd'];
const threadHosts = ['browser', 'node'];

/** Runs a tool of the project. What it says on success is not shown; its failure ends the build. */
function run(tool: string, ...args: string[]): void {
  const { status, stdout, stderr, error } = spawnSync(tool, args, { cwd: root, encoding: 'utf8' });
  if (status === 0) return;
  console.error(`${stdout ?? ''}${stderr ?? ''}build: ${tool} failed${error ? `: ${error.message}` : ''}`);
  process.exit(1);
}

/** Compiles the core: build/wasm/core.mjs, the glue that Emscripten writes, and build/wasm/core.wasm. */
function buildCore(): void {
  if (!existsSync(`${root}/build/wasm/build.ninja`)) run('cmake', '--preset', 'wasm');
  run('cmake', '--build', '--preset', 'wasm', '--parallel', String(availableParallelism()));
}

/** One file for each host, with the glue inside; `sharelink.wasm` stays a file that the host loads in its own way. */
async function buildPackage(): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: [
      ...hosts.map((host) => ({ in: `wasm/load.${host}.ts`, out: `sharelink.${host}` })),
      ...threadHosts.map((host) => ({ in: `wasm/thread.${host}.ts`, out: `sharelink.thread.${host}` })),
    ],
    outdir: 'dist',
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    external: ['./sharelink.wasm', 'node:*'],
    plugins: [compiledGlue],
    logLevel: 'warning',
  });
  copyFileSync(`${compiledFolder}/core.wasm`, `${root}/dist/sharelink.wasm`);
  chmodSync(`${root}/dist/sharelink.wasm`, 0o644); // the linker makes it executable
  copyFileSync(`${compiledFolder}/build.json`, `${root}/dist/build.json`);
  run('tsc', '--project', 'tsconfig.types.json');
}

console.log('build: core');
buildCore();
console.log('build: package');
rmSync(`${root}/dist`, { recursive: true, force: true });
mkdirSync(`${root}/dist`);
await buildPackage();
console.log('build: command');
await buildCommand();
console.log('build: page');
await buildPage({ outDir: `${root}/dist/web`, server: process.env.SHARELINK_SERVER ?? '' });
console.log('build: worker');
await buildWorker();
