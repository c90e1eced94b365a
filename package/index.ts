/** The package's API, bound to a host by the modules in hosts/. Importing has no side effect. */
import { type Core, loadCore } from './core/core.ts';
import type { Stretch } from './core/values.ts';
import { checkNames } from './options.ts';
import { stretchPassword } from './sequence/derive-keys.ts';
import { type PeekOptions, peek } from './sequence/peek.ts';
import { type RemoveOptions, remove } from './sequence/remove.ts';
import { type RevealOptions, reveal } from './sequence/reveal.ts';
import { CoreForbidden, createLoader, type Host } from './sequence/session.ts';
import { type Shared, type ShareOptions, share } from './sequence/share.ts';
import { runWithToken, type SessionOption } from './sequence/token-session.ts';
import type {
  Available,
  Failure,
  Granted,
  GrantedFile,
  LinkOptions,
  LinkOrAddress,
  Operation,
  Outcome,
  Removed,
  ShareLink,
} from './types.ts';
import { isFailure } from './words/describe.ts';

export type { Core } from './core/core.ts';
export type { LinkKey } from './core/link-key.ts';
export type {
  AccessOptions,
  BearerToken,
  CanonicalId,
  Envelope,
  KeySource,
  Keys,
  LinkPassword,
  MaxViews,
  NewContent,
  NewShare,
  PasswordPreset,
  Server,
  Stretch,
} from './core/values.ts';
export type { PeekOptions } from './sequence/peek.ts';
export type { RemoveOptions } from './sequence/remove.ts';
export type { RevealOptions } from './sequence/reveal.ts';
export type { SendOptions } from './sequence/send.ts';
export type { Host } from './sequence/session.ts';
export type { Shared, ShareOptions } from './sequence/share.ts';
export type { SessionOption, TokenSession } from './sequence/token-session.ts';
export type * from './types.ts';
export type { Description } from './words/describe.ts';
export { describe } from './words/messages.ts';

export interface Sharelink {
  /**
   * Loads the core once, for synchronous use with an HTTP client of your own.
   *
   * @throws where the host cannot compile or fetch the WebAssembly module.
   */
  loadCore(): Promise<Core>;
  /** Takes a pasted link apart, or finds the one link in a text. No network. */
  parseLink(link: string, options?: LinkOptions): Promise<ShareLink | Failure>;
  /**
   * Tells about a share. Never spends a view. A link inside another site's address is `link_wrapped` here and below, unless
   * `server` says whom to ask: `parseLink` tells where it leads, and what it gave can be passed in place of the text.
   */
  peek(link: LinkOrAddress, options?: PeekOptions & SessionOption): Promise<Available | Failure>;
  /**
   * Opens a share. Spends one view where it succeeds; follows no redirect. Sent once, unless `peeked` says that the server
   * keeps replies: then one that was lost is asked for again.
   */
  reveal(link: LinkOrAddress, options?: RevealOptions & SessionOption): Promise<Granted | GrantedFile | Failure>;
  /** Deletes a share by the `deleteToken` that its creator or reader was given. */
  remove(link: LinkOrAddress, deleteToken: string, options?: RemoveOptions): Promise<Removed | Failure>;
  /** Seals a secret, stores it and builds its link; `sealed: false` makes a plain Infisical share. */
  share(options: ShareOptions): Promise<Shared | Failure>;
  /**
   * Stretches a password for `deriveKeys`, which begins it: 64 MiB and some tenths of a second, in a thread where there are
   * any.
   *
   * @returns 1 024 bytes; none where memory could not be had.
   * @throws where the host cannot load Argon2id.
   */
  stretch(asked: Stretch): Promise<Uint8Array>;
}

/** A failure knows what was asked for, so that `describe` speaks to who shares or to who opens. */
function asked<Answer extends Outcome>(operation: Operation, outcome: Answer): Answer {
  return isFailure(outcome) ? { ...outcome, operation } : outcome;
}

/** Where the core may not run, that is the answer to whatever needs it. */
async function orForbidden<Answer>(answer: () => Promise<Answer>): Promise<Answer | Failure> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof CoreForbidden) return error.failure;
    throw error;
  }
}

export function createSharelink(host: Host): Sharelink {
  const load = createLoader(host, loadCore);
  return {
    loadCore: async () => (await load()).core,
    async parseLink(link, options = {}) {
      checkNames('parseLink', options);
      return orForbidden(async () => (await load()).core.parseLink(link, options));
    },
    async peek(link, options = {}) {
      checkNames('peek', options);
      const { session, ...rest } = options;
      const look = async () => {
        const loaded = await load();
        return runWithToken(loaded.core, link, options, (token) => peek(loaded, link, { ...rest, token }));
      };
      return asked('peek', await orForbidden(look));
    },
    async reveal(link, options = {}) {
      checkNames('reveal', options);
      const { session, ...rest } = options;
      const open = async () => {
        const loaded = await load();
        return runWithToken(loaded.core, link, options, (token) => reveal(loaded, link, { ...rest, token }));
      };
      return asked('access', await orForbidden(open));
    },
    async remove(link, deleteToken, options = {}) {
      checkNames('remove', options);
      return asked('remove', await orForbidden(async () => remove(await load(), link, deleteToken, options)));
    },
    async share(options) {
      checkNames('share', options);
      return asked('create', await orForbidden(async () => share(await load(), options)));
    },
    stretch: async (wanted) => (await stretchPassword(host, wanted))?.lastBlock ?? new Uint8Array(),
  };
}
