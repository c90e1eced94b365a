/** Lets one after the other in, for each key apart: who holds one key up holds up no other. */
export class Turns {
  readonly #waiting = new Map<string, { last: Promise<unknown>; count: number }>();
  readonly #waitingMax: number;

  /** @param waitingMax how many may be in or wait for one key. */
  constructor(waitingMax: number) {
    this.#waitingMax = waitingMax;
  }

  /** @returns undefined where too many wait already. */
  take<Result>(key: string, work: () => Promise<Result>): Promise<Result> | undefined {
    const line = this.#waiting.get(key) ?? { last: Promise.resolve(), count: 0 };
    if (line.count >= this.#waitingMax) return undefined;
    line.count += 1;
    this.#waiting.set(key, line);
    const mine = line.last.then(work).finally(() => {
      line.count -= 1;
      if (line.count === 0) this.#waiting.delete(key);
    });
    line.last = mine.catch(() => {});
    return mine;
  }
}
