// Builds everything that ships into dist/, the same bytes from the same sources: node tools/build.ts

import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { buildCommand } from './build-command.ts';
import { buildElement } from './build-element.ts';
import { buildPackage } from './build-package.ts';
import { buildPage } from './build-page.ts';
import { buildWorker } from './build-worker.ts';
import { runTool } from './run-tool.ts';

const root = dirname(import.meta.dirname);
const dist = `${root}/dist`;

/** Compiles the core into build/wasm/: of each module the glue that Emscripten writes, `.mjs`, and the `.wasm`. */
function buildCore(): void {
  if (!existsSync(`${root}/build/wasm/build.ninja`)) runTool('cmake', '--preset', 'wasm');
  runTool('cmake', '--build', '--preset', 'wasm', '--parallel', String(availableParallelism()));
}

console.log('build: core');
buildCore();
console.log('build: package');
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
await buildPackage(dist);
console.log('build: command');
await buildCommand(dist);
console.log('build: element');
await buildElement(dist);
console.log('build: page');
const { SHARELINK_PAGE_SERVER: server = '', SHARELINK_PAGE_BASE_PATH: basePath = '' } = process.env;
await buildPage({ outDir: `${dist}/web`, server, basePath });
console.log('build: worker');
await buildWorker();
