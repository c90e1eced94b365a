/** Values that cross the package's API. Names and meanings follow PROTOCOL.md. */
import type { LinkKey } from './core/link-key.ts';

// Where an app's types come without a browser's, as of Node.js alone, nothing else declares them. Elsewhere they merge.
declare global {
  namespace WebAssembly {
    interface Module {}
  }
}

/** Every way in which opening or creating a share can fail; the same list as `ErrorCode` in error.h. */
export type ErrorCode =
  | 'link_empty'
  | 'link_too_long'
  | 'link_malformed'
  | 'link_not_a_share'
  | 'link_damaged'
  | 'link_ambiguous'
  | 'link_wrapped'
  | 'link_legacy_key'
  | 'link_legacy_email'
  | 'link_version_unknown'
  | 'link_insecure'
  | 'server_required'
  | 'server_invalid'
  | 'link_mismatch'
  | 'link_fragment_missing'
  | 'page_required'
  | 'password_too_long'
  | 'password_invalid'
  | 'password_unsupported_here'
  | 'password_memory'
  | 'token_invalid'
  | 'value_too_long'
  | 'value_invalid'
  | 'file_name_invalid'
  | 'media_type_invalid'
  | 'expires_in_invalid'
  | 'max_views_invalid'
  | 'no_value'
  | 'response_malformed'
  | 'response_too_large'
  | 'wrong_server'
  | 'server_too_old'
  | 'sign_in_page'
  | 'password_required'
  | 'password_incorrect'
  | 'sign_in_required'
  | 'not_permitted'
  | 'other_organization'
  | 'email_not_listed'
  | 'token_rejected'
  | 'token_without_organization'
  | 'session_revoked'
  | 'session_stale'
  | 'not_signed_in'
  | 'sign_in_failed'
  | 'not_found'
  | 'expired'
  | 'view_limit_reached'
  | 'request_invalid'
  | 'rate_limited'
  | 'too_many_guesses'
  | 'refused'
  | 'server_error'
  | 'server_unavailable'
  | 'store_full'
  | 'server_busy'
  | 'outcome_unknown'
  | 'reply_gone'
  | 'decrypt_failed'
  | 'reply_lost'
  | 'network_unreachable'
  | 'webassembly_forbidden'
  | 'cancelled';

export type Operation = 'peek' | 'access' | 'create' | 'remove';
export type ViewSpent = 'no' | 'yes' | 'unknown';
export type ViewsLeft = number | 'unlimited' | 'unknown';

interface Place {
  /** Origin of the API server, such as `https://us.infisical.com`. */
  readonly server: string;
  /** 43 characters of base64url. */
  readonly id: string;
  /** Slug of the sub-organization that a token is for, as a link's `?subOrganization=` has it; sent beside a token alone. */
  readonly subOrganization?: string | undefined;
}

/** Where a share is asked for. */
export interface ShareAddress extends Place {
  /** A sealed link is no address: what builds a request sees no key. */
  readonly key?: undefined;
}

export interface LinkOptions {
  /** API server to ask instead of the link's own; `us`, `eu`, or its address: https://host[/path]. Required for a bare id. */
  readonly server?: string | undefined;
  /** Where plain http is accepted. Default: on loopback only. */
  readonly http?: 'loopback_only' | 'any_host' | undefined;
}

interface LinkParts extends Place {
  /** Origin that the link opens in a browser; empty for a bare id. */
  readonly page: string;
  /** Host of the address that the link was inside, such as a mail scanner's: ask the person whether `server` is right. */
  readonly wrapper?: string;
  /** The `#` was percent-encoded: a browser that opened the link has sent its key to the page's server, in the path. */
  readonly hashEncoded?: true;
}

/** The server can read what this link opens. */
export interface PlainLink extends LinkParts, ShareAddress {
  readonly kind: 'plain';
}

/** Only who has this link can read what it opens. */
export interface SealedLink extends LinkParts {
  readonly kind: 'sealed';
  /** Whether the link was made with a password. */
  readonly passwordRequired: boolean;
  /** Neither printed nor copied with the rest: keep the link as text where it is to be stored. */
  readonly key: LinkKey;
}

/** A link taken apart. */
export type ShareLink = PlainLink | SealedLink;

/** What can be looked at, opened and deleted. */
export type LinkOrAddress = string | ShareLink | ShareAddress;

