/** Cloudflare Workers and self-hosted workerd. */
import { env } from 'cloudflare:workers';
import { createEmbedded } from './src/embedded.ts';
import type { Env } from './src/env.ts';
import { createApp } from './src/index.ts';
import { createUpstream } from './src/upstream.ts';

export { ShareObject } from './src/share-object.ts';
export { StoreLedger } from './src/store-ledger.ts';

export default createApp(env as Env, { upstream: createUpstream, embedded: createEmbedded });
