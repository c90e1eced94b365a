/** An access to the worker's own store beside one to a service on PostgreSQL, and to that service through the worker. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { accessPath, createShare } from '../edge-worker/client.ts';
import { startEmbedded, startWorker } from '../edge-worker/workerd.ts';
import { compareAccesses, usualTurns } from './accesses.ts';
import type { Target } from './load.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import type { Group } from './rounds.ts';

const settings = { REQUESTS_PER_MINUTE: '1000000' };
const shareCount = 50;
/** None runs out of views, and each view is counted. */
const share = { secretValue: 'x'.repeat(200), expiresIn: '60m', maxViews: 1_000_000 };

interface Service {
  readonly origin: string;
  readonly pids: readonly number[];
  stop(): Promise<void>;
}

export async function benchService(): Promise<Group[]> {
  const store = await startEmbedded(settings);
  const service = await startService();
  const worker = service && (await startWorker({ BACKEND: 'upstream', UPSTREAM: service.origin, ...settings }));
  try {
    const targets = [targetOf('sharelink, own store', store, [store.pid], await createMany(store))];
    if (service) targets.push(targetOf('Fastify, PostgreSQL', service, service.pids, await createMany(service)));
    if (service && worker) {
      const pids = [worker.pid, ...service.pids];
      targets.push(targetOf('sharelink in front of these', worker, pids, await createMany(service)));
    }
    return [await compareAccesses('Processor time of an access, all processes of the server', targets, usualTurns)];
  } finally {
    await Promise.all([store.stop(), worker?.stop()]);
    await service?.stop();
  }
}

function createMany({ origin }: { origin: string }): Promise<string[]> {
  return Promise.all(Array.from({ length: shareCount }, () => createShare(origin, share)));
}

function targetOf(
  name: string,
  { origin }: { origin: string },
  pids: readonly number[],
  ids: readonly string[],
): Target {
  let next = 0;
  return { name, origin, pids, pathOf: () => accessPath(ids[next++ % ids.length] ?? '') };
}

/** @returns undefined where there is no PostgreSQL. */
async function startService(): Promise<Service | undefined> {
  const postgres = await startPostgres();
  if (!postgres) return undefined;
  try {
    return await startFastify(postgres);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function startFastify(postgres: Postgres): Promise<Service> {
  const program = join(import.meta.dirname, 'fastify-service.ts');
  const child = spawn(process.execPath, [program, postgres.host, postgres.user], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { NODE_ENV: 'production' },
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = once(child, 'exit').then(() => process.off('exit', kill));
  const lines = createInterface({ input: child.stdout });
  const port = await Promise.race([once(lines, 'line'), ended]);
  if (!Array.isArray(port)) throw new Error('the service ended before it could listen');
  return {
    origin: `http://127.0.0.1:${port[0]}`,
    pids: [child.pid ?? 0, postgres.pid],
    async stop() {
      kill();
      await ended;
      await postgres.stop();
    },
  };
}
