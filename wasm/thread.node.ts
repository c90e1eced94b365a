/** The script of a worker thread that derives keys: one message in, one out. Node.js, Deno and Bun. */
import { parentPort } from 'node:worker_threads';
import { type KeySource, loadCore } from './core.ts';
import type { DeriveMessage } from './derive.ts';

parentPort?.once('message', async ({ module, source }: DeriveMessage<KeySource>) => {
  const core = await loadCore(module);
  parentPort?.postMessage(core.deriveKeys(source));
});
