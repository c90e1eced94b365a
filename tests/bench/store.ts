/** The embedded store against the number of its shares, and its memory under load. */
import { accessPath, createShare } from '../edge-worker/client.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { load, memoryMegabytes, percentile, type Target } from './load.ts';

/** Creating a hundred thousand takes an hour, and the long load its ten minutes: with SHARELINK_PROOF only. */
const isLong = Boolean(process.env.SHARELINK_PROOF);
const shareCounts = isLong ? [10, 1000, 100_000] : [10, 1000];
const accessesEach = 1500;
const loadMinutes = isLong ? 10 : 0.25;
const looks = 6;

export async function benchStore(): Promise<void> {
  const store = await startEmbedded({ REQUESTS_PER_MINUTE: '1000000', STORE_BYTES_MAX: String(2 ** 40) });
  try {
    console.log('\nAccesses of the embedded store against the number of its shares');
    const ids: string[] = [];
    for (const count of shareCounts) {
      while (ids.length < count) ids.push(...(await createMany(store, Math.min(50, count - ids.length))));
      const { perSecond, cpuMicroseconds, latencies } = await load(targetOf(store, ids), accessesEach);
      const [p50, p99] = [0.5, 0.99].map((part) => percentile(latencies, part).toFixed(1));
      console.log(
        `  ${String(count).padStart(7)} shares  ${perSecond.toFixed(0).padStart(6)} requests/s  ` +
          `${cpuMicroseconds.toFixed(0).padStart(6)} µs of CPU each  p50 ${p50} ms, p99 ${p99} ms`,
      );
    }
    await watchMemory(targetOf(store, ids.slice(0, 1000)));
  } finally {
    await store.stop();
  }
}

function createMany({ origin }: TestWorker, count: number): Promise<string[]> {
  return Promise.all(Array.from({ length: count }, () => createShare(origin)));
}

function targetOf({ origin, pid }: TestWorker, ids: readonly string[]): Target {
  let next = 0;
  return { name: 'embedded', origin, pid, pathOf: () => accessPath(ids[next++ % ids.length] ?? '') };
}

async function watchMemory(target: Target): Promise<void> {
  console.log(`\nMemory of the embedded store over ${loadMinutes} minutes of load`);
  const megabytes = [memoryMegabytes(target.pid)];
  let accesses = 0;
  const begin = performance.now();
  while (megabytes.length <= looks) {
    await load(target, 100);
    accesses += 100;
    if (performance.now() - begin < (megabytes.length / looks) * loadMinutes * 60_000) continue;
    megabytes.push(memoryMegabytes(target.pid));
  }
  console.log(`  ${megabytes.map((size) => size.toFixed(0)).join(', ')} MB, after ${accesses} accesses`);
}
