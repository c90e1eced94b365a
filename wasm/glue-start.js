// Stands at the start of the glue that Emscripten writes.

// Whoever loads the module instantiates it, and so hears of a failure; the glue itself would not tell.
// biome-ignore lint/correctness/noUnusedVariables: the rest of the glue takes it for the global one.
var WebAssembly = { instantiate: Module.instantiate };

// In place of the glue's own, which throws a bare string.
abort = () => {
  throw new Error('The sharelink core has stopped.');
};
