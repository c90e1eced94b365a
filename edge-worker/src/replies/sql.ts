/** The part of SQLite that the worker's rows need; Durable Objects and the other runtimes' own SQLite both have it. */
export type SqlValue = string | number | null | ArrayBuffer;

export interface Sql {
  exec<Row>(query: string, ...bindings: readonly SqlValue[]): { toArray(): Row[] };
}

/** How many rows are put until all are counted, which takes some milliseconds. */
const putsPerTrim = 256;

/** @returns what is to be called at each put, and calls `trim` now and then. */
export function trimNowAndThen(trim: () => void): () => void {
  let putCount = 0;
  return () => {
    putCount += 1;
    if (putCount % putsPerTrim === 0) trim();
  };
}
