/** How many requests a client may make, so that none can take the worker, or the server behind it, from the others. */
import { core } from '../core.ts';
import type { Client } from '../settings/client.ts';
import type { Config } from '../settings/config.ts';
import type { ApiRoute } from './outcome-log.ts';

const minuteMs = 60_000;
/** Of the 30 a minute that Infisical Cloud allows this worker for all its clients; of one site, which has many networks. */
const cloudRequestsPerMinute = 10;
/** A stranger with many addresses fills no memory; past it the counts begin anew. */
const clientsMax = 100_000;

/** How many clients of one site, each in a network of its own, may ask as often as they like. */
const networksOfSite = 4;

export class RequestLimits {
  readonly #own: MinuteCounts;
  readonly #sites: MinuteCounts;
  readonly #cloud: MinuteCounts | undefined;
  readonly #shared: RateLimit | undefined;

  /** @param shared counts in place of this process, where the platform can. */
  constructor({ requestsPerMinute, backend }: Pick<Config, 'requestsPerMinute' | 'backend'>, shared?: RateLimit) {
    this.#own = new MinuteCounts(requestsPerMinute);
    this.#sites = new MinuteCounts(requestsPerMinute * networksOfSite);
    const isCloud = backend.kind === 'upstream' && isInfisicalCloud(backend.server);
    this.#cloud = isCloud ? new MinuteCounts(cloudRequestsPerMinute) : undefined;
    this.#shared = shared;
  }

  /** @returns how many seconds this client has to wait; undefined where it may ask. */
  async waitSeconds(client: Client, route: ApiRoute | undefined, nowMs: number): Promise<number | undefined> {
    const { network, site, isLocal } = client;
    if (isLocal) return undefined;
    const isFree = this.#shared ? (await this.#shared.limit({ key: network })).success : this.#takeOwn(client, nowMs);
    const asksServer = route !== undefined && route !== 'acknowledge';
    const hasShare = !isFree || !this.#cloud || !asksServer || this.#cloud.take(site, nowMs);
    return isFree && hasShare ? undefined : Math.ceil((minuteMs - (nowMs % minuteMs)) / 1000);
  }

  #takeOwn({ network, site }: Client, nowMs: number): boolean {
    return this.#own.take(network, nowMs) && (site === network || this.#sites.take(site, nowMs));
  }
}

class MinuteCounts {
  readonly #max: number;
  readonly #counts = new Map<string, number>();
  #minute = 0;

  constructor(max: number) {
    this.#max = max;
  }

  /** @returns false where this client has had all that it gets in this minute. */
  take(network: string, nowMs: number): boolean {
    const minute = Math.floor(nowMs / minuteMs);
    if (minute !== this.#minute || this.#counts.size >= clientsMax) this.#counts.clear();
    this.#minute = minute;
    const count = (this.#counts.get(network) ?? 0) + 1;
    this.#counts.set(network, count);
    return count <= this.#max;
  }
}

function isInfisicalCloud(server: string): boolean {
  return ['us', 'eu'].some((name) => {
    const parsed = core.parseServer(name);
    return parsed.kind === 'server' && parsed.server === server;
  });
}
