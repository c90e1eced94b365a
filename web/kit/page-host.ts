import { argon2idModule, argon2idScalarModule } from 'sharelink:assets';
import { createArgon2idLoader } from '../../package/core/argon2id.ts';
import { browserRuntime } from '../../package/hosts/browser-runtime.ts';
import type { Host } from '../../package/sequence/session.ts';
import { compileModule } from './compile-module.ts';
import { createThreadStarter } from './thread.ts';
import { partMs, within } from './within.ts';

/**
 * The host of a page. The compiled core has a hashed name here, which only the built HTML knows: in its preload link.
 *
 * onNoThread  told that no thread starts here and that the page is about to freeze; waited for, so that it can say so.
 */
export function createPageHost(onNoThread: () => Promise<void>): Host {
  // A thread runs the page's own script, which is at hand.
  const startThread = createThreadStarter(import.meta.url);
  return {
    ...browserRuntime,
    async compile() {
      const { href, dataset } = preload();
      return compileModule(href, dataset.integrity ?? '');
    },
    loadArgon2id: createArgon2idLoader((name) => {
      const { path, integrity } = name === 'argon2id' ? argon2idModule : argon2idScalarModule;
      // A password that waits for it would wait for ever.
      return within(partMs, compileModule(path, integrity));
    }),
    startThread: () => startThread(onNoThread),
  };
}

function preload(): HTMLLinkElement {
  const link = document.querySelector<HTMLLinkElement>('link[rel="preload"][as="fetch"]');
  if (!link) throw new Error('the page names no module');
  return link;
}
