/** What the page shows. Each kind holds exactly what its view and its next step need. */
import type { ReplyKeys } from '../../package/core/values.ts';
import type { Available, Failure, Granted, GrantedFile, ShareLink } from '../../package/types.ts';
import type { PromptFailure } from '../../package/words/describe.ts';
import type { Copied } from '../kit/copy.ts';
import type { Progress } from '../kit/derivation.ts';
import type { ConfirmPolicy } from '../kit/page-settings.ts';
import type { ServerClock } from '../kit/server-clock.ts';

/** What becomes of the secret: it is on show, or in the clipboard alone. */
export type Aim = 'show' | 'copy';

/** A share that was looked at, and not opened. */
export interface CheckedShare {
  readonly share: ShareLink;
  readonly available: Available;
  readonly confirm: ConfirmPolicy;
  /** Absent where the server did not tell its time. */
  readonly clock?: ServerClock;
}

export interface Ready extends CheckedShare {
  readonly kind: 'ready';
}

export interface AskingPassword extends CheckedShare {
  readonly kind: 'password';
  /** What is typed already. */
  readonly password: string;
  /** Why that password did not open the share. */
  readonly refusal?: Failure & PromptFailure;
  /** By performance.now(); absent where there is nothing to wait for. */
  readonly retryAtMs?: number;
}

/** The button was pressed; what it would use up is asked about once more. */
export interface Confirming extends CheckedShare {
  readonly kind: 'confirming';
  readonly asked: Ready | AskingPassword;
  readonly aim: Aim;
}

/** An access was made whose answer never arrived; the server may keep it. */
export interface Waiting extends CheckedShare {
  readonly kind: 'waiting';
  readonly replyKeys: ReplyKeys;
  /** What is typed already; absent where the link has no password. */
  readonly password?: string;
  /** Why that password did not open the answer. */
  readonly refusal?: Failure;
}

export interface Revealing extends CheckedShare, Progress {
  readonly kind: 'revealing';
  readonly password?: string;
  readonly replyKeys: ReplyKeys;
  /** `again`: the answer to an access that was made before. */
  readonly asks: 'first' | 'again';
}

export interface Revealed {
  readonly kind: 'revealed';
  readonly granted: Granted | GrantedFile;
  readonly share: ShareLink;
  readonly handling: Handling;
}

/** What the reader has done with the secret on show. It changes, and outlives a change of the language. */
export interface Handling extends Copied {
  covered: boolean;
  /** Whether it was to be copied unseen, and is on show because the clipboard did not take it; until that is said. */
  isShownInstead?: boolean;
  /** By performance.now(): when the text is to be covered; undefined: not at all. */
  coverMs: number | undefined;
  unwrapped?: boolean;
  /** Whether the text stands there although there is a table of it. */
  asItIs?: boolean;
  /** Whether “more” was pressed. */
  toolsShown?: boolean;
  qrCodeShown?: boolean;
  /** Whether the page empties the clipboard after the text was copied. */
  emptiesClipboard?: boolean;
  /** Whether “delete” was pressed once. */
  asksToDelete?: boolean;
}

/** The reader has deleted the share, as its creator allowed. */
export interface Destroyed {
  readonly kind: 'destroyed';
}

export interface Failed {
  readonly kind: 'failed';
  readonly failure: Failure;
  /** By performance.now(); absent where there is nothing to wait for. */
  readonly retryAtMs?: number;
  /** Absent where the link itself is at fault. */
  readonly share?: ShareLink;
}

/** A link to type or paste. */
export interface AskingLink {
  readonly kind: 'paste';
  readonly link: string;
  readonly failure?: Failure;
}

/** A link to another server, which this page is not allowed to ask. */
export interface Elsewhere {
  readonly kind: 'elsewhere';
  readonly link: ShareLink;
}

/** A text with different links in it. */
export interface Choosing {
  readonly kind: 'choosing';
  readonly links: readonly string[];
}

/** A program has encoded the link's '#': the browser has sent its key to this page's server, in the path. */
export interface KeySent {
  readonly kind: 'key_sent';
  readonly share: ShareLink;
}

/** The address is what is left of a sealed link that was opened: its key is gone. */
export interface Opened {
  readonly kind: 'opened';
}

/** The page cannot work here. */
export interface Broken {
  readonly kind: 'broken';
  readonly reason: 'browser_too_old' | 'load_failed';
  /** `unknown`: the answer to an access before may still wait. */
  readonly viewSpent: 'no' | 'unknown';
}

/** What few readers come to: the views of these are loaded on demand. */
export type RareState =
  | AskingLink
  | Elsewhere
  | Choosing
  | KeySent
  | Opened
  | Waiting
  | Revealing
  | Destroyed
  | Failed
  | Broken;

export type PageState =
  | { readonly kind: 'loading' }
  | AskingLink
  | Elsewhere
  | Choosing
  | KeySent
  | Opened
  | Ready
  | AskingPassword
  | Confirming
  | Waiting
  | Revealing
  | Revealed
  | Destroyed
  | Failed
  | Broken;
