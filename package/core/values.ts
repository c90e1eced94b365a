/** Values that only the core's own functions take and give. */
import type { OutcomeOf, SharedFile } from '../types.ts';
import type { LinkKey } from './link-key.ts';

export interface CanonicalId {
  readonly kind: 'id';
  readonly id: string;
}

export interface Server {
  readonly kind: 'server';
  /** The address of an API server or page: its origin, and its base path where it has one. */
  readonly server: string;
}

/** What Infisical gives to a browser that has a session with it. */
export interface BearerToken {
  readonly kind: 'token';
  readonly token: string;
}

/** What a sealed link and its password are worth; 163 bytes that only this module reads. Wipe them after use. */
export interface Keys {
  readonly kind: 'keys';
  readonly keys: Uint8Array<ArrayBuffer>;
}

/**
 * A password that is to be stretched, with Argon2id version 1.3 and p = 1: `stretch` fills as much memory as it says, from
 * the first two blocks on, and gives the last one. Wipe both after use: who has one of them can try passwords.
 */
export interface Stretch {
  readonly kind: 'stretch';
  /** 2 048 bytes. */
  readonly firstBlocks: Uint8Array<ArrayBuffer>;
  readonly memoryKib: number;
  readonly passes: number;
}

/** What `deriveKeys` makes the keys of an existing link from. */
export interface LinkPassword {
  readonly key: LinkKey;
  readonly password?: string | undefined;
}

export interface AccessOptions {
  readonly password?: string | undefined;
  /** Bearer token, for the secrets of an organization. */
  readonly token?: string | undefined;
  /** Only for a server whose peek said `keepsReplies`. */
  readonly replyKeys?: ReplyKeys | undefined;
}

/** 48 fresh random bytes, made for one access and brought again by its retries. PROTOCOL.md "Kept reply". */
export type ReplyKeys = Uint8Array;

/** The outcome of an access that brought reply keys; `ack` says that the reply is kept until it is acknowledged. */
export type KeptOutcome = OutcomeOf<'access'> & { readonly ack?: Uint8Array };

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

/** How a share is stored. */
export interface NewShareOptions {
  /** `5m` to `30d`, in the grammar of npm's `ms`. Default `1d`. */
  readonly expiresIn?: string | undefined;
  /** Default 1. */
  readonly maxViews?: MaxViews | undefined;
  /** Whoever opens the share may delete it. Only sharelink's own store knows this. */
  readonly allowDelete?: boolean | undefined;
  /** At most 1 024 bytes of UTF-8; of a plain share 4 096. Default: none; `share` refuses the empty one. */
  readonly password?: string | undefined;
  /** Bearer token, where the server asks for one. */
  readonly token?: string | undefined;
}

/** A plain share. The core has no defaults. */
export interface NewShare extends NewShareOptions {
  /** At most 1 400 000 bytes of UTF-8. */
  readonly value: string;
  readonly expiresIn: string;
  readonly maxViews: MaxViews;
}
