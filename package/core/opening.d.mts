/** The glue that Emscripten writes for bindings.cpp and bindings_sealed.cpp. */
import type { ModuleFactory } from './instantiate.ts';
import type { RawOpeningCore } from './raw-core.ts';

declare const createModule: ModuleFactory<RawOpeningCore>;
export default createModule;
