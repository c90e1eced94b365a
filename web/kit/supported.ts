/** Whether this browser has what the pages need, but for WebAssembly: that can be forbidden too. */
export function isSupported(): boolean {
  return typeof AbortSignal.timeout === 'function';
}
