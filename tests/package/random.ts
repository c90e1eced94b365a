/** Random cases that come again from their seed: SHARELINK_SEED repeats a run. */
import { randomInt } from 'node:crypto';
import type { TestContext } from 'node:test';
import fc, { type GeneratorValue } from 'fast-check';

/** How many rounds a property is tried. `npm run proof` sets SHARELINK_PROOF to a factor. */
export const rounds = (count: number): number =>
  count * Math.max(1, Math.trunc(Number(process.env.SHARELINK_PROOF ?? 1)));

export const seed: number = Number(process.env.SHARELINK_SEED ?? randomInt(2 ** 32));

/** What a case is made of, drawn piece by piece. */
export interface Draw {
  /** @returns a whole number from 0 to limit - 1. */
  below(limit: number): number;
  bytes(size: number): Uint8Array<ArrayBuffer>;
  of<Value>(values: readonly Value[]): Value;
}

const below = (limit: number) => fc.noBias(fc.nat(limit - 1));
const bytes = (size: number) => fc.noBias(fc.uint8Array({ minLength: size, maxLength: size }));

function drawFrom(generate: GeneratorValue): Draw {
  return {
    below: (limit) => generate(below, limit),
    bytes: (size) => Uint8Array.from(generate(bytes, size)),
    of: <Value>(values: readonly Value[]) => values[generate(below, values.length)] as Value,
  };
}

/** Runs a property of fast-check, which makes a case that fails smaller; the diagnostic says how to see it again. */
export async function check<Values extends [unknown, ...unknown[]]>(
  t: TestContext,
  property: fc.IAsyncProperty<Values> | fc.IProperty<Values>,
  runs: number,
): Promise<void> {
  t.diagnostic(`${runs} cases (SHARELINK_SEED=${seed})`);
  await fc.assert(property, { seed: seed | 0, numRuns: runs });
}

/** A property of what is drawn piece by piece, tried `count` times or, for the proof, more. */
export function checkDraws(t: TestContext, count: number, holds: (draw: Draw) => unknown): Promise<void> {
  const property = fc.asyncProperty(fc.gen(), async (generate) => {
    await holds(drawFrom(generate));
  });
  return check(t, property, rounds(count));
}

/**
 * For a walk through processes and connections, which no runner can make smaller or take back. mulberry32: one number of
 * 32 bits decides all that follows.
 */
export class Random implements Draw {
  #state: number;

  constructor(start: number) {
    this.#state = start >>> 0;
  }

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
