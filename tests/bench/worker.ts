/** Accesses through the worker against a bare pass-through on the same workerd, in turns. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startWorkerd, type Workerd } from '../../tools/workerd.ts';
import { accessPath, createShare } from '../edge-worker/client.ts';
import { json, startUpstream } from '../edge-worker/upstream.ts';
import { startEmbedded, startWorker } from '../edge-worker/workerd.ts';
import { atOnce, load, percentile, type Target } from './load.ts';
import { type Group, summarize } from './rounds.ts';
import { benchStore } from './store.ts';

const requestsPerRound = 600;
const rounds = 7;
/** Compiled and warm. */
const warmUpRequests = 600;

export async function benchWorker(): Promise<Group[]> {
  const upstream = await startUpstream();
  const answer = JSON.stringify({ id: randomId(), expiresAfterViews: 3, secretValue: 'x'.repeat(200) });
  // As Infisical does.
  upstream.reset(json(200, answer, { 'content-length': String(answer.length) }));
  const settings = { REQUESTS_PER_MINUTE: '1000000' };
  const behind = { BACKEND: 'upstream', UPSTREAM: upstream.origin, ...settings };
  const bare = await startPassThrough(upstream.origin);
  const worker = await startWorker(behind);
  const store = await startEmbedded(settings);
  let cost: Group;
  try {
    const stored = await Promise.all(Array.from({ length: 50 }, () => createShare(store.origin)));
    let next = 0;
    cost = await compare([
      { name: 'bare pass-through', ...bare, pathOf: () => accessPath(randomId()) },
      { name: 'sharelink, upstream', origin: worker.origin, pid: worker.pid, pathOf: () => accessPath(randomId()) },
      {
        name: 'sharelink, embedded store',
        origin: store.origin,
        pid: store.pid,
        pathOf: () => accessPath(stored[next++ % stored.length] ?? ''),
      },
    ]);
  } finally {
    await Promise.all([bare.stop('SIGKILL'), worker.stop(), store.stop(), upstream.stop()]);
  }
  await benchStore();
  return [cost];
}

function startPassThrough(upstream: string): Promise<Workerd> {
  const config = join(import.meta.dirname, 'pass-through.capnp');
  return startWorkerd({ config, settings: { UPSTREAM: upstream }, onOutput: () => {} });
}

interface Figures {
  readonly perSecond: number[];
  readonly cpuMicroseconds: number[];
  readonly p50: number[];
  readonly p99: number[];
}

async function compare(targets: readonly Target[]): Promise<Group> {
  const figures = targets.map((): Figures => ({ perSecond: [], cpuMicroseconds: [], p50: [], p99: [] }));
  for (const target of targets) await load(target, warmUpRequests);
  for (let round = 0; round < rounds; round += 1) {
    for (const [i, target] of targets.entries()) {
      const { perSecond, cpuMicroseconds, latencies } = await load(target, requestsPerRound);
      figures[i]?.perSecond.push(perSecond);
      figures[i]?.cpuMicroseconds.push(cpuMicroseconds);
      figures[i]?.p50.push(percentile(latencies, 0.5));
      figures[i]?.p99.push(percentile(latencies, 0.99));
    }
  }
  print(targets, figures);
  const microseconds = figures.map(({ cpuMicroseconds }) => summarize(cpuMicroseconds).ms);
  const ours = microseconds[1] ?? Number.NaN;
  const rows = targets.map(({ name }, i) => ({ name, ratio: (microseconds[i] ?? Number.NaN) / ours }));
  return { title: 'Processor time of an access through workerd', rows };
}

function print(targets: readonly Target[], figures: readonly Figures[]): void {
  console.log(`\nAccesses through workerd, ${atOnce} at once`);
  const [bare] = figures;
  for (const [i, own] of figures.entries()) {
    const median = (values: readonly number[] = []) => summarize(values).ms;
    const ratio = (name: 'perSecond' | 'cpuMicroseconds') => (median(own[name]) / median(bare?.[name])).toFixed(2);
    const spread = (summarize(own.perSecond).spread * 100).toFixed(0);
    console.log(
      `  ${String(targets[i]?.name).padEnd(26)} ` +
        `${median(own.perSecond).toFixed(0).padStart(6)} requests/s (x ${ratio('perSecond')}, spread ${spread} %)  ` +
        `${median(own.cpuMicroseconds).toFixed(0).padStart(6)} µs of CPU each (x ${ratio('cpuMicroseconds')})  ` +
        `p50 ${median(own.p50).toFixed(1)} ms, p99 ${median(own.p99).toFixed(1)} ms`,
    );
  }
}

function randomId(): string {
  return randomBytes(32).toString('base64url');
}
