/** The script of a worker thread that stretches a password: one message in, one out. Node.js, Deno and Bun. */
import { parentPort } from 'node:worker_threads';
import { stretchIn } from '../core/argon2id.ts';
import type { StretchMessage } from '../sequence/derive-keys.ts';

parentPort?.once('message', async ({ module, asked }: StretchMessage) => {
  parentPort?.postMessage(await stretchIn(module, asked));
});
