import type { Core } from '../../package/core/core.ts';
import type { OpeningCore } from '../../package/core/opening-core.ts';
import type { Opener } from '../../package/opener.ts';
import type { Failure, Granted, GrantedFile, LinkOptions, ShareLink } from '../../package/types.ts';
import { isCancellable, painted, type Step } from '../kit/derivation.ts';
import type { PageSettings } from '../kit/page-settings.ts';
import type { Screen } from '../kit/screen.ts';
import type { FirstSentences } from '../languages/sentences.ts';
import type { Actions } from './actions.ts';
import { afterAccess, afterPeek, mayStillWait, needsConfirmation } from './next-state.ts';
import type { AskingPassword, PageState, Ready, Revealing, Waiting } from './state.ts';
import { newReplyKeys, type ReplyKeyStore } from './stored-reply-keys.ts';

export interface PageParts {
  readonly sharelink: Opener<Pick<OpeningCore, 'parseLink'>>;
  readonly screen: Screen<PageState, Actions, FirstSentences>;
  readonly replyKeyStore: ReplyKeyStore;
  /** The operator's. Never rejects, and settles soon: a secret that was opened is not shown before. */
  readonly settings: Promise<PageSettings>;
  /** Origin of this page. */
  readonly origin: string;
  /** Origin of the API server that the operator of a static host named; '' where links tell it themselves. */
  readonly server: string;
  /** Whether the browser has what the core needs. */
  readonly supported: boolean;
  /** Loads what finds links in texts: `sharelink` may know addresses alone. Rejects where it does not come soon. */
  loadWholeCore(): Promise<Pick<Core, 'parseLink' | 'findLinks'>>;
  /** Puts a link in the place of one that stands in the address bar. @returns false where it does not stand there. */
  cleanAddress(link: string, clean: string): boolean;
  /** Takes the end of the sealed link that was opened out of the address bar. */
  leaveMark(): void;
  reload(): void;
}

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

/** Stands at the end of an address whose sealed link was opened. No fragment of a link is as short. */
export const openedMark = '#opened';

