/** What opens links and shares none. Its callers are typed: options are not checked for mistyped names. */
import type { Sharelink } from './index.ts';
import type { OpeningCore } from './opening.ts';
import { createLoader, type Host, peek, remove, reveal } from './reveal.ts';
import type { LinkOptions } from './types.ts';

export interface Opener extends Pick<Sharelink, 'parseLink' | 'peek' | 'remove' | 'reveal'> {
  findLinks(text: string, options?: LinkOptions): Promise<string[]>;
}

export function createOpener(host: Host, loadCore: (module: WebAssembly.Module) => Promise<OpeningCore>): Opener {
  const load = createLoader(host, loadCore);
  return {
    parseLink: async (link, options) => (await load()).core.parseLink(link, options),
    findLinks: async (text, options) => (await load()).core.findLinks(text, options),
    peek: async (link, options) => peek(await load(), link, options),
    reveal: async (link, options) => reveal(await load(), link, options),
    remove: async (link, deleteToken, options) => remove(await load(), link, deleteToken, options),
  };
}
