/** bun bun.js */
import { env } from 'node:process';
import { quietFetch as fetchAsSent } from './src/bun-fetch.ts';
import { serve } from './src/standalone.ts';

await serve(env, {
  fetchAsSent,
  listen: ({ hostname, port, fetch }) =>
    Bun.serve({
      hostname,
      port,
      fetch: (request, server) => fetch(request, server.requestIP(request) ?? undefined),
      // Bun's own prints what failed.
      error: () => new Response(null, { status: 500 }),
    }),
});
