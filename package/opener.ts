/** What opens links and shares none. Its callers are typed: options are not checked for mistyped names. */
import type { OpeningCore } from './core/opening-core.ts';
import type { Sharelink } from './index.ts';
import { peek } from './sequence/peek.ts';
import { remove } from './sequence/remove.ts';
import { reveal } from './sequence/reveal.ts';
import { createLoader, type Host } from './sequence/session.ts';

export interface Opener<Core> extends Pick<Sharelink, 'peek' | 'remove' | 'reveal'> {
  loadCore(): Promise<Core>;
}

export function createOpener<Core extends OpeningCore>(
  host: Host,
  loadCore: (module: WebAssembly.Module) => Promise<Core>,
): Opener<Core> {
  const load = createLoader(host, loadCore);
  return {
    loadCore: async () => (await load()).core,
    peek: async (link, options) => peek(await load(), link, options),
    reveal: async (link, options) => reveal(await load(), link, options),
    remove: async (link, deleteToken, options) => remove(await load(), link, deleteToken, options),
  };
}
