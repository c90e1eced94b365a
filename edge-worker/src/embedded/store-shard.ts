import { DurableObject } from 'cloudflare:workers';
import type { SealedReply } from '../backend.ts';
import { keptMs } from '../replies/kept-replies.ts';
import { shardCounts } from '../replies/shards.ts';
import { type EmbeddedConfig, type Environment, readConfig } from '../settings/config.ts';
import type { Acknowledgement, Reply, StoredShare } from '../worker-core.ts';
import type { StoreLedger } from './store-ledger.ts';
import { StoreRoom } from './store-room.ts';
import {
  type GivenHash,
  type NewShare,
  type Prepared,
  refuseUntilFetched,
  StoredShares,
  type Visit,
} from './stored-shares.ts';

/** What a share takes beside its value, as SQLite lays rows and indices out. */
const shareBytes = 2048;

export interface StoreEnvironment extends Environment {
  readonly STORE_LEDGER: DurableObjectNamespace<StoreLedger>;
}

/**
 * Keeps the shares that fall to it, by names that tell no id. There is a fixed number of these: an object, and its
 * files, for each share would let a stranger use up the descriptors and the disk of a machine.
 */
export class StoreShard extends DurableObject<StoreEnvironment> {
  readonly #shares: StoredShares;
  readonly #room: StoreRoom;
  #wakeAtMs = Number.POSITIVE_INFINITY;

  constructor(ctx: DurableObjectState, env: StoreEnvironment) {
    super(ctx, env);
    const { sql } = ctx.storage;
    const { storeBytesMax } = embeddedOf(env);
    this.#shares = new StoredShares(sql, storeBytesMax / shardCounts.store);
    this.#room = new StoreRoom(
      ctx.id.toString(),
      () => sql.databaseSize,
      env.STORE_LEDGER.getByName('ledger'),
      storeBytesMax,
    );
    this.#clean();
    this.#room.giveBack();
  }

  /** @returns whether there was room. */
  async store(name: string, share: NewShare): Promise<boolean> {
    const bytes = shareBytes + share.sealedValue.length;
    if (!(await this.#room.take(bytes, 'share'))) return false;
    try {
      this.ctx.storage.transactionSync(() => this.#shares.put(name, share));
    } finally {
      this.#room.settle(bytes);
    }
    this.#wakeAt(share.expiresAtMs);
    return true;
  }

  async look(name: string, id: string): Promise<StoredShare | undefined> {
    return this.#shares.look(name, id);
  }

  async prepare(visit: Visit): Promise<Prepared> {
    return this.ctx.storage.transactionSync(() => this.#shares.prepare(visit));
  }

  async open(visit: Visit, given: GivenHash | undefined): Promise<Reply | SealedReply> {
    const bytes = this.#shares.bytesToKeep(visit);
    if (bytes > 0 && !(await this.#room.take(bytes, 'reply'))) return refuseUntilFetched(visit.requestId);
    try {
      return this.ctx.storage.transactionSync(() => this.#shares.open(visit, given));
    } finally {
      this.#room.settle(bytes);
      this.#wakeAt(Date.now() + keptMs);
    }
  }

  async acknowledge(acknowledgement: Acknowledgement): Promise<void> {
    this.#shares.acknowledge(acknowledgement);
    this.#room.giveBack();
  }

  async remove(name: string, token: string, valueKey: Uint8Array): Promise<'not_found' | 'token_rejected' | undefined> {
    const refusal = this.ctx.storage.transactionSync(() => this.#shares.remove(name, token, valueKey));
    this.#room.giveBack();
    return refusal;
  }

  async alarm(): Promise<void> {
    this.#wakeAtMs = Number.POSITIVE_INFINITY;
    this.#clean();
    this.#room.giveBack();
  }

  /** Erases what is over and asks to be woken for what is not over yet. */
  #clean(): void {
    const nextMs = this.ctx.storage.transactionSync(() => this.#shares.clean(Date.now()));
    if (nextMs !== undefined) this.#wakeAt(nextMs);
  }

  /** What is due later waits for the call that comes anyway. */
  #wakeAt(timeMs: number): void {
    if (timeMs >= this.#wakeAtMs) return;
    this.#wakeAtMs = timeMs;
    this.ctx.waitUntil(this.ctx.storage.setAlarm(timeMs));
  }
}

function embeddedOf(env: Environment): EmbeddedConfig {
  const config = readConfig(env, ['embedded']);
  if (config.kind === 'misconfigured' || config.backend.kind !== 'embedded') throw new Error('no embedded store');
  return config.backend;
}
