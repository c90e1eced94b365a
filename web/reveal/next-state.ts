/** Which state follows an answer. Decides everything and touches nothing. */
import type { ReplyKeys } from '../../package/core/values.ts';
import { sayNothingOfEarlierTries } from '../../package/sequence/recover.ts';
import type { Available, ErrorCode, Failure, Granted, GrantedFile, ShareLink } from '../../package/types.ts';
import type { PromptFailure } from '../../package/words/describe.ts';
import type { ConfirmPolicy, PageSettings } from '../kit/page-settings.ts';
import { startServerClock } from '../kit/server-clock.ts';
import type { AskingPassword, CheckedShare, Failed, PageState, Ready, Revealed, Revealing, Waiting } from './state.ts';

/** With so few left, whatever presses a button by mistake or on its own would cost the reader the secret. */
const fewViews = 2;

/** What a share is told as once its last view is spent: its reply may be kept all the same. */
const afterLastView: ReadonlySet<ErrorCode | 'available'> = new Set(['view_limit_reached', 'not_found']);

/** What did not get to the share, and passes by itself. */
const onTheWay: ReadonlySet<ErrorCode> = new Set(['rate_limited', 'too_many_guesses', 'network_unreachable']);

/**
 * confirm    when to ask once more, as the server or, where it says nothing, the page's operator wants it.
 * replyKeys  of an access that was made here before and whose answer has not been shown.
 */
export function afterPeek(
  share: ShareLink,
  outcome: Available | Failure,
  confirm: ConfirmPolicy,
  replyKeys: ReplyKeys | undefined,
): Ready | AskingPassword | Waiting | Failed {
  const { serverTimeMs } = outcome;
  const clock = serverTimeMs !== undefined && { clock: startServerClock(serverTimeMs) };
  const mayWait = outcome.kind === 'available' || afterLastView.has(outcome.kind);
  if (replyKeys && outcome.keepsReplies && mayWait) {
    const available = outcome.kind === 'available' ? outcome : usedUp(share);
    const password = share.kind === 'sealed' && share.passwordRequired && { password: '' };
    return { kind: 'waiting', share, available, confirm, ...clock, replyKeys, ...password };
  }
  if (outcome.kind !== 'available') return { kind: 'failed', failure: outcome, ...retryOf(outcome), share };
  const checked: CheckedShare = { share, available: outcome, confirm, ...clock };
  // A server could ask for the password of a sealed link: only the link tells whether there is one.
  const passwordRequired = share.kind === 'sealed' ? share.passwordRequired : outcome.passwordRequired;
  return passwordRequired ? { kind: 'password', ...checked, password: '' } : { kind: 'ready', ...checked };
}

function usedUp({ server, id }: ShareLink): Available {
  return { kind: 'available', viewSpent: 'no', server, share: { id }, viewsLeft: 'unknown', keepsReplies: true };
}

/** Whether a press on the button is asked about once more. */
export function needsConfirmation({ kind, confirm, available: { viewsLeft } }: Ready | AskingPassword): boolean {
  if (confirm !== 'auto') return confirm === 'always';
  if (kind === 'password' || viewsLeft === 'unlimited') return false;
  return viewsLeft === 'unknown' || viewsLeft <= fewViews;
}

/** After how long a text hides itself where someone wants that. */
export const coverAfterMs = 60_000;

/** A password that was refused can be tried again. @param isCopied undefined: the secret was to be shown. */
export function afterAccess(
  state: Revealing,
  answer: Granted | GrantedFile | Failure,
  { hideAfterMinute, isCopied }: Pick<PageSettings, 'hideAfterMinute'> & { readonly isCopied: boolean | undefined },
): Revealed | AskingPassword | Waiting | Failed {
  const { share, available, confirm, clock, password, replyKeys } = state;
  if (answer.kind === 'granted' || answer.kind === 'granted_file') {
    // A file is in no clipboard: who asked for that does not want what is in it on show either.
    const isFile = answer.kind === 'granted_file';
    const handling = {
      covered: isCopied === true || (isFile && isCopied !== undefined),
      coverMs: hideAfterMinute ? performance.now() + coverAfterMs : undefined,
      ...(isCopied && { copied: true, copiedMs: performance.now() }),
      ...(isCopied === false && !isFile && { isShownInstead: true }),
    };
    return { kind: 'revealed', granted: answer, share, handling };
  }
  const outcome: Failure = isMaybeOwn(state, answer) ? { ...answer, viewSpent: 'unknown' } : answer;
  const checked: CheckedShare = { share, available, confirm, ...(clock && { clock }) };
  if (state.asks === 'again' && password !== undefined && isAboutThisTry(outcome)) {
    return { kind: 'waiting', ...checked, replyKeys, password, refusal: outcome };
  }
  if (isAboutPassword(outcome, password)) {
    return { kind: 'password', ...checked, password: password ?? '', refusal: outcome, ...retryOf(outcome) };
  }
  return { kind: 'failed', failure: outcome, ...retryOf(outcome), share };
}

/** The wait begins with the answer, however often it is shown. */
function retryOf({ retryAfterSeconds }: Failure) {
  return retryAfterSeconds !== undefined && { retryAtMs: performance.now() + retryAfterSeconds * 1000 };
}

/** Of an answer that waits: it still does. */
function isAboutThisTry({ kind, viewSpent }: Failure): boolean {
  if (kind === 'decrypt_failed' || kind === 'password_memory') return true;
  return viewSpent === 'no' && (kind === 'cancelled' || isRefusedHere(kind));
}

function isAboutPassword(failure: Failure, password: string | undefined): failure is Failure & PromptFailure {
  const { kind, viewSpent } = failure;
  if (kind === 'password_required' || kind === 'password_incorrect' || isRefusedHere(kind)) return true;
  // What was typed is not typed again because someone has to wait, or was without a network.
  return viewSpent === 'no' && (kind === 'cancelled' || (onTheWay.has(kind) && password !== undefined));
}

function isRefusedHere(kind: ErrorCode): boolean {
  return kind === 'password_too_long' || kind === 'password_invalid' || kind === 'password_unsupported_here';
}

/**
 * The share was there a moment ago. Where no reply is kept, the browser's own second try may have met the first one; where one
 * waits, what did not get to it tells nothing of the access before.
 */
function isMaybeOwn({ available, asks }: Revealing, { kind }: Failure): boolean {
  return asks === 'again' ? sayNothingOfEarlierTries.has(kind) : !available.keepsReplies && afterLastView.has(kind);
}

/** Whether the server may still keep the answer to the access that led here. */
export function mayStillWait(state: PageState): boolean {
  // Of a page that lacks a part nothing was sent.
  if (state.kind === 'waiting' || state.kind === 'broken') return true;
  return state.kind === 'failed' && state.failure.viewSpent === 'unknown' && state.failure.kind !== 'outcome_unknown';
}
