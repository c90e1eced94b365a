import { DurableObject } from 'cloudflare:workers';
import type { Ledger } from './store-room.ts';

/** Keeps the embedded store below its size: how many bytes each shard holds. One object for the whole store. */
export class StoreLedger extends DurableObject<unknown> implements Ledger {
  constructor(ctx: DurableObjectState, env: unknown) {
    super(ctx, env);
    ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS held (shard TEXT PRIMARY KEY, bytes INTEGER)');
  }

  async raise(shard: string, bytes: number, totalBytesMax: number): Promise<boolean> {
    const { sql } = this.ctx.storage;
    const query = 'SELECT coalesce(sum(bytes), 0) AS bytes FROM held WHERE shard <> ?';
    const [others] = sql.exec<{ bytes: number }>(query, shard).toArray();
    if ((others?.bytes ?? 0) + bytes > totalBytesMax) return false;
    sql.exec(
      `INSERT INTO held VALUES (?1, ?2)
      ON CONFLICT (shard) DO UPDATE SET bytes = max(bytes, excluded.bytes)`,
      shard,
      bytes,
    );
    return true;
  }

  async lower(shard: string, bytes: number): Promise<void> {
    this.ctx.storage.sql.exec('UPDATE held SET bytes = min(bytes, ?) WHERE shard = ?', bytes, shard);
  }
}
