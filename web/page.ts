import type { Sharelink } from '../wasm/index.ts';
import type { Failure, LinkOptions, ShareLink } from '../wasm/types.ts';
import { isCancellable, painted, type Step } from './derivation.ts';
import {
  type AskingPassword,
  afterAccess,
  afterPeek,
  type PageShare,
  type PageState,
  type Ready,
  type Revealing,
} from './page-state.ts';
import type { Screen } from './screen.ts';
import type { Actions } from './view.ts';

export interface PageParts {
  readonly sharelink: Pick<Sharelink, 'parseLink' | 'peek' | 'reveal'>;
  readonly screen: Screen<PageState, Actions>;
  /** Origin of this page. */
  readonly origin: string;
  /** Origin of the API server that the operator of a static host named; '' where links tell it themselves. */
  readonly server: string;
  /** Whether the browser has what the core needs. */
  readonly supported: boolean;
  /** Takes the end of a sealed link that was opened out of the address bar, if it stands there. */
  leaveMark(link: string): void;
  reload(): void;
}

export interface Page {
  /** Looks at the link in the address bar. Spends no view. */
  start(href: string): void;
  /** Forgets everything that was revealed or typed. */
  wipe(): void;
  /** Says that the page stands still until the keys are derived. */
  deriveInPlace(): Promise<void>;
}

/** Stands at the end of an address whose sealed link was opened. No fragment of a link is as short. */
export const openedMark = '#opened';

/** The sequence of the page: link -> peek -> a click -> reveal. */
export function createPage({ sharelink, screen, origin, server, supported, leaveMark, reload }: PageParts): Page {
  let moves = 0;
  let deriving: { readonly state: Revealing; cancel(): void } | undefined;

  const enter = (state: PageState) => {
    moves += 1;
    deriving?.cancel();
    deriving = undefined;
    screen.show(state, actions);
  };

  /** Shows `during`, then what `next` resolves to, unless the page has moved on meanwhile. */
  const step = async (during: PageState, next: () => Promise<PageState>, onBug: PageState) => {
    enter(during);
    const move = moves;
    const settle = (state: PageState) => {
      if (move === moves) enter(state);
    };
    try {
      settle(await next());
    } catch (error) {
      settle(onBug);
      throw error;
    }
  };

  /** A bare id and a link of this page are this page's server's, whatever its host is called. */
  const parse = async (link: string): Promise<ShareLink | Failure> => {
    const options: LinkOptions = server ? { server } : {};
    const parsed = await sharelink.parseLink(link, options);
    const own = parsed.kind === 'server_required' || ('page' in parsed && parsed.page === origin);
    return own && !server ? sharelink.parseLink(link, { server: origin }) : parsed;
  };

  // A page that came by http asks its own server by http.
  const peek = async (share: PageShare) => afterPeek(share, await sharelink.peek(share, { http: 'any_host' }));

  const open = async (link: string, onFailure: (failure: Failure) => PageState): Promise<PageState> => {
    const parsed = await parse(link);
    if (!('id' in parsed)) return onFailure(parsed);
    if (parsed.server !== (server || origin)) return { kind: 'elsewhere', link: parsed };
    const { server: shareServer, id, passwordRequired = false } = parsed;
    return peek({ server: shareServer, id, ...(parsed.kind === 'sealed' && { sealed: { link, passwordRequired } }) });
  };

  /** Only the slow step can be cancelled: what was sent may have spent a view. */
  const onStep = (state: Revealing, move: number, cancel: () => void) => (step: Step) => {
    if (move !== moves) return;
    const shown: Revealing = { ...state, step };
    deriving = step === 'sending' ? undefined : { state: shown, cancel };
    screen.show(shown, actions);
  };

  const reveal = async (state: Revealing) => {
    const { share, password } = state;
    if (!share.sealed) return sharelink.reveal(share, { http: 'any_host', password });
    const { link } = share.sealed;
    const cancelling = new AbortController();
    const outcome = await sharelink.reveal(link, {
      server: share.server,
      http: 'any_host',
      password,
      onStep: onStep(state, moves, () => cancelling.abort()),
      ...(isCancellable() && { signal: cancelling.signal }),
    });
    if (outcome.kind === 'granted' || outcome.kind === 'granted_file') leaveMark(link);
    return outcome;
  };

  const loading: PageState = { kind: 'loading' };
  const loadFailed: PageState = { kind: 'broken', reason: 'load_failed' };

  const actions: Actions = {
    openLink: (link) => step(loading, () => open(link, (failure) => ({ kind: 'paste', link, failure })), loadFailed),
    askForLink: () => enter({ kind: 'paste', link: '' }),
    check: (share) => step(loading, () => peek(share), loadFailed),
    reveal: (checked) => {
      if (checked.kind === 'password' && checked.password === '') {
        enter({ ...checked, refusal: { kind: 'password_required', viewSpent: 'no' } });
        return;
      }
      const state = revealing(checked);
      const access = async () => afterAccess(state, await reveal(state));
      step(state, access, {
        kind: 'failed',
        share: state.share,
        failure: { kind: 'response_malformed', viewSpent: 'unknown' },
      });
    },
    ...(isCancellable() && { cancel: () => deriving?.cancel() }),
    reload,
    announce: screen.announce,
  };

  const firstFailure = (failure: Failure): PageState =>
    failure.kind === 'link_not_a_share' ? { kind: 'paste', link: '' } : { kind: 'failed', failure };

  return {
    start: (href) => {
      if (new URL(href).hash === openedMark) enter({ kind: 'opened' });
      else if (supported) step(loading, () => open(href, firstFailure), loadFailed);
      else enter({ kind: 'broken', reason: 'browser_too_old' });
    },
    wipe: () => enter(loading),
    deriveInPlace: async () => {
      if (!deriving) return;
      screen.show({ ...deriving.state, step: 'deriving_in_place' }, actions);
      await painted();
    },
  };
}

function revealing(checked: Ready | AskingPassword): Revealing {
  const { share, available, clock } = checked;
  return {
    kind: 'revealing',
    step: 'sending',
    startedMs: performance.now(),
    share,
    available,
    ...(clock && { clock }),
    ...(checked.kind === 'password' && { password: checked.password }),
  };
}
