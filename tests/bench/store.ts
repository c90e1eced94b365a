/** What an access to the own store takes as the store grows, values get longer and shares have more views; and its memory. */
import { accessPath, createShare, type NewShare } from '../edge-worker/client.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { accessesOf, compareAccesses, type Turns, usualTurns } from './accesses.ts';
import { load, memoryMegabytes, type Target } from './load.ts';
import { type Group, isQuick } from './rounds.ts';

const shareCounts = isQuick ? [10, 100, 1000] : [10, 1000, 100_000];
const valueBytes = [1000, 30_000, 2 ** 20];
const viewCounts = [1, 10, 100, 1000];
const creatorsAtOnce = 32;
/** A slow machine gets fewer shares, and the row says how many. */
const creatingMs = 10 * 60_000;
const turns: Turns = { ...usualTurns, shown: 'p50' };
/** A round of megabytes would take long, and is long enough with fewer. */
const longTurns: Turns = { ...turns, accessesPerRound: isQuick ? 20 : 100, warmUpAccesses: isQuick ? 20 : 100 };
/** With SHARELINK_PROOF as long as docs/proof.md tells. */
const loadMinutes = process.env.SHARELINK_PROOF ? 10 : isQuick ? 0.05 : 0.25;
const looks = 6;

export async function benchStore(): Promise<Group[]> {
  return [await benchShareCounts(), await benchValueBytes(), await benchViewCounts()];
}

async function benchShareCounts(): Promise<Group> {
  const stores: TestWorker[] = [];
  try {
    const targets: Target[] = [];
    for (const count of shareCounts) {
      const store = await startStore();
      stores.push(store);
      const ids = await createMany(store, count);
      targets.push(targetOf(`sharelink, ${ids.length} shares`, store, ids));
    }
    const group = await compareAccesses(
      'Time of an access to the own store, by the number of its shares',
      targets,
      turns,
    );
    const [, middle] = targets;
    if (middle) await watchMemory(middle);
    return group;
  } finally {
    await Promise.all(stores.map((store) => store.stop()));
  }
}

function benchValueBytes(): Promise<Group> {
  return withStore(async (store) => {
    const targets: Target[] = [];
    for (const bytes of valueBytes) {
      const ids = await createMany(store, 10, { secretValue: 'x'.repeat(bytes) });
      targets.push(targetOf(`sharelink, ${bytes} bytes`, store, ids));
    }
    return compareAccesses('Time of an access to the own store, by the length of its value', targets, longTurns);
  });
}

/** Each share is opened until its last view, whose access erases it. */
function benchViewCounts(): Promise<Group> {
  return withStore(async (store) => {
    const targets: Target[] = [];
    for (const maxViews of viewCounts) {
      const ids = await createMany(store, Math.ceil(accessesOf(turns) / maxViews), { maxViews });
      targets.push(targetOf(`sharelink, ${maxViews} ${maxViews === 1 ? 'view' : 'views'}`, store, ids, maxViews));
    }
    return compareAccesses('Time of an access to the own store, by the views of a share', targets, turns);
  });
}

function startStore(): Promise<TestWorker> {
  return startEmbedded({ REQUESTS_PER_MINUTE: '1000000', STORE_BYTES_MAX: String(2 ** 40) });
}

async function withStore<Result>(use: (store: TestWorker) => Promise<Result>): Promise<Result> {
  const store = await startStore();
  try {
    return await use(store);
  } finally {
    await store.stop();
  }
}

async function createMany({ origin }: TestWorker, count: number, share: NewShare = {}): Promise<string[]> {
  const ids: string[] = [];
  let left = count;
  const endMs = performance.now() + creatingMs;
  const creator = async () => {
    while (left-- > 0 && performance.now() < endMs) ids.push(await createShare(origin, share));
  };
  await Promise.all(Array.from({ length: creatorsAtOnce }, creator));
  return ids;
}

/** @param each how often a share is opened before the next one's turn. */
function targetOf(name: string, { origin, pid }: TestWorker, ids: readonly string[], each = 1): Target {
  let accesses = 0;
  return { name, origin, pids: [pid], pathOf: () => accessPath(ids[Math.floor(accesses++ / each) % ids.length] ?? '') };
}

async function watchMemory(target: Target): Promise<void> {
  const [pid = 0] = target.pids;
  console.log(`\nMemory of the own store over ${loadMinutes} minutes of load`);
  const megabytes = [memoryMegabytes(pid)];
  let accesses = 0;
  const begin = performance.now();
  while (megabytes.length <= looks) {
    await load(target, 100);
    accesses += 100;
    if (performance.now() - begin < (megabytes.length / looks) * loadMinutes * 60_000) continue;
    megabytes.push(memoryMegabytes(pid));
  }
  console.log(`  ${megabytes.map((size) => size.toFixed(0)).join(', ')} MB, after ${accesses} accesses`);
}
