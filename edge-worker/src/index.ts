import { createRequestId, refuse, secure } from './answer.ts';
import { access, acknowledge, type Call, create, peek, remove } from './api.ts';
import type { Backend } from './backend.ts';
import { clientNetwork } from './client-network.ts';
import { addCors, answerPreflight, preflightMethod } from './cors.ts';
import { type Config, type EmbeddedConfig, type Env, readConfig, type UpstreamConfig } from './env.ts';
import { sendFormStyle, sendPageOrForm, showForm, showSealedForm, submitForm } from './form.ts';
import { isAllowedHost } from './hosts.ts';
import { sendOpenApi } from './openapi.ts';
import { type ApiRoute, logOutcome } from './outcome-log.ts';
import { sendAsset, sendDamagedPage, sendPage, sendPageSettings, sendShareLimits, sendSharePage } from './page.ts';
import { RequestLimits } from './request-limits.ts';
import { createRouter, type Match } from './route.ts';

interface Handler {
  readonly serve: (call: Call) => Response | Promise<Response>;
  /** When the server that the worker stands in front of gets the request instead. */
  readonly origin: 'never' | 'asked_for' | 'always';
  /** Which request of the API it answers; the outcomes of these are logged. */
  readonly api?: ApiRoute;
  /** Which request of the API it makes by itself; it is limited as that is. */
  readonly asks?: ApiRoute;
  /** Whether pages of listed origins may send it. */
  readonly cors?: 'listed';
}

const get = ['GET', 'HEAD'];
const post = ['POST'];

const findRoute = createRouter<Handler>([
  { methods: get, path: '/', handler: { serve: sendPage, origin: 'always' } },
  {
    methods: get,
    path: '/shared/secret/:id',
    handler: { serve: sendPageOrForm('/shared/secret'), origin: 'asked_for' },
  },
  { methods: get, path: '/shared/sealed/:id', handler: { serve: sendPageOrForm('/shared/sealed'), origin: 'never' } },
  { methods: get, path: '/s/:id', handler: { serve: sendPageOrForm('/shared/secret'), origin: 'never' } },
  { methods: get, path: '/shared/secret', handler: { serve: sendDamagedPage, origin: 'never' } },
  { methods: get, path: '/shared/sealed', handler: { serve: sendDamagedPage, origin: 'never' } },
  { methods: get, path: '/s', handler: { serve: sendDamagedPage, origin: 'never' } },
  { methods: get, path: '/shared/secret/:id/form', handler: { serve: showForm, origin: 'never', asks: 'peek' } },
  { methods: post, path: '/shared/secret/:id/form', handler: { serve: submitForm, origin: 'never', asks: 'access' } },
  { methods: get, path: '/shared/sealed/:id/form', handler: { serve: showSealedForm, origin: 'never' } },
  { methods: get, path: '/shared/no-script.css', handler: { serve: sendFormStyle, origin: 'never' } },
  { methods: get, path: '/share', handler: { serve: sendSharePage, origin: 'never' } },
  { methods: get, path: '/share/limits', handler: { serve: sendShareLimits, origin: 'never' } },
  { methods: get, path: '/sharelink.json', handler: { serve: sendPageSettings, origin: 'never' } },
  { methods: get, path: '/shared/static/:file', handler: { serve: sendAsset, origin: 'never' } },
  // Infisical's own page asks for it; not an id.
  { methods: get, path: '/api/v1/shared-secrets/branding', handler: { serve: sendUnknown, origin: 'always' } },
  {
    methods: get,
    path: '/api/v1/shared-secrets/:id',
    handler: { serve: peek, origin: 'never', api: 'peek', cors: 'listed' },
  },
  {
    methods: post,
    path: '/api/v1/shared-secrets/:id/access',
    handler: { serve: access, origin: 'never', api: 'access', cors: 'listed' },
  },
  {
    methods: post,
    path: '/api/v1/shared-secrets/:id/acknowledge',
    handler: { serve: acknowledge, origin: 'never', api: 'acknowledge', cors: 'listed' },
  },
  {
    methods: ['DELETE'],
    path: '/api/v1/shared-secrets/:id',
    handler: { serve: remove, origin: 'always', api: 'remove' },
  },
  {
    methods: post,
    path: '/api/v1/shared-secrets/public',
    handler: { serve: create, origin: 'never', api: 'create', cors: 'listed' },
  },
  { methods: get, path: '/healthz', handler: { serve: sendHealth, origin: 'never' } },
  { methods: get, path: '/openapi.json', handler: { serve: sendOpenApi, origin: 'never' } },
]);

/** The back ends that a runtime can offer. */
export interface Backends {
  upstream(config: UpstreamConfig, env: Env): Backend;
  embedded?(config: EmbeddedConfig, env: Env): Backend;
}

export interface App {
  fetch(request: Request, env: unknown, ctx: Pick<ExecutionContext, 'waitUntil'>): Promise<Response>;
}

