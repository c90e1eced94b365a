/** bun bun.js */
import { env } from 'node:process';
import { mayHaveMore } from './src/read-body.ts';
import { quietFetch as fetchAsSent } from './src/runtimes/bun-fetch.ts';
import { serve } from './src/runtimes/standalone.ts';

/** The longest that Bun takes. Its own 10 seconds end a request while the server behind is still waited for. */
const idleSeconds = 255;

/** Bun by itself keeps a connection whose body never ends, as long as its client likes. */
function closeUnread(request: Request, response: Response): Response {
  if (mayHaveMore(request)) response.headers.set('connection', 'close');
  return response;
}

await serve(env, {
  fetchAsSent,
  listen: ({ hostname, port, fetch }) =>
    Bun.serve({
      hostname,
      port,
      idleTimeout: idleSeconds,
      fetch: async (request, server) =>
        closeUnread(request, await fetch(request, server.requestIP(request) ?? undefined, request.signal)),
      // Bun's own prints what failed.
      error: () => new Response(null, { status: 500 }),
    }),
});
