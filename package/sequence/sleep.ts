/** @returns false where the caller gave up. */
export function sleep(ms: number, signal: AbortSignal | undefined): Promise<boolean> {
  if (signal?.aborted) return Promise.resolve(false);
  return new Promise((resolve) => {
    const timer = setTimeout(() => end(true), ms);
    const abort = () => end(false);
    const end = (slept: boolean) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      resolve(slept);
    };
    signal?.addEventListener('abort', abort, { once: true });
  });
}
