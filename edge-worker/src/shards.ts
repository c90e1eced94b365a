/** Which of a fixed number of shards an id falls to. */
export const shardCount = 64;

/** @param id canonical; its random bits spread it evenly. */
export function shardIndex(id: string): number {
  return (id.charCodeAt(0) * 31 + id.charCodeAt(1)) % shardCount;
}
