import { DurableObject } from 'cloudflare:workers';
import type { Env } from './env.ts';

/**
 * Keeps the embedded store below its size. One object for the whole store; its rows hold no id.
 *
 * A row whose time is over does not count, so a reservation that is never released costs nothing for long.
 */
export class StoreLedger extends DurableObject<Env> {
  #totalBytes: number;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    const { sql } = ctx.storage;
    sql.exec('CREATE TABLE IF NOT EXISTS reservation (key TEXT PRIMARY KEY, bytes INTEGER, until_ms INTEGER)');
    sql.exec('CREATE INDEX IF NOT EXISTS reservation_until ON reservation (until_ms)');
    this.#totalBytes = sumOf(sql.exec<Sized>('SELECT bytes FROM reservation').toArray());
  }

  /** @returns the reservation's key, or undefined where the store would exceed `totalBytesMax`. */
  async reserve(bytes: number, untilMs: number, totalBytesMax: number): Promise<string | undefined> {
    this.#forget('until_ms <= ?', Date.now());
    if (this.#totalBytes + bytes > totalBytesMax) return undefined;
    const key = crypto.randomUUID();
    this.ctx.storage.sql.exec('INSERT INTO reservation VALUES (?, ?, ?)', key, bytes, untilMs);
    this.#totalBytes += bytes;
    return key;
  }

  async release(key: string): Promise<void> {
    this.#forget('key = ?', key);
  }

  #forget(condition: 'until_ms <= ?' | 'key = ?', value: string | number): void {
    const forgotten = this.ctx.storage.sql.exec<Sized>(
      `DELETE FROM reservation WHERE ${condition} RETURNING bytes`,
      value,
    );
    this.#totalBytes -= sumOf(forgotten.toArray());
  }
}

export function ledgerOf(env: Env): Pick<StoreLedger, keyof StoreLedger> {
  return env.STORE_LEDGER.getByName('ledger');
}

interface Sized {
  readonly bytes: number;
}

function sumOf(rows: readonly Sized[]): number {
  return rows.reduce((sum, { bytes }) => sum + bytes, 0);
}
