/** The shares of the fake Infisical: who may open them, in the order in which the server asks, and its counter. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Actor, notAllowed, type Organization, Refusal, type User } from './infisical-accounts.ts';

export interface NewShare {
  readonly secretValue?: string;
  readonly password?: string;
  readonly maxViews?: number;
  readonly lifetimeMs?: number;
  /** Whose members alone may open it; absent: anyone. */
  readonly membersOf?: Organization;
  readonly creator?: User;
  readonly identityId?: string;
  /** Of a share that anyone may open. */
  readonly organization?: Organization;
  readonly emails?: readonly string[];
  readonly allowExternalEmails?: boolean;
  readonly name?: string;
}

interface Row {
  readonly id: string;
  share: NewShare;
  readonly expiresAtMs: number;
  readonly createdAtMs: number;
  updatedAtMs: number;
  lastViewedAtMs: number | undefined;
  viewsLeft: number | null;
}

/** How long an access takes between its check and its count. */
export interface Counting {
  readonly pauseMs: () => number;
  /** The newest server locks each spelling of an id for itself; older ones lock nothing. */
  readonly lock: 'spelling' | 'none';
}

const hourMs = 60 * 60 * 1000;
const iso = (ms: number | undefined) => (ms === undefined ? null : new Date(ms).toISOString());

export class Shares {
  counting: Counting = { pauseMs: () => 0, lock: 'spelling' };
  readonly #rows = new Map<string, Row>();
  readonly #lines = new Map<string, Promise<unknown>>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @returns its id. */
  add(share: NewShare = {}): string {
    const id = randomBytes(32).toString('base64url');
    const now = this.#now();
    this.#rows.set(id, {
      id,
      share,
      expiresAtMs: now + (share.lifetimeMs ?? hourMs),
      createdAtMs: now,
      updatedAtMs: now,
      lastViewedAtMs: undefined,
      viewsLeft: share.maxViews ?? null,
    });
    return id;
  }

  /** Of a share that a client has made. */
  restrictTo(id: string, membersOf: Organization): void {
    const row = this.#find(id);
    row.share = { ...row.share, membersOf };
  }

  viewsLeft(id: string): number | null {
    return this.#find(id).viewsLeft;
  }

  /** @returns the organization whose colours the share has. */
  organizationOf(id: string): Organization | undefined {
    const { share } = this.#find(id);
    return share.membersOf ?? share.organization;
  }

  /** What `GET /{id}` answers; spends nothing. */
  peek(spelling: string, actor: Actor): Record<string, unknown> {
    const row = this.#find(spelling);
    const { membersOf } = row.share;
    const isNobody = actor.kind === 'anonymous' || !actor.organization;
    if (membersOf && isNobody) throw needsSignIn();
    if (membersOf) assertMember(membersOf, actor);
    this.#assertAlive(row);
    const isListed = this.#isListed(row.share, actor);
    const { authorizedEmails, allowExternalEmails, ...told } = tell(row);
    return { ...told, isPasswordProtected: row.share.password !== undefined, isAuthorizedUser: isListed };
  }

  /** What `POST /{id}/access` answers, a view less. The lock is that of the path as it was written. */
  access(spelling: string, actor: Actor, password: string | undefined): Promise<Record<string, unknown>> {
    if (this.counting.lock === 'none') return this.#open(spelling, actor, password);
    const turn = (this.#lines.get(spelling) ?? Promise.resolve()).then(() => this.#open(spelling, actor, password));
    this.#lines.set(
      spelling,
      turn.catch(() => {}),
    );
    return turn;
  }

  async #open(spelling: string, actor: Actor, password: string | undefined): Promise<Record<string, unknown>> {
    const row = this.#find(spelling);
    const { share } = row;
    if (share.membersOf) {
      if (actor.kind === 'anonymous') throw new Refusal(401, 'UnauthorizedError', notAllowed);
      if (!actor.organization) throw new Refusal(500, 'Find org by id', 'Something went wrong');
      assertMember(share.membersOf, actor);
    }
    this.#isListed(share, actor);
    this.#assertAlive(row);
    if (share.password !== undefined && share.password !== password) {
      const message = password ? 'Invalid credentials' : 'Password is required to access this secret';
      throw new Refusal(401, 'UnauthorizedError', message);
    }
    const told = tell(row);
    const pauseMs = this.counting.pauseMs();
    if (pauseMs > 0) await sleep(pauseMs);
    // Below zero nothing stops it any more: the server compares with zero alone.
    if (row.viewsLeft !== null) row.viewsLeft -= 1;
    row.lastViewedAtMs = this.#now();
    row.updatedAtMs = this.#now();
    const isOwn = actor.kind !== 'anonymous' && actor.organization === share.membersOf;
    const orgName = share.membersOf && isOwn ? { orgName: share.membersOf.name } : {};
    return { ...told, ...orgName, secretValue: share.secretValue ?? 'swordfish' };
  }

  /** @returns false where a password has to make up for the list. */
  #isListed({ emails, allowExternalEmails }: NewShare, actor: Actor): boolean {
    if (!emails || (actor.kind === 'user' && emails.includes(actor.user.email))) return true;
    if (allowExternalEmails) return false;
    if (actor.kind === 'anonymous') throw needsSignIn();
    throw new Refusal(403, 'ForbiddenError', 'You are not authorized to view this secret');
  }

  #assertAlive(row: Row): void {
    if (this.#now() >= row.expiresAtMs) throw new Refusal(404, 'NotFound', 'The shared secret has expired');
    if (row.viewsLeft === 0) {
      throw new Refusal(404, 'NotFound', 'The shared secret has reached its view limit');
    }
  }

  /** Decodes as leniently as the server does. */
  #find(spelling: string): Row {
    const row = this.#rows.get(Buffer.from(spelling, 'base64url').toString('base64url'));
    if (!row) throw new Refusal(404, 'NotFound', `Shared secret with ID '${spelling}' not found`);
    return row;
  }
}

const needsSignIn = () => new Refusal(401, 'UnauthorizedError', 'Authentication required to view this secret');

/** A member of a sub-organization may act in the one above it. */
function assertMember(wanted: Organization, actor: Actor): void {
  const acting = actor.kind === 'anonymous' ? undefined : actor.organization;
  const isBelow = acting && wanted.parent === acting && actor.kind === 'user';
  if (acting === wanted || (isBelow && actor.user.organizations.includes(wanted))) return;
  throw new Refusal(403, 'ForbiddenError', 'You do not have access to this secret');
}

/** As the server tells it, in its order: the counts are those before this request. */
function tell({ id, share, ...row }: Row): Record<string, unknown> {
  const { membersOf, organization, creator, name, emails, identityId, allowExternalEmails } = share;
  return {
    id,
    expiresAt: iso(row.expiresAtMs),
    userId: creator?.id ?? null,
    orgId: (membersOf ?? organization)?.id ?? null,
    createdAt: iso(row.createdAtMs),
    updatedAt: iso(row.updatedAtMs),
    expiresAfterViews: row.viewsLeft,
    accessType: membersOf ? 'organization' : 'anyone',
    name: name ?? null,
    lastViewedAt: iso(row.lastViewedAtMs),
    type: 'share',
    authorizedEmails: emails ?? null,
    identityId: identityId ?? null,
    allowExternalEmails: allowExternalEmails ?? false,
  };
}
