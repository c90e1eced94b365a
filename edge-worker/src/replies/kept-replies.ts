/** Replies that wait until their client has them. PROTOCOL.md "Kept reply". */
import type { Acknowledgement, ReplyName } from '../worker-core.ts';
import { type Sql, type SqlValue, trimNowAndThen } from './sql.ts';

export const keptMs = 10 * 60 * 1000;
const tombstoneMs = 24 * 60 * 60 * 1000;
/** Of one share: for one client's network, for all of them, and with the first reply of each that comes after these. */
const repliesMax = { site: 16, share: 64, withFirst: 256 };
const bytesMax = { site: 8 * 1024 * 1024, share: 16 * 1024 * 1024, withFirst: 32 * 1024 * 1024 };
/** Of what is kept of all shares, for one client's network. */
const networkPart = 1 / 4;
/** What a tombstone takes, with its indices, and what a kept reply takes beside itself. */
export const tombstoneBytes = 512;
const rowBytes = 640;
/** How often what is kept is summed up until as much has been put as may be kept. */
const looksPerFill = 16;
/** Cloudflare's limit of a row is 2 MB. What the embedded store takes stays below it: kValueJsonBytesMax of request_body.h. */
export const replyBytesMax = 1_900_000;

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

/** For whom a reply is kept. */
export interface Reader {
  /** A name that tells no id. */
  readonly share: string;
  /** Of the client's network, a name that tells no address: towards this share, or towards all where `keptBytesMax` is. */
  readonly site: string;
}

/** Every method is synchronous, so that a caller can run it within a transaction. */
export class KeptReplies {
  readonly #sql: Sql;
  readonly #tombstonesMax: number;
  readonly #countPut = trimNowAndThen(() => this.#forgetOldest());
  readonly #keptBytesMax: number;
  #keptBytesPut = 0;

