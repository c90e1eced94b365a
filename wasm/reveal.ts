/** The sequence of one reveal. Page, element, package and command line all run it; each step is the core's. */
import { type DeriveThread, deriveKeys } from './derive.ts';
import type { OpeningCore, ReplyKeys } from './opening.ts';
import { type AccessExchange, sendAccess, sendPeek } from './recover.ts';
import { type SendOptions, sendRequest } from './send.ts';
import type {
  Available,
  Failure,
  Granted,
  GrantedFile,
  HttpRequest,
  HttpResponse,
  LinkOptions,
  Removed,
  ShareAddress,
  ShareLink,
} from './types.ts';

/** What differs between hosts. */
export interface Host {
  compile(): Promise<WebAssembly.Module>;
  /** Options that keep caches, referrers and the cookies of other origins out, where the host's fetch knows them. */
  readonly requestInit: RequestInit;
  /** Options of an access that give it a connection of its own. What they keep out may be needed: see `sendAccess`. */
  readonly ownConnection?: RequestInit;
  /** Whether requests to this address bring a session that someone has signed in to. Absent where none do. */
  hasSession?(url: string): boolean;
  /** Whether nothing can be sent, for certain; asked before a request. Absent where a host cannot tell. */
  isOffline?(): boolean;
  /**
   * Why there was no connection, where a rejected fetch is known to have failed before anything was sent.
   *
   * @returns the runtime's name for it, '' where it has none; undefined where something may have been sent.
   */
  connectionError(error: unknown): string | undefined;
  /** Absent where `connectionError` knows it all. */
  watchBody?(body: Uint8Array<ArrayBuffer>): WatchedBody;
  /** Starts a thread that derives keys; absent where there are none. */
  startThread?(): DeriveThread;
}

/** A body that tells whether it is being sent. What has no body yet cannot have spent anything. */
export interface WatchedBody {
  readonly init: RequestInit;
  readonly headers: HttpRequest['headers'];
  isTaken(): boolean;
}

/** The loaded core and where it runs. */
export interface Session<Core extends OpeningCore = OpeningCore> {
  readonly core: Core;
  readonly module: WebAssembly.Module;
  readonly host: Host;
}

export interface RemoveOptions extends LinkOptions, SendOptions {}

export interface PeekOptions extends LinkOptions, SendOptions {
  /** Bearer token, for the secrets of an organization. */
  readonly token?: string | undefined;
}

export interface RevealOptions extends PeekOptions {
  /** As typed. A sealed link's password never leaves this machine; a plain share's is compared byte for byte. */
  readonly password?: string | undefined;
  /** What `peek` said of this share. Where its server keeps replies, one that is lost on its way is asked for again. */
  readonly peeked?: Available | undefined;
  /** 48 random bytes. Default: fresh ones; whoever stores them can ask for the reply again after a restart. */
  readonly replyKeys?: ReplyKeys | undefined;
  /** Told when the slow step of a sealed link with a password begins, and when the request is sent. */
  readonly onStep?: ((step: 'deriving' | 'sending') => void) | undefined;
}

/** @returns what loads the core when it is first asked for, once for all. */
export function createLoader<Core extends OpeningCore>(
  host: Host,
  loadCore: (module: WebAssembly.Module) => Promise<Core>,
): () => Promise<Session<Core>> {
  let loading: Promise<Session<Core>> | undefined;
  return () => {
    loading ??= host
      .compile()
      .then(async (module) => ({ core: await loadCore(module), module, host }))
      .catch((error: unknown) => {
        loading = undefined; // a failed download may succeed the next time
        throw error;
      });
    return loading;
  };
}

/** An address takes the same rules as a link's: a password must not go out by http because of how it was passed. */
function locate(core: OpeningCore, link: string | ShareAddress, options: LinkOptions): ShareAddress | Failure {
  if (typeof link === 'string') {
    const parsed = core.parseLink(link, options);
    // Whom to ask is for a person to say: the text shows another host.
    const agreed = !('wrapper' in parsed) || options.server !== undefined;
    return agreed ? parsed : core.buildFailure('access', 'link_wrapped');
  }
  if (typeof link?.server !== 'string') throw new TypeError('pass a link as text, or an address with server and id');
  const parsed = core.parseServer(link.server, options);
  return 'server' in parsed ? { ...link, server: parsed.server } : parsed;
}

/** Tells about a share. Never spends a view. */
export async function peek(
  session: Session,
  link: string | ShareAddress,
  options: PeekOptions = {},
): Promise<Available | Failure> {
  const share = locate(session.core, link, options);
  if (!('id' in share)) return share;
  const outcome = await sendPeek(session, share, options);
  return outcome.kind === 'available' ? { ...outcome, server: share.server } : outcome;
}

/** Deletes a share by the token that `share` gave its creator or, where the creator allowed it, `reveal` its reader. */
export async function remove(
  { core, host }: Session,
  link: string | ShareAddress,
  deleteToken: string,
  options: RemoveOptions = {},
): Promise<Removed | Failure> {
  const share = locate(core, link, options);
  if (!('id' in share)) return share;
  const request = core.buildRemove(share, deleteToken);
  const parse = (response: HttpResponse) => core.parseResponse('remove', response);
  return (await sendRequest(core, host, { operation: 'remove', request, parse }, options)) as Removed | Failure;
}

/**
 * Opens a share: link -> password -> request -> fetch -> response -> open. Spends one view where it succeeds. Sent once,
 * unless `peeked` says that the server keeps replies.
 */
export async function reveal(
  session: Session,
  link: string | ShareAddress,
  options: RevealOptions = {},
): Promise<Granted | GrantedFile | Failure> {
  const { core } = session;
  const share = locate(core, link, options);
  if (!('id' in share)) return share;
  if ('kind' in share && (share as ShareLink).kind === 'sealed') {
    if (typeof link !== 'string') throw new TypeError('pass a sealed link as text: its key is in no other form');
    // Alone: what stands around it is not read again, under other rules perhaps.
    const [alone = link] = core.findLinks?.(link, options) ?? [];
    return revealSealed(session, alone, share as ShareLink, options);
  }
  options.onStep?.('sending');
  const exchange: AccessExchange = {
    build: (replyKeys) => core.buildAccess(share, { ...options, replyKeys }),
    parse: (response, replyKeys) =>
      replyKeys ? core.parseKeptResponse(share, replyKeys, response) : core.parseResponse('access', response),
  };
  return (await sendAccess(session, share, exchange, options)) as Granted | Failure;
}

async function revealSealed(
  session: Session,
  link: string,
  share: ShareLink,
  options: RevealOptions,
): Promise<Granted | GrantedFile | Failure> {
  const { core, module, host } = session;
  const { signal, onStep } = options;
  // Whether there is a password is the link's to say; one that is given all the same changes nothing, as on a plain share.
  const password = share.passwordRequired ? options.password : undefined;
  if (password) onStep?.('deriving');
  const startThread = host.startThread?.bind(host);
  const keys = await deriveKeys(core, module, { link, password }, { operation: 'access', signal, startThread });
  if (keys.kind !== 'keys') return keys;
  try {
    onStep?.('sending');
    const exchange: AccessExchange = {
      build: (replyKeys) => core.buildSealedAccess(share, keys, { ...options, replyKeys }),
      parse: (response, replyKeys) => core.parseSealedResponse(link, keys, response, replyKeys),
    };
    return (await sendAccess(session, share, exchange, options)) as Granted | GrantedFile | Failure;
  } finally {
    keys.keys.fill(0);
  }
}
