/** deno run --allow-env --allow-net --allow-read=. deno.js */
import { env } from 'node:process';
import { type Standalone, serve } from './src/runtimes/standalone.ts';

// A request on a connection that was used before is sent again where that one breaks off: an access would be made twice.
const client = Deno.createHttpClient({ poolMaxIdlePerHost: 0 });
const { fetch: fetchOnce } = globalThis;
globalThis.fetch = (input, init) => fetchOnce(input, { ...init, client } as RequestInit);

const againMs = 200;

/** Deno's server ends where no descriptor is left for a connection. Those that it has live on, and there may be one soon. */
function listen(standalone: Standalone): void {
  const { hostname, port, fetch } = standalone;
  const server = Deno.serve({ hostname, port, onListen() {} }, (request, { remoteAddr, completed }) => {
    const clientGone = new AbortController();
    completed.catch(() => clientGone.abort());
    return fetch(request, { address: remoteAddr.hostname, port: remoteAddr.port }, clientGone.signal);
  });
  const listenAgain = () => {
    try {
      listen(standalone);
    } catch {
      setTimeout(listenAgain, againMs);
    }
  };
  server.finished.catch(() => setTimeout(listenAgain, againMs));
}

// Deno sets its signals up when it first needs them, and panics where no descriptor is left for that.
Deno.addSignalListener('SIGWINCH', () => {});

await serve(env, { listen });
