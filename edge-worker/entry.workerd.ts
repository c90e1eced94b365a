/** Cloudflare Workers and self-hosted workerd. */
import { env } from 'cloudflare:workers';
import { createEmbedded } from './src/embedded.ts';
import type { Env } from './src/env.ts';
import { createApp } from './src/index.ts';
import { shardName } from './src/shards.ts';
import { createUpstream } from './src/upstream.ts';

export { StoreLedger } from './src/store-ledger.ts';
export { StoreShard } from './src/store-shard.ts';
export { UpstreamShard } from './src/upstream-shard.ts';

const app = createApp(env as Env, {
  upstream: (config, { UPSTREAM_SHARD: shards }) =>
    createUpstream(config, (id) => shards.getByName(shardName('upstream', id)), 'until_fetched'),
  embedded: createEmbedded,
});

export default {
  ...app,
  // Closed at once: this is no proxy. Without it workerd prints a line for each CONNECT of a stranger.
  connect: (socket: { close(): Promise<void> }) => socket.close(),
};
