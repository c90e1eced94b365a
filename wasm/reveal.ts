/** The sequence of one reveal. Page, package, command line and worker all run it; each step is the core's. */
import type { Core } from './core.ts';
import { readBytes, responseBytesMax } from './read-bytes.ts';
import type {
  Available,
  Created,
  ErrorCode,
  Failure,
  Granted,
  HttpRequest,
  LinkOptions,
  Operation,
  Outcome,
  ShareAddress,
} from './types.ts';

const defaultTimeoutMs = 30_000;

/** What differs between hosts. */
export interface Host {
  compile(): Promise<WebAssembly.Module>;
  /** Options that keep cookies, caches and referrers out, where the host's fetch knows them. */
  readonly requestInit: RequestInit;
  /** Whether a rejected fetch is known to have failed before anything was sent. */
  neverConnected(error: unknown): boolean;
}

export interface SendOptions {
  /** Default: the host's own. */
  readonly fetch?: typeof fetch | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Until the whole answer is there. Default 30 000. */
  readonly timeoutMs?: number | undefined;
}

export interface PeekOptions extends LinkOptions, SendOptions {
  /** Bearer token, for the secrets of an organization. */
  readonly token?: string | undefined;
}

export interface RevealOptions extends PeekOptions {
  /** Exactly as typed: plain shares compare bytes. */
  readonly password?: string | undefined;
}

type Send = (operation: Operation, request: HttpRequest | Failure, options: SendOptions) => Promise<Outcome>;

/** Sends one request once and turns whatever happens into an outcome. */
export function createSend(core: Core, host: Host): Send {
  return async (operation, request, { fetch: send = fetch, signal, timeoutMs = defaultTimeoutMs }) => {
    if (request.kind !== 'request') return request;
    const fail = (code: ErrorCode) => core.buildFailure(operation, code);
    if (signal?.aborted) return { ...fail('cancelled'), viewSpent: 'no' };
    const deadline = AbortSignal.timeout(timeoutMs);
    try {
      const response = await send(request.url, {
        ...host.requestInit,
        method: request.method,
        headers: request.headers.map(([name, value]): [string, string] => [name, value]),
        ...(request.body && { body: request.body }),
        redirect: 'manual',
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      });
      const body = await readBytes(response.body, responseBytesMax);
      if (body === undefined) return { ...fail('response_too_large'), status: response.status };
      // A browser hides a redirect that it did not follow behind status 0.
      const status = response.type === 'opaqueredirect' ? 302 : response.status;
      return core.parseResponse(operation, { status, headers: response.headers, body });
    } catch (error) {
      if (signal?.aborted) return fail('cancelled');
      return fail(!deadline.aborted && host.neverConnected(error) ? 'network_unreachable' : 'reply_lost');
    }
  };
}

/** Tells about a share. Never spends a view. */
export async function peek(
  core: Core,
  send: Send,
  link: string | ShareAddress,
  options: PeekOptions = {},
): Promise<Available | Failure> {
  const share = typeof link === 'string' ? core.parseLink(link, options) : link;
  if (!('id' in share)) return share;
  return (await send('peek', core.buildPeek(share, options), options)) as Available | Failure;
}

/** Opens a share: link -> password -> request -> fetch -> response -> open. Spends a view where it succeeds; never retries. */
export async function reveal(
  core: Core,
  send: Send,
  link: string | ShareAddress,
  options: RevealOptions = {},
): Promise<Granted | Failure> {
  const share = typeof link === 'string' ? core.parseLink(link, options) : link;
  if (!('id' in share)) return share;
  if ('kind' in share && share.kind === 'sealed') return core.buildFailure('access', 'link_version_unknown');
  return (await send('access', core.buildAccess(share, options), options)) as Granted | Failure;
}

export interface ShareOptions extends SendOptions {
  readonly value: string;
  /** API server: `us`, `eu` or an origin. */
  readonly server: string;
  readonly http?: LinkOptions['http'];
  /** `5m` to `30d`. */
  readonly expiresIn: string;
  readonly maxViews?: number | undefined;
  readonly password?: string | undefined;
  readonly token?: string | undefined;
  /** A plain Infisical share: the server sees the value and the password. */
  readonly sealed: false;
}

export interface Shared extends Created {
  /** Opens the share in a browser. */
  readonly link: string;
}

/** Stores a plain share without an account. */
export async function share(core: Core, send: Send, options: ShareOptions): Promise<Shared | Failure> {
  const parsed = core.parseServer(options.server, options);
  if (!('server' in parsed)) return parsed;
  const { server } = parsed;
  const created = (await send('create', core.buildCreate(server, options), options)) as Created | Failure;
  if (created.kind !== 'created') return created;
  return { ...created, link: `${server}/shared/secret/${created.id}` };
}
