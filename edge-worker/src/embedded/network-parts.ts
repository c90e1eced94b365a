/** What one network takes of a store where anyone may create, so that it does not fill it for everybody. */
import type { Sql } from '../replies/sql.ts';

/** What is left of a share that is over, with its indices, and what stands beside the value of one that is not. */
const rowBytes = 1024;
/** Who has so many rows is summed up once a second: a sum of thirty thousand takes a twentieth of one. */
const manyRows = 1000;
const sumMs = 1000;

export type Taken = 'share' | 'reply';

interface Sum {
  bytes: number;
  readonly untilMs: number;
}

/** Every method is synchronous, so that a caller can run it within a transaction. */
export class NetworkParts {
  readonly #sql: Sql;
  readonly #sums = new Map<string, Sum>();

  /** @param sql has the tables of share-rows.ts and kept-replies.ts too. */
  constructor(sql: Sql) {
    this.#sql = sql;
    sql.exec('CREATE TABLE IF NOT EXISTS taken (name TEXT PRIMARY KEY, kind TEXT, network TEXT) WITHOUT ROWID');
    sql.exec('CREATE INDEX IF NOT EXISTS taken_network ON taken (network)');
  }

  /**
   * @param name    of a share, or of the record of a kept reply.
   * @param network a name that tells no address.
   * @param bytes   of its value.
   */
  put(name: string, kind: Taken, network: string, bytes: number): void {
    for (const counted of kind === 'reply' ? ['share', 'reply'] : ['share']) {
      const sum = this.#sums.get(counted + network);
      if (sum) sum.bytes += rowBytes + bytes;
    }
    this.#sql.exec('INSERT OR REPLACE INTO taken VALUES (?, ?, ?)', name, kind, network);
  }

  forgetShare(name: string): void {
    this.#sql.exec('DELETE FROM taken WHERE name = ?', name);
  }

  /** Forgets the replies that are gone. */
  clean(): void {
    const kept = "SELECT record FROM reply WHERE state = 'kept'";
    this.#sql.exec(`DELETE FROM taken WHERE kind = 'reply' AND name NOT IN (${kept})`);
  }

  /**
   * @param kind 'share': what counts where it makes one, shares with values until the last view and replies that wait for it;
   *   'reply': what counts where it opens one, such replies alone, so that nobody is turned away for what others made there.
   */
  bytesOf(network: string, kind: Taken, nowMs: number): number {
    const known = this.#sums.get(kind + network);
    if (known && nowMs < known.untilMs) return known.bytes;
    this.#sums.delete(kind + network);
    const value = 'SELECT length(sealed) FROM value WHERE value.name = taken.name';
    const reply = 'SELECT length(sealed) FROM reply WHERE reply.record = taken.name';
    const each = `CASE kind WHEN 'share' THEN ?2 + coalesce((${value}), 0) ELSE coalesce((${reply}), 0) END`;
    const which = kind === 'reply' ? " AND kind = 'reply'" : '';
    const query = `SELECT coalesce(sum(${each}), 0) AS bytes, count(*) AS count FROM taken WHERE network = ?1${which}`;
    const [row] = this.#sql.exec<{ bytes: number; count: number }>(query, network, rowBytes).toArray();
    const { bytes, count } = row ?? { bytes: 0, count: 0 };
    if (count >= manyRows) this.#sums.set(kind + network, { bytes, untilMs: nowMs + sumMs });
    return bytes;
  }
}
