import type { Core } from '../../package/core/core.ts';
import type { NewContent } from '../../package/core/values.ts';
import type { Sharelink } from '../../package/index.ts';
import type { LimitsAnswer, ShareLimits } from '../../package/sequence/limits.ts';
import { CoreForbidden } from '../../package/sequence/session.ts';
import type { Shared } from '../../package/sequence/share.ts';
import type { Failure } from '../../package/types.ts';
import { createMoves, type Moves } from '../kit/moves.ts';
import type { PageSettings } from '../kit/page-settings.ts';
import type { Screen } from '../kit/screen.ts';
import type { SharePageSentences } from '../languages/sentences.ts';
import { initialDraft, isLifetime, isStarted, isViews, withoutFile } from './choices.ts';
import { asOne, type FileParts, filesOf, isProblem } from './file.ts';
import type { Closed, Draft, LinkReady, ShareActions, ShareState, Sharing, Writing } from './state.ts';
import { createTaking } from './taking.ts';

/** To a browser an e-mail begins as if the page were left. */
const mailStartMs = 1000;

export interface SharePageParts {
  readonly sharelink: Pick<Sharelink, 'loadCore' | 'share' | 'peek' | 'remove'>;
  /** Loads what stretches passwords. */
  loadArgon2id(): Promise<unknown>;
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

  let read: (() => Draft) | undefined;
  const fileParts = filePartsOf(parts, () => loaded);

  const moves: ShareMoves = createMoves((state) => {
    read = undefined;
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

  const taking = createTaking(fileParts, {
    draft: () => read?.(),
    show: (draft, problem) => moves.enter(writing(loaded, draft, problem)),
  });
  const actions: ShareActions = {
    ...createActions(parts, moves, fileParts, () => loaded),
    formShown: (entered) => {
      read = entered;
    },
    takeFiles: taking.take,
    isTaking: taking.isTaking,
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
    wipe: () => {
      taking.forget();
      moves.enter(loading);
    },
    holdsUnsaved: () => drafted || (uncopied && !mailing),
    deriveInPlace: moves.deriveInPlace,
  };
}

type OfPage = 'typed' | 'linkCopied' | 'isLinkCopied' | 'mailStarts' | 'formShown' | 'takeFiles' | 'isTaking';

/** What a press on each button leads to. */
function createActions(
  parts: SharePageParts,
  moves: ShareMoves,
  fileParts: FileParts,
  loaded: () => Loaded | undefined,
): Omit<ShareActions, OfPage> {
  const { screen, sharelink } = parts;
  return {
    bytesLeft: bytesLeftOf(loaded),
    removeOne: (draft, removedAt) => {
      const take = async () => {
        const left = await asOne(filesOf(draft).toSpliced(removedAt, 1), fileParts);
        if (isProblem(left)) return writing(loaded(), draft, left);
        return { ...writing(loaded(), { ...withoutFile(draft), ...left }), removedAt };
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
    // Where it does not load, the press says so.
    passwordTyped: () => void parts.loadArgon2id().catch(() => {}),
    loadQrCode: parts.loadQrCode,
    reload: parts.reload,
    say: screen.say,
    announce: screen.announce,
  };
}

function bytesLeftOf(loaded: () => Loaded | undefined): ShareActions['bytesLeft'] {
  return (content) => {
    const { core, limits } = loaded() ?? {};
    if (!core || !limits) return 0;
    const { valueCharsMax } = limits;
    const over = content.text.length - valueCharsMax;
    // It has as many bytes at least, and may be more than the core has room for.
    return over > 0 ? -over : core.bytesLeft(contentOf(content), valueCharsMax);
  };
}

function filePartsOf({ loadZip }: SharePageParts, loaded: () => Loaded | undefined): FileParts {
  const bytesLeft = bytesLeftOf(loaded);
  const safeFileName = (name: string) => loaded()?.core.safeFileName(name) ?? name;
  return {
    roomFor: (file) => bytesLeft({ text: '', file: { ...file, bytes: new Uint8Array() } }),
    safeFileName,
    loadZip: async () => {
      const zip = await loadZip();
      return {
        ...zip,
        namedApart: (files) => zip.namedApart(files, safeFileName),
        zipFiles: (files) => zip.zipFiles(files, safeFileName),
        storableName: (name) => zip.storableName(name, safeFileName),
      };
    },
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
  let isSent = false;
  const tracked = moves.track(state, (step) => {
    isSent ||= step === 'sending';
  });
  const sharing = sharelink.share({ ...optionsOf(state), server, page: ownPage, ...tracked });
  const shared = await sharing.catch((error: unknown): Failure => {
    if (isSent) throw error;
    reportError(error);
    // What stretches a password did not load.
    return { kind: 'network_unreachable', operation: 'create', viewSpent: 'no' };
  });
  return 'link' in shared ? linkReady(draft, shared, server) : writing(state, draft, shared);
}

const loading: ShareState = { kind: 'loading' };

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
    // A time that this browser cannot read is not told: the link is.
    ...(expiresAt !== undefined && !Number.isNaN(Date.parse(expiresAt)) && { expiresAt }),
  };
}
