/** Which of a fixed number of Durable Objects an id falls to. */

/**
 * Self-hosted, each open one holds three descriptors, and while it is busy a log of up to 4 MB that the store's size does
 * not count. A changed number would hide what is stored.
 */
export const shardCounts = { store: 4, upstream: 16 } as const;

export function shardNames(kind: keyof typeof shardCounts): string[] {
  return Array.from({ length: shardCounts[kind] }, (_, i) => `shard-${i}`);
}

/** @param id canonical; its random bits spread it evenly. */
export function shardName(kind: keyof typeof shardCounts, id: string): string {
  return `shard-${(id.charCodeAt(0) * 31 + id.charCodeAt(1)) % shardCounts[kind]}`;
}
