import module from './worker.wasm';
import { loadWorkerCore } from './worker-core.ts';

/** One instance for each isolate, shared by the stateless worker and its Durable Objects. */
export const core = await loadWorkerCore(module);
