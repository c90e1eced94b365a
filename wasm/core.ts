/** The whole core: what opens links and what makes them. Converts, decides nothing. */

import {
  bytes,
  canonicalId,
  count,
  httpOf,
  maxViewsOf,
  presetOf,
  rawContent,
  sealedPassword,
  serverBytes,
  utf8,
} from './inputs.ts';
import { instantiate } from './instantiate.ts';
import {
  type Keys,
  keysOf,
  type LinkPassword,
  type OpeningCore,
  type Server,
  wiped,
  wrapOpeningCore,
} from './opening.ts';
import type { RawCore } from './raw-core.ts';
import { refuse } from './refuse.ts';
import createModule from './sharelink.mjs';
import type { Failure, HttpRequest, LinkOptions, SharedFile } from './types.ts';

/** Keys of an existing link, or of one that is about to be made from 32 random bytes. */
export type KeySource =
  | LinkPassword
  | { readonly secret: Uint8Array; readonly preset: PasswordPreset; readonly password?: string | undefined };

/** 0: no password; 1: Argon2id with 64 MiB, t = 3; 2: 19 MiB, t = 2; 3: 256 MiB, t = 3. */
export type PasswordPreset = 0 | 1 | 2 | 3;

export interface Envelope {
  readonly kind: 'envelope';
  /** The `secretValue` to store. */
  readonly value: string;
}

/** As long as `valueCharsMax` has room for it: 7 419 bytes of text where a server takes 10 000 characters. */
export type NewContent =
  | { readonly value: string; readonly file?: undefined }
  | { readonly file: SharedFile; readonly value?: undefined };

/** 1 to 2 147 483 647. */
export type MaxViews = number | 'unlimited';

export interface NewShare {
  /** At most 1 048 576 bytes of UTF-8. */
  readonly value: string;
  /** `5m` to `30d`, in the grammar of npm's `ms`. */
  readonly expiresIn: string;
  readonly maxViews: MaxViews;
  /** Whoever opens the share may delete it. Only sharelink's own store knows this. */
  readonly allowDelete?: boolean | undefined;
  readonly password?: string | undefined;
  readonly token?: string | undefined;
}

/** The pure functions, for callers with an HTTP client of their own. No network, no clock. */
export interface Core extends OpeningCore {
  findLinks(text: string, options?: LinkOptions): string[];
  /** @returns the origin of a page that opens sealed links, or `page_required`, `server_invalid`, `link_insecure`. */
  parsePage(page: string, options?: Pick<LinkOptions, 'http'>): Server | Failure;
  /** @returns the request that stores a plain share, or `value_*`, `expires_in_invalid`, `max_views_invalid`, ... */
  buildCreate(server: string, share: NewShare): HttpRequest | Failure;
  /**
   * Also of a link that is about to be made.
   *
   * @returns as for an existing link; `password_invalid` for a new one.
   */
  deriveKeys(source: KeySource): Keys | Failure;
  /** Whether 32 fresh random bytes may become a link secret; draw again where not. */
  isLinkSecret(random: Uint8Array): boolean;
  /**
   * @param nonce 24 fresh random bytes.
   * @param valueCharsMax what the server takes; Infisical: 10 000.
   * @returns the value to store, or `value_too_long` with `bytesOver`, `value_invalid`, `file_name_invalid`, ...
   */
  sealEnvelope(keys: Keys, nonce: Uint8Array, content: NewContent, valueCharsMax: number): Envelope | Failure;
  /** @returns how many bytes the content could grow by; below zero: how many must go. */
  bytesLeft(content: NewContent, valueCharsMax: number): number;
  /** @returns the request that stores an envelope; the server is given the proof as the password. */
  buildSealedCreate(
    server: string,
    keys: Keys,
    envelope: Envelope,
    options: Pick<NewShare, 'expiresIn' | 'maxViews' | 'allowDelete' | 'token'>,
  ): HttpRequest | Failure;
  buildSealedLink(page: string, id: string, secret: Uint8Array, preset: PasswordPreset): string;
}

const nonceBytes = 24;
const secretBytes = 32;

/** @param module the compiled sharelink.wasm, however the host gets it. */
export async function loadCore(module: WebAssembly.Module): Promise<Core> {
  return wrapCore(await instantiate(createModule, module));
}

/** Secrets that only a sealed link's own steps take. */
function newSecret(raw: RawCore, secret: Uint8Array): Uint8Array {
  refuse(() => !raw.isLinkSecret(bytes(secret, 'secret', secretBytes)) && 'secret must pass isLinkSecret');
  return secret;
}

export function wrapCore(raw: RawCore): Core {
  const opening = wrapOpeningCore(raw);
  return {
    ...opening,
    findLinks: (text, { server, http } = {}) =>
      wiped(raw, () => raw.findLinks(utf8(text, 'text'), serverBytes(raw, server), httpOf(http))),
    parsePage: (page, { http } = {}) => raw.parsePage(serverBytes(raw, page, 'page'), httpOf(http)),
    buildCreate: (server, { value, password, expiresIn, maxViews, allowDelete, token }) =>
      raw.buildCreate(
        serverBytes(raw, server),
        utf8(value, 'value'),
        utf8(password, 'password'),
        utf8(expiresIn, 'expiresIn'),
        maxViewsOf(maxViews),
        allowDelete === true,
        utf8(token, 'token'),
      ),
    deriveKeys: (source) =>
      'link' in source
        ? opening.deriveKeys(source)
        : wiped(raw, () =>
            raw.deriveNewKeys(newSecret(raw, source.secret), presetOf(source.preset), sealedPassword(source.password)),
          ),
    isLinkSecret: (random) => raw.isLinkSecret(bytes(random, 'random')),
    sealEnvelope: (keys, nonce, content, valueCharsMax) =>
      raw.sealEnvelope(
        keysOf(keys),
        bytes(nonce, 'nonce', nonceBytes),
        rawContent(content),
        count(valueCharsMax, 'valueCharsMax'),
      ),
    bytesLeft: (content, valueCharsMax) => raw.bytesLeft(rawContent(content), count(valueCharsMax, 'valueCharsMax')),
    buildSealedCreate: (server, keys, { value }, { expiresIn, maxViews, allowDelete, token }) =>
      raw.buildSealedCreate(
        serverBytes(raw, server),
        keysOf(keys),
        utf8(value, 'value'),
        utf8(expiresIn, 'expiresIn'),
        maxViewsOf(maxViews),
        allowDelete === true,
        utf8(token, 'token'),
      ),
    buildSealedLink: (page, id, secret, preset) =>
      raw.buildSealedLink(utf8(page, 'page'), canonicalId(raw, id), newSecret(raw, secret), presetOf(preset)),
  };
}
