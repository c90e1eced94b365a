/** @returns one in so many, the first one with them; all of them at the full count. */
export const sampled = <T>(all: readonly T[], step: number): readonly T[] =>
  process.env.SHARELINK_PROOF ? all : all.filter((_, i) => i % step === 0);
