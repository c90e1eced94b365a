/** The thread that stretches a password, of the pages and of the element. */
import { startBrowserThread } from '../../package/hosts/browser-runtime.ts';
import type { StretchThread } from '../../package/sequence/derive-keys.ts';
import { threadPolicyName } from './content-security-policy.ts';

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** Whether this script runs as a thread that stretches a password, and not as a page. */
export function isThread(): boolean {
  return typeof document === 'undefined';
}

/**
 * Starts threads that run one script. Takes the name of the Trusted Types policy at once: a script that gets into the page
 * later cannot make it. Where one came earlier, no thread starts.
 */
export function createThreadStarter(url: string): (onNoThread: () => Promise<void>) => StretchThread {
  const scriptUrl = trustedUrl(url);
  return (onNoThread) => {
    let thread: StretchThread | undefined;
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
