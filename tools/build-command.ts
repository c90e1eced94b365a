// Builds the command `sharelink`: one file beside the package for Node.js, which it loads.

import { chmodSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type Plugin } from 'esbuild';

const root = dirname(import.meta.dirname);

/** The core, and the module that loads it, are in the package once. */
const builtPackage: Plugin = {
  name: 'built package',
  setup(build) {
    build.onResolve({ filter: /\/package\/hosts\/node\.ts$/ }, () => ({
      path: '../sharelink.node.js',
      external: true,
    }));
  },
};

/** @param outDir where the package is. */
export async function buildCommand(outDir: string): Promise<void> {
  const outfile = join(outDir, 'cli/sharelink.js');
  await build({
    absWorkingDir: root,
    entryPoints: ['cli/main.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    banner: { js: '#!/usr/bin/env node' },
    legalComments: 'none',
    // Names in the output where a part lay: that is node_modules, also where that is a link.
    preserveSymlinks: true,
    plugins: [builtPackage],
    logLevel: 'warning',
  });
  chmodSync(outfile, 0o755);
}
