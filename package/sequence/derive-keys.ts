/** Derives keys. A password is stretched where that freezes nothing, and can be cancelled. */
import type { Argon2id } from '../core/argon2id.ts';
import type { OpeningCore } from '../core/opening-core.ts';
import type { Keys, Stretch } from '../core/values.ts';
import type { Failure, Operation, WithoutSimd } from '../types.ts';
import { sleep } from './sleep.ts';

/** What a thread is sent, once. It answers with what Argon2id gives, once. */
export interface StretchMessage {
  readonly module: WebAssembly.Module;
  readonly asked: Stretch;
}

/** A started thread of hosts/*-thread.ts. */
export interface StretchThread {
  /** @throws where the thread cannot start or ends without an answer. */
  run(message: StretchMessage): Promise<Uint8Array<ArrayBuffer>>;
  stop(): void;
}

/** Where passwords are stretched. */
export interface StretchHost {
  /** Loads what stretches passwords. @throws where it does not load. */
  loadArgon2id(): Promise<Argon2id>;
  /** Starts a thread that stretches a password; absent where there are none. */
  startThread?(): StretchThread;
}

interface Stretched {
  /** None where memory could not be had. */
  readonly lastBlock: Uint8Array<ArrayBuffer>;
  readonly withoutSimd: WithoutSimd | undefined;
}

/** What came of deriving keys, and how the password was stretched. */
export interface Derived {
  readonly keys: Keys | Failure;
  readonly stretching: { readonly withoutSimd?: WithoutSimd };
}

/** Stretches in a thread where the host has threads, else in place. @returns undefined where it was cancelled. */
export async function stretchPassword(
  host: StretchHost,
  asked: Stretch,
  signal?: AbortSignal,
): Promise<Stretched | undefined> {
  let thread: StretchThread | undefined;
  let cancel = () => {};
  const aborted = new Promise<undefined>((resolve) => {
    cancel = () => resolve(undefined);
    signal?.addEventListener('abort', cancel, { once: true });
  });
  const run = async (): Promise<Stretched | undefined> => {
    const { module, withoutSimd, stretch } = await host.loadArgon2id();
    if (!signal?.aborted && host.startThread) {
      try {
        thread = host.startThread();
        return { lastBlock: await thread.run({ module, asked }), withoutSimd };
      } catch {
        // A page policy or a bundler can keep threads from starting: slower is better than not at all.
      }
    }
    if (signal?.aborted) return undefined;
    const lastBlock = await stretch(asked);
    // Who cancelled while nothing else ran here is heard before anything is sent.
    return (await sleep(0, signal)) ? { lastBlock, withoutSimd } : undefined;
  };
  try {
    return await Promise.race([run(), aborted]);
  } finally {
    signal?.removeEventListener('abort', cancel);
    thread?.stop();
  }
}

/**
 * @returns the keys, a failure of `deriveKeys`, or `cancelled`.
 * @throws where Argon2id does not load.
 */
export async function deriveKeys<Source>(
  core: Pick<OpeningCore, 'buildFailure'> & {
    deriveKeys(source: Source, lastBlock?: Uint8Array): Keys | Stretch | Failure;
  },
  host: StretchHost,
  source: Source,
  { operation, signal }: { readonly operation: Operation; readonly signal: AbortSignal | undefined },
): Promise<Derived> {
  const cancelled = (): Derived => ({
    keys: { ...core.buildFailure(operation, 'cancelled'), viewSpent: 'no' },
    stretching: {},
  });
  if (signal?.aborted) return cancelled();
  const asked = core.deriveKeys(source);
  if (asked.kind !== 'stretch') return { keys: asked, stretching: {} };
  try {
    const done = await stretchPassword(host, asked, signal);
    if (!done) return cancelled();
    const { lastBlock, withoutSimd } = done;
    try {
      const keys = core.deriveKeys(source, lastBlock) as Keys | Failure;
      return { keys, stretching: withoutSimd ? { withoutSimd } : {} };
    } finally {
      lastBlock.fill(0);
    }
  } finally {
    asked.firstBlocks.fill(0);
  }
}
