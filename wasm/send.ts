/** Sends one request once and turns whatever happens into an outcome. */
import type { Core } from './core.ts';
import { readBytes, responseBytesMax } from './read-bytes.ts';
import type { Host } from './reveal.ts';
import type { ErrorCode, Failure, HttpRequest, HttpResponse, Operation, Outcome } from './types.ts';

const defaultTimeoutMs = 30_000;

export interface SendOptions {
  /** Default: the host's own. */
  readonly fetch?: typeof fetch | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Until the whole answer is there. Default 30 000. */
  readonly timeoutMs?: number | undefined;
}

export interface Exchange {
  readonly operation: Operation;
  /** A failure is passed through: nothing is sent. */
  readonly request: HttpRequest | Failure;
  readonly parse: (response: HttpResponse) => Outcome;
}

/** Never throws for what the network does, never retries, follows no redirect. */
export async function sendRequest(
  core: Core,
  host: Host,
  { operation, request, parse }: Exchange,
  { fetch: send = fetch, signal, timeoutMs = defaultTimeoutMs }: SendOptions,
): Promise<Outcome> {
  if (request.kind !== 'request') return request;
  // The runtime may refuse a host that the core lets pass, such as a broken international name; its fetch throws then.
  if (!URL.canParse(request.url)) return core.buildFailure(operation, 'server_invalid');
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
    return parse({ status, headers: response.headers, body });
  } catch (error) {
    if (signal?.aborted) return fail('cancelled');
    return fail(!deadline.aborted && host.neverConnected(error) ? 'network_unreachable' : 'reply_lost');
  }
}
