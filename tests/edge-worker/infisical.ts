/**
 * An Infisical on loopback that behaves as the recorded one: sessions whose cookie changes with each use, members,
 * lists of e-mails, a counter that races. Its clock is moved by the test.
 */
import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { Accounts, type Image, Refusal } from './infisical-accounts.ts';
import { type NewShare, Shares } from './infisical-shares.ts';
import { json, type SeenRequest, startUpstream, type Upstream } from './upstream.ts';

/**
 * What `POST /api/v1/auth/token` does: as recorded, or what proxies and faults make of it. `lost`: the cookie changes
 * and the answer never arrives; `silence`: nothing happens until `speak()`.
 */
export type TokenRoute = 'recorded' | 'html' | 'error' | 'redirect' | 'silence' | 'lost';

export interface Infisical {
  readonly origin: string;
  /** Requests in order of arrival. */
  readonly seen: Upstream['seen'];
  readonly accounts: Accounts;
  readonly shares: Shares;
  tokenRoute: TokenRoute;
  /** One of before February 2026, which does not know the API. */
  isOld: boolean;
  /** How often each share's value was sent. */
  readonly granted: ReadonlyMap<string, number>;
  /** Moves its clock on. */
  moveOn(ms: number): void;
  /** Answers what `silence` has held back. */
  speak(): void;
  stop(): Promise<void>;
}

const sharesPath = '/api/v1/shared-secrets';

export async function startInfisical(): Promise<Infisical> {
  const upstream = await startUpstream();
  const server = new Server();
  upstream.answer = (response, request) => void server.answer(response, request);
  return Object.assign(server, { origin: upstream.origin, seen: upstream.seen, stop: () => upstream.stop() });
}

class Server {
  tokenRoute: TokenRoute = 'recorded';
  isOld = false;
  readonly accounts = new Accounts(() => this.#now());
  readonly shares = new Shares(() => this.#now());
  readonly granted = new Map<string, number>();
  #movedMs = 0;
  #held: (() => void)[] = [];

  #now(): number {
    return Date.now() + this.#movedMs;
  }

  moveOn(ms: number): void {
    this.#movedMs += ms;
  }

  speak(): void {
    for (const goOn of this.#held.splice(0)) goOn();
  }

  async answer(response: ServerResponse, request: SeenRequest): Promise<void> {
    try {
      await this.#route(response, request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { status, message } = error;
      const reqId = `req-${randomBytes(10).toString('hex').slice(0, 14)}`;
      json(status, { reqId, statusCode: status, message, error: error.error })(response, request);
    }
  }

  async #route(response: ServerResponse, request: SeenRequest): Promise<void> {
    const { method, url } = request;
    const { pathname, searchParams } = new URL(url, 'http://server.invalid');
    const route = `${method} ${pathname}`;
    const send = (body: unknown) => json(200, body)(response, request);
    if (!pathname.startsWith('/api/')) return sendApp(response);
    if (route === 'POST /api/v1/auth/token') return this.#token(response, request);
    if (this.isOld) return sendUnknown(response, request);
    if (route === `GET ${sharesPath}/branding`) return send(this.#branding(searchParams.get('sharedSecretId') ?? ''));
    if (route === `POST ${sharesPath}/public`) return send({ id: this.shares.add(shareOf(request)) });
    const [, branded, image] = /^GET .*\/public\/([^/]+)\/branding\/brand-(logo|favicon)$/.exec(route) ?? [];
    if (branded) return sendImage(response, this.shares.organizationOf(branded)?.branding?.[image as 'logo']);
    const [, id, access] = /^(?:GET|POST) \/api\/v1\/shared-secrets\/([^/]+?)(\/access)?\/?$/.exec(route) ?? [];
    if (!id || (method === 'POST') !== (access !== undefined)) return sendUnknown(response, request);
    const spelling = decodeURIComponent(id);
    const actor = this.accounts.actorOf(url, request.headers);
    if (!access) return send(this.shares.peek(spelling, actor));
    const opened = await this.shares.access(spelling, actor, bodyOf(request).password || undefined);
    this.granted.set(String(opened.id), (this.granted.get(String(opened.id)) ?? 0) + 1);
    send(opened);
  }

  async #token(response: ServerResponse, request: SeenRequest): Promise<void> {
    if (this.tokenRoute === 'silence') await new Promise<void>((resolve) => this.#held.push(resolve));
    if (this.tokenRoute === 'html') return sendApp(response);
    if (this.tokenRoute === 'error') throw new Refusal(500, 'InternalServerError', 'Something went wrong');
    if (this.tokenRoute === 'redirect') return void response.writeHead(302, { location: '/login' }).end();
    const [, given] = /(?:^|; *)jid=([^;]*)/.exec(String(request.headers.cookie ?? '')) ?? [];
    const { token, cookie, session } = this.accounts.refresh(given);
    if (this.tokenRoute === 'lost') return void response.destroy();
    const { organization } = session;
    const root = organization?.parent ?? organization;
    const body = {
      token,
      ...(cookie && { refreshToken: cookie }),
      ...(root && { organizationId: root.id }),
      ...(organization?.parent && { subOrganizationId: organization.id }),
    };
    const setCookie = `jid=${cookie}; Path=/api; HttpOnly; SameSite=Strict`;
    json(200, body, cookie ? { 'set-cookie': setCookie } : {})(response, request);
  }

  #branding(id: string): Record<string, unknown> {
    const organization = this.shares.organizationOf(id);
    if (!organization) throw new Refusal(404, 'NotFound', 'Shared secret not found');
    const { logo, favicon, ...colours } = organization.branding ?? {};
    return { hasLogo: logo !== undefined, hasFavicon: favicon !== undefined, ...colours };
  }
}

function bodyOf({ body }: SeenRequest): Record<string, string> {
  return body.length === 0 ? {} : JSON.parse(body.toString());
}

function shareOf(request: SeenRequest): NewShare {
  const { secretValue, password, maxViews } = bodyOf(request);
  return {
    ...(secretValue !== undefined && { secretValue }),
    ...(password && { password }),
    ...(maxViews && { maxViews: Number(maxViews) }),
  };
}

/** Whatever is no API is the single-page app. */
function sendApp(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end('<!doctype html><title>Infisical</title><div id="root"></div>');
}

function sendImage(response: ServerResponse, image: Image | undefined): void {
  if (!image) throw new Refusal(404, 'NotFound', 'No image configured for this organization');
  response.writeHead(200, { 'content-type': image.type, 'cache-control': 'public, max-age=3600' });
  response.end(image.bytes);
}

function sendUnknown(response: ServerResponse, request: SeenRequest): void {
  const message = `Route ${request.method}:${request.url} not found`;
  json(404, { message, error: 'Not Found', statusCode: 404 })(response, request);
}
