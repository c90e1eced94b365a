import type { Core } from '../../package/core/core.ts';
import type { NewContent } from '../../package/core/values.ts';
import type { NamedFile } from '../../package/files/zip.ts';
import type { Sharelink } from '../../package/index.ts';
import type { LimitsAnswer, ShareLimits } from '../../package/sequence/limits.ts';
import { CoreForbidden } from '../../package/sequence/session.ts';
import type { Shared } from '../../package/sequence/share.ts';
import type { SharedFile } from '../../package/types.ts';
import { createMoves, type Moves } from '../kit/moves.ts';
import type { PageSettings } from '../kit/page-settings.ts';
import type { Screen } from '../kit/screen.ts';
import type { SharePageSentences } from '../languages/sentences.ts';
import { initialDraft, isLifetime, isStarted, isViews } from './choices.ts';
import { type FileParts, readFiles, withoutOne } from './file.ts';
import type { Closed, Draft, LinkReady, ShareActions, ShareState, Sharing, Writing } from './state.ts';

/** To a browser an e-mail begins as if the page were left. */
const mailStartMs = 1000;

export interface SharePageParts {
  readonly sharelink: Pick<Sharelink, 'loadCore' | 'share' | 'peek' | 'remove'>;
  readonly screen: Screen<ShareState, ShareActions, SharePageSentences>;
  /** Address of this page, without its own path: its links open there. */
  readonly ownPage: string;
  /** Address of the API server. */
  readonly server: string;
  /** Whether the browser has what the core needs. */
  readonly supported: boolean;
  loadLimits(): Promise<LimitsAnswer>;
  readonly settings: Promise<PageSettings>;
  readonly loadQrCode: ShareActions['loadQrCode'];
  /** Loads what makes one file of several. */
  loadZip(): Promise<typeof import('../kit/zip.ts')>;
  reload(): void;
}

export interface SharePage {
  start(): void;
  /** Forgets everything that was typed, and the link. */
  wipe(): void;
  /** Whether something would be lost with the page: what was entered, or the only copy of a link. */
  holdsUnsaved(): boolean;
  /** Says that the page stands still until the keys are derived. */
  deriveInPlace(): Promise<void>;
}

type ShareMoves = Moves<ShareState, Sharing>;

/** What the page has loaded: what shares, what the server takes, and how the form begins. */
interface Loaded {
  readonly core: Core;
  readonly limits: ShareLimits;
  readonly initial: Draft;
}

/** The sequence of the page: write -> seal -> send -> the link. */
export function createSharePage(parts: SharePageParts): SharePage {
  let loaded: Loaded | undefined;
  let drafted = false;
  let uncopied = false;
  let mailing = false;

  const moves: ShareMoves = createMoves((state) => {
    drafted = state.kind === 'sharing' || (state.kind === 'writing' && isStarted(state.draft));
    uncopied = state.kind === 'link_ready';
    parts.screen.show(state, actions);
  });

  const start = async (): Promise<ShareState> => {
    const found = await load(parts);
    if ('kind' in found) return found;
    loaded = found;
    return writing(found, found.initial);
  };

  const actions: ShareActions = {
    ...createActions(parts, moves, () => loaded),
    typed: (started) => {
      drafted = started;
    },
    linkCopied: () => {
      uncopied = false;
    },
    isLinkCopied: () => !uncopied,
    mailStarts: () => {
      mailing = true;
      setTimeout(() => {
        mailing = false;
      }, mailStartMs);
    },
  };

  return {
    start: () => {
      if (!parts.supported) moves.enter({ kind: 'closed', reason: 'browser_too_old' });
      else void moves.step(loading, () => start().catch(forbidden), { kind: 'closed', reason: 'load_failed' });
    },
    wipe: () => moves.enter(loading),
    holdsUnsaved: () => drafted || (uncopied && !mailing),
    deriveInPlace: moves.deriveInPlace,
  };
}

