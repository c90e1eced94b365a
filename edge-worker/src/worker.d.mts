/** The glue that Emscripten writes for all four files of bindings. */
import type { ModuleFactory } from '../../package/core/instantiate.ts';
import type { RawWorkerCore } from './worker-core.ts';

declare const createModule: ModuleFactory<RawWorkerCore>;
export default createModule;
