/** A browser, for package and element: modules and thread lie beside this script. */
import { createArgon2idLoader } from '../core/argon2id.ts';
import type { Host } from '../sequence/session.ts';
import { browserRuntime, startBrowserThread } from './browser-runtime.ts';

async function compile(url: URL): Promise<WebAssembly.Module> {
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${url.pathname}: HTTP ${response.status}`);
  // compileStreaming refuses a static host that serves another type than application/wasm.
  return WebAssembly.compile(await response.arrayBuffer());
}

export const browserHost: Host = {
  ...browserRuntime,
  compile: () => compile(new URL('./sharelink.wasm', import.meta.url)),
  // Bundlers look for addresses that are written out.
  loadArgon2id: createArgon2idLoader((name) =>
    compile(
      name === 'argon2id'
        ? new URL('./argon2id.wasm', import.meta.url)
        : new URL('./argon2id-scalar.wasm', import.meta.url),
    ),
  ),
  startThread: () =>
    startBrowserThread(new Worker(new URL('./sharelink.thread.browser.js', import.meta.url), { type: 'module' })),
};
