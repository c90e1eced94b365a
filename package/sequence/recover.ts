/**
 * When an access is asked again: where the server keeps replies, under the same keys, until the reply has arrived
 * (PROTOCOL.md "Kept reply"), and where it met a sign-in and not the server.
 */
import { refuse } from '../core/refuse.ts';
import { replyKeysBytes } from '../core/sizes.ts';
import type { KeptOutcome, ReplyKeys } from '../core/values.ts';
import type {
  Available,
  ErrorCode,
  Failure,
  HttpRequest,
  HttpResponse,
  Outcome,
  OutcomeOf,
  ShareAddress,
} from '../types.ts';
import { type PeekOptions, sendPeek } from './peek.ts';
import { sendRequest } from './send.ts';
import type { Session } from './session.ts';
import { sleep } from './sleep.ts';

/** Before the second try, the third, ... */
const waitsMs = [100, 400, 1600, 5000];
/** A longer wait is the caller's to decide on. */
const waitMsMax = 10_000;
const acknowledgeMs = 10_000;
/** Said by what is on the way, or about this try alone: they tell nothing of a try before. */
export const sayNothingOfEarlierTries: ReadonlySet<ErrorCode | Outcome['kind']> = new Set([
  'network_unreachable',
  'rate_limited',
  'too_many_guesses',
  'server_busy',
  'refused',
  'wrong_server',
  'sign_in_page',
  'request_invalid',
]);

const passesByItself: ReadonlySet<Outcome['kind']> = new Set([
  'network_unreachable',
  'rate_limited',
  'too_many_guesses',
  'server_busy',
]);

export interface RecoverOptions extends PeekOptions {
  /** What `peek` said of this share. Where its server keeps replies, one that is lost on its way is asked for again. */
  readonly peeked?: Available | undefined;
  /** 48 random bytes. Default: fresh ones; whoever stores them can ask for the reply again after a restart. */
  readonly replyKeys?: ReplyKeys | undefined;
}

export interface AccessExchange {
  /** @param replyKeys absent: the reply is not kept. */
  readonly build: (replyKeys?: ReplyKeys) => HttpRequest | Failure;
  readonly parse: (response: HttpResponse, replyKeys?: ReplyKeys) => KeptOutcome;
}

export async function sendAccess(
  session: Session,
  share: ShareAddress,
  { build, parse }: AccessExchange,
  options: RecoverOptions,
): Promise<OutcomeOf<'access'>> {
  const { core, host } = session;
  const replyKeys = replyKeysFor(share, options);
  const request = build(replyKeys);
  let ack: Uint8Array | undefined;
  const exchange = {
    operation: 'access',
    request,
    parse(response: HttpResponse): OutcomeOf<'access'> {
      const { ack: own, ...outcome } = parse(response, replyKeys);
      ack = own;
      return outcome;
    },
  } as const;
  let init = host.ownConnection;
  const send = () => sendRequest(core, host, { ...exchange, init }, options);
  let outcome = await send();
  if (await metSignIn(session, share, outcome, options)) {
    init = undefined;
    outcome = await send();
  }
  let maybeSpent = outcome.viewSpent === 'unknown';
  for (const waitMs of replyKeys ? waitsMs : []) {
    const { retryAfterSeconds = 0 }: Pick<Failure, 'viewSpent' | 'retryAfterSeconds'> = outcome;
    const longMs = Math.max(waitMs, retryAfterSeconds * 1000);
    if (!mayAskAgain(outcome, maybeSpent) || longMs > waitMsMax || !(await sleep(longMs, options.signal))) break;
    outcome = await send();
    maybeSpent ||= outcome.viewSpent === 'unknown';
  }
  if (replyKeys && ack && (outcome.kind === 'granted' || outcome.kind === 'granted_file')) {
    acknowledge(session, core.buildAcknowledgement(share, replyKeys, ack), options);
  }
  if (replyKeys !== options.replyKeys) replyKeys?.fill(0);
  if (!maybeSpent || outcome.viewSpent !== 'no' || !sayNothingOfEarlierTries.has(outcome.kind)) return outcome;
  return { ...outcome, viewSpent: 'unknown' };
}

/**
 * Whether an access on a connection of its own, which brings no session, was kept from the server for that alone.
 * Then it has spent nothing, and goes again with the session.
 */
async function metSignIn(
  session: Session,
  share: ShareAddress,
  outcome: Outcome,
  options: RecoverOptions,
): Promise<boolean> {
  const { ownConnection, hasSession } = session.host;
  if (!ownConnection || !hasSession?.(share.server) || !isSignIn(outcome)) return false;
  if (outcome.viewSpent === 'no') return true;
  // A page in place of an answer can come after the access. Where a look without a session gets one too, none passes.
  return isSignIn(await sendPeek(session, share, options, ownConnection));
}

function isSignIn({ kind, status }: Outcome): boolean {
  if (kind === 'refused') return status === 401 || status === 403;
  return kind === 'sign_in_page' || (kind === 'wrong_server' && status === 200);
}

/**
 * The one place that decides whether an access has reply keys; a token beside them changes nothing. Only a server whose peek
 * of this very share said so keeps replies: another would count each try as a view.
 */
function replyKeysFor(share: ShareAddress, { peeked, replyKeys }: RecoverOptions): ReplyKeys | undefined {
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

function mayAskAgain({ kind, viewSpent }: OutcomeOf<'access'>, maybeSpent: boolean): boolean {
  if (kind === 'outcome_unknown' || kind === 'cancelled') return false;
  return viewSpent === 'unknown' || (maybeSpent && passesByItself.has(kind));
}

/** Nobody waits for it: a reply that is not acknowledged is erased all the same, later. */
function acknowledge({ host }: Session, { url, method, headers, body }: HttpRequest, options: RecoverOptions): void {
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
