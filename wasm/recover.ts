/**
 * The one step of a reveal that can lose a view: the access. A server that keeps replies is asked again, under the same
 * keys, until the reply has arrived; any other server is asked once. PROTOCOL.md "Kept reply".
 */
import type { KeptOutcome, ReplyKeys } from './opening.ts';
import { refuse } from './refuse.ts';
import type { RevealOptions, Session } from './reveal.ts';
import { sendRequest } from './send.ts';
import type { ErrorCode, Failure, HttpRequest, HttpResponse, Outcome, ShareAddress } from './types.ts';

const replyKeysBytes = 48;
/** Before the second try, the third, ... */
const waitsMs = [100, 400, 1600, 5000];
/** A longer wait is the caller's to decide on. */
const waitMsMax = 10_000;
const acknowledgeMs = 10_000;

/** Said by what is on the way, or about this try alone: they tell nothing of a try before. */
const sayNothingOfEarlierTries: ReadonlySet<ErrorCode | Outcome['kind']> = new Set([
  'network_unreachable',
  'rate_limited',
  'server_busy',
  'refused',
  'wrong_server',
  'request_invalid',
]);

const passesByItself: ReadonlySet<Outcome['kind']> = new Set(['network_unreachable', 'rate_limited', 'server_busy']);

export interface AccessExchange {
  /** @param replyKeys absent: the reply is not kept. */
  readonly build: (replyKeys?: ReplyKeys) => HttpRequest | Failure;
  readonly parse: (response: HttpResponse, replyKeys?: ReplyKeys) => KeptOutcome;
}

export async function sendAccess(
  session: Session,
  share: ShareAddress,
  { build, parse }: AccessExchange,
  options: RevealOptions,
): Promise<Outcome> {
  const { core, host } = session;
  const replyKeys = replyKeysFor(share, options);
  const request = build(replyKeys);
  let ack: Uint8Array | undefined;
  const exchange = {
    operation: 'access',
    request,
    parse(response: HttpResponse): Outcome {
      const { ack: own, ...outcome } = parse(response, replyKeys);
      ack = own;
      return outcome;
    },
  } as const;
  let outcome = await sendRequest(core, host, exchange, options);
  let maybeSpent = outcome.viewSpent === 'unknown';
  for (const waitMs of replyKeys ? waitsMs : []) {
    const { retryAfterSeconds = 0 } = outcome as Failure;
    const longMs = Math.max(waitMs, retryAfterSeconds * 1000);
    if (!mayAskAgain(outcome, maybeSpent) || longMs > waitMsMax || !(await sleep(longMs, options.signal))) break;
    outcome = await sendRequest(core, host, exchange, options);
    maybeSpent ||= outcome.viewSpent === 'unknown';
  }
  if (replyKeys && ack && (outcome.kind === 'granted' || outcome.kind === 'granted_file')) {
    acknowledge(session, core.buildAcknowledgement(share, replyKeys, ack), options);
  }
  const isOpen = maybeSpent && outcome.viewSpent === 'no' && sayNothingOfEarlierTries.has(outcome.kind);
  return isOpen ? ({ ...outcome, viewSpent: 'unknown' } as Failure) : outcome;
}

/**
 * The one place that decides whether an access has reply keys; a token beside them changes nothing. Only a server whose peek
 * of this very share said so keeps replies: another would count each try as a view.
 */
function replyKeysFor(share: ShareAddress, { peeked, replyKeys }: RevealOptions): ReplyKeys | undefined {
  refuse(
    () =>
      replyKeys !== undefined &&
      !(replyKeys instanceof Uint8Array && replyKeys.length === replyKeysBytes) &&
      `replyKeys must be ${replyKeysBytes} random bytes`,
  );
  const { keepsReplies, server = share.server, share: { id } = {} } = peeked ?? {};
  if (!keepsReplies || id !== share.id || server !== share.server) return undefined;
  return replyKeys ?? crypto.getRandomValues(new Uint8Array(replyKeysBytes));
}

function mayAskAgain({ kind, viewSpent }: Outcome, maybeSpent: boolean): boolean {
  if (kind === 'outcome_unknown' || kind === 'cancelled') return false;
  return viewSpent === 'unknown' || (maybeSpent && passesByItself.has(kind));
}

/** Nobody waits for it: a reply that is not acknowledged is erased all the same, later. */
function acknowledge({ host }: Session, { url, method, headers, body }: HttpRequest, options: RevealOptions): void {
  const { fetch: send = fetch } = options;
  const init: RequestInit = {
    ...host.requestInit,
    method,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
    ...(body && { body }),
    redirect: 'manual',
    signal: AbortSignal.timeout(acknowledgeMs),
  };
  Promise.resolve()
    .then(() => send(url, init))
    .then((response) => response.body?.cancel())
    .catch(() => {});
}

/** @returns false where the caller gave up. */
function sleep(ms: number, signal: AbortSignal | undefined): Promise<boolean> {
  if (signal?.aborted) return Promise.resolve(false);
  return new Promise((resolve) => {
    const timer = setTimeout(() => end(true), ms);
    const abort = () => end(false);
    const end = (slept: boolean) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      resolve(slept);
    };
    signal?.addEventListener('abort', abort, { once: true });
  });
}
