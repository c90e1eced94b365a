/** How many long bodies are read at once: who sends them, and never their end, fills no memory. */
const bodiesMax = { all: 32, ofOne: 2 };

export class LongBodies {
  readonly #counts = new Map<string, number>();
  #count = 0;

  /** @returns what is to be called once the body is there; undefined where too many are on their way. */
  enter(who: string): (() => void) | undefined {
    const ofOne = this.#counts.get(who) ?? 0;
    if (this.#count >= bodiesMax.all || ofOne >= bodiesMax.ofOne) return undefined;
    this.#count += 1;
    this.#counts.set(who, ofOne + 1);
    return () => {
      this.#count -= 1;
      const left = (this.#counts.get(who) ?? 0) - 1;
      if (left > 0) this.#counts.set(who, left);
      else this.#counts.delete(who);
    };
  }
}
