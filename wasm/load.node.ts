/** Node.js, Deno and Bun: reads sharelink.wasm from beside this module. */
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { createSharelink } from './index.ts';
import type { Host } from './reveal.ts';

export * from './index.ts';

/** Errors of the connection phase: nothing was sent. Node.js, then Bun. */
const connectErrors = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ConnectionRefused',
  'FailedToOpenSocket',
]);

/** Deeper than any runtime nests; an error of the caller's fetch can be its own cause. */
const causesMax = 8;

/**
 * Deno sends a request, an access too, a second time where a connection that was used before breaks off. A client of
 * its own that keeps no connection does not.
 */
const { Deno } = globalThis as { Deno?: { createHttpClient?(options: { poolMaxIdlePerHost: number }): object } };
const sentOnce = Deno?.createHttpClient && { client: Deno.createHttpClient({ poolMaxIdlePerHost: 0 }) };

export const nodeHost: Host = {
  async compile() {
    return WebAssembly.compile(await readFile(new URL('./sharelink.wasm', import.meta.url)));
  },
  requestInit: { credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer', ...sentOnce },
  startThread() {
    const worker = new Worker(new URL('./sharelink.thread.node.js', import.meta.url));
    return {
      run: (message) =>
        new Promise((resolve, reject) => {
          worker.once('message', resolve);
          worker.once('error', reject);
          worker.once('exit', () => reject(new Error('the thread ended')));
          worker.postMessage(message);
        }),
      stop: () => void worker.terminate(),
    };
  },
  neverConnected(error) {
    for (let depth = 0, found = error; depth < causesMax && found; depth += 1) {
      const { code, cause, message } = found as { code?: unknown; cause?: unknown; message?: unknown };
      if (typeof code === 'string' && connectErrors.has(code)) return true;
      // A port that fetch blocks is refused before anything is sent.
      if (message === 'bad port') return true;
      // Deno has no code, only this sentence.
      if (typeof message === 'string' && /client error \(Connect\)|tcp connect error/i.test(message)) return true;
      found = cause;
    }
    return false;
  },
};

export const { loadCore, parseLink, peek, remove, reveal, share } = createSharelink(nodeHost);
