/** Slows down who guesses passwords, without ever locking out who knows one. */
import type { RowCount, Sql } from './sql.ts';

const freeGuesses = 5;
const waitSecondsMax = 60;
const guessesPerDayMax = 100;
const dayMs = 24 * 60 * 60 * 1000;

interface Row {
  readonly wrong: number;
  readonly next_ms: number;
  readonly until_ms: number;
}

/**
 * Counts wrong passwords for each share and client network. A stranger who knows the id can delay but never end a
 * share: past the day's limit, networks without a wrong answer still get their try.
 */
export class GuessLimits {
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
      `CREATE TABLE IF NOT EXISTS guess (share TEXT, network TEXT, wrong INTEGER, next_ms INTEGER, until_ms INTEGER,
       PRIMARY KEY (share, network)) WITHOUT ROWID`,
    );
    if (this.#rows === 'few') return;
    this.#sql.exec('CREATE INDEX IF NOT EXISTS guess_until ON guess (until_ms)');
  }

  /** @returns how many seconds to wait; undefined where a password may be tried now. */
  waitSeconds(share: string, network: string, nowMs: number): number | undefined {
    const own = this.#find(share, network, nowMs);
    if (!own) return undefined;
    const day = this.#find(share, '', nowMs);
    const nextMs = day && day.wrong >= guessesPerDayMax ? day.until_ms : own.next_ms;
    return nextMs > nowMs ? Math.ceil((nextMs - nowMs) / 1000) : undefined;
  }

  /** @returns when there is something to forget. */
  countWrong(share: string, network: string, nowMs: number): number {
    const wrong = (this.#find(share, network, nowMs)?.wrong ?? 0) + 1;
    const waitSeconds = wrong < freeGuesses ? 0 : Math.min(waitSecondsMax, 2 ** (wrong - freeGuesses));
    this.#put(share, network, { wrong, next_ms: nowMs + waitSeconds * 1000, until_ms: nowMs + dayMs });
    const day = this.#find(share, '', nowMs) ?? { wrong: 0, next_ms: 0, until_ms: nowMs + dayMs };
    this.#put(share, '', { ...day, wrong: day.wrong + 1 });
    return day.until_ms;
  }

  /** Forgets what is over. @returns when there is more to forget; undefined: nothing is left. */
  clean(nowMs: number): number | undefined {
    this.#sql.exec('DELETE FROM guess WHERE until_ms <= ?', nowMs);
    const [row] = this.#sql.exec<{ ms: number | null }>('SELECT min(until_ms) AS ms FROM guess').toArray();
    return row?.ms ?? undefined;
  }

  #find(share: string, network: string, nowMs: number): Row | undefined {
    const query = 'SELECT wrong, next_ms, until_ms FROM guess WHERE share = ? AND network = ? AND until_ms > ?';
    return this.#sql.exec<Row>(query, share, network, nowMs).toArray()[0];
  }

  #put(share: string, network: string, { wrong, next_ms: nextMs, until_ms: untilMs }: Row): void {
    this.#sql.exec('INSERT OR REPLACE INTO guess VALUES (?, ?, ?, ?, ?)', share, network, wrong, nextMs, untilMs);
  }
}
