/** Slows down who guesses passwords, without ever locking out who knows one. */
import { type Sql, trimNowAndThen } from './sql.ts';

const freeGuesses = 5;
const waitSecondsMax = 60;
const guessesPerDayMax = 100;
const dayMs = 24 * 60 * 60 * 1000;
/**
 * Of one share, with a wrong answer and without one: so many of the highest counts and of the newest. A flood of new guessers
 * makes nobody's own count forgotten, nor those who were wrong who waits for a turn, and who is new is counted all the same.
 */
const guessersMax = { highest: 256, newest: 256 };
/** What one row takes. */
export const guessBytes = 256;
/**
 * The slow bucket of a share that was guessed at too often in a day: one guess in so many milliseconds for networks
 * without a wrong answer, and for the others, who never hold up the first.
 */
const bucketMs = { first: 6_000, others: 12_000 };
/** How long a turn waits for whom it was promised to. */
const turnMs = 60_000;
/** How far a clock may step back and no count is forgotten for it. */
const stepMs = 60_000;
/** Who does not come back when told to has gone. */
const lateMs = 5_000;

/**
 * site   a client's network, towards a human's password.
 * link   who holds a sealed share's link, whatever the network, towards its password.
 */
export type GuesserKind = 'site' | 'link';

export interface Guesser {
  /** Names of the share and of who guesses: hashes. */
  readonly share: string;
  readonly kind: GuesserKind;
  readonly who: string;
}

/** A wrong answer that is counted already. */
export interface Beforehand {
  /** When there is something to forget. */
  readonly untilMs: number;
  /** Where the answer was another one. */
  takeBack(): void;
}

interface Row {
  readonly wrong: number;
  /** When the next guess is free; 0: now. */
  readonly next_ms: number;
  /** When this guesser's turn of the slow bucket comes; 0: none is promised. */
  readonly turn_ms: number;
  /** Since when it waits for one, and when it was told to come back; 0: it does not wait. */
  readonly since_ms: number;
  readonly back_ms: number;
  readonly until_ms: number;
}

const noRow: Row = { wrong: 0, next_ms: 0, turn_ms: 0, since_ms: 0, back_ms: 0, until_ms: 0 };

/** Every method is synchronous, so that a caller can run it within a transaction. */
export class GuessLimits {
  readonly #sql: Sql;
  readonly #rowsMax: number;
  readonly #countPut = trimNowAndThen(() => this.#forgetLeast());

  /** @param rowsMax of all shares, with a wrong answer and without one. */
  constructor(sql: Sql, rowsMax: number) {
    this.#sql = sql;
    this.#rowsMax = rowsMax;
    sql.exec(
      `CREATE TABLE IF NOT EXISTS guess (share TEXT, kind TEXT, who TEXT, wrong INTEGER, next_ms INTEGER,
       turn_ms INTEGER, since_ms INTEGER, back_ms INTEGER, until_ms INTEGER, PRIMARY KEY (share, kind, who)) WITHOUT ROWID`,
    );
    sql.exec('CREATE INDEX IF NOT EXISTS guess_until ON guess (until_ms)');
  }

  /** @returns how many seconds to wait, at most sixty; undefined where a password may be tried now. */
  waitSeconds(guesser: Guesser, nowMs: number): number | undefined {
    const own = this.#find(guesser, nowMs);
    if (own && own.next_ms > nowMs) return secondsUntil(own.next_ms, nowMs);
    if (guesser.kind === 'link') return undefined;
    const day = this.#find(dayOf(guesser), nowMs);
    return day && day.wrong >= guessesPerDayMax ? this.#waitForTurn(guesser, own, nowMs) : undefined;
  }

