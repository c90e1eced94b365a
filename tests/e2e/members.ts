/** Members of an organization, an Infisical that knows them, and the worker in front of it. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { type Infisical, startInfisical } from '../edge-worker/infisical.ts';
import type { Organization, Session } from '../edge-worker/infisical-accounts.ts';
import type { NewShare } from '../edge-worker/infisical-shares.ts';
import { startWorker } from '../edge-worker/workerd.ts';
import type { WatchedPage } from './browser.ts';
import { revealed, says, show } from './steps.ts';

export const maxViews = 5;
export const forMembers = 'This secret is for members of an organization.';
/** Longer than the cookie before the last one works. */
export const graceMs = 31_000;
const monthMs = 30 * 24 * 60 * 60 * 1000;

type OpenPage = () => Promise<WatchedPage>;

export class Members {
  server!: Infisical;
  /** Of the worker. */
  origin!: string;
  here!: Organization;
  /** Of a member; a new one for each test. */
  session!: Session;

  readonly #openPage: OpenPage;

  constructor(openPage: OpenPage) {
    this.#openPage = openPage;
  }

  /** @param more `organization`: of a share that its members do not open as such. */
  share(more: NewShare = {}): string {
    const membersOf = more.organization ? {} : { membersOf: this.here };
    return this.server.shares.add({ ...membersOf, maxViews, lifetimeMs: monthMs, ...more });
  }

  linkTo(id: string): string {
    return `${this.origin}/shared/secret/${id}`;
  }

  viewsUsed(id: string): number {
    return maxViews - Number(this.server.shares.viewsLeft(id));
  }

  /** What has reached the server, without ids. */
  asked(): string[] {
    return this.server.seen.map(({ method, url }) => `${method} ${url.replace(/[\w-]{43}/, '{id}')}`);
  }

  tokensAsked(): number {
    return this.asked().filter((one) => one === 'POST /api/v1/auth/token').length;
  }

  /** Waits until the server was asked for a token. */
  async tokenAsked(): Promise<void> {
    while (this.tokensAsked() === 0) await sleep(20);
  }

  /** Gives a browser the cookie that Infisical's own sign-in sets. */
  signIn(context: BrowserContext, as = this.session): Promise<void> {
    const value = this.server.accounts.cookieOf(as);
    return context.addCookies([
      { name: 'jid', value, domain: '127.0.0.1', path: '/api', httpOnly: true, sameSite: 'Strict' },
    ]);
  }

  /** Opens a link in a browser whose reader has signed in at Infisical before. */
  async openSignedIn(link: string, as?: Session): Promise<WatchedPage> {
    const opened = await this.#openPage();
    await this.signIn(opened.page.context(), as);
    await opened.page.goto(link);
    await says(opened.page, forMembers);
    return opened;
  }
}

/** What a test file has of them; after each test no session was ended by a cookie that was used too late. */
export function useMembers(openPage: OpenPage): Members {
  let stop = async () => {};
  const members = new Members(openPage);
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

export function account(page: Page) {
  return page.getByRole('button', { name: 'Open with your Infisical account' });
}

/** Opens the share with the reader's account. */
export async function opens(page: Page, value = 'swordfish'): Promise<void> {
  await account(page).click();
  await show(page);
  assert.equal(await revealed(page), value);
}
