/** The package's API, bound to a host by the load.*.ts modules. Importing has no side effect. */
import { type Core, loadCore } from './core.ts';
import { type Host, type PeekOptions, peek, type RevealOptions, reveal, type Session } from './reveal.ts';
import { type Shared, type ShareOptions, share } from './share.ts';
import type { Available, Failure, Granted, GrantedFile, LinkOptions, ShareAddress, ShareLink } from './types.ts';

export type {
  AccessOptions,
  CanonicalId,
  Core,
  Envelope,
  KeySource,
  Keys,
  NewContent,
  NewShare,
  PasswordPreset,
  Server,
} from './core.ts';
export { type Description, describe } from './messages.ts';
export type { PeekOptions, RevealOptions } from './reveal.ts';
export type { SendOptions } from './send.ts';
export type { Shared, ShareOptions } from './share.ts';
export type * from './types.ts';

export interface Sharelink {
  /**
   * Loads the core once, for synchronous use with an HTTP client of your own.
   *
   * @throws where the host cannot compile or fetch the WebAssembly module.
   */
  loadCore(): Promise<Core>;
  /** Takes a pasted link apart. No network. */
  parseLink(link: string, options?: LinkOptions): Promise<ShareLink | Failure>;
  /** Tells about a share. Never spends a view. */
  peek(link: string | ShareAddress, options?: PeekOptions): Promise<Available | Failure>;
  /** Opens a share. Spends a view where it succeeds; sends once, never retries, follows no redirect. */
  reveal(link: string | ShareAddress, options?: RevealOptions): Promise<Granted | GrantedFile | Failure>;
  /** Seals a secret, stores it and builds its link; `sealed: false` makes a plain Infisical share. */
  share(options: ShareOptions): Promise<Shared | Failure>;
}

export function createSharelink(host: Host): Sharelink {
  let loading: Promise<Session> | undefined;
  const load = () => {
    loading ??= host
      .compile()
      .then(async (module) => ({ core: await loadCore(module), module, host }))
      .catch((error: unknown) => {
        loading = undefined; // a failed download may succeed the next time
        throw error;
      });
    return loading;
  };
  return {
    loadCore: async () => (await load()).core,
    parseLink: async (link, options) => (await load()).core.parseLink(link, options),
    peek: async (link, options) => peek(await load(), link, options),
    reveal: async (link, options) => reveal(await load(), link, options),
    share: async (options) => share(await load(), options),
  };
}