  /** @returns when there is something to forget. */
  countWrong(guesser: Guesser, nowMs: number): number {
    const wrong = (this.#find(guesser, nowMs)?.wrong ?? this.#wrongBefore(guesser)) + 1;
    const waitSeconds = wrong < freeGuesses ? 0 : Math.min(waitSecondsMax, 2 ** (wrong - freeGuesses));
    const untilMs = nowMs + dayMs;
    const nextMs = waitSeconds === 0 ? 0 : nowMs + waitSeconds * 1000;
    this.#put(guesser, { ...noRow, wrong, next_ms: nextMs, until_ms: untilMs });
    if (guesser.kind === 'link') return untilMs;
    const day = this.#find(dayOf(guesser), nowMs) ?? { ...noRow, until_ms: untilMs };
    this.#put(dayOf(guesser), { ...day, wrong: day.wrong + 1 });
    return day.until_ms;
  }

  /** Counts a wrong answer before anybody is asked, so that one that cannot be counted is not learnt. */
  countBeforehand(guesser: Guesser, nowMs: number): Beforehand {
    const before = [guesser, dayOf(guesser)].map((name) => [name, this.#find(name, nowMs)] as const);
    const untilMs = this.countWrong(guesser, nowMs);
    const takeBack = () => {
      for (const [name, row] of before) this.#put(name, row ?? noRow);
      this.#sql.exec('DELETE FROM guess WHERE share = ? AND until_ms = 0', guesser.share);
    };
    return { untilMs, takeBack };
  }

  forget(share: string): void {
    this.#sql.exec('DELETE FROM guess WHERE share = ?', share);
  }

  /** Forgets what is over. @returns when there is more to forget; undefined: nothing is left. */
  clean(nowMs: number): number | undefined {
    this.#sql.exec('DELETE FROM guess WHERE until_ms <= ?', nowMs);
    const [row] = this.#sql.exec<{ ms: number | null }>('SELECT min(until_ms) AS ms FROM guess').toArray();
    return row?.ms ?? undefined;
  }

  /** Who has let a turn pass by is no better than who was wrong. */
  #waitForTurn(guesser: Guesser, own: Row | undefined, nowMs: number): number | undefined {
    const { turn_ms: turnAtMs, since_ms: sinceMs, wrong } = own ?? noRow;
    if (turnAtMs > nowMs) return secondsUntil(turnAtMs, nowMs);
    if (turnAtMs > 0 && nowMs < turnAtMs + turnMs) return undefined;
    const waiting = { wrong: turnAtMs > 0 ? wrong + 1 : wrong, since_ms: sinceMs || nowMs, until_ms: nowMs + dayMs };
    this.#put(guesser, { ...noRow, ...waiting, back_ms: nowMs });
    const promisedMs = this.#promiseTurns(guesser, waiting.wrong === 0 ? 'first' : 'others', nowMs);
    if (promisedMs !== undefined) return promisedMs > nowMs ? secondsUntil(promisedMs, nowMs) : undefined;
    this.#put(guesser, { ...noRow, ...waiting, back_ms: nowMs + waitSecondsMax * 1000 });
    return waitSecondsMax;
  }

  /**
   * Promises the turns of the next minute to who waits and will be there by then: first who has the fewest wrong answers,
   * among these who waits longest. @returns when it is this guesser's; undefined: not in this minute.
   */
  #promiseTurns({ share, kind, who }: Guesser, lane: keyof typeof bucketMs, nowMs: number): number | undefined {
    const bucket = { share, kind: 'bucket', who: lane };
    let turnAtMs = Math.max(nowMs, this.#find(bucket, nowMs)?.next_ms ?? 0);
    const query = `SELECT who FROM guess WHERE share = ? AND kind = ? AND wrong ${lane === 'first' ? '=' : '>'} 0
      AND since_ms > 0 AND back_ms BETWEEN ? AND ? ORDER BY wrong, since_ms LIMIT 1`;
    const promise = 'UPDATE guess SET turn_ms = ?, since_ms = 0 WHERE share = ? AND kind = ? AND who = ?';
    for (; turnAtMs - nowMs <= waitSecondsMax * 1000; turnAtMs += bucketMs[lane]) {
      const [next] = this.#sql.exec<{ who: string }>(query, share, kind, nowMs - lateMs, turnAtMs).toArray();
      if (!next) return undefined;
      this.#sql.exec(promise, turnAtMs, share, kind, next.who);
      this.#put(bucket, { ...noRow, next_ms: turnAtMs + bucketMs[lane], until_ms: nowMs + dayMs });
      if (next.who === who) return turnAtMs;
    }
    return undefined;
  }

  #find({ share, kind, who }: RowName, nowMs: number): Row | undefined {
    // No row lasts longer than a day: one that would by more than a step is of a clock that was ahead.
    const query = 'SELECT * FROM guess WHERE share = ? AND kind = ? AND who = ? AND until_ms > ? AND until_ms <= ?';
    return this.#sql.exec<Row>(query, share, kind, who, nowMs, nowMs + dayMs + stepMs).toArray()[0];
  }

  #put({ share, kind, who }: RowName, row: Row): void {
    const times = [row.next_ms, row.turn_ms, row.since_ms, row.back_ms, row.until_ms];
    const query = 'INSERT OR REPLACE INTO guess VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)';
    this.#sql.exec(query, share, kind, who, row.wrong, ...times);
    const { highest, newest } = guessersMax;
    const ranked = `SELECT who, row_number() OVER (ORDER BY wrong DESC, until_ms DESC) AS by_count,
      row_number() OVER (ORDER BY who = ?4 DESC, until_ms DESC) AS by_age
      FROM guess WHERE share = ?1 AND kind = ?2 AND (wrong > 0) = ?3`;
    const least = `DELETE FROM guess WHERE share = ?1 AND kind = ?2 AND who IN (SELECT who FROM (${ranked})
      WHERE by_count > ?5 AND by_age > ?6)`;
    if (this.#countOf(share, kind) > highest + newest) {
      this.#sql.exec(least, share, kind, row.wrong > 0 ? 1 : 0, who, highest, newest);
    }
    this.#countPut();
  }

