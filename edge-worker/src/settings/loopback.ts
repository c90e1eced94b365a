import { core } from '../core.ts';

/** Most requests name the same host as the one before. */
let last = { host: '', isLoopback: false };

/** @param host with or without a port. Only on loopback does the core take plain http; Infisical Cloud's hosts it turns to https. */
export function isLoopback(host: string): boolean {
  if (host !== last.host) {
    const parsed = core.parseServer(`http://${host}`);
    last = { host, isLoopback: parsed.kind === 'server' && parsed.server.startsWith('http:') };
  }
  return last.isLoopback;
}
