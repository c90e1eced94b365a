import { loadWorkerCore } from '../../wasm/worker-core.ts';
import module from './worker.wasm';

/** One instance for each isolate, shared by the stateless worker and its Durable Objects. */
export const core = await loadWorkerCore(module);
