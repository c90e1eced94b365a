/** bun bun.js */
import { env } from 'node:process';
import { serve } from './src/standalone.ts';

await serve(env, 'decoded', ({ hostname, port, fetch }) =>
  Bun.serve({ hostname, port, fetch: (request, server) => fetch(request, server.requestIP(request)?.address ?? '') }),
);
