import { dirname } from 'node:path';
import type { Plugin } from 'esbuild';

/** Where CMake leaves the compiled core: for each target the glue that Emscripten writes, `.mjs`, and the `.wasm`. */
export const compiledFolder = `${dirname(import.meta.dirname)}/build/wasm`;

/**
 * The sources import the glue as if it stood beside them, `./sharelink.mjs`; it is a product of the build.
 *
 * Loading it does nothing by itself: a bundle that needs only one of the modules leaves the others' out.
 */
export const compiledGlue: Plugin = {
  name: 'compiled glue',
  setup(build) {
    build.onResolve({ filter: /^\.\/(opening|sharelink|worker)\.mjs$/ }, ({ path }) => ({
      path: `${compiledFolder}/${path}`,
      sideEffects: false,
    }));
  },
};
