/** An Infisical server behind the worker. What the worker asks it itself, it asks once. */
import { textDecoder } from '../../../package/core/instantiate.ts';
import { responseBytesMax } from '../../../package/sequence/read-bytes.ts';
import type { Failure, HttpRequest, HttpResponse } from '../../../package/types.ts';
import type { Access, Backend, Sender } from '../backend.ts';
import { core } from '../core.ts';
import { readBody } from '../read-body.ts';
import { sealingOf } from '../replies/desk.ts';
import type { UpstreamConfig } from '../settings/config.ts';
import type { Acknowledgement, Asked, NewSealedReply, Reply, SealedReply, ShareId } from '../worker-core.ts';
import { fetchWhileWanted } from './fetch-while-wanted.ts';

const uncached = { cacheTtl: -1 };

/** What some servers and their frameworks take for the path or the method, in place of what was judged here. */
const overridingHeaders = [
  'x-original-url',
  'x-rewrite-url',
  'x-http-method-override',
  'x-http-method',
  'x-method-override',
];

function isRead(name: string): boolean {
  return ['x-forwarded-for', ...overridingHeaders].includes(name.toLowerCase().replaceAll('_', '-'));
}

/** Opens shares one at a time for each id and keeps granted replies; see upstream-accesses.ts. */
export interface Shard {
  access(access: Access): Promise<Reply | SealedReply>;
  acknowledge(acknowledgement: Acknowledgement): Promise<void>;
  /** The share has ended, whatever its replies were told about it. */
  end(id: ShareId): Promise<void>;
}

/** @param shardOf the shard that an id falls to, always the same one. */
export function createUpstream(
  config: UpstreamConfig,
  shardOf: (id: ShareId) => Shard,
  keepsReplies: Backend['keepsReplies'],
): Backend {
  const { server, formKey } = config;
  return {
    // Infisical's own.
    limits: { valueCharsMax: 10_000, lifetimeMinMs: 5 * 60 * 1000 },
    keepsReplies,
    ...(formKey && { formKey }),

    async peek(id, sender, requestId) {
      const request = core.buildPeek({ server, id }, { token: sender.credentials.token });
      const asked = { operation: 'peek' as const, id, requestId };
      const reply = await ask({ config, sender, asked, request, relay: core.relayResponse });
      const hasEnded = reply.outcome === 'not_found' || reply.outcome === 'expired';
      if (hasEnded) await shardOf(id).end(id);
      return reply;
    },

    access: (access) => shardOf(access.id).access(access),

    acknowledge: (id, acknowledgement) => shardOf(id).acknowledge(acknowledgement),

    refuseCreate: () => undefined,

    create({ value, password, lifetimeMs, maxViews }, sender, requestId) {
      const share = {
        value: textDecoder.decode(value),
        password: textDecoder.decode(password),
        expiresIn: String(lifetimeMs),
        maxViews: maxViews ?? ('unlimited' as const),
        token: sender.credentials.token,
      };
      const asked = { operation: 'create' as const, id: undefined, requestId };
      const request = core.buildCreate(server, share);
      return ask({ config, sender, asked, request, relay: core.relayResponse });
    },

    async forward(request, { pathname, search }, address) {
      const onServer = new Request(`${server}${pathname}${search}`, request);
      if (address === '') onServer.headers.delete('x-forwarded-for');
      else onServer.headers.set('x-forwarded-for', address);
      // Some servers read `_` in a name as `-`.
      const names = [...onServer.headers.keys()].filter((name) => name.includes('_'));
      for (const name of [...names.filter(isRead), ...overridingHeaders]) onServer.headers.delete(name);
      onServer.headers.delete('expect'); // of the client's connection, on which it has been answered
      // Workerd sends whatever asks for one as a GET, which was judged as what it is.
      if (request.method !== 'GET') onServer.headers.delete('upgrade');
      const answer = await fetchWhileWanted(onServer, request.signal, { redirect: 'manual', cf: uncached });
      const id = request.method === 'DELETE' && answer.status === 200 ? idIn(pathname) : undefined;
      if (id && (await isRemoved(id, answer.clone(), config.timeoutMs))) await shardOf(id).end(id);
      return answer;
    },
  };
}

/** Of the share that Infisical deletes there, under the path of today or those of before. */
function idIn(pathname: string): ShareId | undefined {
  const [, id] = /^\/api\/v1\/(?:shared-secrets|secret-sharing(?:\/shared)?)\/([^/]+)\/?$/.exec(pathname) ?? [];
  return id === undefined ? undefined : core.parseShareId(id);
}

/** A page with a sign-in is no deletion, whatever its status. */
async function isRemoved(id: ShareId, response: Response, timeoutMs: number): Promise<boolean> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, timeoutMs));
  const body = await Promise.race([readBody(response, responseBytesMax).catch(() => undefined), late]);
  if (!body) return false;
  const asked = { operation: 'remove' as const, id, requestId: '' };
  return core.relayResponse(asked, { status: response.status, headers: response.headers, body }).outcome === 'removed';
}

export function askUpstream(config: UpstreamConfig, access: Access): Promise<Reply | NewSealedReply> {
  const { id, password, requestId, credentials } = access;
  const request = core.buildUpstreamAccess(config.server, id, password, credentials.token);
  const asked = { operation: 'access' as const, id, requestId };
  const relay: Question<Reply | NewSealedReply>['relay'] = (of, response) =>
    core.relayAccess(of, response, sealingOf(access));
  return ask({ config, sender: access, asked, request, relay });
}

interface Question<Answer> {
  readonly config: UpstreamConfig;
  readonly sender: Sender;
  readonly asked: Asked;
  readonly request: HttpRequest | Failure;
  /** Writes the server's answer anew. */
  readonly relay: (asked: Asked, response: HttpResponse) => Answer;
}

async function ask<Answer>({ config, sender, asked, request, relay }: Question<Answer>): Promise<Answer | Reply> {
  if (request.kind !== 'request') return core.relayFailure(asked, request.kind);
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: [...request.headers.map(([name, value]): [string, string] => [name, value]), ...headersOf(sender)],
      ...(request.body && { body: request.body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(config.timeoutMs),
      cf: uncached,
    });
    const body = await readBody(response, responseBytesMax);
    if (!body) return core.relayFailure(asked, 'response_too_large');
    return relay(asked, { status: response.status, headers: response.headers, body });
  } catch {
    // workerd says the same of a refused connection and of one that was cut after the server had counted the view.
    return core.relayFailure(asked, 'reply_lost');
  }
}

function headersOf({ credentials: { token, organization }, address }: Sender): [name: string, value: string][] {
  const headers: [string, string][] = [];
  if (token !== '' && organization !== '') headers.push(['x-infisical-org', organization]);
  if (address !== '') headers.push(['x-forwarded-for', address]);
  return headers;
}
