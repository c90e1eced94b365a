/** The worker's object for one share, out of its runtime: with a storage in memory and a ledger that only listens. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { openMemorySql } from '../../edge-worker/src/memory-sql.ts';
import type { RequestLimits } from '../../edge-worker/src/request-limits.ts';
import type { ShareObject } from '../../edge-worker/src/share-object.ts';
import type { Sql } from '../../edge-worker/src/sql.ts';
import type { UpstreamAccesses } from '../../edge-worker/src/upstream-accesses.ts';
import { compiledGlue } from '../../tools/compiled-glue.ts';
import type { WorkerCore } from '../../wasm/worker-core.ts';

const root = dirname(dirname(import.meta.dirname));

/** What the runtime gives the worker, as plain modules. */
const runtime: Plugin = {
  name: 'runtime',
  setup({ onResolve, onLoad }) {
    const modules: Record<string, string> = {
      'cloudflare:workers': 'export class DurableObject { constructor(ctx, env) { this.ctx = ctx; this.env = env; } }',
      './worker.wasm': `import { readFileSync } from 'node:fs';
        export default new WebAssembly.Module(readFileSync('${root}/dist/worker/worker.wasm'));`,
    };
    onResolve({ filter: /^(cloudflare:workers|\.\/worker\.wasm)$/ }, ({ path }) => ({ path, namespace: 'runtime' }));
    onLoad({ filter: /.*/, namespace: 'runtime' }, ({ path }) => ({ contents: modules[path] ?? '' }));
  },
};

interface Loaded {
  readonly ShareObject: new (ctx: unknown, env: unknown) => ShareObject;
  /** The core that the object uses. */
  readonly core: WorkerCore;
}

export function loadShareObject(): Promise<Loaded> {
  return loadSource("export { ShareObject } from './share-object.ts'; export { core } from './core.ts';");
}

export async function loadRequestLimits(): Promise<typeof RequestLimits> {
  return (await loadSource<{ RequestLimits: typeof RequestLimits }>("export * from './request-limits.ts';"))
    .RequestLimits;
}

interface LoadedAccesses {
  readonly UpstreamAccesses: typeof UpstreamAccesses;
  readonly core: WorkerCore;
}

export function loadUpstreamAccesses(): Promise<LoadedAccesses> {
  return loadSource("export * from './upstream-accesses.ts'; export { core } from './core.ts';");
}

/** Modules of the worker, on Node.js. */
async function loadSource<Exports>(contents: string): Promise<Exports> {
  const outDir = mkdtempSync(join(tmpdir(), 'sharelink-object-'));
  try {
    const outfile = join(outDir, 'share-object.mjs');
    const stdin = { contents, resolveDir: join(root, 'edge-worker/src') };
    const plugins = [runtime, compiledGlue];
    await build({ stdin, outfile, plugins, bundle: true, format: 'esm', platform: 'node', target: 'node22' });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

export class MemoryStorage {
  readonly rows = new Map<string, unknown>();
  #tables = openMemorySql();
  alarmMs: number | undefined;
  readonly kv = {
    get: (key: string) => this.rows.get(key),
    put: (key: string, value: unknown) => void this.rows.set(key, structuredClone(value)),
    delete: (key: string) => this.rows.delete(key),
  };
  readonly sql: Sql = { exec: (query, ...bindings) => this.#tables.exec(query, ...bindings) };

  transactionSync<Result>(closure: () => Result): Result {
    return closure();
  }

  async getAlarm(): Promise<number | null> {
    return this.alarmMs ?? null;
  }

  async setAlarm(timeMs: number): Promise<void> {
    this.alarmMs = timeMs;
  }

  /** The runtime's, from compatibility date 2026-02-24 on: it takes the alarm too. */
  async deleteAll(): Promise<void> {
    this.rows.clear();
    this.#tables = openMemorySql();
    this.alarmMs = undefined;
  }
}
