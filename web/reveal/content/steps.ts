/** Work that can pause: a page answers its reader between two steps of it, however long the text is. */
export type Steps<Result> = Generator<undefined, Result>;

/** Nobody notices four times as long, which a slow machine makes of it. */
const sliceMs = 12;
/** Between two looks at the clock. */
const stepsAtOnce = 64;

/** @returns the result, with a task of its own for each slice of the work. */
export async function inSlices<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const endMs = performance.now() + sliceMs;
    for (let step = 0; step % stepsAtOnce !== 0 || performance.now() < endMs; step++) {
      const { done, value } = steps.next();
      if (done) return value;
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** @returns the result of all steps at once. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
