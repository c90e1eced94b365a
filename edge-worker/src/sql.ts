/** The part of SQLite that the worker's rows need; Durable Objects and the other runtimes' own SQLite both have it. */
export type SqlValue = string | number | null | ArrayBuffer;

/** How many rows a table will have: an index is a page on disk, too much for each of a million shares. */
export type RowCount = 'few' | 'many';

export interface Sql {
  exec<Row>(query: string, ...bindings: readonly SqlValue[]): { toArray(): Row[] };
}