interface Service extends Omit<Config, 'kind' | 'backend'> {
  readonly backend: Backend;
  readonly limits: RequestLimits;
}

export function createApp(env: Env, backends: Backends): App {
  const service = createService(env, backends);
  return {
    fetch(request, _env, ctx) {
      const answer = respond(service, request);
      // An access that has been sent on runs to its end, whatever becomes of the client.
      ctx.waitUntil(answer);
      return answer;
    },
  };
}

function createService(env: Env, backends: Backends): Service | undefined {
  const config = readConfig(env, Object.keys(backends));
  if (config.kind === 'misconfigured') {
    for (const problem of config.problems) console.error(`sharelink: ${problem}`);
    return undefined;
  }
  const backend =
    config.backend.kind === 'upstream'
      ? backends.upstream(config.backend, env)
      : backends.embedded?.(config.backend, env);
  return backend && { ...config, backend, limits: new RequestLimits(config, env.REQUEST_LIMIT) };
}

async function respond(service: Service | undefined, request: Request): Promise<Response> {
  const requestId = createRequestId();
  try {
    if (!service) return secure(request, refuse('server_error', requestId));
    // A Host header can be no host.
    const url = URL.parse(request.url);
    if (!url) return secure(request, refuse('refused', requestId, { status: 400 }));
    if (!isAllowedHost(service.hosts, url)) return secure(request, refuse('refused', requestId, { status: 421 }));
    const preflight = answerAsked(service, request, url);
    if (preflight) return secure(request, preflight);
    const match = findRoute(request.method, url.pathname);
    const forwarded = forward(service.backend, match, request, url);
    if (!forwarded) return secure(request, await serve(service, match, request, requestId));
    return await forwarded.catch(() => secure(request, refuse('network_unreachable', requestId)));
  } catch (error) {
    // A message could repeat what was asked for.
    console.error(`sharelink: ${error instanceof Error ? error.name : 'error'} in a request`);
    return secure(request, refuse('server_error', requestId));
  }
}

/** @returns the answer to a browser that asks for a page of a listed origin whether it may use the API. */
function answerAsked({ corsOrigins }: Service, request: Request, url: URL): Response | undefined {
  const method = preflightMethod(corsOrigins, request);
  const match = method && findRoute(method, url.pathname);
  if (!method || !match || match.kind !== 'found' || !match.handler.cors) return undefined;
  return addCors(corsOrigins, request, answerPreflight(method));
}

/** @returns the origin's answer, or undefined where the request is the worker's own. */
function forward(
  { forward }: Backend,
  match: Match<Handler>,
  request: Request,
  url: URL,
): Promise<Response> | undefined {
  if (!forward) return undefined;
  if (bringsReplyKeys(match, request)) return undefined;
  if (request.headers.has('authorization') || match.kind !== 'found') return forward(request, url);
  switch (match.handler.origin) {
    case 'always':
      return forward(request, url);
    case 'asked_for': {
      if (url.searchParams.get('infisical') !== '1') return undefined;
      const onOrigin = new URL(url);
      onOrigin.searchParams.delete('infisical');
      return forward(request, onOrigin);
    }
    case 'never':
      return undefined;
  }
}

/** Such a request goes no further than to this worker. */
function bringsReplyKeys(match: Match<Handler>, { headers }: Request): boolean {
  return match.kind === 'found' && match.handler.api === 'access' && headers.has('sharelink-reply-key');
}

async function serve(service: Service, match: Match<Handler>, request: Request, requestId: string): Promise<Response> {
  switch (match.kind) {
    case 'found': {
      const { handler, param } = match;
      const { backend, proxies, limits } = service;
      const beganAtMs = Date.now();
      const network = clientNetwork(request, proxies);
      const retryAfterSeconds = await limits.waitSeconds(network, handler.api ?? handler.asks, beganAtMs);
      const response =
        retryAfterSeconds === undefined
          ? await handler.serve({ request, requestId, param, backend, network, beganAtMs, settings: service })
          : refuse('rate_limited', requestId, { retryAfterSeconds });
      if (handler.api && service.log === 'outcomes') await logOutcome(handler.api, response, beganAtMs);
      if (handler.api === 'peek' && service.confirm !== 'auto') {
        response.headers.set('sharelink-confirm', service.confirm);
      }
      if (handler.cors) addCors(service.corsOrigins, request, response);
      return withoutBodyForHead(request, response);
    }
    case 'method_not_allowed': {
      const response = refuse('refused', requestId, { status: 405 });
      response.headers.set('allow', match.allow);
      return response;
    }
    case 'unknown':
      return refuse('wrong_server', requestId);
  }
}

function withoutBodyForHead({ method }: Request, response: Response): Response {
  return method === 'HEAD' ? new Response(null, response) : response;
}

function sendUnknown({ requestId }: Call): Response {
  return refuse('wrong_server', requestId);
}

function sendHealth(): Response {
  return new Response('ok\n', { headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' } });
}
