/** What the page shows. Each kind holds exactly what its view and its next step need. */
import type { Available, Failure, Granted, GrantedFile, ShareAddress, ShareLink } from '../wasm/types.ts';
import type { Progress } from './derivation.ts';
import { type ServerClock, startServerClock } from './server-clock.ts';

/** Where a share lies and, of a sealed one, the link that holds its key. */
export interface PageShare extends ShareAddress {
  readonly sealed?: { readonly link: string; readonly passwordRequired: boolean };
}

/** A share that was looked at, and not opened. */
export interface CheckedShare {
  readonly share: PageShare;
  readonly available: Available;
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
  readonly refusal?: Failure;
}

export interface Revealing extends CheckedShare, Progress {
  readonly kind: 'revealing';
  readonly password?: string;
}

export interface Revealed {
  readonly kind: 'revealed';
  readonly granted: Granted | GrantedFile;
}

export interface Failed {
  readonly kind: 'failed';
  readonly failure: Failure;
  /** Absent where the link itself is at fault. */
  readonly share?: PageShare;
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

/** The address is what is left of a sealed link that was opened: its key is gone. */
export interface Opened {
  readonly kind: 'opened';
}

/** The page cannot work here. */
export interface Broken {
  readonly kind: 'broken';
  readonly reason: 'browser_too_old' | 'load_failed';
}

export type PageState =
  | { readonly kind: 'loading' }
  | AskingLink
  | Elsewhere
  | Opened
  | Ready
  | AskingPassword
  | Revealing
  | Revealed
  | Failed
  | Broken;

/** The state that follows a peek. */
export function afterPeek(share: PageShare, outcome: Available | Failure): Ready | AskingPassword | Failed {
  if (outcome.kind !== 'available') return { kind: 'failed', failure: outcome, share };
  const { serverTimeMs } = outcome;
  const checked: CheckedShare = {
    share,
    available: outcome,
    ...(serverTimeMs !== undefined && { clock: startServerClock(serverTimeMs) }),
  };
  // A server could ask for the password of a sealed link: only the link tells whether there is one.
  const passwordRequired = share.sealed ? share.sealed.passwordRequired : outcome.passwordRequired;
  return passwordRequired ? { kind: 'password', ...checked, password: '' } : { kind: 'ready', ...checked };
}

/** The state that follows an access. A password that was refused can be tried again. */
export function afterAccess(
  state: Revealing,
  outcome: Granted | GrantedFile | Failure,
): Revealed | AskingPassword | Failed {
  if (outcome.kind === 'granted' || outcome.kind === 'granted_file') return { kind: 'revealed', granted: outcome };
  if (isAboutPassword(outcome) || (outcome.kind === 'cancelled' && outcome.viewSpent === 'no')) {
    return { ...state, kind: 'password', password: state.password ?? '', refusal: outcome };
  }
  return { kind: 'failed', failure: outcome, share: state.share };
}

function isAboutPassword({ kind }: Failure): boolean {
  return (
    kind === 'password_required' ||
    kind === 'password_incorrect' ||
    kind === 'password_too_long' ||
    kind === 'password_invalid' ||
    kind === 'password_unsupported_here'
  );
}
