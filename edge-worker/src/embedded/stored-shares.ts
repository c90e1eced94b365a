/** The rows of the embedded store: shares, their values, and what is kept and counted for them. */
import type { ErrorCode } from '../../../package/types.ts';
import type { Access, SealedReply } from '../backend.ts';
import { core } from '../core.ts';
import { type Guesser, GuessLimits, guessBytes } from '../replies/guess-limits.ts';
import { answerRecalled, nameAccess, sealReply } from '../replies/keeping.ts';
import { KeptReplies, type Reader, tombstoneBytes } from '../replies/kept-replies.ts';
import { RecentAnswers } from '../replies/recent-answers.ts';
import type { Sql } from '../replies/sql.ts';
import type { Acknowledgement, PasswordCheck, Reply, ReplyName, StoredShare } from '../worker-core.ts';

/** How long a share that is over is still told from one that never was; as long as Infisical does. */
const tombstoneMs = 7 * 24 * 60 * 60 * 1000;
/** Who opens a share again and again, or guesses, fills a part of the store with what that leaves, and no more. */
const countsPart = 1 / 20;
/** How long a client waits before it tries whether replies of this share have been fetched. */
const fullSeconds = 60;
/** How many rows one call cleans; the next one follows at once. */
const cleanMax = 500;

/** Of a human's password the slow hash, of a sealed share's access proof the quick ones. */
export type PasswordHash =
  | { readonly kind: 'argon2id'; readonly salt: Uint8Array<ArrayBuffer>; readonly hash: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'proof'; readonly linkHash: Uint8Array<ArrayBuffer>; readonly hash: Uint8Array<ArrayBuffer> };

export type GivenHash =
  | Omit<Extract<PasswordHash, { kind: 'argon2id' }>, 'salt'>
  | Extract<PasswordHash, { kind: 'proof' }>;

export interface NewShare {
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  readonly viewsLeft: number | null;
  readonly password: PasswordHash | null;
  readonly allowDelete: boolean;
  /** Under the value key. */
  readonly sealedValue: Uint8Array<ArrayBuffer>;
}

/** A share without its id, which is stored nowhere, and its value, which has a table of its own. */
interface Share extends Omit<NewShare, 'sealedValue'> {
  readonly updatedAtMs: number;
  readonly lastViewedAtMs: number | null;
}

/** An access with where its share is kept and the key that the value is sealed under, which lives in memory only. */
export interface Visit extends Access {
  readonly name: string;
  readonly valueKey: Uint8Array<ArrayBuffer>;
}

/**
 * What must be known before a human's password is hashed, which happens elsewhere: it is slow.
 *
 * salt  undefined where no such password can be right.
 */
export type Prepared =
  | { readonly kind: 'answer'; readonly answer: Reply | SealedReply }
  | { readonly kind: 'hash'; readonly salt: Uint8Array<ArrayBuffer> | undefined };

interface Row {
  readonly created_ms: number;
  readonly updated_ms: number;
  readonly expires_ms: number;
  readonly views_left: number | null;
  readonly viewed_ms: number | null;
  readonly allow_delete: number;
  readonly password_kind: PasswordHash['kind'] | null;
  /** The salt of a slow hash, the hash of a link proof. */
  readonly password_part: ArrayBuffer | null;
  readonly password_hash: ArrayBuffer | null;
}

/** Every method is synchronous, so that a caller can run it within a transaction, and checks the deadline itself. */
export class StoredShares {
  readonly #sql: Sql;
  readonly #replies: KeptReplies;
  readonly #guesses: GuessLimits;
  readonly #recent = new RecentAnswers();

