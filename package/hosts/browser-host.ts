/** A browser, for package and element: module and thread lie beside this script. */
import type { Host } from '../sequence/session.ts';
import { browserRuntime, startBrowserThread } from './browser-runtime.ts';

export const browserHost: Host = {
  ...browserRuntime,
  async compile() {
    const response = await fetch(new URL('./sharelink.wasm', import.meta.url), { credentials: 'same-origin' });
    if (!response.ok) throw new Error(`sharelink.wasm: HTTP ${response.status}`);
    // compileStreaming refuses a static host that serves another type than application/wasm.
    return WebAssembly.compile(await response.arrayBuffer());
  },
  startThread: () =>
    startBrowserThread(new Worker(new URL('./sharelink.thread.browser.js', import.meta.url), { type: 'module' })),
};
