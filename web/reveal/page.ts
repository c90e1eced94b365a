import type { OpeningCore } from '../../package/core/opening-core.ts';
import type { Opener } from '../../package/opener.ts';
import { CoreForbidden } from '../../package/sequence/session.ts';
import type { Failure, Granted, GrantedFile, ShareLink } from '../../package/types.ts';
import { openedMark } from '../../package/words/opened-mark.ts';
import { copyLater, type LateCopy } from '../kit/copy.ts';
import { charsAtOnceMax } from '../kit/long-text.ts';
import { createMoves, type Moves } from '../kit/moves.ts';
import type { Screen } from '../kit/screen.ts';
import { partMs, within } from '../kit/within.ts';
import type { FirstSentences } from '../languages/sentences.ts';
import type { Actions } from './actions.ts';
import { createLook, type Look, type LookParts } from './look.ts';
import { afterAccess, mayStillWait, needsConfirmation } from './next-state.ts';
import type { Aim, AskingPassword, Broken, PageState, Ready, Revealing, Waiting } from './state.ts';
import { newReplyKeys, type ReplyKeyStore } from './stored-reply-keys.ts';

export interface PageParts extends LookParts {
  readonly sharelink: Opener<Pick<OpeningCore, 'parseLink'>>;
  readonly screen: Screen<PageState, Actions, FirstSentences>;
  readonly replyKeyStore: ReplyKeyStore;
  /** Whether the browser has what the page needs, but for WebAssembly. */
  readonly supported: boolean;
  /** Loads what asks for the reader's account, on a press. Absent where this page cannot ask for one. */
  readonly loadAccount?: (() => Promise<{ readonly askForToken: AskForToken }>) | undefined;
  /** Takes the end of a sealed link that was opened out of the address bar, if it stands there. */
  leaveMark(share: ShareLink): void;
  reload(): void;
}

/** @returns the token of the reader's account at this server, '' where there is none, or a failure that tells why. */
export type AskForToken = (server: string) => Promise<string | Failure>;

export interface Page {
  /** Looks at a link: of a page, the one in the address bar. Spends no view. */
  start(link: string): void;
  /** The address has another end now. Waits for the answer to what was sent already: it may have spent a view. */
  follow(href: string): void;
  /** Forgets everything that was revealed or typed. */
  wipe(): void;
  /** Whether the only copy of a secret, which does not open again, is the one on this page. */
  holdsLastCopy(): boolean;
  /** Says that the page stands still until the keys are derived. */
  deriveInPlace(): Promise<void>;
}

type PageMoves = Moves<PageState, Revealing>;

const loading: PageState = { kind: 'loading' };
const loadFailed: Broken = { kind: 'broken', reason: 'load_failed', viewSpent: 'no' };

/** Of what the page cannot do without, what is no bug. */
function forbidden(error: unknown): PageState {
  if (error instanceof CoreForbidden) return { kind: 'failed', failure: error.failure };
  throw error;
}

/** The sequence of the page: link -> peek -> a press -> reveal. */
export function createPage(parts: PageParts): Page {
  const { replyKeyStore } = parts;
  /** The address that the page was told of while an answer was on its way. */
  let next: string | undefined;
  let lastCopy = false;

  const moves: PageMoves = createMoves((state) => {
    lastCopy = state.kind === 'revealed' && !state.handling.copied && isLast(state.granted);
    parts.screen.show(state, actions);
    // Where it does not load, the press says so.
    if (state.kind === 'password' && state.share.kind === 'sealed') void parts.sharelink.loadArgon2id().catch(() => {});
  });
  const look = createLook(parts);

  const start = (link: string) => {
    parts.account.token = undefined;
    if (link.endsWith(openedMark)) moves.enter({ kind: 'opened' });
    else if (parts.supported) void moves.step(loading, () => look.atAddress(link).catch(forbidden), loadFailed);
    else moves.enter({ ...loadFailed, reason: 'browser_too_old' });
  };

  const reveal = async (state: Revealing, aim: Aim) => {
    const { share } = state;
    const copy = aim === 'copy' ? copyLater() : undefined;
    const lost: PageState = { kind: 'failed', share, failure: { kind: 'response_malformed', viewSpent: 'unknown' } };
    next = undefined;
    const shown = await moves.step(state, () => access(state, parts, moves, copy), lost);
    if (!shown) return;
    if (!mayStillWait(shown)) replyKeyStore.drop(share.id);
    // Once the secret is on show: a history that an extension has taken over may throw.
    if (shown.kind === 'revealed' && share.kind === 'sealed') parts.leaveMark(share);
    if (next !== undefined && hasSpentNone(shown)) start(next);
  };

  const actions: Actions = {
    ...createActions(parts, moves, look, reveal),
    secretKept: () => {
      lastCopy = false;
    },
  };

  return {
    start,
    follow: (href) => {
      if (moves.isSending()) next = href;
      else start(href);
    },
    wipe: () => {
      // An answer that arrives after the page has gone would be acknowledged, and shown to nobody.
      moves.abort();
      parts.account.token = undefined;
      moves.enter(loading);
    },
    holdsLastCopy: () => lastCopy,
    deriveInPlace: moves.deriveInPlace,
  };
}