  /** @param bytesMax what all shares of these rows may take, about. */
  constructor(sql: Sql, bytesMax: number) {
    this.#sql = sql;
    // due_ms: when there is something of the row to erase.
    sql.exec(
      `CREATE TABLE IF NOT EXISTS share (name TEXT PRIMARY KEY, created_ms INTEGER, updated_ms INTEGER,
       expires_ms INTEGER, views_left INTEGER, viewed_ms INTEGER, allow_delete INTEGER, password_kind TEXT,
       password_part BLOB, password_hash BLOB, due_ms INTEGER) WITHOUT ROWID`,
    );
    sql.exec('CREATE INDEX IF NOT EXISTS share_due ON share (due_ms)');
    sql.exec('CREATE TABLE IF NOT EXISTS value (name TEXT PRIMARY KEY, sealed BLOB)');
    this.#replies = new KeptReplies(sql, Math.floor((bytesMax * countsPart) / tombstoneBytes));
    this.#guesses = new GuessLimits(sql, Math.floor((bytesMax * countsPart) / guessBytes));
  }

  put(name: string, { sealedValue, ...share }: NewShare): void {
    this.#put(name, { ...share, updatedAtMs: share.createdAtMs, lastViewedAtMs: null }, share.expiresAtMs);
    this.#sql.exec('INSERT INTO value VALUES (?, ?)', name, sealedValue.slice().buffer);
  }

  look(name: string, id: string): StoredShare | undefined {
    const share = this.#find(name);
    return share && withId(id, share);
  }

