/** Sends accesses to a process on this machine, a few at once, and tells what they took. */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

export const atOnce = 16;
const ticksPerSecond = 100;

export interface Target {
  readonly name: string;
  readonly origin: string;
  readonly pid: number;
  readonly pathOf: () => string;
}

export interface Load {
  readonly perSecond: number;
  readonly cpuMicroseconds: number;
  /** Milliseconds of each access, the quickest first. */
  readonly latencies: readonly number[];
}

export async function load({ origin, pid, pathOf }: Target, count: number): Promise<Load> {
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
  const cpuBefore = cpuSeconds(pid);
  const begin = performance.now();
  await Promise.all(Array.from({ length: atOnce }, client));
  const seconds = (performance.now() - begin) / 1000;
  agent.destroy();
  return {
    perSecond: count / seconds,
    cpuMicroseconds: ((cpuSeconds(pid) - cpuBefore) / count) * 1e6,
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

/** What a process has used of the CPU so far; Linux only. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** What a process holds of the memory now. */
export function memoryMegabytes(pid: number): number {
  const [, kilobytes = ''] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
