/** Accesses through the worker against a bare pass-through on the same workerd, in turns. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { startWorkerd, type Workerd } from '../../tools/workerd.ts';
import { accessPath, createShare } from '../edge-worker/client.ts';
import { json, startUpstream } from '../edge-worker/upstream.ts';
import { startEmbedded, startWorker } from '../edge-worker/workerd.ts';
import { summarize } from './rounds.ts';

const atOnce = 16;
const requestsPerRound = 600;
const rounds = 7;
const ticksPerSecond = 100;

interface Target {
  readonly name: string;
  readonly origin: string;
  readonly pid: number;
  readonly pathOf: () => string;
}

export async function benchWorker(): Promise<void> {
  const upstream = await startUpstream();
  upstream.reset(json(200, { id: randomId(), expiresAfterViews: 3, secretValue: 'x'.repeat(200) }));
  const settings = { REQUESTS_PER_MINUTE: '1000000' };
  const behind = { BACKEND: 'upstream', UPSTREAM: upstream.origin, ...settings };
  const bare = await startPassThrough(upstream.origin);
  const worker = await startWorker(behind);
  const store = await startEmbedded(settings);
  try {
    const stored = await Promise.all(Array.from({ length: 50 }, () => createShare(store.origin)));
    let next = 0;
    await compare([
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
}

function startPassThrough(upstream: string): Promise<Workerd> {
  const config = join(import.meta.dirname, 'pass-through.capnp');
  return startWorkerd({ config, settings: { UPSTREAM: upstream }, onOutput: () => {} });
}

async function compare(targets: readonly Target[]): Promise<void> {
  const figures = targets.map(() => ({ perSecond: [] as number[], cpuMicroseconds: [] as number[] }));
  for (const target of targets) await load(target, 200); // compiled and warm
  for (let round = 0; round < rounds; round += 1) {
    for (const [i, target] of targets.entries()) {
      const cpuBefore = cpuSeconds(target.pid);
      const begin = performance.now();
      await load(target, requestsPerRound);
      figures[i]?.perSecond.push(requestsPerRound / ((performance.now() - begin) / 1000));
      figures[i]?.cpuMicroseconds.push(((cpuSeconds(target.pid) - cpuBefore) / requestsPerRound) * 1e6);
    }
  }
  print(targets, figures);
}

function print(
  targets: readonly Target[],
  figures: readonly { perSecond: readonly number[]; cpuMicroseconds: readonly number[] }[],
): void {
  console.log(`\nAccesses through workerd, ${atOnce} at once`);
  const base = figures[0] && {
    rate: summarize(figures[0].perSecond).ms,
    cpu: summarize(figures[0].cpuMicroseconds).ms,
  };
  for (const [i, { name }] of targets.entries()) {
    const rate = summarize(figures[i]?.perSecond ?? []);
    const cpu = summarize(figures[i]?.cpuMicroseconds ?? []);
    const rateRatio = (rate.ms / (base?.rate ?? 1)).toFixed(2);
    const cpuRatio = (cpu.ms / (base?.cpu ?? 1)).toFixed(2);
    const spread = (rate.spread * 100).toFixed(0);
    console.log(
      `  ${name.padEnd(26)} ${rate.ms.toFixed(0).padStart(6)} requests/s (x ${rateRatio}, spread ${spread} %)  ` +
        `${cpu.ms.toFixed(0).padStart(6)} µs of CPU each (x ${cpuRatio})`,
    );
  }
}

/** Sends so many accesses, a few at once. */
async function load({ origin, pathOf }: Target, count: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  let left = count;
  const client = async () => {
    while (left-- > 0) await post(origin + pathOf(), agent);
  };
  await Promise.all(Array.from({ length: atOnce }, client));
  agent.destroy();
}

function post(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', agent, headers: { 'content-type': 'application/json' } });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      if (response.statusCode !== 200) reject(new Error(`answered ${response.statusCode}`));
      response.resume().on('end', resolve);
    });
    outgoing.end('{}');
  });
}

/** What a process has used of the CPU so far; Linux only. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

function randomId(): string {
  return randomBytes(32).toString('base64url');
}
