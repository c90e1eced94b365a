/** Accesses to an upstream, one at a time for each id, whose granted replies are kept until their client has them. */
import type { Access, SealedReply } from '../backend.ts';
import { core } from '../core.ts';
import { type Guesser, GuessLimits } from '../replies/guess-limits.ts';
import { answerRecalled, nameAccess, refuseOtherKey, sealReply } from '../replies/keeping.ts';
import { KeptReplies, type Reader } from '../replies/kept-replies.ts';
import { RecentAnswers } from '../replies/recent-answers.ts';
import type { Sql } from '../replies/sql.ts';
import { Turns, whoStands } from '../replies/turns.ts';
import type { Acknowledgement, Relayed, Reply, ReplyName } from '../worker-core.ts';

/** How many accesses of one id may be under way or wait, and how many of these from one client's network. */
const turnsMax = { inLineMax: 64, ofOneMax: 4 };
const busySeconds = 2;
/** Four megabytes of each. */
const tombstonesMax = 8192;
const guessesMax = 16_384;
/** How long a client waits before it tries whether replies of this id have been fetched. */
const fullSeconds = 60;

export interface Storage {
  readonly sql: Sql;
  /** Resolves when everything written is on disk. */
  sync(): Promise<void>;
  /** Asks for a call of `clean` then, in place of what was asked for before. */
  wakeAt(timeMs: number): void;
}

/** Asks the upstream once; never throws. */
export type AskUpstream = (access: Access) => Promise<Relayed>;

/** An access under reply keys that is under way or waits for its turn. */
interface Flight {
  readonly replyKey: string;
  readonly answer: Promise<Reply | SealedReply>;
}

export class UpstreamAccesses {
  readonly #ask: AskUpstream;
  readonly #storage: Storage;
  readonly #replies: KeptReplies;
  readonly #guesses: GuessLimits;
  readonly #recent = new RecentAnswers();
  readonly #turns = new Turns(turnsMax);
  /** By record. */
  readonly #flights = new Map<string, Flight>();
  #wakeAtMs = Number.POSITIVE_INFINITY;

  constructor(storage: Storage, ask: AskUpstream) {
    this.#storage = storage;
    this.#ask = ask;
    this.#replies = new KeptReplies(storage.sql, tombstonesMax);
    this.#guesses = new GuessLimits(storage.sql, guessesMax);
    this.clean(); // what was put by a process that is gone
  }

  access(access: Access): Promise<Reply | SealedReply> {
    const name = nameAccess(access);
    const known = name && this.#recall(name, access.requestId);
    if (known) return Promise.resolve(known);
    const flight = name && this.#flights.get(name.record);
    if (flight && name) return this.#join(flight, name, access.requestId);
    const who = whoStands(access, access.requestId);
    const answer = this.#turns.take(access.id, who, () => this.#openInTurn(access, name));
    if (!answer) return Promise.resolve(refuseFor('server_busy', access, busySeconds));
    if (name) this.#follow(name, answer);
    return answer;
  }

  acknowledge(acknowledgement: Acknowledgement): void {
    this.#replies.acknowledge(acknowledgement, Date.now());
  }

  /** The server says that there is no such share any more. */
  end(id: string): void {
    this.#replies.end(core.nameShare(id), Date.now());
  }

  clean(): void {
    this.#wakeAtMs = Number.POSITIVE_INFINITY;
    const nowMs = Date.now();
    const times = [this.#replies.clean(nowMs), this.#guesses.clean(nowMs)].filter((ms) => ms !== undefined);
    if (times.length > 0) this.#wakeAt(Math.min(...times));
  }

  /** What is due later waits for the call that comes anyway. */
  #wakeAt(timeMs: number): void {
    if (timeMs >= this.#wakeAtMs) return;
    this.#wakeAtMs = timeMs;
    this.#storage.wakeAt(timeMs);
  }

  /** A retry takes no turn of its own: it would ask again where the answer leaves no record. */
  #join({ replyKey, answer }: Flight, name: ReplyName, requestId: string): Promise<Reply | SealedReply> {
    return replyKey === name.replyKey ? answer : Promise.resolve(refuseOtherKey(requestId));
  }

