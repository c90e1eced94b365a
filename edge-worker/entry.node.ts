/** node node.js */
import { env, exit } from 'node:process';
import { nodeFetch as fetchAsSent } from './src/runtimes/node-fetch.ts';
import { listen } from './src/runtimes/node-listen.ts';

const { serve } = await import('./src/runtimes/standalone.ts').catch((error: { code?: unknown }) => {
  if (error.code !== 'ERR_UNKNOWN_BUILTIN_MODULE') throw error;
  console.error('sharelink: needs Node.js 22.13 or newer, which has node:sqlite');
  exit(1);
});
await serve(env, { listen, fetchAsSent });
