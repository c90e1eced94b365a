import { core } from './core.ts';

/** @param host with or without a port. Only on loopback does the core take plain http; Infisical Cloud's hosts it turns to https. */
export function isLoopback(host: string): boolean {
  const parsed = core.parseServer(`http://${host}`);
  return parsed.kind === 'server' && parsed.server.startsWith('http:');
}
