import { DurableObject } from 'cloudflare:workers';
import type { Access } from '../backend.ts';
import { type Environment, readConfig, type UpstreamConfig } from '../settings/config.ts';
import type { Acknowledgement, Reply, SealedReply, ShareId } from '../worker-core.ts';
import { askUpstream } from './upstream.ts';
import { UpstreamAccesses } from './upstream-accesses.ts';

/**
 * Serialises the accesses of all ids that fall to it. There is a fixed number of these: an object for each id that
 * someone invents would fill a disk.
 */
export class UpstreamShard extends DurableObject<Environment> {
  readonly #accesses: UpstreamAccesses;

  constructor(ctx: DurableObjectState, env: Environment) {
    super(ctx, env);
    const { storage } = ctx;
    const wakeAt = (timeMs: number) => ctx.waitUntil(storage.setAlarm(timeMs));
    const config = upstreamOf(env);
    this.#accesses = new UpstreamAccesses({ sql: storage.sql, sync: () => storage.sync(), wakeAt }, (access) =>
      askUpstream(config, access),
    );
  }

  async access(access: Access): Promise<Reply | SealedReply> {
    const answer = this.#accesses.access(access).finally(() => access.replyKeys?.keys.fill(0));
    // To its end, whatever becomes of the client.
    this.ctx.waitUntil(answer);
    return answer;
  }

  async acknowledge(acknowledgement: Acknowledgement): Promise<void> {
    this.#accesses.acknowledge(acknowledgement);
  }

  async end(id: ShareId): Promise<void> {
    this.#accesses.end(id);
  }

  async alarm(): Promise<void> {
    this.#accesses.clean();
  }
}

function upstreamOf(env: Environment): UpstreamConfig {
  const config = readConfig(env, ['upstream']);
  if (config.kind === 'misconfigured' || config.backend.kind !== 'upstream') throw new Error('no upstream');
  return config.backend;
}
