/** Runs the slow key derivation where it freezes nothing, and can be cancelled. */
import { createLinkKey, type LinkKey, linkKeyBytes } from '../core/link-key.ts';
import type { OpeningCore } from '../core/opening-core.ts';
import type { Keys } from '../core/values.ts';
import type { Failure, Operation } from '../types.ts';

/** What a thread is sent, once. It answers with the result of `deriveSent`, once. */
export interface DeriveMessage<Source> {
  readonly module: WebAssembly.Module;
  readonly source: Source;
  /** The bytes of the source's link key, which no copy of it has. */
  readonly key?: Uint8Array<ArrayBuffer> | undefined;
}

/** The core whose module the thread is given. */
export type DerivingCore<Source> = Pick<OpeningCore, 'buildFailure'> & { deriveKeys(source: Source): Keys | Failure };

/** A started thread of hosts/*-thread.ts. */
export interface DeriveThread {
  /** @throws where the thread cannot start or ends without an answer. */
  run(message: DeriveMessage<unknown>): Promise<Keys | Failure>;
  stop(): void;
}

export interface DeriveOptions {
  readonly operation: Operation;
  readonly signal: AbortSignal | undefined;
  /** Absent where the host has no threads. */
  readonly startThread: (() => DeriveThread) | undefined;
}

/**
 * Derives keys: in a thread where there is a password to stretch and the host has threads, else in place.
 *
 * @returns the keys, a failure of `deriveKeys`, or `cancelled`.
 */
export async function deriveKeys<
  Source extends { readonly key?: LinkKey | undefined; readonly password?: string | undefined },
>(
  core: DerivingCore<Source>,
  module: WebAssembly.Module,
  source: Source,
  { operation, signal, startThread }: DeriveOptions,
): Promise<Keys | Failure> {
  const cancelled = (): Failure => ({ ...core.buildFailure(operation, 'cancelled'), viewSpent: 'no' });
  if (signal?.aborted) return cancelled();
  if (!source.password || !startThread) return core.deriveKeys(source);
  const key = source.key && linkKeyBytes(source.key);
  let thread: DeriveThread | undefined;
  let cancel = () => {};
  const aborted = new Promise<Failure>((resolve) => {
    cancel = () => resolve(cancelled());
    signal?.addEventListener('abort', cancel, { once: true });
  });
  try {
    thread = startThread();
    return await Promise.race([thread.run({ module, source, key }), aborted]);
  } catch {
    // A page policy or a bundler can keep threads from starting: slower is better than not at all.
    return core.deriveKeys(source);
  } finally {
    signal?.removeEventListener('abort', cancel);
    thread?.stop();
  }
}

/** What a thread does with its message. */
export function deriveSent<Source extends object>(
  core: DerivingCore<Source>,
  { source, key }: DeriveMessage<Source>,
): Keys | Failure {
  const derived = core.deriveKeys(key ? { ...source, key: createLinkKey(key) } : source);
  key?.fill(0);
  return derived;
}