/** What a press on each button leads to. */
function createActions(
  parts: PageParts,
  moves: PageMoves,
  look: Look,
  reveal: (state: Revealing, aim: Aim) => Promise<void>,
): Omit<Actions, 'secretKept'> {
  const { sharelink, screen } = parts;
  const { enter, step } = moves;
  return {
    openLink: (link) => {
      parts.account.token = undefined;
      void step(loading, () => look.inText(link, (failure) => ({ kind: 'paste', link, failure })), loadFailed);
    },
    askForLink: () => enter({ kind: 'paste', link: '' }),
    check: (share) => void step(loading, () => look.peek(share), loadFailed),
    ...(parts.loadAccount && {
      signIn: (share) => void step(loading, () => signIn(share, parts, look, moves.watch()), loadFailed),
    }),
    reveal: (asked, aim) => {
      if (asked.kind !== 'ready' && asked.password === '') {
        enter({ ...asked, refusal: { kind: 'password_required', viewSpent: 'no' } });
      } else if (asked.kind !== 'waiting' && needsConfirmation(asked)) {
        enter({ ...checkedShare(asked), kind: 'confirming', asked, aim });
      } else {
        void reveal(revealing(asked), aim);
      }
    },
    confirm: ({ asked, aim }) => void reveal(revealing(asked), aim),
    goBack: ({ asked }) => enter(asked),
    cancel: moves.cancel,
    reload: parts.reload,
    destroy: async ({ share, granted: { deleteToken = '' } }) => {
      const isStill = moves.watch();
      const outcome = await sharelink.remove(share, deleteToken);
      if (!isStill()) return undefined;
      if (outcome.kind !== 'removed') return outcome;
      enter({ kind: 'destroyed' });
      return undefined;
    },
    // What says more than the first sentences is loaded with the rest of them.
    say: screen.say as Actions['say'],
    announce: screen.announce,
    loadWholeCore: parts.loadWholeCore,
  };
}

/** @param isStill whether the page still stands where the press was: a token that comes later is nobody's. */
async function signIn(
  share: ShareLink,
  { loadAccount, account }: PageParts,
  look: Look,
  isStill: () => boolean,
): Promise<PageState> {
  account.token = undefined;
  if (!loadAccount) return look.peek(share);
  const { askForToken } = await within(partMs, loadAccount());
  const token = await askForToken(share.server);
  if (!isStill()) return loading;
  if (typeof token === 'object') return { kind: 'failed', failure: token, share };
  account.token = token;
  const state = await look.peek(share);
  const isNobodys = state.kind === 'failed' && state.failure.kind === 'sign_in_required' && token !== '';
  return isNobodys ? { ...state, failure: { ...state.failure, kind: 'token_without_organization' } } : state;
}

async function access(
  state: Revealing,
  parts: PageParts,
  moves: PageMoves,
  copy: LateCopy | undefined,
): Promise<PageState> {
  const { share, password, available, replyKeys } = state;
  let isSent = false;
  const opening = parts.sharelink.reveal(share, {
    password,
    ...parts.account,
    peeked: available,
    replyKeys,
    ...moves.track(state, (step) => {
      if (step !== 'sending') return;
      isSent = true;
      if (available.keepsReplies) parts.replyKeyStore.put(share.id, replyKeys);
    }),
  });
  const outcome = await opening.catch((error: unknown) => {
    if (isSent) throw error;
    reportError(error);
    return undefined;
  });
  // What stretches a password did not load.
  if (!outcome) return state.asks === 'again' ? { ...loadFailed, viewSpent: 'unknown' } : loadFailed;
  const text = outcome.kind === 'granted' ? outcome.secretValue : '';
  // To read it has taken a long text's time: to show it is another task.
  if (text.length > charsAtOnceMax) await new Promise((resolve) => setTimeout(resolve));
  const isCopied = await copy?.(text);
  return afterAccess(state, outcome, { ...(await parts.settings), isCopied });
}

/** A password that was refused has spent no view either. */
function hasSpentNone(state: PageState): boolean {
  if (state.kind === 'failed') return state.failure.viewSpent === 'no';
  return (state.kind === 'password' || state.kind === 'waiting') && state.refusal?.viewSpent === 'no';
}

/** An empty text is soon remembered. */
function isLast({ viewsLeft, ...granted }: Granted | GrantedFile): boolean {
  return (viewsLeft === 0 || viewsLeft === 'unknown') && !('secretValue' in granted && granted.secretValue === '');
}

function checkedShare({ share, available, confirm, clock }: Ready | AskingPassword | Waiting) {
  return { share, available, confirm, ...(clock && { clock }) };
}

function revealing(asked: Ready | AskingPassword | Waiting): Revealing {
  return {
    ...checkedShare(asked),
    kind: 'revealing',
    step: 'sending',
    startedMs: performance.now(),
    ...(asked.kind !== 'ready' && asked.password !== undefined && { password: asked.password }),
    replyKeys: asked.kind === 'waiting' ? asked.replyKeys : newReplyKeys(),
    asks: asked.kind === 'waiting' ? 'again' : 'first',
  };
}
