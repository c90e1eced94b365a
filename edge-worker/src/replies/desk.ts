/**
 * What happens to an access where shares are kept, the same for both back ends:
 *
 *     access -> answerAtOnce   made before: the same answer again; who guesses too fast waits
 *            -> refuseFull     no place for one more reply
 *            -> putAsked       in front of a server only, to be on disk before it is asked; a guess counts as wrong till then
 *            -> the back end   spends a view, or refuses
 *            -> settle         granted: kept; a view perhaps spent: unknown; a wrong password: counted and remembered
 */
import type { Access } from '../backend.ts';
import { core } from '../core.ts';
import { randomBytes } from '../random-bytes.ts';
import { sealingRandomBytes } from '../sizes.ts';
import type { Acknowledgement, NewSealedReply, Reply, ReplyName, SealedReply, Sealing, Told } from '../worker-core.ts';
import { type Beforehand, type Guesser, GuessLimits } from './guess-limits.ts';
import { KeptReplies, type Reader, type Recalled } from './kept-replies.ts';
import { RememberedRefusals } from './remembered-refusals.ts';
import type { Sql } from './sql.ts';

/** How long a client waits before it tries whether replies of this share have been fetched. */
const fullSeconds = 60;

/** An access, as it comes to the desk. */
export interface Visitor {
  /** How its reply is found again; undefined: it is not to be kept. */
  readonly reply: ReplyName | undefined;
  readonly reader: Reader;
  /** Whose wrong answer it will be, if it is one; undefined: it is no guess. */
  readonly guesser: Guesser | undefined;
  readonly requestId: string;
}

/** How many rows are kept of all shares. */
export interface RowLimits {
  readonly tombstonesMax: number;
  readonly guessesMax: number;
  /** Of all shares' replies; absent: what the shares take bounds it. */
  readonly keptBytesMax?: number;
}

/** Every method is synchronous, so that a caller can run it within a transaction. */
export class ReplyDesk {
  readonly #replies: KeptReplies;
  readonly #guesses: GuessLimits;
  readonly #refusals = new RememberedRefusals();
  readonly #wakeAt: (timeMs: number) => void;

  /** @param wakeAt is told when there is something to clean; left out where the caller wakes for all that it writes. */
  constructor(
    sql: Sql,
    { tombstonesMax, guessesMax, keptBytesMax }: RowLimits,
    wakeAt: (timeMs: number) => void = () => {},
  ) {
    this.#replies = new KeptReplies(sql, tombstonesMax, keptBytesMax);
    this.#guesses = new GuessLimits(sql, guessesMax);
    this.#wakeAt = wakeAt;
  }

  /** The answer to an access that was made before. One under way is none: its turn comes first. */
  recall({ reply, requestId }: Visitor): Reply | SealedReply | undefined {
    if (!reply) return undefined;
    const nowMs = Date.now();
    const recalled = this.#replies.find(reply, nowMs);
    return recalled ? answerRecalled(recalled, requestId) : this.#refusals.find(reply, nowMs);
  }

  /** @returns what is known of the access, or the 429 to who has to wait before the next password is looked at. */
  answerAtOnce(visitor: Visitor): Reply | SealedReply | undefined {
    const known = this.recall(visitor);
    if (known || !visitor.guesser) return known;
    const retryAfterSeconds = this.#guesses.waitSeconds(visitor.guesser, Date.now());
    if (retryAfterSeconds === undefined) return undefined;
    return core.buildRefusal('too_many_guesses', visitor.requestId, { retryAfterSeconds });
  }

  /** @returns the 429 where there is no place for one more reply. */
  refuseFull({ reply, reader, requestId }: Visitor): Reply | undefined {
    return !reply || this.#replies.hasRoom(reader, Date.now()) ? undefined : refuseUntilFetched(requestId);
  }

  /** @returns the wrong answer that is counted until the right one is there; undefined: it is no guess. */
  putAsked({ reply, reader, guesser }: Visitor): Beforehand | undefined {
    const nowMs = Date.now();
    if (reply) this.#replies.putAsked(reply, reader, nowMs);
    return guesser && this.#guesses.countBeforehand(guesser, nowMs);
  }

