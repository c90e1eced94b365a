import type { Backend } from './backend.ts';
import { core } from './core.ts';
import { type Answer, confine, createRequestId, refuse, secure, send } from './http/answer.ts';
import { access, acknowledge, type Call, create, peek, remove, sendUnknown } from './http/api.ts';
import { belowBasePath, isBelowUnnamed, movedBelow, sayOutside, sayUnnamed } from './http/base-path.ts';
import { sendFormStyle, sendNoFormStyle, sendPageOrForm, showForm, showSealedForm, submitForm } from './http/form.ts';
import { sendForm, unreachablePage } from './http/form-page.ts';
import { agreesWithHost } from './http/host-header.ts';
import { LongBodies } from './http/long-bodies.ts';
import { sayWrongHost, sayWrongSettings, warnOfHost } from './http/not-set-up.ts';
import { sendOpenApi } from './http/openapi.ts';
import { type ApiRoute, logOutcome } from './http/outcome-log.ts';
import {
  sendAsset,
  sendDamagedPage,
  sendNotFound,
  sendPage,
  sendPageSettings,
  sendShareLimits,
  sendSharePage,
  wantsPage,
} from './http/page.ts';
import { RequestLimits } from './http/request-limits.ts';
import { createRouter, inLowerCase, isAmbiguous, isUnder, type Match } from './http/route.ts';
import { namesSharesOddly, pathsWithin } from './http/share-spelling.ts';
import { type Client, clientOf } from './settings/client.ts';
import {
  type Config,
  type EmbeddedConfig,
  type Environment,
  type Misconfigured,
  readConfig,
  type UpstreamConfig,
} from './settings/config.ts';
import { addCors, answerPreflight, preflightMethod } from './settings/cors.ts';
import { isAllowedHost } from './settings/hosts.ts';

