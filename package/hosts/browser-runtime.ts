/** What a browser is to each host in it, wherever that finds its module and its thread. */
import type { StretchThread } from '../sequence/derive-keys.ts';
import type { Host } from '../sequence/session.ts';

export const browserRuntime: Omit<Host, 'compile' | 'loadArgon2id' | 'startThread'> = {
  // An app behind a sign-in is asked with its session; no other origin is told anything.
  requestInit: { credentials: 'same-origin', cache: 'no-store', referrerPolicy: 'no-referrer' },
  // Chromium sends a POST again by itself where a connection that was used before breaks off, and a server without kept
  // replies counts both. Requests with and without credentials share no connection: the access gets a fresh one.
  ownConnection: { credentials: 'omit' },
  hasSession: (url) => globalThis.location?.origin === new URL(url).origin,
  isOffline: () => globalThis.navigator?.onLine === false,
  // fetch tells nothing about why it failed, and a browser that is offline now may have been online when it sent.
  connectionError: () => undefined,
};

export function startBrowserThread(worker: Worker): StretchThread {
  return {
    run: (message) =>
      new Promise((resolve, reject) => {
        worker.addEventListener('message', ({ data }) => resolve(data), { once: true });
        worker.addEventListener('error', reject, { once: true });
        worker.postMessage(message);
      }),
    stop: () => worker.terminate(),
  };
}
