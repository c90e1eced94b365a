/** Browsers: fetches sharelink.wasm from beside this module. */
import { createSharelink } from '../index.ts';
import { browserHost } from './browser-host.ts';

export * from '../index.ts';
export { browserHost } from './browser-host.ts';

export const { loadCore, parseLink, peek, remove, reveal, share, stretch } = createSharelink(browserHost);
