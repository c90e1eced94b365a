/** An Infisical server behind the worker. What the worker asks it itself, it asks once. */
import { responseBytesMax } from '../../wasm/read-bytes.ts';
import type { Failure, HttpRequest, Operation } from '../../wasm/types.ts';
import type { Acknowledgement, Relayed, Reply } from '../../wasm/worker-core.ts';
import type { Access, Backend, SealedReply } from './backend.ts';
import { core } from './core.ts';
import type { UpstreamConfig } from './env.ts';
import { readBody } from './read-body.ts';

const uncached = { cacheTtl: -1 };
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Opens shares one at a time for each id and keeps granted replies; see upstream-accesses.ts. */
export interface Shard {
  access(access: Access): Promise<Reply | SealedReply>;
  acknowledge(acknowledgement: Acknowledgement): Promise<void>;
}

/** @param shardOf the shard that an id falls to, always the same one. */
export function createUpstream(
  config: UpstreamConfig,
  shardOf: (id: string) => Shard,
  keepsReplies: Backend['keepsReplies'],
): Backend {
  const { server } = config;
  return {
    // Infisical's own.
    limits: { valueCharsMax: 10_000, lifetimeMinMs: 5 * 60 * 1000 },
    keepsReplies,

    peek: (id, requestId) => ask(config, 'peek', core.buildPeek({ server, id }), id, requestId),

    access: (access) => shardOf(access.id).access(access),

    acknowledge: (id, acknowledgement) => shardOf(id).acknowledge(acknowledgement),

    refuseCreate: () => undefined,

    create({ value, password, lifetimeMs, maxViews }, requestId) {
      const share = {
        value: decoder.decode(value),
        password: decoder.decode(password),
        expiresIn: String(lifetimeMs),
        maxViews: maxViews ?? ('unlimited' as const),
      };
      return ask(config, 'create', core.buildCreate(server, share), '', requestId);
    },

    forward(request, { pathname, search }) {
      const onServer = new Request(`${server}${pathname}${search}`, request);
      return fetch(onServer, { redirect: 'manual', cf: uncached });
    },
  };
}

export function askUpstream(config: UpstreamConfig, { id, password, requestId }: Access): Promise<Relayed> {
  const request = core.buildUpstreamAccess(config.server, id, password, '');
  return ask(config, 'access', request, id, requestId);
}

async function ask(
  { timeoutMs }: UpstreamConfig,
  operation: Operation,
  request: HttpRequest | Failure,
  id: string,
  requestId: string,
): Promise<Relayed> {
  const fail = (code: Failure['kind']) => core.relayFailure(operation, code, id, requestId);
  if (request.kind !== 'request') return fail(request.kind);
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers.map(([name, value]): [string, string] => [name, value]),
      ...(request.body && { body: request.body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      cf: uncached,
    });
    const body = await readBody(response, responseBytesMax);
    if (!body) return fail('response_too_large');
    return core.relayResponse(operation, { status: response.status, headers: response.headers, body }, id, requestId);
  } catch {
    // workerd says the same of a refused connection and of one that was cut after the server had counted the view.
    return fail('reply_lost');
  }
}
