/** Lets one after the other in, for each key apart: who holds one key up holds up no other. */
import type { Sender } from '../backend.ts';

interface Line {
  last: Promise<unknown>;
  /** How many are in or wait. */
  length: number;
  /** The same, by who they are. */
  readonly counts: Map<string, number>;
}

export class WaitingLines {
  readonly #lines = new Map<string, Line>();
  readonly #inLineMax: number;
  readonly #ofOneMax: number;

  /**
   * @param inLineMax how many may be in or wait for one key.
   * @param ofOneMax how many of these one client may be.
   */
  constructor({ inLineMax, ofOneMax }: { inLineMax: number; ofOneMax: number }) {
    this.#inLineMax = inLineMax;
    this.#ofOneMax = ofOneMax;
  }

  /** @returns undefined where too many wait already. */
  take<Result>(key: string, who: string, work: () => Promise<Result>): Promise<Result> | undefined {
    const line: Line = this.#lines.get(key) ?? { last: Promise.resolve(), length: 0, counts: new Map() };
    const { counts } = line;
    const ofOne = counts.get(who) ?? 0;
    if (line.length >= this.#inLineMax || ofOne >= this.#ofOneMax) return undefined;
    line.length += 1;
    counts.set(who, ofOne + 1);
    this.#lines.set(key, line);
    const mine = line.last.then(work).finally(() => {
      line.length -= 1;
      const left = (counts.get(who) ?? 0) - 1;
      if (left > 0) counts.set(who, left);
      else counts.delete(who);
      if (line.length === 0) this.#lines.delete(key);
    });
    line.last = mine.catch(() => {});
    return mine;
  }
}

/** Who stands in a line. Whoever is on this machine may be several. */
export function whoStands({ site, isLocal }: Sender, requestId: string): string {
  return isLocal ? requestId : site;
}
