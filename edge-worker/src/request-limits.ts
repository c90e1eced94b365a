/** How many requests a client may make, so that none can take the worker, or the server behind it, from the others. */
import { core } from './core.ts';
import type { Config } from './env.ts';
import type { ApiRoute } from './outcome-log.ts';

const minuteMs = 60_000;
/** Of the 30 a minute that Infisical Cloud allows this worker for all its clients. */
const cloudRequestsPerMinute = 10;
/** A stranger with many addresses fills no memory; past it the counts begin anew. */
const clientsMax = 100_000;

/** Nobody is one client: who asks from this machine may be a proxy that PROXIES does not name. */
const uncounted: ReadonlySet<string> = new Set(['', '127.0.0.1', '0:0:0:0::/64']);

export class RequestLimits {
  readonly #own: MinuteCounts;
  readonly #cloud: MinuteCounts | undefined;
  readonly #shared: RateLimit | undefined;

  /** @param shared counts in place of this process, where the platform can. */
  constructor({ requestsPerMinute, backend }: Pick<Config, 'requestsPerMinute' | 'backend'>, shared?: RateLimit) {
    this.#own = new MinuteCounts(requestsPerMinute);
    const isCloud = backend.kind === 'upstream' && isInfisicalCloud(backend.server);
    this.#cloud = isCloud ? new MinuteCounts(cloudRequestsPerMinute) : undefined;
    this.#shared = shared;
  }

  /** @returns how many seconds this client has to wait; undefined where it may ask. */
  async waitSeconds(network: string, route: ApiRoute | undefined, nowMs: number): Promise<number | undefined> {
    if (uncounted.has(network)) return undefined;
    const isFree = this.#shared ? (await this.#shared.limit({ key: network })).success : this.#own.take(network, nowMs);
    const asksServer = route !== undefined && route !== 'acknowledge';
    const hasShare = !isFree || !this.#cloud || !asksServer || this.#cloud.take(network, nowMs);
    return isFree && hasShare ? undefined : Math.ceil((minuteMs - (nowMs % minuteMs)) / 1000);
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
