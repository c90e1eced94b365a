/** The loaded core and the host that it runs on: what every sequence goes by. */
import type { OpeningCore } from '../core/opening-core.ts';
import type { Failure, HttpRequest } from '../types.ts';
import type { StretchHost } from './derive-keys.ts';

/** What differs between hosts. */
export interface Host extends StretchHost {
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
  readonly host: Host;
}

/** Thrown where this runtime does not let the core run: no fault of the network, and nothing was sent. */
export class CoreForbidden extends Error {
  readonly failure: Failure = { kind: 'webassembly_forbidden', viewSpent: 'no' };
}

const emptyModule = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** A policy can leave the name and refuse what it stands for. */
function forbidsWebAssembly(): boolean {
  try {
    return !new WebAssembly.Module(emptyModule);
  } catch {
    return true;
  }
}

/** @returns what loads the core when it is first asked for, once for all. */
export function createLoader<Core extends OpeningCore, Where extends Pick<Host, 'compile'>>(
  host: Where,
  loadCore: (module: WebAssembly.Module) => Promise<Core>,
): () => Promise<{ readonly core: Core; readonly host: Where }> {
  let loading: Promise<{ readonly core: Core; readonly host: Where }> | undefined;
  return () => {
    loading ??= host
      .compile()
      .then(async (module) => ({ core: await loadCore(module), host }))
      .catch((error: unknown) => {
        loading = undefined; // a failed download may succeed the next time
        throw forbidsWebAssembly() ? new CoreForbidden('WebAssembly is forbidden here') : error;
      });
    return loading;
  };
}