  /** Of an access that was asked and is no longer under way, nobody knows what came. */
  giveUpAsked({ reply, reader }: Visitor): void {
    const nowMs = Date.now();
    if (!reply || this.#replies.find(reply, nowMs)?.state !== 'asked') return;
    this.#wakeAt(this.#replies.putUnknown(reply, reader, nowMs));
  }

  /**
   * @param count what `putAsked` gave.
   * @returns what the client gets of the back end's answer.
   */
  settle(visitor: Visitor, answer: Reply | NewSealedReply, count?: Beforehand): Reply | SealedReply {
    const { reply, reader, guesser, requestId } = visitor;
    const nowMs = Date.now();
    if (guesser && isWrongPassword(answer)) {
      this.#wakeAt(count?.untilMs ?? this.#guesses.countWrong(guesser, nowMs));
    } else {
      count?.takeBack();
    }
    if (answer.kind === 'sealed_reply') {
      if (reply) this.#keep(reply, reader, answer, nowMs);
      return sealedReply(answer.body);
    }
    if (!reply) return answer;
    if (answer.viewSpent !== 'no') {
      this.#wakeAt(this.#replies.putUnknown(reply, reader, nowMs));
      return core.buildRefusal('outcome_unknown', requestId);
    }
    this.#replies.forget(reply);
    if (answer.status === 401) this.#refusals.put(reply, answer, nowMs);
    return answer;
  }

  acknowledge(acknowledgement: Acknowledgement): void {
    this.#replies.acknowledge(acknowledgement, Date.now());
  }

  /** The share has ended before its time: nothing that was kept of it is told any more. */
  end(share: string): void {
    this.#replies.end(share, Date.now());
  }

  /** Whoever asks again with the same keys is as new. */
  forgetReplies(share: string): void {
    this.#replies.forgetShare(share);
  }

  forgetGuesses(share: string): void {
    this.#guesses.forget(share);
  }

  /** Erases what is over. @returns when there is more to erase. */
  clean(nowMs: number): number[] {
    return [this.#replies.clean(nowMs), this.#guesses.clean(nowMs)].filter((ms) => ms !== undefined);
  }

  /** Where anyone may open a share as often as they like, nothing needs to be kept. */
  #keep(reply: ReplyName, reader: Reader, answer: NewSealedReply, nowMs: number): void {
    const { body: sealed, ackHash, expiresAtMs, viewsLeft } = answer;
    if (viewsLeft === 'unlimited') this.#replies.forget(reply);
    else this.#wakeAt(this.#replies.putKept(reply, reader, { sealed, ackHash, expiresAtMs }, nowMs));
  }
}

/** There is no room for one more reply until some are fetched. */
export function refuseUntilFetched(requestId: string): Reply {
  return core.buildRefusal('rate_limited', requestId, { retryAfterSeconds: fullSeconds });
}

/** Whoever knows an idempotency key, but not the reply key that it came with, is someone else. */
export function refuseOtherKey(requestId: string): Reply {
  return core.buildRefusal('refused', requestId, { status: 422 });
}

/** The token is part of the name: what was kept for one is never told to another. */
export function nameReply({ replyKeys, id, credentials }: Access): ReplyName | undefined {
  const { token, organization } = credentials;
  return replyKeys && core.nameReply(replyKeys.keys, id, token, token && organization);
}

/** For whom a reply is kept or a guess is counted. Of who brings neither keys nor a password nothing is: no network is named. */
export function readerOf({ id, site, replyKeys, password }: Access, share: string): Reader {
  const leavesRows = replyKeys !== undefined || password.length > 0;
  return { share, site: leavesRows ? core.nameNetwork(id, site) : '' };
}

/** What a granted answer is sealed with for the client that asked; undefined: that one brought no keys. */
export function sealingOf({ replyKeys }: Access): Sealing | undefined {
  return replyKeys && { keys: replyKeys.keys, random: randomBytes(sealingRandomBytes) };
}

function answerRecalled(recalled: Recalled, requestId: string): Reply | SealedReply | undefined {
  switch (recalled.state) {
    case 'asked':
      return undefined;
    case 'kept':
      return sealedReply(recalled.sealed);
    case 'unknown':
      return core.buildRefusal('outcome_unknown', requestId);
    case 'gone':
      return core.buildRefusal('reply_gone', requestId);
    case 'other_key':
      return refuseOtherKey(requestId);
  }
}

/** Also a refusal whose words are new: a guess that is not counted is free. Who has no session is asked for no password. */
function isWrongPassword({ status, outcome }: Told & { readonly status: number }): boolean {
  return status === 401 && outcome !== 'sign_in_required' && outcome !== 'session_stale';
}

function sealedReply(body: Uint8Array<ArrayBuffer>): SealedReply {
  return { kind: 'sealed_reply', status: 200, outcome: 'granted', viewSpent: 'yes', body };
}
