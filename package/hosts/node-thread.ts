/** The script of a worker thread that derives keys: one message in, one out. Node.js, Deno and Bun. */
import { parentPort } from 'node:worker_threads';
import { loadCore } from '../core/core.ts';
import type { KeySource } from '../core/values.ts';
import { type DeriveMessage, deriveSent } from '../sequence/derive-keys.ts';

parentPort?.once('message', async (message: DeriveMessage<KeySource>) => {
  const core = await loadCore(message.module);
  parentPort?.postMessage(deriveSent(core, message));
});
