/** Cloudflare Workers and self-hosted workerd. */
import { env } from 'cloudflare:workers';
import { createApp } from './src/app.ts';
import { createEmbedded } from './src/embedded/embedded.ts';
import type { StoreEnvironment, StoreShard } from './src/embedded/store-shard.ts';
import { shardName } from './src/replies/shards.ts';
import type { EmbeddedConfig, UpstreamConfig } from './src/settings/config.ts';
import { createUpstream } from './src/upstream/upstream.ts';
import type { UpstreamShard } from './src/upstream/upstream-shard.ts';

export { StoreLedger } from './src/embedded/store-ledger.ts';
export { StoreShard } from './src/embedded/store-shard.ts';
export { UpstreamShard } from './src/upstream/upstream-shard.ts';

/** What config.capnp or wrangler.jsonc binds. */
interface Bindings extends StoreEnvironment {
  readonly STORE_SHARD: DurableObjectNamespace<StoreShard>;
  readonly UPSTREAM_SHARD: DurableObjectNamespace<UpstreamShard>;
  readonly REQUEST_LIMIT?: RateLimit;
}

const bindings = env as Bindings;
const upstreamShardOf = (id: string) => bindings.UPSTREAM_SHARD.getByName(shardName('upstream', id));
const backends = {
  upstream: (config: UpstreamConfig) => createUpstream(config, upstreamShardOf, 'until_fetched'),
  embedded: (config: EmbeddedConfig) => createEmbedded(config, bindings.STORE_SHARD),
};
const app = createApp(bindings, backends, bindings.REQUEST_LIMIT);

export default {
  ...app,
  // Closed at once: this is no proxy. Without it workerd prints a line for each CONNECT of a stranger.
  connect: (socket: { close(): Promise<void> }) => socket.close(),
};
