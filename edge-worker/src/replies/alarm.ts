/** When a shard is woken to erase what is over. What is due later waits for the call that comes anyway. */
export class Alarm {
  readonly #set: (timeMs: number) => void;
  #atMs = Number.POSITIVE_INFINITY;

  /** @param set asks for a call then, in place of what was asked for before. */
  constructor(set: (timeMs: number) => void) {
    this.#set = set;
  }

  wakeAt(timeMs: number): void {
    if (timeMs >= this.#atMs) return;
    this.#atMs = timeMs;
    this.#set(timeMs);
  }

  /** The call has come. */
  rang(): void {
    this.#atMs = Number.POSITIVE_INFINITY;
  }
}
