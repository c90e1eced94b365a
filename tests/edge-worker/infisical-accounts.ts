/** Who may be known to the fake Infisical: organizations, users, their sessions, and the tokens that say so. */
import { randomBytes, randomUUID } from 'node:crypto';

export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  /** Of a sub-organization. */
  readonly parent?: Organization;
  readonly branding?: Branding;
}

export interface Branding {
  readonly logo?: Image;
  readonly favicon?: Image;
  readonly primaryColor?: string;
  readonly secondaryColor?: string;
}

export interface Image {
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface User {
  readonly id: string;
  readonly email: string;
  readonly organizations: readonly Organization[];
}

/** Who asks, as the bearer token says. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'user'; readonly user: User; readonly organization?: Organization }
  | { readonly kind: 'identity'; readonly id: string; readonly organization: Organization };

/** What the server says no with. */
export class Refusal extends Error {
  readonly status: number;
  readonly error: string;

  constructor(status: number, error: string, message: string) {
    super(message);
    this.status = status;
    this.error = error;
  }
}

export const notAllowed = 'You are not allowed to access this resource';

export interface Session {
  readonly id: string;
  readonly user: User;
  readonly organization: Organization | undefined;
  accessVersion: number;
  refreshVersion: number;
  /** The one cookie before this one, which works a while longer. */
  grace: { readonly version: number; readonly untilMs: number } | undefined;
}

interface AccessClaims {
  readonly kind: 'access';
  readonly session: Session;
  readonly version: number;
  readonly expiresAtMs: number;
}

type Claims =
  | AccessClaims
  | { readonly kind: 'refresh'; readonly session: Session; readonly version: number }
  | { readonly kind: 'identity'; readonly id: string; readonly organization: Organization };

const graceMs = 30_000;
const tokenLifetimeMs = 10 * 24 * 60 * 60 * 1000;
const slugForm = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export class Accounts {
  /** Sessions that a cookie ended which was used after its time: what no page may ever bring about. */
  readonly endedByReuse: Session[] = [];
  readonly #sessions = new Set<Session>();
  readonly #claims = new Map<string, Claims>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  addOrganization(name: string, more: Pick<Organization, 'parent' | 'branding'> = {}): Organization {
    return { id: randomUUID(), name, slug: name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'), ...more };
  }

  addUser(email: string, organizations: readonly Organization[]): User {
    return { id: randomUUID(), email, organizations };
  }

  /** @param organization that of the session; none: a user who has chosen none. */
  signIn(user: User, organization?: Organization): Session {
    const session = { id: randomUUID(), user, organization, accessVersion: 1, refreshVersion: 1, grace: undefined };
    this.#sessions.add(session);
    return session;
  }

  /** @returns the cookie that the browser of this session holds now. */
  cookieOf(session: Session): string {
    return this.#issue({ kind: 'refresh', session, version: session.refreshVersion });
  }

  /** @returns a token of this session. */
  tokenOf(session: Session, { lifetimeMs = tokenLifetimeMs }: { lifetimeMs?: number } = {}): string {
    const expiresAtMs = this.#now() + lifetimeMs;
    return this.#issue({ kind: 'access', session, version: session.accessVersion, expiresAtMs });
  }

  tokenOfIdentity(organization: Organization): string {
    return this.#issue({ kind: 'identity', id: randomUUID(), organization });
  }

  isAlive(session: Session): boolean {
    return this.#sessions.has(session);
  }

  /** Ends a session, as its user does on another device. */
  revoke(session: Session): void {
    this.#sessions.delete(session);
  }

  /** Makes tokens that were given out worthless, as signing out does. */
  makeStale(session: Session): void {
    session.accessVersion += 1;
  }

  /** What `POST /api/v1/auth/token` does. @returns a new cookie too, but not within the time of grace. */
  refresh(cookie: string | undefined): { token: string; cookie?: string; session: Session } {
    if (!cookie) throw new Refusal(404, 'AuthTokenNotFound', 'Invalid token');
    const claims = this.#claims.get(cookie);
    if (claims?.kind !== 'refresh' || !this.isAlive(claims.session)) {
      throw new Refusal(401, 'InvalidToken', 'Invalid token');
    }
    const { session, version } = claims;
    if (version === session.refreshVersion) {
      session.grace = { version, untilMs: this.#now() + graceMs };
      session.refreshVersion += 1;
      return { token: this.tokenOf(session), cookie: this.cookieOf(session), session };
    }
    if (session.grace?.version === version && this.#now() < session.grace.untilMs) {
      return { token: this.tokenOf(session), session };
    }
    this.revoke(session);
    this.endedByReuse.push(session);
    throw new Refusal(401, 'TokenReuse', 'Refresh token reuse detected. Session has been revoked for security.');
  }

  /** Reads what a request says of who sends it, in the order of the server's plug-in. */
  actorOf(url: string, headers: Readonly<Record<string, string | string[] | undefined>>): Actor {
    const { authorization, 'x-api-key': apiKey, 'x-infisical-org': subOrganization } = headers;
    if (url.includes('/api/v3/auth/')) return { kind: 'anonymous' };
    if (apiKey) {
      const message = 'API key authentication is not supported anymore. Please switch to identity authentication.';
      throw new Refusal(400, 'BadRequest', message);
    }
    if (!authorization) return { kind: 'anonymous' };
    const actor = this.#actorOfToken(String(authorization).slice(7));
    return subOrganization && actor.kind === 'user' ? within(actor, String(subOrganization)) : actor;
  }

  #actorOfToken(token: string): Actor {
    if (token === '') throw new Refusal(403, 'TokenError', 'jwt must be provided');
    if (token.startsWith('st.')) throw new Refusal(404, 'NotFound', 'Service token not found');
    const claims = this.#claims.get(token);
    if (!claims) throw new Refusal(403, 'TokenError', whyUnknown(token));
    switch (claims.kind) {
      case 'refresh':
        return { kind: 'anonymous' };
      case 'identity':
        return claims;
      case 'access':
        return this.#actorOfSession(claims);
    }
  }

  #actorOfSession({ session, version, expiresAtMs }: AccessClaims): Actor {
    if (this.#now() >= expiresAtMs) {
      throw new Refusal(403, 'TokenError', 'Your token has expired. Please re-authenticate.');
    }
    if (!this.isAlive(session)) throw new Refusal(404, 'Session not found', 'The requested entity is not found');
    if (version !== session.accessVersion) {
      throw new Refusal(401, 'StaleSession', 'User session is stale, please re-authenticate');
    }
    const { user, organization } = session;
    return { kind: 'user', user, ...(organization && { organization }) };
  }