  /** Where so many proofs of a link were tried that some are forgotten, an unknown one may be: it has no free guesses. */
  #wrongBefore({ share, kind }: Guesser): number {
    const isFull = kind === 'link' && this.#countOf(share, kind) >= guessersMax.highest + guessersMax.newest;
    return isFull ? freeGuesses - 1 : 0;
  }

  #countOf(share: string, kind: string): number {
    const query = 'SELECT count(*) AS count FROM guess WHERE share = ? AND kind = ?';
    return this.#sql.exec<{ count: number }>(query, share, kind).toArray()[0]?.count ?? 0;
  }

  /**
   * Who floods shares of their own makes no count of another share forgotten: the highest of each share stay, and beside
   * them the newest, which cost as many wrong answers to push out, anew for each time.
   */
  #forgetLeast(): void {
    const [row] = this.#sql.exec<{ count: number }>('SELECT count(*) AS count FROM guess').toArray();
    if (!row || row.count <= this.#rowsMax) return;
    const partMax = Math.floor(this.#rowsMax / 4);
    const forget = (rows: string, ...bindings: readonly number[]) =>
      this.#sql.exec(
        `DELETE FROM guess WHERE (share, kind, who) IN (SELECT share, kind, who FROM ${rows})`,
        ...bindings,
      );
    const placed = `SELECT *, row_number() OVER (PARTITION BY share, kind ORDER BY wrong DESC, until_ms DESC) AS place
      FROM guess WHERE kind NOT IN ('bucket', 'day') AND wrong > 0`;
    const ranked = `SELECT *, row_number() OVER (ORDER BY place, wrong DESC, until_ms DESC) AS by_place,
      row_number() OVER (ORDER BY until_ms DESC) AS by_age FROM (${placed})`;
    forget(`(${ranked}) WHERE by_place > ? AND by_age > ?`, partMax, partMax);
    forget("guess WHERE kind = 'day' ORDER BY wrong DESC, until_ms DESC LIMIT -1 OFFSET ?", partMax);
    forget("guess WHERE kind <> 'day' AND wrong = 0 ORDER BY until_ms DESC LIMIT -1 OFFSET ?", partMax);
  }
}

interface RowName {
  readonly share: string;
  readonly kind: string;
  readonly who: string;
}

/** How often the password of a share was guessed wrong in all. */
function dayOf({ share }: Guesser): RowName {
  return { share, kind: 'day', who: '' };
}

function secondsUntil(timeMs: number, nowMs: number): number {
  return Math.min(waitSecondsMax, Math.ceil((timeMs - nowMs) / 1000));
}
