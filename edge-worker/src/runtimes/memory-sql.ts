/** SQLite in memory, for the runtimes without Durable Objects: it ends with the process. */
import { DatabaseSync } from 'node:sqlite';
import type { Sql } from '../replies/sql.ts';

export function openMemorySql(): Sql {
  const database = new DatabaseSync(':memory:');
  return {
    exec(query, ...bindings) {
      const values = bindings.map((value) => (value instanceof ArrayBuffer ? new Uint8Array(value) : value));
      const rows = database.prepare(query).all(...values);
      return { toArray: () => rows as never };
    },
  };
}
