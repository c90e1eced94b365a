/** The worker in front of a server, on whatever runtime. */
import { type StandaloneProcess, runtimes as standaloneRuntimes, startStandalone } from './standalone.ts';
import { type Settings, startWorker } from './workerd.ts';

export type Runtime = 'workerd' | keyof typeof standaloneRuntimes;

export const everyRuntime: readonly Runtime[] = [
  'workerd',
  ...(Object.keys(standaloneRuntimes) as (keyof typeof standaloneRuntimes)[]),
];

export function startOn(runtime: Runtime, settings: Settings): Promise<StandaloneProcess> {
  const all = { BACKEND: 'upstream', ...settings };
  return runtime === 'workerd' ? startWorker(all) : startStandalone(runtime, all);
}