/** A file that a sealed share can hold. */
export interface SharedFile {
  /** 1 to 255 bytes of UTF-8, without path separators, control or bidirectional formatting characters. */
  readonly name: string;
  /** Media type, for show only; at most 127 characters of ASCII. */
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What a server publishes about a share. A field that the server left out is absent; one that it sent as null is null. */
export interface ShareMetadata {
  readonly id?: string | null;
  readonly expiresAt?: string | null;
  readonly userId?: string | null;
  readonly orgId?: string | null;
  readonly createdAt?: string | null;
  readonly updatedAt?: string | null;
  /** The counter before this access; see `viewsLeft` for what is left. */
  readonly expiresAfterViews?: number | null;
  readonly accessType?: string | null;
  readonly name?: string | null;
  readonly lastViewedAt?: string | null;
  readonly type?: string | null;
  readonly authorizedEmails?: readonly string[] | null;
  readonly identityId?: string | null;
  readonly allowExternalEmails?: boolean | null;
  readonly orgName?: string | null;
  readonly isPasswordProtected?: boolean | null;
  readonly isAuthorizedUser?: boolean | null;
}

/** One reason of a 422, as the server words it. */
export interface Issue {
  readonly code: string;
  /** Dotted; empty for the body itself. */
  readonly path: string;
  readonly message: string;
}

/**
 * Why a password was stretched without SIMD, which takes longer: this runtime has none, the module for it did not load, or
 * that module gave wrong answers.
 */
export type WithoutSimd = 'absent' | 'not_loaded' | 'wrong';

interface Answered {
  /** Absent where no password was stretched here, or as fast as it goes. */
  readonly withoutSimd?: WithoutSimd;
  /** HTTP status; absent where no answer came. */
  readonly status?: number;
  /** The server's clock, milliseconds since 1970. */
  readonly serverTimeMs?: number;
  /** Infisical's id of the request, for a bug report. */
  readonly requestId?: string;
  /** The server shows sharelink's page, so that sealed links can be opened at its own address. */
  readonly hasPage?: boolean;
  /** The server keeps the reply of an access that brings reply keys, so that one that was lost can be asked for again. */
  readonly keepsReplies?: boolean;
}

interface Live extends Answered {
  readonly share: ShareMetadata;
  /** How many more times the share can be opened; after a granted access: from now on. */
  readonly viewsLeft: ViewsLeft;
  /** Whether someone opened it before; absent where the server did not tell. */
  readonly openedBefore?: boolean;
  /** Milliseconds since 1970; absent where the server did not tell. */
  readonly expiresAtMs?: number;
}

/** The share exists and can be opened; nothing was spent. */
export interface Available extends Live {
  readonly kind: 'available';
  readonly viewSpent: 'no';
  /** Absent where the server did not tell. */
  readonly passwordRequired?: boolean;
  /** When a page is to ask once more before it opens the share, by the operator's choice. Absent: the page decides. */
  readonly confirm?: 'always' | 'never';
  /** Origin that `peek` has asked. */
  readonly server?: string;
}

/** The access succeeded. */
export interface Granted extends Live {
  readonly kind: 'granted';
  readonly viewSpent: 'yes';
  readonly secretValue: string;
  /** Deletes the share with `remove`; absent where its creator did not allow that. */
  readonly deleteToken?: string;
}

/** The access succeeded and the sealed share holds a file. */
export interface GrantedFile extends Live {
  readonly kind: 'granted_file';
  readonly viewSpent: 'yes';
  readonly file: SharedFile;
  /** Deletes the share with `remove`; absent where its creator did not allow that. */
  readonly deleteToken?: string;
}

export interface Created extends Answered {
  readonly kind: 'created';
  readonly viewSpent: 'no';
  /** Canonical: 43 characters of base64url. */
  readonly id: string;
  /** Whoever has it can delete the share with `remove`; absent where the server gave none. */
  readonly deleteToken?: string;
}

/** The share is deleted. */
export interface Removed extends Answered {
  readonly kind: 'removed';
  readonly viewSpent: 'no';
}

/** Never holds a link, an id, a password, a token or the server's text (the issues of a 422 aside). */
export interface Failure extends Answered {
  readonly kind: ErrorCode;
  /** What was asked for: `describe` has other sentences for who shares. Absent where the core alone has failed. */
  readonly operation?: Operation;
  readonly viewSpent: ViewSpent;
  /**
   * `network_unreachable` alone: why, as the runtime names it, such as `ENOTFOUND` or `CERT_HAS_EXPIRED`; absent where it
   * does not tell.
   */
  readonly reason?: string;
  /** At most a day; absent where the server named no time to wait for. */
  readonly retryAfterSeconds?: number;
  /** What the server objects to; at most 16. */
  readonly issues?: readonly Issue[];
  /** `value_too_long` of a sealed share: how many bytes must go. */
  readonly bytesOver?: number;
}

/** What each operation comes to where it succeeds. */
interface Successes {
  readonly peek: Available;
  readonly access: Granted | GrantedFile;
  readonly create: Created;
  readonly remove: Removed;
}

export type OutcomeOf<Asked extends Operation> = Successes[Asked] | Failure;
export type Outcome = OutcomeOf<Operation>;

/** One HTTP request, to be sent as it is: once, without following redirects, without cookies of another origin. */
export interface HttpRequest {
  readonly kind: 'request';
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** JSON in UTF-8; of a POST only. */
  readonly body?: Uint8Array<ArrayBuffer>;
}

export interface HttpResponse {
  readonly status: number;
  /** Of these, content-type, retry-after, x-ratelimit-reset, date, sharelink-page, sharelink-reply and sharelink-confirm are read. */
  readonly headers: Iterable<readonly [name: string, value: string]>;
  /** At most 8 MiB. */
  readonly body: Uint8Array;
}
