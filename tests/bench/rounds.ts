/** Times things against each other: in turns, within one run, so that what disturbs the machine disturbs all alike. */

/** A few rounds of each, to see that all of it runs: SHARELINK_BENCH_QUICK=1. Its figures say little. */
export const isQuick = Boolean(process.env.SHARELINK_BENCH_QUICK);

export interface Contender {
  readonly name: string;
  run(): unknown;
}

export interface Timed {
  readonly name: string;
  /** Milliseconds of one run: the median of all rounds. */
  readonly ms: number;
  /** How far apart the quarter and three-quarter points of the rounds are, as a part of the median. */
  readonly spread: number;
}

/** What the chart shows of it. */
export interface Group {
  readonly title: string;
  readonly rows: readonly Row[];
}

export interface Row {
  readonly name: string;
  /** Against ours: above 1 is more time or more bytes than ours. */
  readonly ratio: number;
  /** Of the rounds, as in `Timed`; absent: it was counted, not timed. */
  readonly spread?: number;
}

/** @param roundMs each contender runs in each round until this time is over. */
export async function timeInTurns(
  contenders: readonly Contender[],
  { rounds = isQuick ? 3 : 9, roundMs = isQuick ? 10 : 150 }: { rounds?: number; roundMs?: number } = {},
): Promise<Timed[]> {
  const times = contenders.map((): number[] => []);
  for (const { run } of contenders) await run(); // compiled and warm
  for (let round = 0; round < rounds; round += 1) {
    for (const [i, { run }] of contenders.entries()) {
      const begin = performance.now();
      let runs = 0;
      do {
        await run();
        runs += 1;
      } while (performance.now() - begin < roundMs);
      times[i]?.push((performance.now() - begin) / runs);
    }
  }
  return contenders.map(({ name }, i) => ({ name, ...summarize(times[i] ?? []) }));
}

export function summarize(values: readonly number[]): { ms: number; spread: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.round((sorted.length - 1) * part)] ?? Number.NaN;
  return { ms: at(0.5), spread: (at(0.75) - at(0.25)) / at(0.5) };
}

/** Prints each against the first, which is ours: above 1 ours is faster. */
export function printRatios(title: string, timed: readonly Timed[]): Group {
  const oursMs = timed[0]?.ms ?? Number.NaN;
  const rows = timed.map(({ name, ms, spread }) => ({ name, ratio: ms / oursMs, spread }));
  console.log(`\n${title}`);
  for (const [i, { name, ms, spread }] of timed.entries()) {
    const ratio = (rows[i]?.ratio ?? Number.NaN).toFixed(2).padStart(7);
    const each = (ms < 1 ? `${(ms * 1000).toFixed(1)} µs` : `${ms.toFixed(1)} ms`).padStart(10);
    console.log(`  ${name.padEnd(34)} ${each}  x${ratio}  spread ${(spread * 100).toFixed(0)} %`);
  }
  return { title, rows };
}
