import type { Core } from '../../package/core/core.ts';
import type { NewContent } from '../../package/core/values.ts';
import type { Sharelink } from '../../package/index.ts';
import type { LimitsAnswer, ShareLimits } from '../../package/sequence/limits.ts';
import { isCancellable, painted, type Step } from '../kit/derivation.ts';
import type { Screen } from '../kit/screen.ts';
import type { SharePageSentences } from '../languages/sentences.ts';
import { initialDraft } from './choices.ts';
import { readFile } from './file.ts';
import type { Draft, LinkReady, ShareActions, ShareState, Sharing, Writing } from './state.ts';

export interface SharePageParts {
  readonly sharelink: Pick<Sharelink, 'loadCore' | 'share'>;
  readonly screen: Screen<ShareState, ShareActions, SharePageSentences>;
  /** Origin of this page, which its links open. */
  readonly origin: string;
  /** Origin of the API server. */
  readonly server: string;
  /** Whether the browser has what the core needs. */
  readonly supported: boolean;
  loadLimits(): Promise<LimitsAnswer>;
  readonly loadQrCode: ShareActions['loadQrCode'];
  reload(): void;
}

export interface SharePage {
  start(): void;
  /** Forgets everything that was typed, and the link. */
  wipe(): void;
  /** Whether the only copy of a link is the one on this page. */
  holdsUncopiedLink(): boolean;
  /** Says that the page stands still until the keys are derived. */
  deriveInPlace(): Promise<void>;
}

/** The sequence of the page: write -> seal -> send -> the link. */
export function createSharePage(parts: SharePageParts): SharePage {
  const { sharelink, screen, origin, server } = parts;
  let moves = 0;
  let core: Core | undefined;
  let limits: ShareLimits | undefined;
  let deriving: { readonly state: Sharing; cancel(): void } | undefined;
  let uncopied = false;

  const enter = (state: ShareState) => {
    moves += 1;
    deriving?.cancel();
    deriving = undefined;
    uncopied = state.kind === 'link_ready';
    screen.show(state, actions);
  };

  /** Shows what `next` resolves to, unless the page has moved on meanwhile. */
  const settle = async (next: Promise<ShareState>, onBug: ShareState) => {
    const move = moves;
    const enterStill = (state: ShareState) => {
      if (move === moves) enter(state);
    };
    try {
      enterStill(await next);
    } catch (error) {
      enterStill(onBug);
      throw error;
    }
  };

  const load = async (): Promise<ShareState> => {
    const [loaded, answer] = await Promise.all([sharelink.loadCore(), parts.loadLimits()]);
    core = loaded;
    // Its links would be of this origin, or of this server: what no link can be opened by makes none.
    const found = [origin, server].map((address) => loaded.parseServer(address));
    if (found.some(({ kind }) => kind === 'link_insecure')) return { kind: 'closed', reason: 'link_insecure' };
    if (answer === 'none') return { kind: 'closed', reason: 'not_offered' };
    if (answer === 'sign_in_page') return { kind: 'closed', reason: answer };
    limits = answer;
    return { kind: 'writing', limits, draft: initialDraft(limits) };
  };

  const writing = (draft: Draft, problem?: Writing['problem']): ShareState =>
    limits ? { kind: 'writing', limits, draft, ...(problem && { problem }) } : { kind: 'loading' };

  /** Only the slow step can be cancelled: what was sent may have been stored. */
  const onStep = (state: Sharing, move: number, cancel: () => void) => (step: Step) => {
    if (move !== moves) return;
    const shown: Sharing = { ...state, step };
    deriving = step === 'sending' ? undefined : { state: shown, cancel };
    screen.show(shown, actions);
  };

  const share = async (state: Sharing): Promise<ShareState> => {
    const { draft } = state;
    const cancelling = new AbortController();
    const shared = await sharelink.share({
      ...optionsOf(state),
      server,
      page: origin,
      onStep: onStep(state, moves, () => cancelling.abort()),
      ...(isCancellable() && { signal: cancelling.signal }),
    });
    return 'link' in shared ? linkReady(draft, shared) : writing(draft, shared);
  };

  const actions: ShareActions = {
    bytesLeft: (content) => core?.bytesLeft(contentOf(content), limits?.valueCharsMax ?? 0) ?? 0,
    takeFile: (draft, files) => {
      const taken = readFile(files).then((file) =>
        typeof file === 'object' && 'bytes' in file ? writing({ ...draft, file }) : writing(draft, file),
      );
      void settle(taken, writing(draft, 'file_unreadable'));
    },
    removeFile: ({ file: _, ...draft }) => enter(writing(draft)),
    share: (draft) => {
      if (!limits) return;
      if (!draft.file && draft.text === '') {
        enter(writing(draft, 'nothing_to_share'));
        return;
      }
      const state: Sharing = { kind: 'sharing', step: 'sending', startedMs: performance.now(), limits, draft };
      enter(state);
      void settle(share(state), writing(draft, { kind: 'response_malformed', viewSpent: 'no' }));
    },
    ...(isCancellable() && { cancel: () => deriving?.cancel() }),
    linkCopied: () => {
      uncopied = false;
    },
    isLinkCopied: () => !uncopied,
    startOver: () => {
      if (limits) enter(writing(initialDraft(limits)));
    },
    loadQrCode: parts.loadQrCode,
    reload: parts.reload,
    say: screen.say,
    announce: screen.announce,
  };

  return {
    start: () => {
      if (!parts.supported) {
        enter({ kind: 'closed', reason: 'browser_too_old' });
        return;
      }
      enter({ kind: 'loading' });
      void settle(load(), { kind: 'closed', reason: 'load_failed' });
    },
    wipe: () => enter({ kind: 'loading' }),
    holdsUncopiedLink: () => uncopied,
    deriveInPlace: async () => {
      if (!deriving) return;
      screen.show({ ...deriving.state, step: 'deriving_in_place' }, actions);
      await painted();
    },
  };
}

function contentOf({ text, file }: Pick<Draft, 'text' | 'file'>): NewContent {
  return file ? { file } : { value: text };
}

function optionsOf({ draft, limits }: Sharing) {
  const { lifetimeMs, maxViews, password, token } = draft;
  return {
    ...contentOf(draft),
    expiresIn: String(lifetimeMs),
    valueCharsMax: limits.valueCharsMax,
    maxViews: maxViews ?? ('unlimited' as const),
    ...(password !== '' && { password }),
    ...(token !== '' && { token }),
  };
}

function linkReady(draft: Draft, { link, expiresAt }: { link: string; expiresAt?: string }): LinkReady {
  return {
    kind: 'link_ready',
    link,
    handling: {},
    hasPassword: draft.password !== '',
    ...(draft.maxViews !== undefined && { maxViews: draft.maxViews }),
    ...(expiresAt !== undefined && { expiresAt }),
  };
}
