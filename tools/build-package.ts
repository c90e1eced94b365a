// Builds the npm package, its command aside: one file for each host, the module, the types, the bill of materials.

import { chmodSync, copyFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { build } from 'esbuild';
import { compiledFolder, compiledGlue } from './compiled-glue.ts';
import { runTool } from './run-tool.ts';
import { billOfMaterials } from './sbom.ts';

const root = dirname(import.meta.dirname);
const hosts = ['browser', 'node', 'workerd'];
/** Of an error that nobody catches Node.js prints the whole line that it comes from. */
const lineLimit = 160;
const threadHosts = ['browser', 'node'];

/** The glue is inside; each module stays a file that the host loads in its own way. */
export async function buildPackage(outDir: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: [
      ...hosts.map((host) => ({ in: `package/hosts/${host}.ts`, out: `sharelink.${host}` })),
      ...threadHosts.map((host) => ({ in: `package/hosts/${host}-thread.ts`, out: `sharelink.thread.${host}` })),
    ],
    outdir: outDir,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    minify: true,
    lineLimit,
    legalComments: 'none',
    external: ['./*.wasm', 'node:*'],
    plugins: [compiledGlue],
    logLevel: 'warning',
  });
  for (const name of ['sharelink', 'argon2id', 'argon2id-scalar']) {
    copyFileSync(`${compiledFolder}/${name}.wasm`, `${outDir}/${name}.wasm`);
    chmodSync(`${outDir}/${name}.wasm`, 0o644); // the linker makes it executable
  }
  copyFileSync(`${compiledFolder}/build.json`, `${outDir}/build.json`);
  writeFileSync(`${outDir}/sbom.cdx.json`, `${JSON.stringify(await billOfMaterials(), null, 2)}\n`);
  runTool('tsc', '--project', 'tsconfig.types.json', '--outDir', `${outDir}/types`);
}
