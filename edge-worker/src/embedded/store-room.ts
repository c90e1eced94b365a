/** What one shard may take of the store's bytes: asked for from the ledger in steps, given back when it is free. */

/** Tables and indices of a shard that keeps nothing. */
const emptyBytes = 56 * 1024;
/** The last part of the store is for replies: shares that are there can be opened when no new ones fit. */
export const sharesPart = 0.9;

export interface Ledger {
  /** Raises what a shard holds to this many bytes. @returns false where all shards together would hold too much. */
  raise(shard: string, bytes: number, totalBytesMax: number): Promise<boolean>;
  lower(shard: string, bytes: number): Promise<void>;
}

export class StoreRoom {
  readonly #shard: string;
  readonly #databaseBytes: () => number;
  readonly #ledger: Ledger;
  readonly #bytesMax: number;
  readonly #stepBytes: number;
  /** As far as the ledger has said. */
  #heldBytes = 0;
  /** What the ledger may count at the most: anything, until it was told. Objects come and go, and it stays. */
  #countedBytes = Number.POSITIVE_INFINITY;
  /** Taken, and not in the database yet. */
  #takenBytes = 0;
  /** One question to the ledger at a time, so that its answers come in order. */
  #asking: Promise<unknown> = Promise.resolve();

  /** @param databaseBytes what the shard's database holds now, without pages that are free. */
  constructor(shard: string, databaseBytes: () => number, ledger: Ledger, bytesMax: number) {
    this.#shard = shard;
    this.#databaseBytes = databaseBytes;
    this.#ledger = ledger;
    this.#bytesMax = bytesMax;
    this.#stepBytes = Math.min(Math.max(Math.ceil(bytesMax / 1024), 4096), 1024 * 1024);
  }

  /** @returns whether these bytes may be written; to be settled when they have been, or will not be. */
  async take(bytes: number, what: 'share' | 'reply'): Promise<boolean> {
    this.#takenBytes += bytes;
    if (this.#usedBytes() <= this.#heldBytes) return true;
    const bytesMax = what === 'share' ? Math.floor(this.#bytesMax * sharesPart) : this.#bytesMax;
    let mayTake = false;
    try {
      mayTake = await this.#inOrder(() => this.#raise(bytesMax));
    } finally {
      if (!mayTake) this.#takenBytes -= bytes;
    }
    return mayTake;
  }

  settle(bytes: number): void {
    this.#takenBytes -= bytes;
  }

  /** What the shard does not need any more. Where this gets lost, the next time says it again. To be called as it starts. */
  giveBack(): void {
    const neededBytes = this.#steps(this.#usedBytes());
    if (this.#countedBytes - neededBytes < 2 * this.#stepBytes) return;
    this.#countedBytes = neededBytes;
    this.#heldBytes = Math.min(this.#heldBytes, neededBytes);
    this.#inOrder(() => this.#ledger.lower(this.#shard, neededBytes)).catch(() => {
      this.#countedBytes = Number.POSITIVE_INFINITY;
    });
  }

  async #raise(bytesMax: number): Promise<boolean> {
    const neededBytes = this.#steps(this.#usedBytes());
    if (neededBytes <= this.#heldBytes) return true;
    this.#countedBytes = Math.max(this.#countedBytes, neededBytes);
    if (!(await this.#ledger.raise(this.#shard, neededBytes, bytesMax))) return false;
    this.#heldBytes = Math.max(this.#heldBytes, neededBytes);
    return true;
  }

  #inOrder<Result>(ask: () => Promise<Result>): Promise<Result> {
    const answer = this.#asking.then(ask);
    this.#asking = answer.catch(() => {});
    return answer;
  }

  #usedBytes(): number {
    return Math.max(0, this.#databaseBytes() - emptyBytes) + this.#takenBytes;
  }

  #steps(bytes: number): number {
    return Math.ceil(bytes / this.#stepBytes) * this.#stepBytes;
  }
}