  prepare(visit: Visit): Prepared {
    const name = nameAccess(visit);
    const share = this.#find(visit.name);
    const answer = (name && this.#recall(name, visit.requestId)) ?? this.#refuseGuess(visit, guesserOf(visit, share));
    if (answer) return { kind: 'answer', answer };
    return { kind: 'hash', salt: share?.password?.kind === 'argon2id' ? share.password.salt : undefined };
  }

  /** @returns how many bytes an access would add: a reply is kept, and the value too, for other views. */
  bytesToKeep({ name, replyKeys }: Visit): number {
    const views = this.#find(name)?.viewsLeft ?? 0;
    return replyKeys && views > 1 ? (this.#valueOf(name)?.length ?? 0) : 0;
  }

  /**
   * Spends a view and gives the value. Check, count and what is kept of the reply are one transaction.
   *
   * given  of the password; undefined: none was given, or one that cannot be right.
   */
  open(visit: Visit, given: GivenHash | undefined): Reply | SealedReply {
    const { id, replyKeys, requestId, valueKey, name: shareName } = visit;
    const nowMs = Date.now();
    const name = nameAccess(visit);
    const share = this.#find(shareName);
    const guesser = guesserOf(visit, share, given);
    // Again, now that nothing can come between: others may have been here while the password was hashed.
    const known = (name && this.#recall(name, requestId)) ?? this.#refuseGuess(visit, guesser);
    if (known) return known;
    if (!share) return core.buildRefusal('not_found', requestId, { id });
    const stored = withId(id, share);
    const refusal = core.checkAccess(stored, nowMs, checkPassword(share, visit, given));
    if (refusal === 'expired') this.#erase(shareName, share);
    if (refusal) return this.#refuse(refusal, visit, { name, guesser }, nowMs);
    const reader = readerOf(visit);
    const keeps = name !== undefined && share.viewsLeft !== null;
    if (keeps && !this.#replies.hasRoom(reader, nowMs)) return refuseUntilFetched(requestId);
    const sealedValue = this.#valueOf(shareName);
    const value = sealedValue && core.openValue(valueKey, sealedValue);
    if (!value) return core.buildRefusal('no_value', requestId);
    const viewsLeft = share.viewsLeft === null ? null : share.viewsLeft - 1;
    const viewed = { ...share, viewsLeft, updatedAtMs: nowMs, lastViewedAtMs: nowMs };
    if (viewsLeft === 0) this.#erase(shareName, viewed);
    else this.#put(shareName, viewed, share.expiresAtMs);
    const deleteToken = share.allowDelete ? core.buildDeleteToken(valueKey, 'reader') : '';
    const reply = core.buildAccessReply(stored, value, deleteToken);
    if (!replyKeys) return reply;
    const kept = { ...sealReply(replyKeys, id, reply), expiresAtMs: share.expiresAtMs };
    if (keeps) this.#replies.putKept(name, reader, kept, nowMs);
    return { kind: 'sealed_reply', body: kept.sealed };
  }

  /** The reply has arrived: it is erased. */
  acknowledge(acknowledgement: Acknowledgement): void {
    this.#replies.acknowledge(acknowledgement, Date.now());
  }

  /** @returns why it was not deleted; undefined where it was. */
  remove(name: string, token: string, valueKey: Uint8Array): 'not_found' | 'token_rejected' | undefined {
    const share = this.#find(name);
    if (!share) return 'not_found';
    if (!isDeleteToken(token, valueKey, share.allowDelete)) return 'token_rejected';
    this.#forget(name);
    this.#replies.forgetShare(name);
    return undefined;
  }

  /** Erases what is over. @returns when there is more to erase; undefined: nothing is left. */
  clean(nowMs: number): number | undefined {
    const query = 'SELECT name FROM share WHERE due_ms <= ? ORDER BY due_ms LIMIT ?';
    const due = this.#sql.exec<{ name: string }>(query, nowMs, cleanMax).toArray();
    for (const { name } of due) {
      const share = this.#find(name);
      if (share && nowMs < share.expiresAtMs + tombstoneMs) this.#erase(name, share);
      else this.#forget(name);
    }
    const [row] = this.#sql.exec<{ ms: number | null }>('SELECT min(due_ms) AS ms FROM share').toArray();
    const times = [row?.ms, this.#replies.clean(nowMs), this.#guesses.clean(nowMs)];
    const known = times.filter((ms) => ms !== undefined && ms !== null);
    return known.length > 0 ? Math.min(...known) : undefined;
  }

  /** What is known already of an access with these reply keys. */
  #recall(name: ReplyName, requestId: string): Reply | SealedReply | undefined {
    const recalled = this.#replies.find(name, Date.now());
    return recalled ? answerRecalled(recalled, requestId) : this.#recent.find(name, Date.now());
  }

  /** @returns the 429 where this guesser has to wait before the next password is looked at. */
  #refuseGuess({ requestId }: Visit, guesser: Guesser | undefined): Reply | undefined {
    const retryAfterSeconds = guesser && this.#guesses.waitSeconds(guesser, Date.now());
    return retryAfterSeconds === undefined
      ? undefined
      : core.buildRefusal('rate_limited', requestId, { retryAfterSeconds });
  }

  #refuse(
    code: ErrorCode,
    { id, requestId }: Visit,
    { name, guesser }: { name: ReplyName | undefined; guesser: Guesser | undefined },
    nowMs: number,
  ): Reply {
    const reply = core.buildRefusal(code, requestId, { id });
    if (code === 'password_incorrect' && guesser) this.#guesses.countWrong(guesser, nowMs);
    if (name && reply.status === 401) this.#recent.put(name, reply, nowMs);
    return reply;
  }

  /** Leaves a tombstone. The value, sealed as it is, is written over before its pages are given away. */
  #erase(name: string, share: Share): void {
    this.#eraseValue(name);
    this.#put(name, { ...share, password: null }, share.expiresAtMs + tombstoneMs);
    this.#guesses.forget(name);
  }

  #forget(name: string): void {
    this.#eraseValue(name);
    this.#sql.exec('DELETE FROM share WHERE name = ?', name);
    this.#guesses.forget(name);
  }

