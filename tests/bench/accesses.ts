/** Accesses to several targets, in turns: what each takes, against the first. */
import { atOnce, load, percentile, type Target } from './load.ts';
import { type Group, isQuick, summarize } from './rounds.ts';

const figureNames = ['perSecond', 'cpuMicroseconds', 'p50', 'p99'] as const;
type FigureName = (typeof figureNames)[number];
/** One of each round. */
type Figures = Readonly<Record<FigureName, number[]>>;

export interface Turns {
  readonly rounds: number;
  readonly accessesPerRound: number;
  /** Until all is compiled and warm. */
  readonly warmUpAccesses: number;
  /** Which figure the chart shows. */
  readonly shown: 'cpuMicroseconds' | 'p50';
}

/** Many enough for the clock of a process's CPU, which ticks a hundred times a second. */
export const usualTurns: Turns = {
  rounds: isQuick ? 3 : 9,
  accessesPerRound: isQuick ? 100 : 600,
  warmUpAccesses: isQuick ? 100 : 600,
  shown: 'cpuMicroseconds',
};

/** @returns how many accesses each target gets in all. */
export function accessesOf({ rounds, accessesPerRound, warmUpAccesses }: Turns): number {
  return warmUpAccesses + rounds * accessesPerRound;
}

export async function compareAccesses(title: string, targets: readonly Target[], turns: Turns): Promise<Group> {
  const figures = targets.map((): Figures => ({ perSecond: [], cpuMicroseconds: [], p50: [], p99: [] }));
  for (const target of targets) await load(target, turns.warmUpAccesses);
  for (let round = 0; round < turns.rounds; round += 1) {
    for (const [i, target] of targets.entries()) {
      const { perSecond, cpuMicroseconds, latencies } = await load(target, turns.accessesPerRound);
      figures[i]?.perSecond.push(perSecond);
      figures[i]?.cpuMicroseconds.push(cpuMicroseconds);
      figures[i]?.p50.push(percentile(latencies, 0.5));
      figures[i]?.p99.push(percentile(latencies, 0.99));
    }
  }
  console.log(`\n${title}, ${atOnce} at once`);
  const rows = targets.map(({ name }, i) => {
    const [own, first] = [summarizeAll(figures[i]), summarizeAll(figures[0])];
    print(name, own, first);
    const { ms: median, spread } = own[turns.shown];
    return { name, ratio: median / first[turns.shown].ms, spread };
  });
  return { title, rows };
}

type Summary = Readonly<Record<FigureName, ReturnType<typeof summarize>>>;

function summarizeAll(figures: Figures | undefined): Summary {
  return Object.fromEntries(figureNames.map((name) => [name, summarize(figures?.[name] ?? [])])) as unknown as Summary;
}

function print(name: string, own: Summary, first: Summary): void {
  const told = (figure: FigureName, digits: number) => {
    const ratio = (own[figure].ms / first[figure].ms).toFixed(2);
    const spread = (own[figure].spread * 100).toFixed(0);
    return `${own[figure].ms.toFixed(digits).padStart(6)} (x ${ratio}, spread ${spread} %)`;
  };
  console.log(
    `  ${name.padEnd(36)} ${told('perSecond', 0)} a second  ${told('cpuMicroseconds', 0)} µs of CPU  ` +
      `${told('p50', 1)} ms, p99 ${own.p99.ms.toFixed(1)} ms`,
  );
}
