import { browserRuntime, startBrowserThread } from '../../package/hosts/browser-runtime.ts';
import type { DeriveThread } from '../../package/sequence/derive-keys.ts';
import type { Host } from '../../package/sequence/session.ts';
import { threadPolicyName } from './content-security-policy.ts';

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** Whether this script runs as a thread that derives keys, and not as a page. */
export function isThread(): boolean {
  return typeof document === 'undefined';
}

/** Whether this browser has what the pages need, but for WebAssembly: that can be forbidden too. */
export function isSupported(): boolean {
  return typeof AbortSignal.timeout === 'function';
}

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
    startThread: () => startThread(onNoThread),
  };
}

export async function compileModule(url: string, integrity: string): Promise<WebAssembly.Module> {
  // The same mode and credentials as a preload's, else the browser loads it twice.
  const response = await fetch(url, { integrity });
  if (!response.ok) throw new Error(`the module: HTTP ${response.status}`);
  return WebAssembly.compile(await response.arrayBuffer());
}

/**
 * Starts threads that run one script. Takes the name of the Trusted Types policy at once: a script that gets into the page
 * later cannot make it. Where one came earlier, no thread starts.
 */
export function createThreadStarter(url: string): (onNoThread: () => Promise<void>) => DeriveThread {
  const scriptUrl = trustedUrl(url);
  return (onNoThread) => {
    let thread: DeriveThread | undefined;
    return {
      async run(message) {
        try {
          if (scriptUrl === undefined) throw new Error('the policy is not this script’s');
          thread = startBrowserThread(new Worker(scriptUrl, { type: 'module' }));
          return await thread.run(message);
        } catch (error) {
          await onNoThread();
          throw error;
        }
      },
      stop: () => thread?.stop(),
    };
  };
}

/** Whatever it is asked for, the policy answers with this one URL. A browser without Trusted Types takes a string. */
function trustedUrl(url: string): string | undefined {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return url;
  try {
    return trustedTypes.createPolicy(threadPolicyName, { createScriptURL: () => url }).createScriptURL('');
  } catch {
    return undefined;
  }
}

function preload(): HTMLLinkElement {
  const link = document.querySelector<HTMLLinkElement>('link[rel="preload"][as="fetch"]');
  if (!link) throw new Error('the page names no module');
  return link;
}
