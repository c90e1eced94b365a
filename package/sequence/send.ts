/** Sends one request once and turns whatever happens into an outcome. */
import type { OpeningCore } from '../core/opening-core.ts';
import { refuse } from '../core/refuse.ts';
import type { ErrorCode, Failure, HttpRequest, HttpResponse, Operation, OutcomeOf } from '../types.ts';
import { readBytes, responseBytesMax } from './read-bytes.ts';
import type { Host } from './session.ts';

export const defaultTimeoutMs = 30_000;
/** A longer timer ends at once. */
export const timerMsMax = 2_147_483_647;

export interface SendOptions {
  /** Default: the host's own. */
  readonly fetch?: typeof fetch | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Until the whole answer is there. Default 30 000; at most 2 147 483 647, which stands for every longer time. */
  readonly timeoutMs?: number | undefined;
}

export interface Exchange<Asked extends Operation> {
  readonly operation: Asked;
  /** A failure is passed through: nothing is sent. */
  readonly request: HttpRequest | Failure;
  readonly parse: (response: HttpResponse) => OutcomeOf<Asked>;
  /** In place of the host's own options. */
  readonly init?: RequestInit | undefined;
}

/** Never throws for what the network does, never retries, follows no redirect. */
export async function sendRequest<Asked extends Operation>(
  core: Pick<OpeningCore, 'buildFailure'>,
  host: Host,
  { operation, request, parse, init }: Exchange<Asked>,
  { fetch: given, signal, timeoutMs = defaultTimeoutMs }: SendOptions,
): Promise<OutcomeOf<Asked>> {
  const send = given === undefined ? fetch : given;
  refuse(() => misuseOf({ send, signal, timeoutMs }));
  if (request.kind !== 'request') return request;
  const fail = (code: ErrorCode) => core.buildFailure(operation, code);
  if (signal?.aborted) return { ...fail('cancelled'), viewSpent: 'no' };
  if (host.isOffline?.()) return fail('network_unreachable');
  const { stopped, stop, release } = startDeadline(signal, timeoutMs);
  // A fetch of the caller's may take no stream.
  const watched = given === undefined && request.body ? host.watchBody?.(request.body) : undefined;
  const exchange = async (): Promise<OutcomeOf<Asked>> => {
    const response = await send(request.url, {
      ...host.requestInit,
      ...init,
      method: request.method,
      headers: [...request.headers, ...(watched?.headers ?? [])].map(([name, value]): [string, string] => [
        name,
        value,
      ]),
      ...(request.body && { body: request.body }),
      ...watched?.init,
      redirect: 'manual',
      signal: stop,
    });
    const body = await readBytes(response.body, responseBytesMax);
    if (body === undefined) return { ...fail('response_too_large'), status: response.status };
    // A browser hides a redirect that it did not follow behind status 0.
    const status = response.type === 'opaqueredirect' ? 302 : response.status;
    return parse({ status, headers: response.headers, body });
  };
  try {
    return await Promise.race([exchange(), stopped]);
  } catch (error) {
    if (signal?.aborted) return fail('cancelled');
    const isSent = stop.aborted || watched?.isTaken();
    const reason = isSent ? undefined : (host.connectionError(error) ?? (watched && ''));
    if (reason === undefined) return fail('reply_lost');
    return { ...fail('network_unreachable'), ...(reason && { reason }) };
  } finally {
    release();
  }
}

function misuseOf({ send, signal, timeoutMs }: { readonly [name in 'send' | 'signal' | 'timeoutMs']: unknown }) {
  if (typeof send !== 'function') return 'fetch must be a function';
  if (typeof timeoutMs !== 'number' || !(timeoutMs >= 0)) {
    return 'timeoutMs must be a number of milliseconds, 0 or more';
  }
  // Another realm's is as good.
  const listens = typeof (signal as AbortSignal | undefined)?.addEventListener === 'function';
  return signal !== undefined && !listens && 'signal must be an AbortSignal';
}

/** Ends an exchange at its time or when the caller aborts, even where a fetch or a stream does not listen to `stop`. */
function startDeadline(signal: AbortSignal | undefined, timeoutMs: number) {
  const controller = new AbortController();
  let abort = () => {};
  const stopped = new Promise<never>((_, reject) => {
    abort = () => {
      reject(new Error('stopped'));
      controller.abort();
    };
  });
  signal?.addEventListener('abort', abort, { once: true });
  const timer = setTimeout(abort, Math.min(timeoutMs, timerMsMax));
  const release = () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  };
  return { stopped, stop: controller.signal, release };
}
