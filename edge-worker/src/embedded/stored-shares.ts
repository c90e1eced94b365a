/** Shares and their values, what is kept of their replies, and what is counted of guesses: each access is one transaction. */
import type { Access } from '../backend.ts';
import { core } from '../core.ts';
import { nameReply, ReplyDesk, readerOf, sealingOf, type Visitor } from '../replies/desk.ts';
import { type Guesser, guessBytes } from '../replies/guess-limits.ts';
import { type Reader, tombstoneBytes } from '../replies/kept-replies.ts';
import { type Sql, trimNowAndThen } from '../replies/sql.ts';
import type { Acknowledgement, NewSealedReply, Reply, SealedReply, ShareId, StoredShare } from '../worker-core.ts';
import { NetworkParts, type Taken } from './network-parts.ts';
import { checkHash, type GivenHash } from './passwords.ts';
import { type Share, ShareRows } from './share-rows.ts';

/** How long a share that is over is still told from one that never was; as long as Infisical does. */
const tombstoneMs = 7 * 24 * 60 * 60 * 1000;
/** Who makes shares that are soon over, opens one again and again, or guesses, fills a part of the store with what each of that leaves. */
const countsPart = 1 / 20;
/** How many rows one call cleans; the next one follows at once. */
const cleanMax = 500;

export interface NewShare extends Omit<Share, 'updatedAtMs' | 'lastViewedAtMs'> {
  /** Under the value key. */
  readonly sealedValue: Uint8Array<ArrayBuffer>;
  readonly valueJsonBytes: number;
}

/** An access, and where its share is kept. */
export interface NamedAccess extends Access {
  readonly name: string;
}

/** One with the key that the value is sealed under, which lives in memory only. */
export interface Visit extends NamedAccess {
  readonly valueKey: Uint8Array<ArrayBuffer>;
  /** Whose part of the store a kept reply takes; '': nobody's. */
  readonly network: string;
}

/**
 * What must be known before a human's password is hashed, which happens elsewhere: it is slow.
 *
 * salt  undefined where no such password can be right.
 */
export type Prepared =
  | { readonly kind: 'answer'; readonly answer: Reply | SealedReply }
  | { readonly kind: 'hash'; readonly salt: Uint8Array<ArrayBuffer> | undefined };

/** Every method is synchronous, so that a caller can run it within a transaction, and checks the deadline itself. */
export class StoredShares {
  readonly #rows: ShareRows;
  readonly #desk: ReplyDesk;
  readonly #parts: NetworkParts;
  readonly #countOver: () => void;

  /** @param bytesMax what all shares of these rows may take, about. */
  constructor(sql: Sql, bytesMax: number) {
    this.#rows = new ShareRows(sql);
    const rowsMax = (rowBytes: number) => Math.floor((bytesMax * countsPart) / rowBytes);
    const limits = { tombstonesMax: rowsMax(tombstoneBytes), guessesMax: rowsMax(guessBytes) };
    this.#desk = new ReplyDesk(sql, limits);
    this.#parts = new NetworkParts(sql);
    this.#countOver = trimNowAndThen(() => this.#rows.forgetOver(limits.tombstonesMax));
  }

  /** @param network whose part of the store it takes; '': nobody's. */
  put(name: string, { sealedValue, valueJsonBytes, ...share }: NewShare, network: string): void {
    if (network !== '') this.#parts.put(name, 'share', network, sealedValue.length);
    this.#rows.put(name, { ...share, updatedAtMs: share.createdAtMs, lastViewedAtMs: null }, share.expiresAtMs);
    this.#rows.putValue(name, sealedValue, valueJsonBytes);
  }

  /** @returns how many bytes here count where a network makes a share or keeps a reply. */
  heldBy(network: string, kind: Taken): number {
    return this.#parts.bytesOf(network, kind, Date.now());
  }

  /** How many are not over yet. */
  get count(): number {
    return this.#rows.valueCount;
  }

  look(name: string, id: ShareId): StoredShare | undefined {
    const share = this.#rows.find(name);
    return share && withId(id, share);
  }

  prepare(access: NamedAccess): Prepared {
    const share = this.#rows.find(access.name);
    const answer = this.#desk.answerAtOnce(visitorOf(access, share));
    if (answer) return { kind: 'answer', answer };
    return { kind: 'hash', salt: share?.password?.kind === 'argon2id' ? share.password.salt : undefined };
  }

  /** @returns how many bytes an access would add: its reply's, which takes the place of the value at the last view. */
  bytesToKeep({ name, replyKeys }: Visit): number {
    const viewsLeft = replyKeys && this.#rows.find(name)?.viewsLeft;
    const value = viewsLeft ? this.#rows.sizesOf(name) : undefined;
    if (!value) return 0;
    return viewsLeft === 1 ? Math.max(0, value.asJson - value.here) : value.asJson;
  }

