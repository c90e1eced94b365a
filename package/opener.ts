/** What opens links and shares none. Its callers are typed: options are not checked for mistyped names. */
import type { OpeningCore } from './core/opening-core.ts';
import type { Sharelink } from './index.ts';
import { type PeekOptions, peek } from './sequence/peek.ts';
import { remove } from './sequence/remove.ts';
import { type RevealOptions, reveal } from './sequence/reveal.ts';
import { createLoader, type Host } from './sequence/session.ts';
import type { Available, Failure, Granted, GrantedFile, LinkOrAddress } from './types.ts';

/** Who has a token passes it: what asks for one is not here. */
export interface Opener<Core> extends Pick<Sharelink, 'remove'> {
  loadCore(): Promise<Core>;
  peek(link: LinkOrAddress, options?: PeekOptions): Promise<Available | Failure>;
  reveal(link: LinkOrAddress, options?: RevealOptions): Promise<Granted | GrantedFile | Failure>;
  /** Begins to load what stretches passwords. @throws where it does not load. */
  loadArgon2id(): Promise<unknown>;
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
    loadArgon2id: () => host.loadArgon2id(),
    remove: async (link, deleteToken, options) => remove(await load(), link, deleteToken, options),
  };
}