interface Handler {
  readonly serve: (call: Call) => Answer | Response | Promise<Answer | Response>;
  /** When the request is passed on to the server that the worker stands in front of; `legacy`: with LEGACY_API=pass. */
  readonly passesOn: 'never' | 'asked_for' | 'legacy' | 'always';
  /** The origin's answer is no document of this host, and runs as no script here. */
  readonly confines?: true;
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
  { methods: get, path: '/', handler: { serve: sendPage, passesOn: 'always' } },
  // Before the ids: the page asks for it beside itself.
  { methods: get, path: '/shared/secret/no-script.css', handler: { serve: sendFormStyle, passesOn: 'never' } },
  { methods: get, path: '/shared/sealed/no-script.css', handler: { serve: sendNoFormStyle, passesOn: 'never' } },
  { methods: get, path: '/s/no-script.css', handler: { serve: sendFormStyle, passesOn: 'never' } },
  {
    methods: get,
    path: '/shared/secret/:id',
    handler: { serve: sendPageOrForm('/shared/secret'), passesOn: 'asked_for' },
  },
  { methods: get, path: '/shared/sealed/:id', handler: { serve: sendPageOrForm('/shared/sealed'), passesOn: 'never' } },
  { methods: get, path: '/s/:id', handler: { serve: sendPageOrForm('/shared/secret'), passesOn: 'never' } },
  { methods: get, path: '/shared/secret', handler: { serve: sendDamagedPage, passesOn: 'never' } },
  { methods: get, path: '/shared/sealed', handler: { serve: sendDamagedPage, passesOn: 'never' } },
  { methods: get, path: '/s', handler: { serve: sendDamagedPage, passesOn: 'never' } },
  { methods: get, path: '/shared/secret/:id/form', handler: { serve: showForm, passesOn: 'never', asks: 'peek' } },
  { methods: post, path: '/shared/secret/:id/form', handler: { serve: submitForm, passesOn: 'never', asks: 'access' } },
  { methods: get, path: '/shared/sealed/:id/form', handler: { serve: showSealedForm, passesOn: 'never' } },
  { methods: get, path: '/share', handler: { serve: sendSharePage, passesOn: 'never' } },
  { methods: get, path: '/share/limits', handler: { serve: sendShareLimits, passesOn: 'never', cors: 'listed' } },
  { methods: get, path: '/sharelink.json', handler: { serve: sendPageSettings, passesOn: 'never' } },
  { methods: get, path: '/shared/static/:file', handler: { serve: sendAsset, passesOn: 'never' } },
  // Infisical's own pages ask for these; no ids.
  { methods: 'any', path: '/api/v1/shared-secrets/branding', handler: { serve: sendUnknown, passesOn: 'always' } },
  { methods: 'any', path: '/api/v1/shared-secrets/requests', handler: { serve: sendUnknown, passesOn: 'always' } },
  // An image that the page shows: whatever an organization has uploaded.
  {
    methods: get,
    path: '/api/v1/shared-secrets/public/:id/branding/:file',
    handler: { serve: sendUnknown, passesOn: 'always', confines: true },
  },
  // Where older versions open shares, and newer ones still do: around turns, limits and kept replies.
  ...['/:id/access', '/shared/:id/access', '/public/:id', '/shared/public/:id'].map((path) => ({
    methods: 'any' as const,
    path: `/api/v1/secret-sharing${path}`,
    handler: { serve: sendLegacyRefusal, passesOn: 'legacy' as const },
  })),
  {
    methods: get,
    path: '/api/v1/shared-secrets/:id',
    handler: { serve: peek, passesOn: 'never', api: 'peek', cors: 'listed' },
  },
  {
    methods: post,
    path: '/api/v1/shared-secrets/:id/access',
    handler: { serve: access, passesOn: 'never', api: 'access', cors: 'listed' },
  },
  {
    methods: post,
    path: '/api/v1/shared-secrets/:id/acknowledge',
    handler: { serve: acknowledge, passesOn: 'never', api: 'acknowledge', cors: 'listed' },
  },
  {
    methods: ['DELETE'],
    path: '/api/v1/shared-secrets/:id',
    handler: { serve: remove, passesOn: 'always', api: 'remove' },
  },
  {
    methods: post,
    path: '/api/v1/shared-secrets/public',
    handler: { serve: create, passesOn: 'never', api: 'create', cors: 'listed' },
  },
  { methods: get, path: '/healthz', handler: { serve: sendHealth, passesOn: 'never' } },
  { methods: get, path: '/openapi.json', handler: { serve: sendOpenApi, passesOn: 'never' } },
]);

/** Nothing below them is shown a page of the origin, whose scripts could read the key in a link's end. */
const sealedFolders = ['/shared/sealed', '/s'];
const ownFolders = [...sealedFolders, '/shared/secret'];

/** The back ends that a runtime can offer. */
export interface Backends {
  upstream(config: UpstreamConfig): Backend;
  embedded?(config: EmbeddedConfig): Backend;
}

export interface App {
  fetch(request: Request, env: unknown, ctx: Pick<ExecutionContext, 'waitUntil'>): Promise<Response>;
}

interface Service extends Omit<Config, 'kind' | 'backend'> {
  readonly backend: Backend;
  readonly limits: RequestLimits;
  readonly longBodies: LongBodies;
  readonly kind: 'service';
  warnedOfProxy: boolean;
  warnedOfHost: boolean;
}

/** @param sharedLimit counts requests for a whole place of Cloudflare's network; elsewhere each process counts for itself. */
export function createApp(environment: Environment, backends: Backends, sharedLimit?: RateLimit): App {
  const service = createService(environment, backends, sharedLimit);
  return {
    fetch(request, _env, ctx) {
      const answer = respond(service, request);
      // An access that has been sent on runs to its end, whatever becomes of the client.
      ctx.waitUntil(answer);
      return answer;
    },
  };
}

