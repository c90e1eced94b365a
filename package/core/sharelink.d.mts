/** The glue that Emscripten writes for bindings.cpp, bindings_sealed.cpp and bindings_share.cpp. */
import type { ModuleFactory } from './instantiate.ts';
import type { RawCore } from './raw-core.ts';

declare const createModule: ModuleFactory<RawCore>;
export default createModule;
