/** What the Emscripten glue's factory takes and gives. */
export type ModuleFactory<Raw> = (options: {
  readonly wasm: WebAssembly.Module;
  /** Called by glue-start.js. */
  instantiate(module: WebAssembly.Module, imports: WebAssembly.Imports): Promise<WebAssembly.Instance>;
}) => Promise<Raw>;

/** @param module the compiled wasm file, however the host gets it. */
export function instantiate<Raw>(createModule: ModuleFactory<Raw>, module: WebAssembly.Module): Promise<Raw> {
  return new Promise((resolve, reject) => {
    createModule({
      wasm: module,
      // The glue waits for ever where the promise is rejected: reject beside it.
      instantiate: (wasm, imports) =>
        new Promise((instantiated) => {
          WebAssembly.instantiate(wasm, imports).then(instantiated, reject);
        }),
    }).then(resolve, reject);
  });
}
