/**
 * The app in a process of its own, on a runtime without Durable Objects: in front of a server only.
 *
 * What orders or remembers requests does so within this process.
 */
import process from 'node:process';
import { createApp } from '../app.ts';
import type { Backend } from '../backend.ts';
import type { UpstreamConfig } from '../settings/config.ts';
import { askUpstream, createUpstream, type Shard } from '../upstream/upstream.ts';
import { UpstreamAccesses } from '../upstream/upstream-accesses.ts';
import { decodingFetch } from './decoding-fetch.ts';
import { openMemorySql } from './memory-sql.ts';

export interface Standalone {
  /** What LISTEN names; 127.0.0.1:8787 where it is not set. */
  readonly hostname: string;
  readonly port: number;
  /**
   * @param peer       undefined where the runtime does not tell.
   * @param clientGone tells that the client has left before it had its answer.
   */
  fetch(request: Request, peer: Peer | undefined, clientGone: AbortSignal): Promise<Response>;
}

export interface Peer {
  /** An IPv6 one without brackets. */
  readonly address: string;
  readonly port: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What a runtime gives the app. */
export interface Runtime {
  /** Rejects with the system's error where the address cannot be had. */
  listen(standalone: Standalone): unknown;
  /** Replaces the runtime's own fetch, and decodes no answer; missing where that one does. */
  readonly fetchAsSent?: typeof fetch;
}

/** Serves, or says in one line why that cannot be and ends the process with 1. */
export async function serve(environment: Environment, { listen, fetchAsSent }: Runtime): Promise<void> {
  if (fetchAsSent) globalThis.fetch = decodingFetch(fetchAsSent);
  const standalone = createStandalone(environment);
  if (!standalone) return end('LISTEN must be an address and a port, such as 127.0.0.1:8787 or [::1]:8787');
  try {
    await listen(standalone);
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (typeof code !== 'string') throw error;
    end(`LISTEN names an address that cannot be had (${code})`);
  }
}

function end(why: string): void {
  console.error(`sharelink: ${why}`);
  process.exitCode = 1;
}

/** @returns undefined where LISTEN is no address with a port. */
export function createStandalone(environment: Environment): Standalone | undefined {
  const address = parseListen(environment.LISTEN || '127.0.0.1:8787');
  if (!address) return undefined;
  const app = createApp(environment, {
    upstream(config) {
      const shard = createShard(config);
      // What is kept in memory does not outlive a restart.
      return withOwnForward(createUpstream(config, () => shard, 'no'));
    },
  });
  return {
    ...address,
    fetch(request, peer, clientGone) {
      // Where workerd tells it, and as it does.
      Object.defineProperty(request, 'cf', { value: { clientIp: peer ? clientIp(peer) : '' } });
      // In place of the runtime's own: Deno's ends what is done as well, as soon as it is answered.
      Object.defineProperty(request, 'signal', { value: clientGone });
      // The process outlives every request by itself.
      return app.fetch(request, undefined, { waitUntil() {} });
    },
  };
}

function clientIp({ address, port }: Peer): string {
  // Who comes by IPv4 to a socket that takes both.
  const ipv4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (ipv4 !== undefined) return `${ipv4}:${port}`;
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** A name could stand for several addresses, and one that is mistyped would be asked of the network. */
function parseListen(text: string): Pick<Standalone, 'hostname' | 'port'> | undefined {
  const [, hostname = '', port = ''] = /^(localhost|[\d.]+|\[[\da-f:.]+\]):(\d{1,5})$/i.exec(text) ?? [];
  if (!URL.canParse(`http://${hostname}`) || Number(port) > 65_535) return undefined;
  return { hostname: hostname.replace(/[[\]]/g, ''), port: Number(port) };
}

/** The one shard of this process. */
function createShard(config: UpstreamConfig): Shard {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wakeAt = (timeMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => accesses.clean(), Math.max(0, timeMs - Date.now()));
    timer.unref?.();
  };
  const storage = { sql: openMemorySql(), sync: async () => {}, wakeAt };
  const accesses = new UpstreamAccesses(storage, (access) => askUpstream(config, access));
  return {
    access: (access) => accesses.access(access),
    acknowledge: async (acknowledgement) => accesses.acknowledge(acknowledgement),
    end: async (id) => accesses.end(id),
  };
}

/** Of one connection, not of the request; `host` too, once the request goes elsewhere. */
const ofConnection = 'connection expect host keep-alive proxy-connection te trailer transfer-encoding upgrade'.split(
  ' ',
);

/** What workerd does by itself: a request goes on, and its answer comes back, as it is. Only compression is lost. */
function withOwnForward(backend: Backend): Backend {
  const { forward } = backend;
  if (!forward) return backend;
  return {
    ...backend,
    async forward({ url: ownUrl, method, body, headers: given, signal }, url, address) {
      const headers = withoutConnection(given);
      headers.set('accept-encoding', 'identity');
      const init: RequestInit & { duplex: 'half' } = { method, headers, body, signal, duplex: 'half' };
      const answer = await forward(new Request(ownUrl, init), url, address);
      const { status, statusText } = answer;
      const answered = withoutConnection(answer.headers);
      // The chunks told its end: a length beside them may be any.
      if (answer.headers.has('transfer-encoding')) answered.delete('content-length');
      return new Response(answer.body, { status, statusText, headers: answered });
    },
  };
}

function withoutConnection(given: Headers): Headers {
  const headers = new Headers(given);
  const named = (headers.get('connection') ?? '').split(',').map((name) => name.trim());
  for (const name of [...ofConnection, ...named]) {
    if (/^[\w-]+$/.test(name)) headers.delete(name);
  }
  return headers;
}
