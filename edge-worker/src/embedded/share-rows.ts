/** The rows of shares and of their values, by names that tell no id. */
import type { Sql } from '../replies/sql.ts';
import type { PasswordHash } from './passwords.ts';

/** A share without its id, which is stored nowhere, and its value, which has a table of its own. */
export interface Share {
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly expiresAtMs: number;
  readonly viewsLeft: number | null;
  readonly lastViewedAtMs: number | null;
  readonly password: PasswordHash | null;
  readonly allowDelete: boolean;
}

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

export class ShareRows {
  readonly #sql: Sql;
  #valueCount: number;

  constructor(sql: Sql) {
    this.#sql = sql;
    // due_ms: when there is something of the row to erase: the value as it expires, what a share that is over leaves later.
    sql.exec(
      `CREATE TABLE IF NOT EXISTS share (name TEXT PRIMARY KEY, created_ms INTEGER, updated_ms INTEGER,
       expires_ms INTEGER, views_left INTEGER, viewed_ms INTEGER, allow_delete INTEGER, password_kind TEXT,
       password_part BLOB, password_hash BLOB, due_ms INTEGER) WITHOUT ROWID`,
    );
    sql.exec('CREATE INDEX IF NOT EXISTS share_due ON share (due_ms)');
    // json_bytes: how long the reply of an access has it.
    sql.exec('CREATE TABLE IF NOT EXISTS value (name TEXT PRIMARY KEY, sealed BLOB, json_bytes INTEGER)');
    // Stores that were made earlier have no such column.
    const hasSize = "SELECT 1 FROM pragma_table_info('value') WHERE name = 'json_bytes'";
    if (sql.exec(hasSize).toArray().length === 0) sql.exec('ALTER TABLE value ADD COLUMN json_bytes INTEGER');
    this.#valueCount = sql.exec<{ count: number }>('SELECT count(*) AS count FROM value').toArray()[0]?.count ?? 0;
  }

  /** How many shares are not over yet. */
  get valueCount(): number {
    return this.#valueCount;
  }

  find(name: string): Share | undefined {
    const [row] = this.#sql.exec<Row>('SELECT * FROM share WHERE name = ?', name).toArray();
    return row && shareOf(row);
  }

  put(name: string, share: Share, dueMs: number): void {
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

  /** Leaves out what an index holds: no page of one is written. */
  putViewed(name: string, viewsLeft: number | null, viewedAtMs: number): void {
    const query = 'UPDATE share SET views_left = ?, updated_ms = ?, viewed_ms = ? WHERE name = ?';
    this.#sql.exec(query, viewsLeft, viewedAtMs, viewedAtMs, name);
  }

  delete(name: string): void {
    this.eraseValue(name);
    this.#sql.exec('DELETE FROM share WHERE name = ?', name);
  }

  valueOf(name: string): Uint8Array<ArrayBuffer> | undefined {
    const query = 'SELECT sealed FROM value WHERE name = ?';
    const [row] = this.#sql.exec<{ sealed: ArrayBuffer }>(query, name).toArray();
    return row && new Uint8Array(row.sealed);
  }

  /** @returns how many bytes the value takes here, and in the reply of an access; undefined where there is none. */
  sizesOf(name: string): { readonly here: number; readonly asJson: number } | undefined {
    const query =
      'SELECT length(sealed) AS here, coalesce(json_bytes, length(sealed)) AS asJson FROM value WHERE name = ?';
    return this.#sql.exec<{ here: number; asJson: number }>(query, name).toArray()[0];
  }

  putValue(name: string, sealed: Uint8Array, jsonBytes: number): void {
    const query = 'INSERT INTO value (name, sealed, json_bytes) VALUES (?, ?, ?)';
    this.#sql.exec(query, name, sealed.slice().buffer as ArrayBuffer, jsonBytes);
    this.#valueCount += 1;
  }

  /** The value, sealed as it is, is written over before its pages are given away. */
  eraseValue(name: string): void {
    this.#sql.exec('UPDATE value SET sealed = zeroblob(length(sealed)) WHERE name = ?', name);
    this.#valueCount -= this.#sql.exec('DELETE FROM value WHERE name = ? RETURNING name', name).toArray().length;
  }

  /** Of shares that are over, those that would be forgotten last stay. */
  forgetOver(countMax: number): void {
    const first = 'SELECT name FROM share WHERE due_ms > expires_ms ORDER BY due_ms DESC LIMIT -1 OFFSET ?';
    this.#sql.exec(`DELETE FROM share WHERE name IN (${first})`, countMax);
  }

  /** @returns the names of shares of which there is something to erase. */
  due(nowMs: number, countMax: number): string[] {
    const query = 'SELECT name FROM share WHERE due_ms <= ? ORDER BY due_ms LIMIT ?';
    return this.#sql
      .exec<{ name: string }>(query, nowMs, countMax)
      .toArray()
      .map(({ name }) => name);
  }

  /** @returns when there is more to erase; undefined: nothing is left. */
  nextDueMs(): number | undefined {
    const [row] = this.#sql.exec<{ ms: number | null }>('SELECT min(due_ms) AS ms FROM share').toArray();
    return row?.ms ?? undefined;
  }
}

function shareOf(row: Row): Share {
  return {
    createdAtMs: row.created_ms,
    updatedAtMs: row.updated_ms,
    expiresAtMs: row.expires_ms,
    viewsLeft: row.views_left,
    lastViewedAtMs: row.viewed_ms,
    allowDelete: row.allow_delete === 1,
    password: passwordOf(row),
  };
}

function passwordOf({ password_kind: kind, password_part: part, password_hash: hash }: Row): PasswordHash | null {
  if (!kind || !part || !hash) return null;
  const bytes = { part: new Uint8Array(part), hash: new Uint8Array(hash) };
  return kind === 'argon2id'
    ? { kind, salt: bytes.part, hash: bytes.hash }
    : { kind, linkHash: bytes.part, hash: bytes.hash };
}
