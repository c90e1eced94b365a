import { DurableObject } from 'cloudflare:workers';
import { Alarm } from '../replies/alarm.ts';
import { refuseUntilFetched } from '../replies/desk.ts';
import { keptMs } from '../replies/kept-replies.ts';
import { shardCounts } from '../replies/shards.ts';
import { type EmbeddedConfig, type Environment, readConfig } from '../settings/config.ts';
import type { Acknowledgement, Reply, SealedReply, ShareId, StoredShare } from '../worker-core.ts';
import type { GivenHash } from './passwords.ts';
import type { StoreLedger } from './store-ledger.ts';
import { StoreRoom } from './store-room.ts';
import { type NamedAccess, type NewShare, type Prepared, StoredShares, type Visit } from './stored-shares.ts';

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
  readonly #alarm: Alarm;

  constructor(ctx: DurableObjectState, env: StoreEnvironment) {
    super(ctx, env);
    const { sql } = ctx.storage;
    this.#alarm = new Alarm((timeMs) => ctx.waitUntil(ctx.storage.setAlarm(timeMs)));
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
    this.#alarm.wakeAt(share.expiresAtMs);
    return true;
  }

  async look(name: string, id: ShareId): Promise<StoredShare | undefined> {
    return this.#shares.look(name, id);
  }

  async prepare(access: NamedAccess): Promise<Prepared> {
    return this.ctx.storage.transactionSync(() => this.#shares.prepare(access));
  }

  /** The keys that it is handed are its own copies: they end with the call. */
  async open(visit: Visit, given: GivenHash | undefined): Promise<Reply | SealedReply> {
    try {
      return await this.#openWithRoom(visit, given);
    } finally {
      visit.valueKey.fill(0);
      visit.replyKeys?.keys.fill(0);
    }
  }

  async acknowledge(acknowledgement: Acknowledgement): Promise<void> {
    this.#shares.acknowledge(acknowledgement);
    this.#room.giveBack();
  }

  async remove(name: string, token: string, valueKey: Uint8Array): Promise<'not_found' | 'token_rejected' | undefined> {
    const refusal = this.ctx.storage.transactionSync(() => this.#shares.remove(name, token, valueKey));
    valueKey.fill(0);
    this.#room.giveBack();
    return refusal;
  }

  async alarm(): Promise<void> {
    this.#alarm.rang();
    this.#clean();
    this.#room.giveBack();
  }

  async #openWithRoom(visit: Visit, given: GivenHash | undefined): Promise<Reply | SealedReply> {
    const bytes = this.#shares.bytesToKeep(visit);
    if (bytes > 0 && !(await this.#room.take(bytes, 'reply'))) return refuseUntilFetched(visit.requestId);
    try {
      return this.ctx.storage.transactionSync(() => this.#shares.open(visit, given));
    } finally {
      this.#room.settle(bytes);
      this.#alarm.wakeAt(Date.now() + keptMs);
    }
  }

  /** Erases what is over and asks to be woken for what is not over yet. */
  #clean(): void {
    const times = this.ctx.storage.transactionSync(() => this.#shares.clean(Date.now()));
    for (const timeMs of times) this.#alarm.wakeAt(timeMs);
  }
}

function embeddedOf(env: Environment): EmbeddedConfig {
  const config = readConfig(env, ['embedded']);
  if (config.kind === 'misconfigured' || config.backend.kind !== 'embedded') throw new Error('no embedded store');
  return config.backend;
}
