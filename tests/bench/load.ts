/** Sends accesses to a process on this machine, a few at once, and tells what they took. */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

export const atOnce = 16;
const ticksPerSecond = 100;

export interface Target {
  readonly name: string;
  readonly origin: string;
  /** Whose processor time counts, with that of their children. */
  readonly pids: readonly number[];
  readonly pathOf: () => string;
}

export interface Load {
  readonly perSecond: number;
  readonly cpuMicroseconds: number;
  /** Milliseconds of each access, the quickest first. */
  readonly latencies: readonly number[];
}

export async function load({ origin, pids, pathOf }: Target, count: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const latencies: number[] = [];
  let left = count;
  const client = async () => {
    while (left-- > 0) {
      const begin = performance.now();
      await post(origin + pathOf(), agent);
      latencies.push(performance.now() - begin);
    }
  };
  const cpuBefore = cpuSecondsOf(pids);
  const begin = performance.now();
  await Promise.all(Array.from({ length: atOnce }, client));
  const seconds = (performance.now() - begin) / 1000;
  agent.destroy();
  return {
    perSecond: count / seconds,
    cpuMicroseconds: ((cpuSecondsOf(pids) - cpuBefore) / count) * 1e6,
    latencies: latencies.sort((a, b) => a - b),
  };
}

/** @param part from 0 to 1. */
export function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.round((sorted.length - 1) * part)] ?? Number.NaN;
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

/** What processes have used of the CPU so far; Linux only. */
function cpuSecondsOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + cpuSeconds(pid), 0);
}

function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  // Its own, in both modes, and that of its children that have ended.
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  return children.reduce((sum, child) => sum + childSeconds(Number(child)), ticks / ticksPerSecond);
}

function childSeconds(pid: number): number {
  try {
    return cpuSeconds(pid);
  } catch {
    return 0; // it has ended meanwhile, and its parent has its time
  }
}

/** What a process holds of the memory now. */
export function memoryMegabytes(pid: number): number {
  const [, kilobytes = ''] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
