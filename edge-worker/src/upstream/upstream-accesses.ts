/** Accesses to an upstream, one at a time for each id, whose granted replies are kept until their client has them. */
import type { Access } from '../backend.ts';
import { core } from '../core.ts';
import { randomBytes } from '../random-bytes.ts';
import { Alarm } from '../replies/alarm.ts';
import { nameReply, ReplyDesk, readerOf, refuseOtherKey, type Visitor } from '../replies/desk.ts';
import type { Guesser } from '../replies/guess-limits.ts';
import type { Reader } from '../replies/kept-replies.ts';
import type { Sql } from '../replies/sql.ts';
import { WaitingLines, whoStands } from '../replies/waiting-lines.ts';
import { idRandomBytes, storeKeyBytes } from '../sizes.ts';
import type { Acknowledgement, NewSealedReply, Reply, ReplyName, SealedReply, ShareId } from '../worker-core.ts';

/** How many accesses of one id may be under way or wait, and how many of these from one client's network. */
const lineMax = { inLineMax: 64, ofOneMax: 4 };
const busySeconds = 2;
/** Of one shard: four megabytes of rows each; a stranger can make as many shares at the server as they like. */
const rowsMax = { tombstonesMax: 8192, guessesMax: 16_384, keptBytesMax: 32 * 1024 * 1024 };

export interface Storage {
  readonly sql: Sql;
  /** Resolves when everything written is on disk. */
  sync(): Promise<void>;
  /** Asks for a call of `clean` then, in place of what was asked for before. */
  wakeAt(timeMs: number): void;
}

/** Asks the upstream once, and seals what it grants for keys that were brought; never throws. */
export type AskUpstream = (access: Access) => Promise<Reply | NewSealedReply>;

/** An access under reply keys that is under way or waits for its turn. */
interface Flight {
  readonly replyKey: string;
  readonly answer: Promise<Reply | SealedReply>;
}

export class UpstreamAccesses {
  readonly #ask: AskUpstream;
  readonly #storage: Storage;
  readonly #alarm: Alarm;
  readonly #desk: ReplyDesk;
  readonly #lines = new WaitingLines(lineMax);
  /** By record. */
  readonly #flights = new Map<string, Flight>();

  constructor(storage: Storage, ask: AskUpstream) {
    this.#storage = storage;
    this.#ask = ask;
    this.#alarm = new Alarm((timeMs) => storage.wakeAt(timeMs));
    this.#desk = new ReplyDesk(storage.sql, rowsMax, (timeMs) => this.#alarm.wakeAt(timeMs));
    this.clean(); // what was put by a process that is gone
  }

  access(access: Access): Promise<Reply | SealedReply> {
    const { id, requestId } = access;
    const visitor = visitorOf(access);
    const known = this.#desk.recall(visitor);
    if (known) return Promise.resolve(known);
    const flight = visitor.reply && this.#flights.get(visitor.reply.record);
    if (flight) return join(flight, visitor);
    const answer = this.#lines.take(id, whoStands(access, requestId), () => this.#openInTurn(access, visitor));
    if (!answer) {
      return Promise.resolve(core.buildRefusal('server_busy', requestId, { retryAfterSeconds: busySeconds }));
    }
    if (visitor.reply) this.#follow(visitor.reply, answer);
    return answer;
  }

  acknowledge(acknowledgement: Acknowledgement): void {
    this.#desk.acknowledge(acknowledgement);
  }

  /** The server says that there is no such share any more. */
  end(id: ShareId): void {
    this.#desk.end(core.nameShare(id));
  }

  clean(): void {
    this.#alarm.rang();
    for (const timeMs of this.#desk.clean(Date.now())) this.#alarm.wakeAt(timeMs);
  }

  #follow({ record, replyKey }: ReplyName, answer: Promise<Reply | SealedReply>): void {
    this.#flights.set(record, { replyKey, answer });
    const land = () => this.#flights.delete(record);
    answer.then(land, land);
  }

  async #openInTurn(access: Access, visitor: Visitor): Promise<Reply | SealedReply> {
    // It can have waited: nobody is there for the answer any more, so no view is spent on it.
    if (access.clientGone?.aborted) return core.buildRefusal('refused', access.requestId, { status: 400 });
    // Turns never overlap: what was asked and is still without an answer was broken off by a restart.
    this.#desk.giveUpAsked(visitor);
    const refusal = this.#desk.answerAtOnce(visitor) ?? this.#desk.refuseFull(visitor);
    if (refusal) return refusal;
    const count = this.#desk.putAsked(visitor);
    if (visitor.reply || count) await this.#storage.sync();
    return this.#desk.settle(visitor, await this.#ask(access), count);
  }
}

/** A retry takes no turn of its own: it would ask again where the answer leaves no record. */
function join({ replyKey, answer }: Flight, { reply, requestId }: Visitor): Promise<Reply | SealedReply> {
  return replyKey === reply?.replyKey ? answer : Promise.resolve(refuseOtherKey(requestId));
}

function visitorOf(access: Access): Visitor {
  const reader = readerOf(access, core.nameShare(access.id));
  const guesser = guesserOf(access, reader);
  const reply = nameReply(access);
  return { reply, reader: reply ? acrossShares(reader, access) : reader, guesser, requestId: access.requestId };
}

/**
 * What networks are named under, for all shares. It ends with the process, unlike this shard: who has the disk can't tell
 * which network a name is, and who lets the shard fall asleep has no new name. Not before a request: then there is no
 * randomness.
 */
let networksId: ShareId | undefined;

/** Its reader under the one name that its network has for all shares. Whoever is on this machine may be several. */
function acrossShares(reader: Reader, { site, isLocal }: Access): Reader {
  if (isLocal) return reader;
  networksId ??= core.buildStoreId(randomBytes(storeKeyBytes), randomBytes(idRandomBytes));
  return { ...reader, site: core.nameNetwork(networksId, site) };
}

/**
 * Whose wrong answer it will be, if it is one. Which link proof is right the server alone knows, so each is counted by
 * itself: a stranger who invents some adds nothing to the count of those who hold the link. What the server could take for
 * a proof is counted as that one, or who has the link would have a second count, and one for each network.
 */
function guesserOf({ id, password }: Access, { share, site }: Reader): Guesser | undefined {
  if (password.length === 0) return undefined;
  const proof = core.parseLeadingProof(password);
  return proof
    ? { share, kind: 'link', who: core.nameLinkProof(id, proof.linkProof) }
    : { share, kind: 'site', who: site };
}
