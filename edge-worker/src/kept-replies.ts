/** Replies that wait until their client has them. PROTOCOL.md "Kept reply". */
import type { Acknowledgement, ReplyName } from '../../wasm/worker-core.ts';
import type { RowCount, Sql } from './sql.ts';

const keptMs = 10 * 60 * 1000;
const tombstoneMs = 24 * 60 * 60 * 1000;
const repliesMax = 16;
const bytesMax = 4 * 1024 * 1024;
/** Cloudflare's limit of a row is 2 MB. */
const replyBytesMax = 1_900_000;

/**
 * asked: the back end was asked, and no answer is known yet.
 * kept: it granted; the sealed reply is here.
 * unknown: what came of it cannot be learnt any more.
 * gone: delivered, or its time is over.
 */
type State = 'asked' | 'kept' | 'unknown' | 'gone';

export type Recalled =
  | { readonly state: 'kept'; readonly sealed: Uint8Array<ArrayBuffer> }
  | { readonly state: Exclude<State, 'kept'> | 'other_key' };

export interface NewReply {
  readonly sealed: Uint8Array<ArrayBuffer>;
  readonly ackHash: string;
  /** The share's own end; absent where it is not known. */
  readonly expiresAtMs?: number | undefined;
}

interface Row {
  readonly reply_key: string;
  readonly state: State;
  readonly sealed: ArrayBuffer | null;
  readonly until_ms: number;
}

/** Every method is synchronous, so that a caller can run it within a transaction. */
export class KeptReplies {
  readonly #sql: Sql;
  readonly #rows: RowCount;

  constructor(sql: Sql, rows: RowCount) {
    this.#sql = sql;
    this.#rows = rows;
    this.createTables();
  }

  /** Again after deleteAll(), which takes the tables too. */
  createTables(): void {
    this.#sql.exec(
      `CREATE TABLE IF NOT EXISTS reply (record TEXT PRIMARY KEY, share TEXT, reply_key TEXT, state TEXT, sealed BLOB,
       ack_hash TEXT, until_ms INTEGER) WITHOUT ROWID`,
    );
    if (this.#rows === 'few') return;
    this.#sql.exec('CREATE INDEX IF NOT EXISTS reply_share ON reply (share)');
    this.#sql.exec('CREATE INDEX IF NOT EXISTS reply_until ON reply (until_ms)');
  }

  /** @returns what is known of an access; undefined where it is new. */
  find({ record, replyKey }: ReplyName, nowMs: number): Recalled | undefined {
    const query = 'SELECT reply_key, state, sealed, until_ms FROM reply WHERE record = ?';
    const [row] = this.#sql.exec<Row>(query, record).toArray();
    if (!row || (row.state !== 'kept' && nowMs >= row.until_ms)) return undefined;
    if (row.reply_key !== replyKey) return { state: 'other_key' };
    if (row.state !== 'kept') return { state: row.state };
    if (nowMs >= row.until_ms || !row.sealed) return { state: 'gone' };
    return { state: 'kept', sealed: new Uint8Array(row.sealed) };
  }

  /** Whether one more reply may be kept for a share. */
  hasRoom(share: string, nowMs: number): boolean {
    const query = `SELECT count(*) AS count, coalesce(sum(length(sealed)), 0) AS bytes FROM reply
      WHERE share = ? AND state = 'kept' AND until_ms > ?`;
    const [row] = this.#sql.exec<{ count: number; bytes: number }>(query, share, nowMs).toArray();
    return row !== undefined && row.count < repliesMax && row.bytes <= bytesMax - replyBytesMax;
  }

  putAsked(name: ReplyName, share: string, nowMs: number): void {
    this.#put(name, share, 'asked', nowMs + tombstoneMs);
  }

  /** @returns when there is something to erase. */
  putUnknown(name: ReplyName, share: string, nowMs: number): number {
    return this.#put(name, share, 'unknown', nowMs + tombstoneMs);
  }

  /** One that is too large for a row leaves only the note that it is gone. @returns when there is something to erase. */
  putKept(name: ReplyName, share: string, { sealed, ackHash, expiresAtMs }: NewReply, nowMs: number): number {
    if (sealed.length > replyBytesMax) return this.#put(name, share, 'gone', nowMs + tombstoneMs);
    const untilMs = Math.min(nowMs + keptMs, expiresAtMs ?? Number.POSITIVE_INFINITY);
    return this.#put(name, share, 'kept', untilMs, sealed, ackHash);
  }

  forget({ record }: ReplyName): void {
    this.#sql.exec('DELETE FROM reply WHERE record = ?', record);
  }

  /** @returns whether a reply was erased. */
  acknowledge({ record, ackHash }: Acknowledgement, nowMs: number): boolean {
    const query = `UPDATE reply SET state = 'gone', sealed = NULL, ack_hash = NULL, until_ms = ?
      WHERE record = ? AND state = 'kept' AND ack_hash = ? RETURNING record`;
    return this.#sql.exec(query, nowMs + tombstoneMs, record, ackHash).toArray().length > 0;
  }

  /** Erases what is over. @returns when there is more to erase; undefined: nothing is left. */
  clean(nowMs: number): number | undefined {
    const erase = `UPDATE reply SET state = 'gone', sealed = NULL, ack_hash = NULL, until_ms = until_ms + ?
      WHERE state = 'kept' AND until_ms <= ?`;
    this.#sql.exec(erase, tombstoneMs, nowMs);
    this.#sql.exec("DELETE FROM reply WHERE state <> 'kept' AND until_ms <= ?", nowMs);
    const [row] = this.#sql.exec<{ ms: number | null }>('SELECT min(until_ms) AS ms FROM reply').toArray();
    return row?.ms ?? undefined;
  }

  /** @returns until when a sealed reply is here; undefined where none is. */
  keptUntilMs(nowMs: number): number | undefined {
    const query = "SELECT max(until_ms) AS ms FROM reply WHERE state = 'kept' AND until_ms > ?";
    const [row] = this.#sql.exec<{ ms: number | null }>(query, nowMs).toArray();
    return row?.ms ?? undefined;
  }

  /** The tombstones, to be put back after deleteAll(). */
  takeTombstones(): () => void {
    type Tombstone = { record: string; share: string; reply_key: string; state: State; until_ms: number };
    const query = "SELECT record, share, reply_key, state, until_ms FROM reply WHERE state <> 'kept'";
    const rows = this.#sql.exec<Tombstone>(query).toArray();
    return () => {
      this.createTables();
      for (const { record, share, reply_key: replyKey, state, until_ms: untilMs } of rows) {
        this.#put({ record, replyKey }, share, state, untilMs);
      }
    };
  }

  #put(
    { record, replyKey }: ReplyName,
    share: string,
    state: State,
    untilMs: number,
    sealed?: Uint8Array<ArrayBuffer>,
    ackHash?: string,
  ): number {
    this.#sql.exec(
      'INSERT OR REPLACE INTO reply VALUES (?, ?, ?, ?, ?, ?, ?)',
      record,
      share,
      replyKey,
      state,
      sealed?.buffer ?? null,
      ackHash ?? null,
      untilMs,
    );
    return untilMs;
  }
}
