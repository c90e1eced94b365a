/** Members of an organization, an Infisical that knows them, and the worker in front of it. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { type Infisical, startInfisical } from '../edge-worker/infisical.ts';
import type { Organization, Session } from '../edge-worker/infisical-accounts.ts';
import type { NewShare } from '../edge-worker/infisical-shares.ts';
import { startWorker } from '../edge-worker/workerd.ts';
import { revealed, says, show } from './steps.ts';

export const maxViews = 5;
export const forMembers = 'This secret is for members of an organization.';
/** Longer than the cookie before the last one works. */
export const graceMs = 31_000;
const monthMs = 30 * 24 * 60 * 60 * 1000;

export interface Members {
  readonly server: Infisical;
  /** Of the worker. */
  readonly origin: string;
  readonly here: Organization;
  /** Of a member; a new one for each test. */
  session: Session;
}

/** What a test file has of them; after each test no session was ended by a cookie that was used too late. */
export function useMembers(): Members {
  let stop = async () => {};
  const members = {} as { -readonly [Name in keyof Members]: Members[Name] };
  before(async () => {
    const server = await startInfisical();
    const worker = await startWorker({ BACKEND: 'upstream', UPSTREAM: server.origin });
    Object.assign(members, { server, origin: worker.origin, here: server.accounts.addOrganization('Org A') });
    stop = async () => {
      await worker.stop();
      await server.stop();
    };
  });
  after(() => stop());
  beforeEach(() => {
    const { server, here } = members;
    server.seen.length = 0;
    server.tokenRoute = 'recorded';
    members.session = server.accounts.signIn(server.accounts.addUser('first@example.com', [here]), here);
  });
  afterEach(() => assert.deepEqual(members.server.accounts.endedByReuse, []));
  return members;
}

/** @param more `organization`: of a share that its members do not open as such. */
export function shareFor({ server, here }: Members, more: NewShare = {}): string {
  const membersOf = more.organization ? {} : { membersOf: here };
  return server.shares.add({ ...membersOf, maxViews, lifetimeMs: monthMs, ...more });
}

export function viewsUsed({ server }: Members, id: string): number {
  return maxViews - Number(server.shares.viewsLeft(id));
}

/** What has reached the server, without ids. */
export function asked({ server }: Members): string[] {
  return server.seen.map(({ method, url }) => `${method} ${url.replace(/[\w-]{43}/, '{id}')}`);
}

export function tokensAsked(members: Members): number {
  return asked(members).filter((one) => one === 'POST /api/v1/auth/token').length;
}

/** Waits until the server was asked for a token. */
export async function tokenAsked(members: Members): Promise<void> {
  while (tokensAsked(members) === 0) await sleep(20);
}

/** Gives a browser the cookie that Infisical's own sign-in sets. */
export function signIn({ server, session }: Members, context: BrowserContext, as = session): Promise<void> {
  const value = server.accounts.cookieOf(as);
  return context.addCookies([
    { name: 'jid', value, domain: '127.0.0.1', path: '/api', httpOnly: true, sameSite: 'Strict' },
  ]);
}

/** @returns what opens a page whose reader has signed in at Infisical before. */
export function opensSignedIn<Opened extends { readonly page: Page }>(
  members: Members,
  openPage: () => Promise<Opened>,
) {
  return async (link: string, as?: Session): Promise<Opened> => {
    const opened = await openPage();
    await signIn(members, opened.page.context(), as);
    await opened.page.goto(link);
    await says(opened.page, forMembers);
    return opened;
  };
}

export function account(page: Page) {
  return page.getByRole('button', { name: 'Open with your Infisical account' });
}

/** Opens the share with the reader's account. */
export async function opens(page: Page, value = 'swordfish'): Promise<void> {
  await account(page).click();
  await show(page);
  assert.equal(await revealed(page), value);
}