  /**
   * @param tombstonesMax how many replies that cannot be had any more are told of; then the oldest are forgotten.
   * @param keptBytesMax  how much is kept of all shares, about; then those of the network that has the most are gone first.
   */
  constructor(sql: Sql, tombstonesMax: number, keptBytesMax = Number.POSITIVE_INFINITY) {
    this.#sql = sql;
    this.#tombstonesMax = tombstonesMax;
    this.#keptBytesMax = keptBytesMax;
    sql.exec(
      `CREATE TABLE IF NOT EXISTS reply (record TEXT PRIMARY KEY, share TEXT, site TEXT, reply_key TEXT, state TEXT,
       sealed BLOB, ack_hash TEXT, until_ms INTEGER)`,
    );
    sql.exec('CREATE INDEX IF NOT EXISTS reply_share ON reply (share)');
    sql.exec('CREATE INDEX IF NOT EXISTS reply_until ON reply (until_ms)');
    if (Number.isFinite(keptBytesMax)) {
      sql.exec("CREATE INDEX IF NOT EXISTS reply_kept ON reply (site) WHERE state = 'kept'");
    }
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

  /** Whether one more reply may be kept: who fetches none of theirs holds up nobody from elsewhere. */
  hasRoom({ share, site }: Reader, nowMs: number): boolean {
    const query = `SELECT site, count(*) AS count, sum(length(sealed)) AS bytes FROM reply
      WHERE share = ? AND state = 'kept' AND until_ms > ? GROUP BY site`;
    const rows = this.#sql.exec<{ site: string; count: number; bytes: number }>(query, share, nowMs).toArray();
    const isBelow = (most: keyof typeof repliesMax, kept: typeof rows) =>
      kept.reduce((sum, { count }) => sum + count, 0) < repliesMax[most] &&
      kept.reduce((sum, { bytes }) => sum + bytes, 0) <= bytesMax[most] - replyBytesMax;
    const own = rows.filter((row) => row.site === site);
    if (!this.#hasPart(site, nowMs)) return false;
    return own.length === 0 ? isBelow('withFirst', rows) : isBelow('share', rows) && isBelow('site', own);
  }

  putAsked(name: ReplyName, reader: Reader, nowMs: number): void {
    this.#put(name, reader, { state: 'asked', untilMs: nowMs + tombstoneMs });
  }

  /** @returns when there is something to erase. */
  putUnknown(name: ReplyName, reader: Reader, nowMs: number): number {
    return this.#put(name, reader, { state: 'unknown', untilMs: nowMs + tombstoneMs });
  }

  /** One that is too large for a row leaves only the note that it is gone. @returns when there is something to erase. */
  putKept(name: ReplyName, reader: Reader, { sealed, ackHash, expiresAtMs }: NewReply, nowMs: number): number {
    if (sealed.length > replyBytesMax) return this.#put(name, reader, { state: 'gone', untilMs: nowMs + tombstoneMs });
    const untilMs = Math.min(nowMs + keptMs, expiresAtMs ?? Number.POSITIVE_INFINITY);
    this.#put(name, reader, { state: 'kept', untilMs, sealed, ackHash });
    this.#keptBytesPut += rowBytes + sealed.length;
    if (this.#keptBytesPut >= this.#keptBytesMax / looksPerFill) this.#eraseBeyond(nowMs);
    return untilMs;
  }

  forget({ record }: ReplyName): void {
    this.#sql.exec('DELETE FROM reply WHERE record = ?', record);
  }

  acknowledge({ record, ackHash }: Acknowledgement, nowMs: number): void {
    this.#erase('record = ? AND ack_hash = ?', nowMs + tombstoneMs, record, ackHash);
  }

  /** The share has ended before its time: nothing that was kept of it is told any more. */
  end(share: string, nowMs: number): void {
    this.#erase('share = ?', nowMs + tombstoneMs, share);
  }

  /** Whoever asks again with the same keys is as new. */
  forgetShare(share: string): void {
    this.#sql.exec("UPDATE reply SET sealed = zeroblob(length(sealed)) WHERE share = ? AND state = 'kept'", share);
    this.#sql.exec('DELETE FROM reply WHERE share = ?', share);
  }

  /** Erases what is over. @returns when there is more to erase; undefined: nothing is left. */
  clean(nowMs: number): number | undefined {
    this.#erase('until_ms <= ?', nowMs + tombstoneMs, nowMs);
    this.#sql.exec("DELETE FROM reply WHERE state <> 'kept' AND until_ms <= ?", nowMs);
    const [row] = this.#sql.exec<{ ms: number | null }>('SELECT min(until_ms) AS ms FROM reply').toArray();
    return row?.ms ?? undefined;
  }

  /** Whether a network has less than its part of what is kept of all shares. */
  #hasPart(site: string, nowMs: number): boolean {
    if (!Number.isFinite(this.#keptBytesMax)) return true;
    const query = `SELECT coalesce(sum(? + length(sealed)), 0) AS bytes FROM reply
      WHERE site = ? AND state = 'kept' AND until_ms > ?`;
    const [row] = this.#sql.exec<{ bytes: number }>(query, rowBytes, site, nowMs).toArray();
    return (row?.bytes ?? 0) <= this.#keptBytesMax * networkPart - replyBytesMax;
  }

  /**
   * Who floods shares of their own takes nobody else's: as much is kept for each network, and what goes beyond is gone. Of
   * a network's own, the newest of each share are the last to go.
   */
  #eraseBeyond(nowMs: number): void {
    this.#keptBytesPut = 0;
    const ranked = `SELECT record, site, until_ms, ${rowBytes} + length(sealed) AS bytes,
      row_number() OVER (PARTITION BY site, share ORDER BY until_ms DESC) AS place FROM reply WHERE state = 'kept'`;
    const ofSite = `SELECT record, until_ms, bytes,
      sum(bytes) OVER (PARTITION BY site ORDER BY place, until_ms DESC, record) AS site_bytes FROM (${ranked})`;
    const summed = `SELECT record, sum(bytes) OVER (ORDER BY site_bytes, until_ms DESC, record) AS sum FROM (${ofSite})`;
    const beyond = `record IN (SELECT record FROM (${summed}) WHERE sum > ?)`;
    this.#erase(beyond, nowMs + tombstoneMs, this.#keptBytesMax);
  }

  /** The bytes, sealed as they are, are written over before their pages are given away. */
  #erase(which: string, goneUntilMs: number, ...bindings: readonly SqlValue[]): void {
    const kept = `state = 'kept' AND ${which}`;
    this.#sql.exec(`UPDATE reply SET sealed = zeroblob(length(sealed)) WHERE ${kept}`, ...bindings);
    const query = `UPDATE reply SET state = 'gone', sealed = NULL, ack_hash = NULL, until_ms = ? WHERE ${kept}`;
    this.#sql.exec(query, goneUntilMs, ...bindings);
  }

  #put(
    { record, replyKey }: ReplyName,
    { share, site }: Reader,
    { state, untilMs, sealed, ackHash }: { state: State; untilMs: number; sealed?: Uint8Array; ackHash?: string },
  ): number {
    const bytes = sealed?.slice().buffer ?? null;
    const values = [record, share, site, replyKey, state, bytes, ackHash ?? null, untilMs];
    this.#sql.exec('INSERT OR REPLACE INTO reply VALUES (?, ?, ?, ?, ?, ?, ?, ?)', ...values);
    this.#countPut();
    return untilMs;
  }

  #forgetOldest(): void {
    const oldest = `SELECT record FROM reply WHERE state IN ('unknown', 'gone') ORDER BY until_ms DESC LIMIT -1 OFFSET ?`;
    this.#sql.exec(`DELETE FROM reply WHERE record IN (${oldest})`, this.#tombstonesMax);
  }
}