/** What a press on each button leads to. */
function createActions(
  parts: SharePageParts,
  moves: ShareMoves,
  loaded: () => Loaded | undefined,
): Omit<ShareActions, 'typed' | 'linkCopied' | 'isLinkCopied' | 'mailStarts'> {
  const { screen, sharelink } = parts;
  const bytesLeft = (content: Pick<Draft, 'text' | 'file'>) => {
    const { core, limits } = loaded() ?? {};
    if (!core || !limits) return 0;
    const { valueCharsMax } = limits;
    const over = content.text.length - valueCharsMax;
    // It has as many bytes at least, and may be more than the core has room for.
    return over > 0 ? -over : core.bytesLeft(contentOf(content), valueCharsMax);
  };
  const roomFor = (file: Pick<SharedFile, 'name' | 'type'>) =>
    bytesLeft({ text: '', file: { ...file, bytes: new Uint8Array() } });
  const loadZip = async () => {
    const zip = await parts.loadZip();
    const { core } = loaded() ?? {};
    if (!core) throw new Error('the page has not loaded');
    return {
      ...zip,
      zipFiles: (files: readonly NamedFile[]) => zip.zipFiles(files, core.safeFileName),
      storableName: (name: string) => zip.storableName(name, core.safeFileName),
    };
  };
  const fileParts: FileParts = { roomFor, loadZip, safeFileName: (name) => loaded()?.core.safeFileName(name) ?? name };
  return {
    bytesLeft,
    takeFile: (read, files) => {
      const take = async () => {
        const chosen = await readFiles(files, fileParts).catch(() => 'file_unreadable' as const);
        const draft = read();
        const isChosen = typeof chosen === 'object' && 'file' in chosen;
        return isChosen ? writing(loaded(), { ...withoutFile(draft), ...chosen }) : writing(loaded(), draft, chosen);
      };
      void moves.settle(take, loading);
    },
    removeOne: (draft, removedAt) => {
      const take = async () => {
        const chosen = await withoutOne(draft.several ?? [], removedAt, fileParts);
        return { ...writing(loaded(), { ...withoutFile(draft), ...chosen }), removedAt };
      };
      void moves.settle(take, writing(loaded(), draft, 'file_unreadable'));
    },
    takeText: (draft, text) => moves.enter(writing(loaded(), { ...draft, text })),
    removeFile: (draft) => moves.enter(writing(loaded(), withoutFile(draft))),
    share: (draft) => {
      const { limits } = loaded() ?? {};
      if (!limits) return;
      const problem = problemOf(draft, limits);
      if (problem) {
        moves.enter(writing({ limits }, draft, problem));
        return;
      }
      const state: Sharing = { kind: 'sharing', step: 'sending', startedMs: performance.now(), limits, draft };
      const onBug = writing({ limits }, draft, { kind: 'response_malformed', viewSpent: 'no' });
      void moves.step(state, () => share(state, parts, moves), onBug);
    },
    cancel: moves.cancel,
    startOver: () => {
      const found = loaded();
      if (found) moves.enter(writing(found, found.initial));
    },
    look: ({ share }) => sharelink.peek(share),
    destroy: async ({ share, deleteToken = '' }) => {
      const isStill = moves.watch();
      const removed = await sharelink.remove(share, deleteToken);
      if (removed.kind !== 'removed') return removed;
      if (isStill()) moves.enter({ kind: 'deleted' });
      return undefined;
    },
    loadQrCode: parts.loadQrCode,
    reload: parts.reload,
    say: screen.say,
    announce: screen.announce,
  };
}

/** Of what the page cannot do without, what is no bug. */
function forbidden(error: unknown): Closed {
  if (error instanceof CoreForbidden) return { kind: 'closed', reason: 'webassembly_forbidden' };
  throw error;
}

async function load({ sharelink, ownPage, server, loadLimits, settings }: SharePageParts): Promise<Loaded | Closed> {
  const [core, limits, set] = await Promise.all([sharelink.loadCore(), loadLimits(), settings]);
  // Its links would be of this page, or of this server: what no link can be opened by makes none.
  const found = [ownPage, server].map((address) => core.parseServer(address));
  if (found.some(({ kind }) => kind === 'link_insecure')) return { kind: 'closed', reason: 'link_insecure' };
  if (limits === 'none') return { kind: 'closed', reason: 'not_offered' };
  if (limits === 'sign_in_page') return { kind: 'closed', reason: limits };
  return { core, limits, initial: initialDraft(limits, set) };
}

async function share(
  state: Sharing,
  { sharelink, server, ownPage }: SharePageParts,
  moves: ShareMoves,
): Promise<ShareState> {
  const { draft } = state;
  const shared = await sharelink.share({ ...optionsOf(state), server, page: ownPage, ...moves.track(state) });
  return 'link' in shared ? linkReady(draft, shared, server) : writing(state, draft, shared);
}

const loading: ShareState = { kind: 'loading' };

function withoutFile({ file: _, several: __, ...draft }: Draft): Draft {
  return draft;
}

function writing(
  loaded: { readonly limits: ShareLimits } | undefined,
  draft: Draft,
  problem?: Writing['problem'],
): ShareState {
  if (!loaded) return loading;
  return { kind: 'writing', limits: loaded.limits, draft, ...(problem && { problem }) };
}

/** What the page can tell without the core. */
function problemOf({ text, file, lifetimeMs, maxViews }: Draft, limits: ShareLimits): Writing['problem'] {
  if (!file && text === '') return 'nothing_to_share';
  if (!isLifetime(lifetimeMs, limits)) return { kind: 'expires_in_invalid', viewSpent: 'no' };
  return isViews(maxViews) ? undefined : { kind: 'max_views_invalid', viewSpent: 'no' };
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

function linkReady(draft: Draft, { id, link, expiresAt, deleteToken }: Shared, server: string): LinkReady {
  return {
    kind: 'link_ready',
    link,
    share: { server, id },
    handling: {},
    hasPassword: draft.password !== '',
    ...(deleteToken !== undefined && { deleteToken }),
    ...(draft.maxViews !== undefined && { maxViews: draft.maxViews }),
    ...(expiresAt !== undefined && { expiresAt }),
  };
}
