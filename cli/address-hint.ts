/** What an address without a scheme could be: it is told, and not guessed for a secret that goes there. */
import { loadCore } from '../package/hosts/node.ts';

/** @returns what may be missing where nothing was found at a host's root. */
export function pathHint(address: string): string {
  return new URL(address).pathname === '/'
    ? 'Where sharelink is under a path of this host, the address needs it too.'
    : '';
}

/** @returns the right form of the first of them that lacks no more than its scheme. */
export async function addressHint(typed: readonly (string | undefined)[]): Promise<string | undefined> {
  const { parseServer } = await loadCore();
  for (const address of typed) {
    // A word or a long one may be a password or a token in the wrong place.
    if (address === undefined || !/[.:]/.test(address) || /[\w+%=-]{32}/.test(address)) continue;
    if ('server' in parseServer(address, { http: 'any_host' })) continue;
    for (const scheme of ['http', 'https']) {
      // By http on this machine alone. What comes back is an origin: no password stands in it.
      const parsed = parseServer(`${scheme}://${address}`);
      if ('server' in parsed && new URL(parsed.server).pathname === '/') {
        return `The right form may be “${parsed.server}”.`;
      }
    }
  }
  return undefined;
}
