/** An Infisical server behind the worker. What the worker asks it itself, it asks once. */
import { responseBytesMax } from '../../../package/sequence/read-bytes.ts';
import type { Failure, HttpRequest, Operation } from '../../../package/types.ts';
import type { Access, Backend, SealedReply, Sender } from '../backend.ts';
import { core } from '../core.ts';
import { readBody } from '../read-body.ts';
import type { UpstreamConfig } from '../settings/config.ts';
import type { Acknowledgement, Relayed, Reply } from '../worker-core.ts';

const uncached = { cacheTtl: -1 };
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** What some servers and their frameworks take for the path, in place of the one that was judged here. */
const otherPathHeaders = ['x-original-url', 'x-rewrite-url'];

/** Opens shares one at a time for each id and keeps granted replies; see upstream-accesses.ts. */
export interface Shard {
  access(access: Access): Promise<Reply | SealedReply>;
  acknowledge(acknowledgement: Acknowledgement): Promise<void>;
  /** The share has ended, whatever its replies were told about it. */
  end(id: string): Promise<void>;
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

    async peek(id, sender, requestId) {
      const request = core.buildPeek({ server, id }, { token: sender.credentials.token });
      const relayed = await ask(config, { operation: 'peek', request, id, requestId, sender });
      const hasEnded = relayed.outcome === 'not_found' || relayed.outcome === 'expired';
      if (hasEnded) await shardOf(id).end(id);
      return relayed;
    },

    access: (access) => shardOf(access.id).access(access),

    acknowledge: (id, acknowledgement) => shardOf(id).acknowledge(acknowledgement),

    refuseCreate: () => undefined,

    create({ value, password, lifetimeMs, maxViews }, sender, requestId) {
      const share = {
        value: decoder.decode(value),
        password: decoder.decode(password),
        expiresIn: String(lifetimeMs),
        maxViews: maxViews ?? ('unlimited' as const),
        token: sender.credentials.token,
      };
      return ask(config, { operation: 'create', request: core.buildCreate(server, share), id: '', requestId, sender });
    },

    forward(request, { pathname, search }, address) {
      const onServer = new Request(`${server}${pathname}${search}`, request);
      if (address === '') onServer.headers.delete('x-forwarded-for');
      else onServer.headers.set('x-forwarded-for', address);
      for (const name of otherPathHeaders) onServer.headers.delete(name);
      onServer.headers.delete('expect'); // of the client's connection, on which it has been answered
      return fetch(onServer, { redirect: 'manual', cf: uncached });
    },
  };
}

export function askUpstream(config: UpstreamConfig, access: Access): Promise<Relayed> {
  const { id, password, requestId, credentials } = access;
  const request = core.buildUpstreamAccess(config.server, id, password, credentials.token);
  return ask(config, { operation: 'access', request, id, requestId, sender: access });
}

interface Question {
  readonly operation: Operation;
  readonly request: HttpRequest | Failure;
  readonly id: string;
  readonly requestId: string;
  readonly sender: Sender;
}

async function ask({ timeoutMs }: UpstreamConfig, question: Question): Promise<Relayed> {
  const { operation, request, id, requestId, sender } = question;
  const fail = (code: Failure['kind']) => core.relayFailure(operation, code, id, requestId);
  if (request.kind !== 'request') return fail(request.kind);
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: [...request.headers.map(([name, value]): [string, string] => [name, value]), ...headersOf(sender)],
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

function headersOf({ credentials: { token, organization }, address }: Sender): [name: string, value: string][] {
  const headers: [string, string][] = [];
  if (token !== '' && organization !== '') headers.push(['x-infisical-org', organization]);
  if (address !== '') headers.push(['x-forwarded-for', address]);
  return headers;
}