  #follow({ record, replyKey }: ReplyName, answer: Promise<Reply | SealedReply>): void {
    this.#flights.set(record, { replyKey, answer });
    const land = () => this.#flights.delete(record);
    answer.then(land, land);
  }

  /** The answer to an access that was made before. One under way is no answer: its turn comes first. */
  #recall(name: ReplyName, requestId: string): Reply | SealedReply | undefined {
    const recalled = this.#replies.find(name, Date.now());
    if (recalled) return answerRecalled(recalled, requestId);
    return this.#recent.find(name, Date.now());
  }

  async #openInTurn(access: Access, name: ReplyName | undefined): Promise<Reply | SealedReply> {
    const reader = readerOf(access);
    const known = name && this.#recallInTurn(name, reader, access.requestId);
    if (known) return known;
    const guesser = guesserOf(access, reader);
    const waitSeconds = guesser && this.#guesses.waitSeconds(guesser, Date.now());
    if (waitSeconds !== undefined) return refuseFor('rate_limited', access, waitSeconds);
    if (name) {
      if (!this.#replies.hasRoom(reader, Date.now())) return refuseFor('rate_limited', access, fullSeconds);
      this.#replies.putAsked(name, reader, Date.now());
    }
    const count = guesser && this.#guesses.countBeforehand(guesser, Date.now());
    if (name || count) await this.#storage.sync();
    const relayed = await this.#ask(access);
    if (count) {
      if (isWrongPassword(relayed)) this.#wakeAt(count.untilMs);
      else count.takeBack();
    }
    return name ? this.#keep(access, name, reader, relayed) : relayed;
  }

  /** Turns never overlap: an access that was asked and is no longer under way was broken off by a restart. */
  #recallInTurn(name: ReplyName, reader: Reader, requestId: string): Reply | SealedReply | undefined {
    const recalled = this.#replies.find(name, Date.now());
    if (recalled?.state === 'asked') this.#wakeAt(this.#replies.putUnknown(name, reader, Date.now()));
    return this.#recall(name, requestId);
  }

  #keep(access: Access, name: ReplyName, reader: Reader, relayed: Relayed): Reply | SealedReply {
    const nowMs = Date.now();
    const { replyKeys, id, requestId } = access;
    if (relayed.outcome === 'granted' && replyKeys) {
      const reply = { ...sealReply(replyKeys, id, relayed), expiresAtMs: relayed.expiresAtMs };
      if (relayed.unlimited) this.#replies.forget(name);
      else this.#wakeAt(this.#replies.putKept(name, reader, reply, nowMs));
      return { kind: 'sealed_reply', body: reply.sealed };
    }
    if (relayed.viewSpent !== 'no') {
      this.#wakeAt(this.#replies.putUnknown(name, reader, nowMs));
      return core.buildRefusal('outcome_unknown', requestId);
    }
    this.#replies.forget(name);
    if (relayed.status === 401) this.#recent.put(name, relayed, nowMs);
    return relayed;
  }
}

/** Also a refusal whose words are new: a guess that is not counted is free. */
function isWrongPassword({ status, outcome }: Relayed): boolean {
  return status === 401 && outcome !== 'sign_in_required';
}

function readerOf({ id, site }: Access): Reader {
  return { share: core.nameShare(id), site: core.nameNetwork(id, site) };
}

/**
 * Whose wrong answer it will be, if it is one. Which link proof is right the server alone knows, so each is counted by
 * itself: a stranger who invents some adds nothing to the count of those who hold the link.
 */
function guesserOf({ id, password }: Access, { share, site }: Reader): Guesser | undefined {
  if (password.length === 0) return undefined;
  const proof = core.parseProof(password);
  return proof
    ? { share, kind: 'link', who: core.nameLinkProof(id, proof.linkProof) }
    : { share, kind: 'site', who: site };
}

function refuseFor(code: 'rate_limited' | 'server_busy', { id, requestId }: Access, retryAfterSeconds: number): Reply {
  return core.buildRefusal(code, requestId, { id, retryAfterSeconds });
}
