/** Which hosts the worker answers for. */
import { splitList } from './list.ts';
import { isLoopback } from './loopback.ts';

export type HostPolicy =
  | { readonly kind: 'loopback' }
  | { readonly kind: 'any' }
  | { readonly kind: 'listed'; readonly names: ReadonlySet<string> };

/** @returns undefined where an entry is no host name. */
export function parseHosts(text: string | undefined): HostPolicy | undefined {
  // A page that points a name of its own at this machine (DNS rebinding) sends that name; no operator did it here.
  if (text === undefined) return { kind: 'loopback' };
  if (text === '*') return { kind: 'any' };
  const names = splitList(text);
  return names?.every(isHostName) ? { kind: 'listed', names: new Set(names) } : undefined;
}

/** Host and URL are compared as the URL parser writes them, so there is one spelling of each. */
export function isAllowedHost(policy: HostPolicy, url: URL): boolean {
  switch (policy.kind) {
    case 'any':
      return true;
    case 'listed':
      return policy.names.has(url.hostname);
    case 'loopback':
      return isLoopback(url.host);
  }
}

function isHostName(name: string): boolean {
  const url = `https://${name}`;
  return !name.includes('*') && URL.canParse(url) && new URL(url).hostname === name;
}
