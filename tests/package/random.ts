/** Random cases that come again from their seed: SHARELINK_SEED repeats a run. */
import { randomInt } from 'node:crypto';

/** How many rounds a property is tried. `npm run proof` sets SHARELINK_PROOF to a factor. */
export const rounds = (count: number): number =>
  count * Math.max(1, Math.trunc(Number(process.env.SHARELINK_PROOF ?? 1)));

export const seed: number = Number(process.env.SHARELINK_SEED ?? randomInt(2 ** 32));

/** mulberry32: one number of 32 bits decides all that follows. */
export class Random {
  #state: number;

  constructor(start: number) {
    this.#state = start >>> 0;
  }

  /** @returns a whole number from 0 to limit - 1. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let z = this.#state;
    z = Math.imul(z ^ (z >>> 15), z | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return Math.floor((((z ^ (z >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  bytes(size: number): Uint8Array<ArrayBuffer> {
    return Uint8Array.from({ length: size }, () => this.below(256));
  }

  of<Value>(values: readonly Value[]): Value {
    return values[this.below(values.length)] as Value;
  }
}
