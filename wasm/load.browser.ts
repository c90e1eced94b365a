/** Browsers: fetches sharelink.wasm from beside this module. */
import { browserHost } from './browser-host.ts';
import { createSharelink } from './index.ts';

export { browserHost } from './browser-host.ts';
export * from './index.ts';

export const { loadCore, parseLink, peek, remove, reveal, share } = createSharelink(browserHost);