function createService(
  environment: Environment,
  backends: Backends,
  sharedLimit: RateLimit | undefined,
): Service | Misconfigured {
  const config = readConfig(environment, Object.keys(backends));
  if (config.kind === 'misconfigured') {
    for (const problem of config.problems) console.error(`sharelink: ${problem}`);
    return config;
  }
  const backend =
    config.backend.kind === 'upstream' ? backends.upstream(config.backend) : backends.embedded?.(config.backend);
  const limits = new RequestLimits(config, sharedLimit);
  if (!backend) return { kind: 'misconfigured', problems: [] };
  const warned = { warnedOfProxy: false, warnedOfHost: false };
  return { ...config, kind: 'service', backend, limits, longBodies: new LongBodies(), ...warned };
}

async function respond(service: Service | Misconfigured, request: Request): Promise<Response> {
  const requestId = createRequestId();
  try {
    if (service.kind === 'misconfigured')
      return secure(request, sayWrongSettings(request, requestId, service.problems));
    // A Host header can be no host, or several.
    const asked = URL.parse(request.url);
    if (!asked || !agreesWithHost(request, asked))
      return secure(request, refuse('refused', requestId, { status: 400 }));
    if (!isAllowedHost(service.hosts, asked)) {
      warnOfHost(service);
      return secure(request, sayWrongHost(request, requestId));
    }
    const url = belowBasePath(service.basePath, asked);
    if (!url) return secure(request, sayOutside(request, requestId, service.basePath));
    const preflight = answerAsked(service, request, url);
    if (preflight) return secure(request, preflight);
    const client = clientOf(request, service.proxies);
    warnOfProxy(service, client);
    const match = findRoute(request.method, url.pathname);
    const forwarded = forward(service, match, request, url, client);
    if (!forwarded) return secure(request, await serve(service, match, request, url, client, requestId));
    return await forwarded.catch(() => secure(request, sayUnreachable(service, request, requestId)));
  } catch (error) {
    // A message could repeat what was asked for.
    console.error(`sharelink: ${error instanceof Error ? error.name : 'error'} in a request`);
    return secure(request, refuse('server_error', requestId));
  }
}

/** @returns the answer to a browser that asks for a page of a listed origin whether it may use the API. */
function answerAsked({ corsOrigins }: Service, request: Request, url: URL): Response | undefined {
  const method = preflightMethod(corsOrigins, request);
  // Browsers spell it as they will send it.
  const match = method === method?.toUpperCase() && method && findRoute(method, url.pathname);
  if (!method || !match || match.kind !== 'found' || !match.handler.cors) return undefined;
  return addCors(corsOrigins, request, answerPreflight(method));
}

/** Once: its clients count as one, and an operator who meant otherwise would not see why. */
function warnOfProxy(service: Service, { isUnlistedProxy }: Client): void {
  if (!isUnlistedProxy || service.warnedOfProxy) return;
  service.warnedOfProxy = true;
  console.warn('sharelink: x-forwarded-for comes from an address that PROXIES does not list: it is not believed');
}

/** @returns the origin's answer, or undefined where the request is the worker's own. */
function forward(
  { backend, basePath, forwardClient, legacyApi }: Service,
  match: Match<Handler>,
  request: Request,
  url: URL,
  client: Client,
): Promise<Response> | undefined {
  if (!backend.forward || isOwn(match) || isAmbiguous(url.pathname) || namesSharesOddly(url.pathname)) return undefined;
  const isAskedFor = match.kind === 'found' && match.handler.passesOn === 'asked_for';
  if (isUnder(isAskedFor ? sealedFolders : ownFolders, url.pathname)) return undefined;
  const address = forwardClient === 'address' ? client.address : '';
  // A proxy behind can be told to know a share's path in any letters, below any other, and with anything behind it.
  const spellings = pathsWithin(request.method, inLowerCase(url.pathname));
  const matches = [match, ...spellings.map((spelling) => findRoute(request.method, spelling))];
  const goOn = (to: URL) => {
    const answer = backend.forward?.(request, to, address).then((response) => movedBelow(basePath, response));
    return matches.some(isConfined) ? answer?.then(confine) : answer;
  };
  switch (match.kind) {
    case 'unknown':
    case 'method_not_allowed':
      return matches.every(isServers) ? goOn(url) : undefined;
    case 'found':
      break;
  }
  switch (match.handler.passesOn) {
    case 'always':
      return matches.every(isServers) ? goOn(url) : undefined;
    case 'legacy':
      return legacyApi === 'pass' ? goOn(url) : undefined;
    case 'asked_for': {
      if (url.searchParams.get('infisical') !== '1') return undefined;
      const onOrigin = new URL(url);
      onOrigin.searchParams.delete('infisical');
      return goOn(onOrigin);
    }
    case 'never':
      return undefined;
  }
}

