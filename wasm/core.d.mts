/** The glue that Emscripten writes for bindings.cpp. */
import type { RawCore } from './core.ts';
import type { ModuleFactory } from './instantiate.ts';

declare const createModule: ModuleFactory<RawCore>;
export default createModule;
