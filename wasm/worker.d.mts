/** The glue that Emscripten writes for bindings.cpp and bindings_worker.cpp. */
import type { ModuleFactory } from './instantiate.ts';
import type { RawWorkerCore } from './worker-core.ts';

declare const createModule: ModuleFactory<RawWorkerCore>;
export default createModule;
