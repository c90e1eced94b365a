/** Node.js, Deno and Bun: reads the modules from beside this one. */
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { createArgon2idLoader } from '../core/argon2id.ts';
import { createSharelink } from '../index.ts';
import type { Host, WatchedBody } from '../sequence/session.ts';
import { connectionError, listenForConnectErrors } from './connection-error.ts';

export * from '../index.ts';

/**
 * Deno sends a request, an access too, a second time where a connection that was used before breaks off. A client of
 * its own that keeps no connection does not.
 */
const { Deno } = globalThis as { Deno?: { createHttpClient?(options: { poolMaxIdlePerHost: number }): object } };
const sentOnce = Deno?.createHttpClient && { client: Deno.createHttpClient({ poolMaxIdlePerHost: 0 }) };

/** Bun says of a connection that broke off no more than that; it begins to read a body once it has sent the head. */
function watchBody(body: Uint8Array<ArrayBuffer>): WatchedBody {
  let taken = false;
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        taken = true;
        controller.enqueue(body);
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return {
    init: { body: stream, duplex: 'half' } as RequestInit,
    headers: [['content-length', String(body.length)]],
    isTaken: () => taken,
  };
}

const compile = async (name: string) => WebAssembly.compile(await readFile(new URL(`./${name}.wasm`, import.meta.url)));

export const nodeHost: Host = {
  compile() {
    listenForConnectErrors();
    return compile('sharelink');
  },
  loadArgon2id: createArgon2idLoader(compile),
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
  ...('Bun' in globalThis && { watchBody }),
  connectionError,
};

export const { loadCore, parseLink, peek, remove, reveal, share, stretch } = createSharelink(nodeHost);
