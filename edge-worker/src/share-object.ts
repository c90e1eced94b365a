import { DurableObject } from 'cloudflare:workers';
import type { ErrorCode } from '../../wasm/types.ts';
import type { Acknowledgement, PasswordCheck, Reply, ReplyName, StoredShare } from '../../wasm/worker-core.ts';
import type { Access, SealedReply } from './backend.ts';
import { core } from './core.ts';
import type { Env } from './env.ts';
import { GuessLimits } from './guess-limits.ts';
import { answerRecalled, nameReply, sealReply } from './keeping.ts';
import { KeptReplies } from './kept-replies.ts';
import { RecentAnswers } from './recent-answers.ts';
import { ledgerOf } from './store-ledger.ts';

/** How long a share that is over is still told from one that never was; as long as Infisical does. */
const tombstoneMs = 7 * 24 * 60 * 60 * 1000;
/** How long a client waits before it tries whether replies of this share have been fetched. */
const fullSeconds = 60;

/** Of a human's password the slow hash, of a sealed share's proof the quick one. */
export interface PasswordHash {
  readonly kind: 'argon2id' | 'proof';
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly hash: Uint8Array<ArrayBuffer>;
}

export type GivenHash = Omit<PasswordHash, 'salt'>;

/** A share without its id, which is stored nowhere, and its value, which has a row of its own. */
interface Share {
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly expiresAtMs: number;
  readonly viewsLeft: number | null;
  readonly lastViewedAtMs: number | null;
  readonly password: PasswordHash | null;
  readonly allowDelete: boolean;
  /** Of the store ledger; null once the value is erased. */
  readonly reservation: string | null;
}

export interface NewShare {
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  readonly viewsLeft: number | null;
  readonly password: PasswordHash | null;
  readonly allowDelete: boolean;
  readonly reservation: string;
  /** Under the value key. */
  readonly sealedValue: Uint8Array<ArrayBuffer>;
}

/** An access with the key that the stored value is sealed under; both live in memory only. */
export interface Visit extends Access {
  readonly valueKey: Uint8Array<ArrayBuffer>;
}

/**
 * What must be known before a human's password is hashed, which happens outside the object: it is slow.
 *
 * salt  undefined where no such password can be right.
 */
export type Prepared =
  | { readonly kind: 'answer'; readonly answer: Reply | SealedReply }
  | { readonly kind: 'hash'; readonly salt: PasswordHash['salt'] | undefined };

/**
 * One secret of the embedded store. Every method checks the deadline itself; the alarm only cleans up.
 *
 * id  the caller's, canonical; it is not written down, so who reads the disk finds no link.
 */
