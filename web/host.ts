import { browserHost } from '../wasm/load.browser.ts';
import type { Host } from '../wasm/reveal.ts';

// The policy of this page admits no worker script, so keys are derived in place.
const { startThread: _, ...withoutThreads } = browserHost;

/** The compiled core has a hashed name here, which only the built index.html knows: in its preload link. */
export const pageHost: Host = {
  ...withoutThreads,
  async compile() {
    const { href, dataset } = preload();
    // The same mode and credentials as the preload's, else the browser loads it twice.
    const response = await fetch(href, { integrity: dataset.integrity ?? '' });
    if (!response.ok) throw new Error(`sharelink.wasm: HTTP ${response.status}`);
    return WebAssembly.compile(await response.arrayBuffer());
  },
};

function preload(): HTMLLinkElement {
  const link = document.querySelector<HTMLLinkElement>('link[rel="preload"][as="fetch"]');
  if (!link) throw new Error('index.html names no sharelink.wasm');
  return link;
}