/** Most requests are: of these nothing else is looked at. */
function isOwn(match: Match<Handler>): boolean {
  return match.kind === 'found' && match.handler.passesOn === 'never';
}

/** Whether nothing of it is the worker's own. */
function isServers(match: Match<Handler>): boolean {
  switch (match.kind) {
    case 'unknown':
      return true;
    case 'method_not_allowed':
      return match.handlers.every(({ passesOn }) => passesOn === 'always');
    case 'found':
      return match.handler.passesOn === 'always';
  }
}

function isConfined(match: Match<Handler>): boolean {
  if (match.kind === 'unknown') return false;
  return match.kind === 'found' ? match.handler.confines === true : match.handlers.some(({ confines }) => confines);
}

async function serve(
  service: Service,
  match: Match<Handler>,
  request: Request,
  { pathname }: URL,
  client: Client,
  requestId: string,
): Promise<Answer | Response> {
  switch (match.kind) {
    case 'found':
      return serveFound(service, match.handler, { request, param: match.param, client, requestId });
    case 'method_not_allowed': {
      const response = send(refuse('refused', requestId, { status: 405 }));
      response.headers.set('allow', match.allow);
      return response;
    }
    case 'unknown':
      if (isUnder(ownFolders, pathname)) return sendDamagedPage({ request, requestId, settings: service });
      if (isUnder(['/api'], pathname)) return refuse('wrong_server', requestId);
      if (!isBelowUnnamed(pathname)) return sendNotFound({ request, requestId, settings: service });
      return sayUnnamed(request, requestId, service.basePath);
  }
}

async function serveFound(
  service: Service,
  handler: Handler,
  asked: Pick<Call, 'request' | 'param' | 'client' | 'requestId'>,
): Promise<Response> {
  const { request, client, requestId } = asked;
  const beganAtMs = Date.now();
  const retryAfterSeconds = await service.limits.waitSeconds(client, handler.api ?? handler.asks, beganAtMs);
  const { backend, longBodies } = service;
  const answer =
    retryAfterSeconds === undefined
      ? await handler.serve({ ...asked, backend, longBodies, beganAtMs, settings: service })
      : refuse('rate_limited', requestId, { retryAfterSeconds });
  const isOfApi = !(answer instanceof Response);
  if (handler.api && isOfApi && service.log === 'outcomes') logOutcome(handler.api, answer, beganAtMs);
  const response = isOfApi ? send(answer) : answer;
  if (handler.api === 'peek' && service.confirm !== 'auto') response.headers.set('sharelink-confirm', service.confirm);
  if (handler.cors) addCors(service.corsOrigins, request, response);
  return withoutBodyForHead(request, response);
}

function sayUnreachable(service: Service, request: Request, requestId: string): Answer | Response {
  if (!wantsPage(request)) return refuse('network_unreachable', requestId);
  return withoutBodyForHead(request, sendForm(service, unreachablePage(), { status: 502, title: 'No answer' }));
}

function withoutBodyForHead({ method }: Request, response: Response): Response {
  return method === 'HEAD' ? new Response(null, response) : response;
}

function sendLegacyRefusal({ requestId, backend }: Call): Answer {
  return backend.forward ? core.buildLegacyRefusal(requestId) : refuse('wrong_server', requestId);
}

function sendHealth(): Response {
  return new Response('ok\n', { headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' } });
}
