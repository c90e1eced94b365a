/** Cloudflare Workers and workerd: the modules are compiled when the worker is uploaded. */
import { createArgon2idLoader, stretchInKept } from '../core/argon2id.ts';
import { createSharelink } from '../index.ts';
import type { Host } from '../sequence/session.ts';
import simd from './argon2id.wasm';
import scalar from './argon2id-scalar.wasm';
import module from './sharelink.wasm';

export * from '../index.ts';

export const workerdHost: Host = {
  compile: async () => module,
  loadArgon2id: createArgon2idLoader(async (name) => (name === 'argon2id' ? simd : scalar), stretchInKept),
  // workerd refuses the options that concern cookies and referrers; it has neither.
  requestInit: {},
  connectionError: () => undefined,
};

export const { loadCore, parseLink, peek, remove, reveal, share, stretch } = createSharelink(workerdHost);
