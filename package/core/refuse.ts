/**
 * Refuses what only a program without types can pass. The pages' own calls have types: they are built without this.
 *
 * misuse   the sentence that says how it is called, or false.
 * throws   TypeError with that sentence.
 */
export function refuse(misuse: () => string | false): void {
  const fix = misuse();
  if (fix) throw new TypeError(fix);
}