/** The sequence of the page: link -> peek -> a press -> reveal. */
export function createPage(parts: PageParts): Page {
  const { sharelink, screen, replyKeyStore, origin, server } = parts;
  const options: LinkOptions = server ? { server } : {};
  let moves = 0;
  let underWay: { readonly state: Revealing; cancel(): void } | undefined;
  let next: string | undefined;
  /** The link that the address bar holds, where it is one. */
  let addressLink: ShareLink | undefined;
  let lastCopy = false;

  const enter = (state: PageState) => {
    moves += 1;
    // What was sent may have spent a view: its answer is worth more than the time.
    if (underWay?.state.step !== 'sending') underWay?.cancel();
    underWay = undefined;
    lastCopy = state.kind === 'revealed' && isLast(state.granted);
    screen.show(state, actions);
  };

  /**
   * Shows `during`, then what `find` resolves to, unless the page has moved on meanwhile.
   *
   * onBug    stands in for a state that cannot be found, or not be shown.
   * returns  the state that is shown in the end.
   */
  const step = async (during: PageState, find: () => Promise<PageState>, onBug: PageState) => {
    enter(during);
    let move = moves;
    const settle = (state: PageState) => {
      if (move !== moves) return undefined;
      move += 1;
      enter(state);
      return state;
    };
    try {
      return settle(await find());
    } catch (error) {
      reportError(error);
      return settle(onBug);
    }
  };

  /** A bare id and a link of this page are this page's server's, whatever its host is called. */
  const parse = ({ parseLink }: Pick<OpeningCore, 'parseLink'>, link: string): ShareLink | Failure => {
    const parsed = parseLink(link, options);
    const own = parsed.kind === 'server_required' || ('page' in parsed && parsed.page === origin);
    return own && !server ? parseLink(link, { server: origin }) : parsed;
  };

  const peek = async (share: ShareLink) => {
    const outcome = await sharelink.peek(share);
    const said = outcome.kind === 'available' ? outcome.confirm : undefined;
    const confirm = said ?? (await parts.settings).confirm ?? 'auto';
    return afterPeek(share, outcome, confirm, replyKeyStore.find(share.id));
  };

  const look = (link: ShareLink): PageState | Promise<PageState> =>
    link.server === (server || origin) ? peek(link) : { kind: 'elsewhere', link };

  const lookIntoText = async (text: string, onFailure: (failure: Failure) => PageState): Promise<PageState> => {
    const core = await parts.loadWholeCore();
    const parsed = parse(core, text);
    if (parsed.kind === 'link_ambiguous') return { kind: 'choosing', links: core.findLinks(text, options) };
    if (!('id' in parsed)) return onFailure(parsed);
    if (parsed.hashEncoded && parts.cleanAddress(text, core.findLinks(text, options)[0] ?? '')) {
      addressLink = parsed;
      return { kind: 'key_sent', share: parsed };
    }
    return look(parsed);
  };

  /** An address with more or less than a link in it is read as any text is. */
  const lookAtAddress = async (address: string): Promise<PageState> => {
    const parsed = parse(await sharelink.loadCore(), address);
    const isAlone = 'id' in parsed && !/\s/.test(address) && !parsed.hashEncoded && !parsed.wrapper;
    if (!isAlone) return lookIntoText(address, firstFailure);
    addressLink = parsed;
    return look(parsed);
  };

  const onStep = (state: Revealing, move: number, cancel: () => void) => (current: Step) => {
    if (move !== moves) return;
    const shown: Revealing = { ...state, step: current };
    underWay = { state: shown, cancel };
    if (current === 'sending' && state.available.keepsReplies) replyKeyStore.put(state.share.id, state.replyKeys);
    if (state.share.kind === 'sealed') screen.show(shown, actions);
  };

  const access = async (state: Revealing): Promise<PageState> => {
    const { share, password, available, replyKeys } = state;
    const cancelling = new AbortController();
    const outcome = await sharelink.reveal(share, {
      password,
      peeked: available,
      replyKeys,
      onStep: onStep(state, moves, () => cancelling.abort()),
      ...(isCancellable() && { signal: cancelling.signal }),
    });
    const isOpen = outcome.kind === 'granted' || outcome.kind === 'granted_file';
    if (isOpen && share.kind === 'sealed' && share === addressLink) parts.leaveMark();
    return afterAccess(state, outcome, await parts.settings);
  };

  const reveal = async (state: Revealing) => {
    const { share } = state;
    const lost: PageState = { kind: 'failed', share, failure: { kind: 'response_malformed', viewSpent: 'unknown' } };
    next = undefined;
    const shown = await step(state, () => access(state), lost);
    if (!shown) return;
    if (!mayStillWait(shown)) replyKeyStore.drop(share.id);
    if (next !== undefined && hasSpentNone(shown)) start(next);
  };

  const loading: PageState = { kind: 'loading' };
  const loadFailed: PageState = { kind: 'broken', reason: 'load_failed' };

  const actions: Actions = {
    openLink: (link) =>
      void step(loading, () => lookIntoText(link, (failure) => ({ kind: 'paste', link, failure })), loadFailed),
    askForLink: () => enter({ kind: 'paste', link: '' }),
    check: (share) => void step(loading, () => peek(share), loadFailed),
    reveal: (asked) => {
      if (asked.kind !== 'ready' && asked.password === '') {
        enter({ ...asked, refusal: { kind: 'password_required', viewSpent: 'no' } });
      } else if (asked.kind !== 'waiting' && needsConfirmation(asked)) {
        enter({ ...checkedShare(asked), kind: 'confirming', asked });
      } else {
        void reveal(revealing(asked));
      }
    },
    confirm: ({ asked }) => void reveal(revealing(asked)),
    goBack: ({ asked }) => enter(asked),
    ...(isCancellable() && { cancel: () => underWay?.cancel() }),
    reload: parts.reload,
    secretKept: () => {
      lastCopy = false;
    },
    destroy: async ({ share, granted: { deleteToken = '' } }) => {
      const move = moves;
      const outcome = await sharelink.remove(share, deleteToken);
      if (move !== moves) return undefined;
      if (outcome.kind !== 'removed') return outcome;
      enter({ kind: 'destroyed' });
      return undefined;
    },
    // What says more than the first sentences is loaded with the rest of them.
    say: screen.say as Actions['say'],
    announce: screen.announce,
  };

  const firstFailure = (failure: Failure): PageState =>
    failure.kind === 'link_not_a_share' || failure.kind === 'link_empty'
      ? { kind: 'paste', link: '' }
      : { kind: 'failed', failure };

  const start = (link: string) => {
    addressLink = undefined;
    if (link.endsWith(openedMark)) enter({ kind: 'opened' });
    else if (parts.supported) void step(loading, () => lookAtAddress(link), loadFailed);
    else enter({ kind: 'broken', reason: 'browser_too_old' });
  };

  return {
    start,
    follow: (href) => {
      addressLink = undefined;
      if (underWay?.state.step === 'sending') next = href;
      else start(href);
    },
    wipe: () => {
      // An answer that arrives after the page has gone would be acknowledged, and shown to nobody.
      underWay?.cancel();
      enter(loading);
    },
    holdsLastCopy: () => lastCopy,
    deriveInPlace: async () => {
      if (!underWay) return;
      screen.show({ ...underWay.state, step: 'deriving_in_place' }, actions);
      await painted();
    },
  };
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
