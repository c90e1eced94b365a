/** A bearer token that is asked for once a server wants one, and never before. */
import type { OpeningCore } from '../core/opening-core.ts';
import { refuse } from '../core/refuse.ts';
import type { Failure, LinkOptions, LinkOrAddress, Outcome } from '../types.ts';
import { locateAddress } from './locate.ts';
import { defaultTimeoutMs, type SendOptions, timerMsMax } from './send.ts';

export interface TokenSession {
  /**
   * Asked once for each server, when it has answered that a sign-in is required. What it gives stays in memory for as long
   * as this object does: pass the same one to `peek` and `reveal`, and a new one to ask anew.
   *
   * @param server address of the API server: a link can name any.
   * @returns the token; '' where there is none for this server; a failure, such as `not_signed_in`, where it is known why.
   */
  readonly token: (server: string) => string | Failure | Promise<string | Failure>;
}

export interface SessionOption {
  /** In place of `token`: asks for one, once the server wants it and never before. */
  readonly session?: TokenSession | undefined;
}

interface TokenOptions extends LinkOptions, SendOptions, SessionOption {
  readonly token?: string | undefined;
}

type Token = string | Failure;

interface Asking {
  readonly answer: Promise<Token>;
  /** Once it is there. */
  token?: Token;
}

/** By server. */
const askedOf = new WeakMap<TokenSession, Map<string, Asking>>();

/**
 * Runs a sequence, and where the server wants a sign-in once more with the token of the session: what was turned away for
 * that has spent nothing.
 */
export async function runWithToken<Asked extends Outcome>(
  core: OpeningCore,
  link: LinkOrAddress,
  { session, ...options }: TokenOptions,
  run: (token: string | undefined) => Promise<Asked | Failure>,
): Promise<Asked | Failure> {
  if (session === undefined) return ofMember(options.token, await run(options.token));
  refuse(() => options.token !== undefined && 'pass token or session, not both');
  refuse(() => typeof session?.token !== 'function' && 'session must be an object with a function token');
  const ofServers = askedOf.get(session) ?? new Map<string, Asking>();
  askedOf.set(session, ofServers);
  const share = locateAddress(core, link, options);
  if (!('id' in share)) return share;
  const fail = (code: Failure['kind']): Failure => ({ ...core.buildFailure('peek', code), viewSpent: 'no' });
  const known = ofServers.get(share.server)?.token;
  const sent = typeof known === 'string' ? known : undefined;
  const outcome = ofMember(sent, await run(sent));
  if (outcome.kind !== 'sign_in_required') return outcome;
  const asked = ofServers.get(share.server) ?? startAsking(session, share.server, fail);
  ofServers.set(share.server, asked);
  const token = await inTime(asked.answer, options, fail);
  if (typeof token !== 'string') return { ...token, viewSpent: 'no' };
  return token === '' ? outcome : ofMember(token, await run(token));
}

/** To a server that wants a sign-in although a token came, its bearer is nobody of an organization. */
function ofMember<Asked extends Outcome>(token: string | undefined, outcome: Asked): Asked | Failure {
  if (!token || outcome.kind !== 'sign_in_required') return outcome;
  return { ...outcome, kind: 'token_without_organization' };
}

function startAsking(session: TokenSession, server: string, fail: (code: Failure['kind']) => Failure): Asking {
  const asked: Asking = { answer: askFor(session, server, fail) };
  void asked.answer.then((token) => {
    asked.token = token;
  });
  return asked;
}

/** Never rejects: what an app meets on the way to a token is a failure that can be expected. */
async function askFor(session: TokenSession, server: string, fail: (code: Failure['kind']) => Failure): Promise<Token> {
  try {
    const token = await session.token(server);
    return typeof token === 'string' || typeof token?.kind === 'string' ? token : fail('sign_in_failed');
  } catch {
    return fail('sign_in_failed');
  }
}

/** Waits no longer than for an answer of the server. A token that comes later is there for the next call. */
async function inTime(
  asked: Promise<Token>,
  { signal, timeoutMs = defaultTimeoutMs }: SendOptions,
  fail: (code: Failure['kind']) => Failure,
): Promise<Token> {
  let end = (_: Failure['kind']) => {};
  const ended = new Promise<Token>((resolve) => {
    end = (code) => resolve(fail(code));
  });
  const cancel = () => end('cancelled');
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  const timer = setTimeout(() => end('sign_in_failed'), Math.min(timeoutMs, timerMsMax));
  try {
    return await Promise.race([asked, ended]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
}