  #issue(claims: Claims): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const header = part({ alg: 'HS256', typ: 'JWT' });
    const token = `${header}.${part(shownOf(claims))}.${randomBytes(32).toString('base64url')}`;
    this.#claims.set(token, claims);
    return token;
  }
}

/** What everybody reads in a token; no two are the same. */
function shownOf(claims: Claims): object {
  const jti = randomUUID();
  if (claims.kind === 'identity') return { authTokenType: 'identityAccessToken', identityId: claims.id, jti };
  const { id, user, organization } = claims.session;
  const authTokenType = `${claims.kind}Token`;
  return { authTokenType, userId: user.id, tokenVersionId: id, organizationId: organization?.id, jti };
}

function whyUnknown(token: string): string {
  return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)
    ? 'invalid signature'
    : 'The provided access token is malformed. Please use a valid token or generate a new one and try again.';
}

/** The sub-organization that `x-infisical-org` names. */
function within(actor: Actor & { kind: 'user' }, slug: string): Actor {
  if (!slugForm.test(slug)) throw new Refusal(422, 'ValidationFailure', 'Must be a valid slug');
  const { user, organization } = actor;
  const chosen = user.organizations.find((one) => one.slug === slug && one.parent === organization);
  if (!chosen) throw new Refusal(403, 'ForbiddenError', 'User not member of organization');
  return { kind: 'user', user, organization: chosen };
}
