/** The sequence of one look at a share. It spends nothing, so one that was cut is asked again. */
import type { Available, Failure, HttpResponse, LinkOptions, LinkOrAddress, ShareAddress } from '../types.ts';
import { addressOf, isSealed, locate, wipeParsed } from './locate.ts';
import { defaultTimeoutMs, type SendOptions, sendRequest } from './send.ts';
import type { Session } from './session.ts';
import { sleep } from './sleep.ts';

export interface PeekOptions extends LinkOptions, SendOptions {
  /** Bearer token, for the secrets of an organization. */
  readonly token?: string | undefined;
}

/** Before a look that was cut is sent again, and once more. */
const peekWaitsMs = [100, 400];

/** Tells about a share. Never spends a view. */
export async function peek(
  session: Session,
  link: LinkOrAddress,
  options: PeekOptions = {},
): Promise<Available | Failure> {
  const share = locate(session.core, link, options);
  if (!('id' in share)) return share;
  wipeParsed(link, share);
  const outcome = await sendPeek(session, addressOf(share), options);
  if (outcome.kind !== 'available') return outcome;
  // The server of a sealed share asks for its proof of access, as for a password.
  const known = isSealed(share) && { passwordRequired: share.passwordRequired };
  return { ...outcome, server: share.server, ...known };
}

/** Within the time of one. */
export async function sendPeek(
  { core, host }: Pick<Session, 'core' | 'host'>,
  share: ShareAddress,
  options: PeekOptions,
  init?: RequestInit,
): Promise<Available | Failure> {
  const exchange = {
    operation: 'peek',
    request: core.buildPeek(share, options),
    parse: (response: HttpResponse) => core.parseResponse('peek', response),
    init,
  } as const;
  const { timeoutMs = defaultTimeoutMs, signal } = options;
  const startedMs = performance.now();
  let outcome = await sendRequest(core, host, exchange, options);
  for (const waitMs of peekWaitsMs) {
    const leftMs = timeoutMs - (performance.now() - startedMs) - waitMs;
    // With a status it is a worker's word for what happened behind it.
    const isCut = outcome.kind === 'reply_lost' && outcome.status === undefined;
    if (!isCut || leftMs <= 0) break;
    await sleep(waitMs, signal);
    outcome = await sendRequest(core, host, exchange, { ...options, timeoutMs: leftMs });
  }
  return outcome;
}
