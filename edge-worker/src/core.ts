import { createArgon2idLoader, stretchInKept } from '../../package/core/argon2id.ts';
import simd from './argon2id.wasm';
import scalar from './argon2id-scalar.wasm';
import module from './worker.wasm';
import { loadWorkerCore } from './worker-core.ts';

/** One instance for each isolate, shared by the stateless worker and its Durable Objects. */
export const core = await loadWorkerCore(module);

/** What stretches passwords, checked once for each isolate. */
export const loadArgon2id = createArgon2idLoader(async (name) => (name === 'argon2id' ? simd : scalar), stretchInKept);
