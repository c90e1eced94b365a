/** Parts of the worker, out of their runtime: with a storage in memory. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { createEmbedded } from '../../edge-worker/src/embedded/embedded.ts';
import type { StoreShard } from '../../edge-worker/src/embedded/store-shard.ts';
import type { access } from '../../edge-worker/src/http/api.ts';
import type { RequestLimits } from '../../edge-worker/src/http/request-limits.ts';
import type { Sql } from '../../edge-worker/src/replies/sql.ts';
import { openMemorySql } from '../../edge-worker/src/runtimes/memory-sql.ts';
import type { UpstreamAccesses } from '../../edge-worker/src/upstream/upstream-accesses.ts';
import type { UpstreamShard } from '../../edge-worker/src/upstream/upstream-shard.ts';
import type { WorkerCore } from '../../edge-worker/src/worker-core.ts';
import { compiledGlue } from '../../tools/compiled-glue.ts';

const root = dirname(dirname(import.meta.dirname));

/** What the runtime gives the worker, as plain modules. */
const runtime: Plugin = {
  name: 'runtime',
  setup({ onResolve, onLoad }) {
    const modules: Record<string, string> = {
      'cloudflare:workers': 'export class DurableObject { constructor(ctx, env) { this.ctx = ctx; this.env = env; } }',
    };
    const wasm = (path: string) => `import { readFileSync } from 'node:fs';
      export default new WebAssembly.Module(readFileSync('${join(root, 'dist/worker', path)}'));`;
    onResolve({ filter: /^(cloudflare:workers|\.\/[\w-]+\.wasm)$/ }, ({ path }) => ({ path, namespace: 'runtime' }));
    onLoad({ filter: /.*/, namespace: 'runtime' }, ({ path }) => ({ contents: modules[path] ?? wasm(path) }));
  },
};

interface Loaded {
  readonly StoreShard: new (ctx: unknown, env: unknown) => StoreShard;
  /** The core that the shard uses. */
  readonly core: WorkerCore;
}

export function loadStoreShard(): Promise<Loaded> {
  return loadSource("export { StoreShard } from './embedded/store-shard.ts'; export { core } from './core.ts';");
}

export async function loadRequestLimits(): Promise<typeof RequestLimits> {
  return (await loadSource<{ RequestLimits: typeof RequestLimits }>("export * from './http/request-limits.ts';"))
    .RequestLimits;
}

export async function loadWorkersCore(): Promise<WorkerCore> {
  return (await loadSource<{ core: WorkerCore }>("export { core } from './core.ts';")).core;
}

interface LoadedAccesses {
  readonly UpstreamAccesses: typeof UpstreamAccesses;
  readonly core: WorkerCore;
}

export function loadUpstreamAccesses(): Promise<LoadedAccesses> {
  return loadSource("export * from './upstream/upstream-accesses.ts'; export { core } from './core.ts';");
}

interface LoadedKeyHolders {
  readonly access: typeof access;
  readonly createEmbedded: typeof createEmbedded;
  readonly UpstreamShard: new (ctx: unknown, env: unknown) => UpstreamShard;
  readonly core: WorkerCore;
}

/** Whatever holds keys for the time of one request, but the embedded store's shard. */
export function loadKeyHolders(): Promise<LoadedKeyHolders> {
  return loadSource(`
    export { access } from './http/api.ts';
    export { createEmbedded } from './embedded/embedded.ts';
    export { UpstreamShard } from './upstream/upstream-shard.ts';
    export { core } from './core.ts';`);
}

/** Modules of the worker, on Node.js. */
async function loadSource<Exports>(contents: string): Promise<Exports> {
  const outDir = mkdtempSync(join(tmpdir(), 'sharelink-parts-'));
  try {
    const outfile = join(outDir, 'parts.mjs');
    const stdin = { contents, resolveDir: join(root, 'edge-worker/src') };
    const plugins = [runtime, compiledGlue];
    await build({ stdin, outfile, plugins, bundle: true, format: 'esm', platform: 'node', target: 'node22' });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

export class MemoryStorage {
  readonly #tables = openMemorySql();
  alarmMs: number | undefined;
  /** What the runtime says of its size; a test can set it. */
  databaseSize = 0;
  readonly sql: Sql & { readonly databaseSize: number };

  constructor() {
    const storage = this;
    this.sql = {
      exec: (query, ...bindings) => this.#tables.exec(query, ...bindings),
      get databaseSize() {
        return storage.databaseSize;
      },
    };
  }

  transactionSync<Result>(closure: () => Result): Result {
    return closure();
  }

  async setAlarm(timeMs: number): Promise<void> {
    this.alarmMs = timeMs;
  }
}
