import { env as bindings } from 'cloudflare:workers';
import { createRequestId, refuse, secure } from './answer.ts';
import { access, type Call, create, peek } from './api.ts';
import type { Backend } from './backend.ts';
import { createEmbedded } from './embedded.ts';
import { type Env, readConfig } from './env.ts';
import { sendAsset, sendPage } from './page.ts';
import { findRoute, type Match, type Route } from './route.ts';
import { createUpstream } from './upstream.ts';

export { ShareObject } from './share-object.ts';
export { StoreLedger } from './store-ledger.ts';

interface Handler {
  readonly serve: (call: Call) => Response | Promise<Response>;
  /** When the server that the worker stands in front of gets the request instead. */
  readonly origin: 'never' | 'asked_for' | 'always';
}

const get = ['GET', 'HEAD'];
const post = ['POST'];

const routes: readonly Route<Handler>[] = [
  { methods: get, path: '/', handler: { serve: sendPage, origin: 'always' } },
  { methods: get, path: '/shared/secret/:id', handler: { serve: sendPage, origin: 'asked_for' } },
  { methods: get, path: '/shared/sealed/:id', handler: { serve: sendPage, origin: 'never' } },
  { methods: get, path: '/s/:id', handler: { serve: sendPage, origin: 'never' } },
  { methods: get, path: '/shared/static/:file', handler: { serve: sendAsset, origin: 'never' } },
  // Infisical's own page asks for it; not an id.
  { methods: get, path: '/api/v1/shared-secrets/branding', handler: { serve: sendUnknown, origin: 'always' } },
  { methods: get, path: '/api/v1/shared-secrets/:id', handler: { serve: peek, origin: 'never' } },
  { methods: post, path: '/api/v1/shared-secrets/:id/access', handler: { serve: access, origin: 'never' } },
  { methods: post, path: '/api/v1/shared-secrets/public', handler: { serve: create, origin: 'never' } },
  { methods: get, path: '/healthz', handler: { serve: sendHealth, origin: 'never' } },
];

const backend = createBackend(bindings as Env);

function createBackend(env: Env): Backend | undefined {
  const config = readConfig(env);
  switch (config.kind) {
    case 'misconfigured':
      for (const problem of config.problems) console.error(`sharelink: ${problem}`);
      return undefined;
    case 'embedded':
      return createEmbedded(config, env);
    case 'upstream':
      return createUpstream(config);
  }
}

export default {
  fetch(request: Request, _env: unknown, ctx: ExecutionContext): Promise<Response> {
    const answer = respond(request);
    // An access that has been sent on runs to its end, whatever becomes of the client.
    ctx.waitUntil(answer);
    return answer;
  },
};

async function respond(request: Request): Promise<Response> {
  const requestId = createRequestId();
  try {
    if (!backend) return secure(request, refuse('server_error', requestId));
    // A Host header can be no host.
    if (!URL.canParse(request.url)) return secure(request, refuse('refused', requestId, { status: 400 }));
    const url = new URL(request.url);
    const match = findRoute(routes, request.method, url.pathname);
    const forwarded = await forward(backend, match, request, url);
    return forwarded ?? secure(request, await serve(backend, match, request, requestId));
  } catch (error) {
    // A message could repeat what was asked for.
    console.error(`sharelink: ${error instanceof Error ? error.name : 'error'} in a request`);
    return secure(request, refuse('server_error', requestId));
  }
}

/** @returns the origin's answer, or undefined where the request is the worker's own. */
async function forward(
  { forward }: Backend,
  match: Match<Handler>,
  request: Request,
  url: URL,
): Promise<Response | undefined> {
  if (!forward) return undefined;
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

async function serve(backend: Backend, match: Match<Handler>, request: Request, requestId: string): Promise<Response> {
  switch (match.kind) {
    case 'found': {
      const { handler, param } = match;
      return withoutBodyForHead(request, await handler.serve({ request, requestId, param, backend }));
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
