/** What the Emscripten glue's factory takes and gives. */
export type ModuleFactory<Raw> = (options: {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
}) => Promise<Raw>;

/** @param module the compiled wasm file, however the host gets it. */
export function instantiate<Raw>(createModule: ModuleFactory<Raw>, module: WebAssembly.Module): Promise<Raw> {
  return new Promise((resolve, reject) => {
    createModule({
      instantiateWasm: (imports, done) => {
        // The glue waits for ever where this fails: reject beside it.
        WebAssembly.instantiate(module, imports)
          .then((instance) => done(instance, module))
          .catch(reject);
        return {};
      },
    }).then(resolve, reject);
  });
}
