/** deno run --allow-env --allow-net --allow-read=. deno.js */
import { env } from 'node:process';
import { serve } from './src/runtimes/standalone.ts';

// A request on a connection that was used before is sent again where that one breaks off: an access would be made twice.
const client = Deno.createHttpClient({ poolMaxIdlePerHost: 0 });
const { fetch: fetchOnce } = globalThis;
globalThis.fetch = (input, init) => fetchOnce(input, { ...init, client } as RequestInit);

await serve(env, {
  listen: ({ hostname, port, fetch }) =>
    Deno.serve({ hostname, port, onListen() {} }, (request, { remoteAddr: { hostname: address, port } }) =>
      fetch(request, { address, port }),
    ),
});
