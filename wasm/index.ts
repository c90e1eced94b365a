/** The package's API, bound to a host by the load.*.ts modules. Importing has no side effect. */
import { type Core, loadCore } from './core.ts';
import {
  createSend,
  type Host,
  type PeekOptions,
  peek,
  type RevealOptions,
  reveal,
  type Shared,
  type ShareOptions,
  share,
} from './reveal.ts';
import type { Available, Failure, Granted, LinkOptions, ShareAddress, ShareLink } from './types.ts';

export type { AccessOptions, Core, NewShare } from './core.ts';
export { type Description, describe } from './messages.ts';
export type { PeekOptions, RevealOptions, SendOptions, Shared, ShareOptions } from './reveal.ts';
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
  reveal(link: string | ShareAddress, options?: RevealOptions): Promise<Granted | Failure>;
  /** Stores a plain share without an account. */
  share(options: ShareOptions): Promise<Shared | Failure>;
}

export function createSharelink(host: Host): Sharelink {
  let loading: Promise<Core> | undefined;
  const load = () => {
    loading ??= host
      .compile()
      .then(loadCore)
      .catch((error: unknown) => {
        loading = undefined; // a failed download may succeed the next time
        throw error;
      });
    return loading;
  };
  return {
    loadCore: load,
    parseLink: async (link, options) => (await load()).parseLink(link, options),
    peek: async (link, options) => {
      const core = await load();
      return peek(core, createSend(core, host), link, options);
    },
    reveal: async (link, options) => {
      const core = await load();
      return reveal(core, createSend(core, host), link, options);
    },
    share: async (options) => {
      const core = await load();
      return share(core, createSend(core, host), options);
    },
  };
}
