/** The part of SQLite that the worker's rows need; Durable Objects and the other runtimes' own SQLite both have it. */
export type SqlValue = string | number | null | ArrayBuffer;

export interface Sql {
  exec<Row>(query: string, ...bindings: readonly SqlValue[]): { toArray(): Row[] };
}