  #eraseValue(name: string): void {
    this.#sql.exec('UPDATE value SET sealed = zeroblob(length(sealed)) WHERE name = ?', name);
    this.#sql.exec('DELETE FROM value WHERE name = ?', name);
  }

  #valueOf(name: string): Uint8Array<ArrayBuffer> | undefined {
    const query = 'SELECT sealed FROM value WHERE name = ?';
    const [row] = this.#sql.exec<{ sealed: ArrayBuffer }>(query, name).toArray();
    return row && new Uint8Array(row.sealed);
  }

  #find(name: string): Share | undefined {
    const [row] = this.#sql.exec<Row>('SELECT * FROM share WHERE name = ?', name).toArray();
    return (
      row && {
        createdAtMs: row.created_ms,
        updatedAtMs: row.updated_ms,
        expiresAtMs: row.expires_ms,
        viewsLeft: row.views_left,
        lastViewedAtMs: row.viewed_ms,
        allowDelete: row.allow_delete === 1,
        password: passwordOf(row),
      }
    );
  }

  #put(name: string, share: Share, dueMs: number): void {
    const { createdAtMs, updatedAtMs, expiresAtMs, viewsLeft, lastViewedAtMs, allowDelete, password } = share;
    const part = password && (password.kind === 'argon2id' ? password.salt : password.linkHash);
    this.#sql.exec(
      'INSERT OR REPLACE INTO share VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      name,
      createdAtMs,
      updatedAtMs,
      expiresAtMs,
      viewsLeft,
      lastViewedAtMs,
      allowDelete ? 1 : 0,
      password?.kind ?? null,
      part?.slice().buffer ?? null,
      password?.hash.slice().buffer ?? null,
      dueMs,
    );
  }
}

/** There is no room for one more reply until some are fetched. */
export function refuseUntilFetched(requestId: string): Reply {
  return core.buildRefusal('rate_limited', requestId, { retryAfterSeconds: fullSeconds });
}

function passwordOf({ password_kind: kind, password_part: part, password_hash: hash }: Row): PasswordHash | null {
  if (!kind || !part || !hash) return null;
  const bytes = { part: new Uint8Array(part), hash: new Uint8Array(hash) };
  return kind === 'argon2id'
    ? { kind, salt: bytes.part, hash: bytes.hash }
    : { kind, linkHash: bytes.part, hash: bytes.hash };
}

function readerOf({ name, id, site }: Visit): Reader {
  return { share: name, site: core.nameNetwork(id, site) };
}

/**
 * Whose wrong answer it will be, if it is one. A link proof cannot be guessed: who has the right one holds the link, and
 * is counted together with all who do. A wrong one costs nobody anything.
 */
function guesserOf(visit: Visit, share: Share | undefined, given?: GivenHash): Guesser | undefined {
  if (!share?.password || visit.password.length === 0) return undefined;
  const { share: name, site } = readerOf(visit);
  if (share.password.kind === 'argon2id') {
    return core.parseProof(visit.password) ? undefined : { share: name, kind: 'site', who: site };
  }
  const holdsLink = given?.kind === 'proof' && core.sameBytes(share.password.linkHash, given.linkHash);
  return holdsLink ? { share: name, kind: 'link', who: '' } : undefined;
}

function withId(id: string, { password, allowDelete, ...share }: Share): StoredShare {
  return { ...share, id, hasPassword: password !== null };
}

function checkPassword({ password }: Share, visit: Visit, given: GivenHash | undefined): PasswordCheck {
  if (visit.password.length === 0) return 'not_given';
  if (password?.kind === 'argon2id' && given?.kind === 'argon2id') {
    return core.sameBytes(password.hash, given.hash) ? 'right' : 'wrong';
  }
  if (password?.kind === 'proof' && given?.kind === 'proof') {
    const isLink = core.sameBytes(password.linkHash, given.linkHash);
    return core.sameBytes(password.hash, given.hash) && isLink ? 'right' : 'wrong';
  }
  return 'wrong';
}

function isDeleteToken(token: string, valueKey: Uint8Array, allowDelete: boolean): boolean {
  const encoder = new TextEncoder();
  return (allowDelete ? (['creator', 'reader'] as const) : (['creator'] as const)).some((by) =>
    core.sameBytes(encoder.encode(token), encoder.encode(core.buildDeleteToken(valueKey, by))),
  );
}