  /**
   * Spends a view and gives the value. Check, count and what is kept of the reply are one transaction.
   *
   * given  of the password; undefined: none was given, or one that cannot be right.
   */
  open(visit: Visit, given: GivenHash | undefined): Reply | SealedReply {
    const share = this.#rows.find(visit.name);
    const visitor = visitorOf(visit, share, given);
    // Again, now that nothing can come between: others may have been here while the password was hashed.
    const known = this.#desk.answerAtOnce(visitor);
    if (known) return known;
    const answer = this.#desk.settle(visitor, this.#spend(visit, share, given, visitor));
    const isKept = visitor.reply && answer.kind === 'sealed_reply' && share?.viewsLeft !== null;
    if (isKept && visit.network !== '')
      this.#parts.put(visitor.reply.record, 'reply', visit.network, answer.body.length);
    return answer;
  }

  /** The reply has arrived: it is erased. */
  acknowledge(acknowledgement: Acknowledgement): void {
    this.#desk.acknowledge(acknowledgement);
  }

  /** @returns why it was not deleted; undefined where it was. */
  remove(name: string, token: string, valueKey: Uint8Array): 'not_found' | 'token_rejected' | undefined {
    const share = this.#rows.find(name);
    if (!share) return 'not_found';
    if (!isDeleteToken(token, valueKey, share.allowDelete)) return 'token_rejected';
    this.#forget(name);
    this.#desk.forgetReplies(name);
    return undefined;
  }

  /** Erases what is over. @returns when there is more to erase. */
  clean(nowMs: number): number[] {
    for (const name of this.#rows.due(nowMs, cleanMax)) {
      const share = this.#rows.find(name);
      if (share && nowMs < share.expiresAtMs + tombstoneMs) this.#erase(name, share);
      else this.#forget(name);
    }
    const times = [this.#rows.nextDueMs(), ...this.#desk.clean(nowMs)].filter((ms) => ms !== undefined);
    this.#parts.clean();
    return times;
  }

  #spend(
    visit: Visit,
    share: Share | undefined,
    given: GivenHash | undefined,
    visitor: Visitor,
  ): Reply | NewSealedReply {
    const { id, name, requestId, valueKey, password } = visit;
    if (!share) return core.buildRefusal('not_found', requestId, { id });
    const nowMs = Date.now();
    const stored = withId(id, share);
    const check = password.length === 0 ? 'not_given' : checkHash(share.password, given);
    const refusal = core.checkAccess(stored, nowMs, check);
    if (refusal === 'expired') this.#erase(name, share);
    if (refusal) return core.buildRefusal(refusal, requestId, { id });
    const full = share.viewsLeft === null ? undefined : this.#desk.refuseFull(visitor);
    if (full) return full;
    const sealedValue = this.#rows.valueOf(name);
    const value = sealedValue && core.openValue(valueKey, sealedValue);
    if (!value) return core.buildRefusal('no_value', requestId);
    this.#countView(name, share, nowMs);
    const deleteToken = share.allowDelete ? core.buildDeleteToken(valueKey, 'reader') : '';
    return core.buildAccessReply(stored, value, deleteToken, sealingOf(visit));
  }

  #countView(name: string, share: Share, nowMs: number): void {
    const viewsLeft = share.viewsLeft === null ? null : share.viewsLeft - 1;
    if (viewsLeft === 0) this.#erase(name, { ...share, viewsLeft, updatedAtMs: nowMs, lastViewedAtMs: nowMs });
    else this.#rows.putViewed(name, viewsLeft, nowMs);
  }

  /** Leaves a tombstone. */
  #erase(name: string, share: Share): void {
    this.#rows.eraseValue(name);
    this.#rows.put(name, { ...share, password: null }, share.expiresAtMs + tombstoneMs);
    this.#parts.forgetShare(name);
    this.#countOver();
    this.#desk.forgetGuesses(name);
  }

  #forget(name: string): void {
    this.#rows.delete(name);
    this.#parts.forgetShare(name);
    this.#desk.forgetGuesses(name);
  }
}

function visitorOf(access: NamedAccess, share: Share | undefined, given?: GivenHash): Visitor {
  const { name, requestId } = access;
  const reader = readerOf(access, name);
  return { reply: nameReply(access), reader, guesser: guesserOf(access, reader, share, given), requestId };
}

/**
 * Whose wrong answer it will be, if it is one. A link proof cannot be guessed: who has the right one holds the link, and
 * is counted together with all who do. A wrong one costs nobody anything.
 */
function guesserOf(
  { password }: Access,
  { share: name, site }: Reader,
  share: Share | undefined,
  given: GivenHash | undefined,
): Guesser | undefined {
  if (!share?.password || password.length === 0) return undefined;
  if (share.password.kind === 'argon2id') {
    return core.parseProof(password) ? undefined : { share: name, kind: 'site', who: site };
  }
  const holdsLink = given?.kind === 'proof' && core.sameBytes(share.password.linkHash, given.linkHash);
  return holdsLink ? { share: name, kind: 'link', who: '' } : undefined;
}

function withId(id: ShareId, { password, allowDelete, ...share }: Share): StoredShare {
  return { ...share, id, hasPassword: password !== null };
}

function isDeleteToken(token: string, valueKey: Uint8Array, allowDelete: boolean): boolean {
  const encoder = new TextEncoder();
  return (allowDelete ? (['creator', 'reader'] as const) : (['creator'] as const)).some((by) =>
    core.sameBytes(encoder.encode(token), encoder.encode(core.buildDeleteToken(valueKey, by))),
  );
}