export class ShareObject extends DurableObject<Env> {
  readonly #replies: KeptReplies;
  readonly #guesses: GuessLimits;
  readonly #recent = new RecentAnswers();
  /** Undefined: not known. */
  #alarmMs: number | undefined;
  /** When there is something to erase that no alarm may be set for. */
  #dueMs = Number.POSITIVE_INFINITY;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#replies = new KeptReplies(ctx.storage.sql, 'few');
    this.#guesses = new GuessLimits(ctx.storage.sql, 'few');
  }

  async store({ sealedValue, ...share }: NewShare): Promise<void> {
    const { storage } = this.ctx;
    storage.transactionSync(() => {
      this.#put({ ...share, updatedAtMs: share.createdAtMs, lastViewedAtMs: null });
      storage.kv.put('value', sealedValue);
    });
    await storage.setAlarm(share.expiresAtMs);
  }

  async look(id: string): Promise<StoredShare | undefined> {
    const share = this.#share();
    return share && withId(id, share);
  }

  async prepare(visit: Visit): Promise<Prepared> {
    const name = nameReply(visit.replyKeys, visit.id);
    const answer = (name && this.#recall(name, visit.requestId)) ?? this.#refuseGuess(visit);
    if (answer) return { kind: 'answer', answer };
    const password = this.#share()?.password;
    return { kind: 'hash', salt: password?.kind === 'argon2id' ? password.salt : undefined };
  }

  /**
   * Spends a view and gives the value. Check, count and what is kept of the reply are one transaction.
   *
   * given  of the password; undefined: none was given, or one that cannot be right.
   */
  async open(visit: Visit, given: GivenHash | undefined): Promise<Reply | SealedReply> {
    const answer = this.ctx.storage.transactionSync(() => this.#open(visit, given));
    const dueMs = this.#dueMs;
    this.#dueMs = Number.POSITIVE_INFINITY;
    if (dueMs <= Date.now()) await this.#tidy();
    else if (dueMs < Number.POSITIVE_INFINITY) await this.#wakeAt(dueMs);
    return answer;
  }

  /** The reply has arrived: it is erased. */
  async acknowledge(acknowledgement: Acknowledgement): Promise<void> {
    const nowMs = Date.now();
    if (!this.#replies.acknowledge(acknowledgement, nowMs)) return;
    const share = this.#share();
    // Else the alarm that the reply would have ended at does it.
    if (share && isOver(share, nowMs)) await this.#tidy();
  }

  /** @returns why it was not deleted; undefined where it was. */
  async remove(token: string, valueKey: Uint8Array): Promise<'not_found' | 'token_rejected' | undefined> {
    const share = this.#share();
    if (!share) return 'not_found';
    if (!isDeleteToken(token, valueKey, share.allowDelete)) return 'token_rejected';
    await this.#deleteAll();
    return undefined;
  }

  async alarm(): Promise<void> {
    this.#alarmMs = undefined;
    const share = this.#share();
    if (share && Date.now() >= share.expiresAtMs + tombstoneMs) await this.#deleteAll();
    else await this.#tidy();
  }

  /** What is known already of an access with these reply keys. */
  #recall(name: ReplyName, requestId: string): Reply | SealedReply | undefined {
    const recalled = this.#replies.find(name, Date.now());
    return recalled ? answerRecalled(recalled, requestId) : this.#recent.find(name.record, Date.now());
  }

  /** @returns the 429 where this network has to wait before it may try a password. */
  #refuseGuess({ id, network, password, requestId }: Visit): Reply | undefined {
    if (password.length === 0 || core.parseProof(password)) return undefined;
    const retryAfterSeconds = this.#guesses.waitSeconds('', core.nameNetwork(id, network), Date.now());
    return retryAfterSeconds === undefined
      ? undefined
      : core.buildRefusal('rate_limited', requestId, { retryAfterSeconds });
  }

  #open(visit: Visit, given: GivenHash | undefined): Reply | SealedReply {
    const { storage } = this.ctx;
    const { id, replyKeys, requestId, valueKey } = visit;
    const nowMs = Date.now();
    const name = nameReply(replyKeys, id);
    // Again, now that nothing can come between: others may have been here while the password was hashed.
    const known = (name && this.#recall(name, requestId)) ?? this.#refuseGuess(visit);
    if (known) return known;
    const share = this.#share();
    if (!share) return core.buildRefusal('not_found', requestId, { id });
    const stored = withId(id, share);
    const refusal = core.checkAccess(stored, nowMs, checkPassword(share, visit, given));
    if (refusal === 'expired' && share.reservation !== null) this.#noteDue(nowMs);
    if (refusal) return this.#refuse(refusal, visit, name, nowMs);
    const keeps = name !== undefined && share.viewsLeft !== null;
    if (keeps && !this.#replies.hasRoom('', nowMs)) {
      return core.buildRefusal('rate_limited', requestId, { retryAfterSeconds: fullSeconds });
    }
    const sealedValue = storage.kv.get<Uint8Array<ArrayBuffer>>('value');
    const value = sealedValue && core.openValue(valueKey, sealedValue);
    if (!value) return core.buildRefusal('no_value', requestId);
    const viewsLeft = share.viewsLeft === null ? null : share.viewsLeft - 1;
    this.#put({ ...share, viewsLeft, updatedAtMs: nowMs, lastViewedAtMs: nowMs });
    if (viewsLeft === 0) {
      storage.kv.delete('value');
      this.#dueMs = nowMs;
    }
    const deleteToken = share.allowDelete ? core.buildDeleteToken(valueKey, 'reader') : '';
    const reply = core.buildAccessReply(stored, value, deleteToken);
    if (!replyKeys) return reply;
    const kept = { ...sealReply(replyKeys, id, reply), expiresAtMs: share.expiresAtMs };
    if (keeps) this.#noteDue(this.#replies.putKept(name, '', kept, nowMs));
    return { kind: 'sealed_reply', body: kept.sealed };
  }

  #refuse(
    code: ErrorCode,
    { id, network, password, requestId }: Visit,
    name: ReplyName | undefined,
    nowMs: number,
  ): Reply {
    const reply = core.buildRefusal(code, requestId, { id });
    if (code === 'password_incorrect' && !core.parseProof(password)) {
      this.#noteDue(this.#guesses.countWrong('', core.nameNetwork(id, network), nowMs));
    }
    if (name && reply.status === 401) this.#recent.put(name.record, reply, nowMs);
    return reply;
  }

  #noteDue(timeMs: number): void {
    this.#dueMs = Math.min(this.#dueMs, timeMs);
  }

  /** Erases what is over and asks to be woken for what is not over yet. */
  async #tidy(): Promise<void> {
    const share = this.#share();
    if (!share) return;
    const nowMs = Date.now();
    const over = isOver(share, nowMs);
    const times = [this.#replies.clean(nowMs), this.#guesses.clean(nowMs)].filter((ms) => ms !== undefined);
    const keptUntilMs = this.#replies.keptUntilMs(nowMs);
    // A kept reply stays until it is fetched or its time is over; then everything that is left of the value goes.
    if (over && keptUntilMs === undefined && share.reservation !== null) return this.#erase(share);
    const endMs = over ? share.expiresAtMs + tombstoneMs : share.expiresAtMs;
    await this.#wakeAt(Math.min(endMs, ...times));
  }

  async #wakeAt(timeMs: number): Promise<void> {
    const { storage } = this.ctx;
    this.#alarmMs ??= (await storage.getAlarm()) ?? Number.POSITIVE_INFINITY;
    if (timeMs >= this.#alarmMs) return;
    this.#alarmMs = timeMs;
    await storage.setAlarm(timeMs);
  }

  /** Leaves tombstones. A plain delete would leave the value's bytes in SQLite's files, deleteAll() does not. */
  async #erase(share: Share): Promise<void> {
    const { storage } = this.ctx;
    const putTombstones = this.#replies.takeTombstones();
    // Not awaited one by one: no other call may find the object between them.
    const erased = storage.deleteAll();
    putTombstones();
    this.#guesses.createTables();
    this.#put({ ...share, password: null, reservation: null });
    this.#alarmMs = share.expiresAtMs + tombstoneMs;
    await Promise.all([erased, storage.setAlarm(this.#alarmMs)]);
    this.#release(share);
  }

  async #deleteAll(): Promise<void> {
    const share = this.#share();
    this.#alarmMs = undefined;
    const erased = this.ctx.storage.deleteAll();
    this.#replies.createTables();
    this.#guesses.createTables();
    await erased;
    if (share) this.#release(share);
  }

  /** The row in the ledger runs out by itself where this fails. */
  #release({ reservation }: Share): void {
    if (reservation) this.ctx.waitUntil(ledgerOf(this.env).release(reservation));
  }

  #share(): Share | undefined {
    return this.ctx.storage.kv.get<Share>('share');
  }

  #put(share: Share): void {
    this.ctx.storage.kv.put('share', share);
  }
}

function isOver({ expiresAtMs, viewsLeft }: Share, nowMs: number): boolean {
  return nowMs >= expiresAtMs || viewsLeft === 0;
}

function withId(id: string, { password, reservation, allowDelete, ...share }: Share): StoredShare {
  return { ...share, id, hasPassword: password !== null };
}

function checkPassword({ password }: Share, visit: Visit, given: GivenHash | undefined): PasswordCheck {
  if (visit.password.length === 0) return 'not_given';
  return password && given?.kind === password.kind && core.sameBytes(password.hash, given.hash) ? 'right' : 'wrong';
}

function isDeleteToken(token: string, valueKey: Uint8Array, allowDelete: boolean): boolean {
  const encoder = new TextEncoder();
  return (allowDelete ? (['creator', 'reader'] as const) : (['creator'] as const)).some((by) =>
    core.sameBytes(encoder.encode(token), encoder.encode(core.buildDeleteToken(valueKey, by))),
  );
}
