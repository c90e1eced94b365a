/** What the Emscripten glue's factory takes and gives. */
export type ModuleFactory<Raw> = (options: {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
  /** For texts out of the module: `text_to_js` in wasm/border.cpp. */
  readonly textDecoder: TextDecoder;
}) => Promise<Raw>;

/** Else a U+FEFF at the start is dropped. */
export const textDecoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** @param module the compiled wasm file, however the host gets it. */
export function instantiate<Raw>(createModule: ModuleFactory<Raw>, module: WebAssembly.Module): Promise<Raw> {
  return new Promise((resolve, reject) => {
    createModule({
      textDecoder,
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
