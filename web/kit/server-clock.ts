/** The server's clock, read once from an answer and carried on by this page's own: the device's date may be wrong. */
export interface ServerClock {
  /** Milliseconds since 1970. */
  nowMs(): number;
}

/** @param serverTimeMs the server's clock when its answer arrived, which is now. */
export function startServerClock(serverTimeMs: number, elapsedMs = () => performance.now()): ServerClock {
  const startMs = elapsedMs();
  return { nowMs: () => serverTimeMs + elapsedMs() - startMs };
}
