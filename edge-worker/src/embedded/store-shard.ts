import { DurableObject } from 'cloudflare:workers';
import { Alarm } from '../replies/alarm.ts';
import { refuseUntilFetched } from '../replies/desk.ts';
import { keptMs } from '../replies/kept-replies.ts';
import { shardCounts, shardNames } from '../replies/shards.ts';
import { type EmbeddedConfig, type Environment, readConfig } from '../settings/config.ts';
import type { Acknowledgement, Reply, SealedReply, ShareId, StoredShare } from '../worker-core.ts';
import type { Taken } from './network-parts.ts';
import type { GivenHash } from './passwords.ts';
import type { StoreLedger } from './store-ledger.ts';
import { StoreRoom, sharesPart } from './store-room.ts';
import { type NamedAccess, type NewShare, type Prepared, StoredShares, type Visit } from './stored-shares.ts';

/** What a share takes beside its value, as SQLite lays rows and indices out. */
const shareBytes = 2048;
/** What is kept of a share's end beside its value: its last reply's envelope and row, and its tombstone. Held from the start. */
const endBytes = 1024;
/**
 * Of the room for shares, for one network where anyone may create: what it made and replies that it does not fetch, one at least.
 * A shard that holds less than its own share of that asks no other, so it can come to almost twice that.
 */
const networkPart = 1 / 8;
/** What is no further apart comes at the same time: some writes to a slow disk, and less than a reader takes between two shares. */
const togetherMs = 50;
const shards = shardNames('store');

export interface StoreEnvironment extends Environment {
  readonly STORE_LEDGER: DurableObjectNamespace<StoreLedger>;
  readonly STORE_SHARD: DurableObjectNamespace<StoreShard>;
}

/**
 * Keeps the shares that fall to it, by names that tell no id. There is a fixed number of these: an object, and its
 * files, for each share would let a stranger use up the descriptors and the disk of a machine.
 */
export class StoreShard extends DurableObject<StoreEnvironment> {
  readonly #shares: StoredShares;
  readonly #room: StoreRoom;
  readonly #alarm: Alarm;
  readonly #partBytesMax: number;
  /** What networks have been granted, and is not in the database yet. */
  readonly #grantedBytes = new Map<string, number>();
  /** Absent while nothing waits for it. */
  #nextTurn: Promise<void> | undefined;
  #lastCameAtMs = Number.NEGATIVE_INFINITY;

  constructor(ctx: DurableObjectState, env: StoreEnvironment) {
    super(ctx, env);
    const { sql } = ctx.storage;
    this.#alarm = new Alarm((timeMs) => ctx.waitUntil(ctx.storage.setAlarm(timeMs)));
    const { storeBytesMax } = embeddedOf(env);
    this.#shares = new StoredShares(sql, storeBytesMax / shardCounts.store);
    this.#room = new StoreRoom(
      ctx.id.toString(),
      () => sql.databaseSize + endBytes * this.#shares.count,
      env.STORE_LEDGER.getByName('ledger'),
      storeBytesMax,
    );
    this.#partBytesMax = Math.floor(storeBytesMax * sharesPart * networkPart);
    this.#clean();
    this.#room.giveBack();
  }

  /**
   * @param network whose part of the store it takes; '': nobody's.
   * @returns whether there was room.
   */
  async store(name: string, share: NewShare, network: string): Promise<boolean> {
    const bytes = shareBytes + share.sealedValue.length;
    const isStored = await this.#withinPart(network, 'share', bytes, async () => {
      if (!(await this.#room.take(bytes, 'share'))) return false;
      try {
        await this.#together();
        this.ctx.storage.transactionSync(() => this.#shares.put(name, share, network));
      } finally {
        this.#room.settle(bytes);
      }
      return true;
    });
    if (isStored) this.#alarm.wakeAt(share.expiresAtMs);
    return isStored ?? false;
  }

  /** @returns how many bytes of this shard count where a network makes a share or keeps a reply. */
  async heldBy(network: string, kind: Taken): Promise<number> {
    return this.#heldHere(network, kind);
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
    if (bytes === 0) return this.#openNow(visit, given, bytes);
    const answer = await this.#withinPart(visit.network, 'reply', bytes, async () =>
      (await this.#room.take(bytes, 'reply')) ? this.#openNow(visit, given, bytes) : undefined,
    );
    return answer ?? refuseUntilFetched(visit.requestId);
  }

  async #openNow(visit: Visit, given: GivenHash | undefined, bytes: number): Promise<Reply | SealedReply> {
    try {
      await this.#together();
      return this.ctx.storage.transactionSync(() => this.#shares.open(visit, given));
    } finally {
      this.#room.settle(bytes);
      this.#alarm.wakeAt(Date.now() + keptMs);
    }
  }

  /**
   * What comes at the same time goes on in one turn, whose writes are brought to the disk together: that takes longest. Who
   * comes alone does not wait for others.
   */
  async #together(): Promise<void> {
    const nowMs = Date.now();
    const isAlone = nowMs - this.#lastCameAtMs > togetherMs;
    this.#lastCameAtMs = nowMs;
    if (isAlone) return;
    this.#nextTurn ??= new Promise<void>((resolve) => setTimeout(resolve)).then(() => {
      this.#nextTurn = undefined;
    });
    await this.#nextTurn;
  }

  /** @returns undefined where the network would take more than its part of the whole store. */
  async #withinPart<Result>(
    network: string,
    kind: Taken,
    bytes: number,
    use: () => Promise<Result>,
  ): Promise<Result | undefined> {
    if (network === '') return use();
    const grantedBytes = () => this.#grantedBytes.get(kind + network) ?? 0;
    const heldHere = this.#heldHere(network, kind);
    this.#grantedBytes.set(kind + network, grantedBytes() + bytes);
    try {
      const isLittle = heldHere + bytes <= this.#partBytesMax / shards.length;
      const held = isLittle ? 0 : heldHere + (await this.#heldElsewhere(network, kind));
      return held === 0 || held + bytes <= this.#partBytesMax ? await use() : undefined;
    } finally {
      const leftBytes = grantedBytes() - bytes;
      if (leftBytes > 0) this.#grantedBytes.set(kind + network, leftBytes);
      else this.#grantedBytes.delete(kind + network);
    }
  }

  #heldHere(network: string, kind: Taken): number {
    return this.#shares.heldBy(network, kind) + (this.#grantedBytes.get(kind + network) ?? 0);
  }

  async #heldElsewhere(network: string, kind: Taken): Promise<number> {
    const namespace = this.env.STORE_SHARD;
    const others = shards
      .filter((name) => namespace.idFromName(name).toString() !== this.ctx.id.toString())
      .map((name) => namespace.getByName(name).heldBy(network, kind));
    return (await Promise.all(others)).reduce((sum, bytes) => sum + bytes, 0);
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
