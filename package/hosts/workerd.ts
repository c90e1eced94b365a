/** Cloudflare Workers and workerd: the module is compiled when the worker is uploaded. */
import { createSharelink } from '../index.ts';
import type { Host } from '../sequence/session.ts';
import module from './sharelink.wasm';

export * from '../index.ts';

export const workerdHost: Host = {
  compile: async () => module,
  // workerd refuses the options that concern cookies and referrers; it has neither.
  requestInit: {},
  connectionError: () => undefined,
};

export const { loadCore, parseLink, peek, remove, reveal, share } = createSharelink(workerdHost);
