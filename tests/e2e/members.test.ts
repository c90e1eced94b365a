/** Members of an organization open its shares in the page, in front of an Infisical that ends sessions as the real one does. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { loadCore } from 'sharelink';
import { type Infisical, startInfisical, type TokenRoute } from '../edge-worker/infisical.ts';
import type { Organization, Session, User } from '../edge-worker/infisical-accounts.ts';
import type { NewShare } from '../edge-worker/infisical-shares.ts';
import { startWorker, type TestWorker } from '../edge-worker/workerd.ts';
import { testInChromium, useBrowser } from './browser.ts';
import { revealed, says, show } from './steps.ts';

const openPage = useBrowser();
const core = await loadCore();
let infisical: Infisical;
let worker: TestWorker;
let here: Organization;
let member: User;
let session: Session;
let pages: Page[] = [];
before(async () => {
  infisical = await startInfisical();
  worker = await startWorker({ BACKEND: 'upstream', UPSTREAM: infisical.origin });
});
after(async () => {
  await worker.stop();
  await infisical.stop();
});
beforeEach(() => {
  const { accounts } = infisical;
  here = accounts.addOrganization('Org A');
  member = accounts.addUser('first@example.com', [here]);
  session = accounts.signIn(member, here);
  infisical.tokenRoute = 'recorded';
  infisical.isOld = false;
  infisical.seen.length = 0;
});
afterEach(async () => {
  assert.deepEqual(infisical.accounts.endedByReuse, [], 'a page has ended a session');
  for (const page of pages) await page.close();
  pages = [];
});

const account = 'Open with your Infisical account';
const shareFor = (share: NewShare = {}) => infisical.shares.add({ membersOf: here, maxViews: 5, ...share });
const linkOf = (id: string, query = '') => `${worker.origin}/shared/secret/${id}${query}`;
const asked = () => infisical.seen.filter(({ url }) => url === '/api/v1/auth/token');

async function signedIn(as: Session | undefined = session) {
  const opened = await openPage();
  pages.push(opened.page);
  if (as) await giveCookie(opened.page, as);
  return opened;
}

async function giveCookie(page: Page, of: Session): Promise<void> {
  const { hostname } = new URL(worker.origin);
  const cookie = { name: 'jid', value: infisical.accounts.cookieOf(of), domain: hostname, path: '/api' };
  await page.context().addCookies([{ ...cookie, httpOnly: true, sameSite: 'Strict' }]);
}

const pressAccount = (page: Page) => page.getByRole('button', { name: account }).click();

/** A sealed share of the organization, and its link. */
function seal() {
  const keys = core.deriveKeys({ secret: new Uint8Array(32).fill(7), preset: 0 });
  assert.ok(keys.kind === 'keys');
  const envelope = core.sealEnvelope(keys, new Uint8Array(24), { value: 'sealed' }, 10_000);
  assert.ok(envelope.kind === 'envelope');
  const proof = core.buildSealedCreate(worker.origin, keys, envelope, { expiresIn: '1h', maxViews: 1 });
  assert.ok(proof.kind === 'request');
  const { secretValue, password } = JSON.parse(Buffer.from(proof.body ?? []).toString());
  const id = shareFor({ secretValue, password });
  return core.buildSealedLink(worker.origin, id, new Uint8Array(32).fill(7), 0);
}

suite('a member', () => {
  test('opens a share on a press; nothing asks for the account before, and it is asked for once', async () => {
    const id = shareFor();
    const { page, problems } = await signedIn();
    await page.goto(linkOf(id));
    await says(page, 'This secret is for members of an organization.');
    await says(page, 'No view was used.');
    assert.equal(asked().length, 0);
    await pressAccount(page);
    await show(page);
    await page.locator('pre.secret').waitFor();
    assert.equal(await revealed(page), 'swordfish');
    assert.equal(infisical.shares.viewsLeft(id), 4);
    assert.equal(asked().length, 1);
    assert.deepEqual(problems, []);
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    assert.ok(!kept.includes('eyJ'), kept);
  });

  test('is asked before the last view', async () => {
    const id = shareFor({ maxViews: 1 });
    const { page } = await signedIn();
    await page.goto(linkOf(id));
    await pressAccount(page);
    await page.getByRole('button', { name: 'Reveal secret' }).click();
    await says(page, 'This is the last view.');
    assert.equal(infisical.shares.viewsLeft(id), 1);
    await page.getByRole('button', { name: 'Yes, show it' }).click();
    await page.locator('pre.secret').waitFor();
    assert.equal(infisical.shares.viewsLeft(id), 0);
  });

  test('opens a sealed share, whose key reaches no server', async () => {
    const { page, sent } = await signedIn();
    const link = seal();
    await page.goto(link);
    await says(page, 'The key of your link stays on this page: it is sent to nobody.');
    await pressAccount(page);
    await show(page);
    await page.locator('pre.secret').waitFor();
    assert.equal(await revealed(page), 'sealed');
    const key = link.split('#sl1.')[1] ?? assert.fail('no key');
    assert.ok(!sent.some((text) => text.includes(key)));
  });

  test('of a sub-organization is sent there by the link', async () => {
    const below = infisical.accounts.addOrganization('Team B', { parent: here });
    const both = infisical.accounts.signIn(infisical.accounts.addUser('b@example.com', [here, below]), here);
    const id = shareFor({ membersOf: below });
    const { page } = await signedIn(both);
    await page.goto(linkOf(id, `?subOrganization=${below.slug}`));
    await pressAccount(page);
    await show(page);
    await page.locator('pre.secret').waitFor();
    const organizations = infisical.seen.filter(({ url }) => url.includes(id)).map(({ headers }) => headers);
    assert.deepEqual(
      organizations.map(({ authorization, 'x-infisical-org': slug }) => [authorization !== undefined, slug]),
      [
        [false, undefined],
        [true, below.slug],
        [true, below.slug],
      ],
    );
    assert.equal(new URL(page.url()).search, `?subOrganization=${below.slug}`);
  });

  test('reloads at each step and opens it in two tabs: no session ends', async () => {
    const id = shareFor();
    const { page } = await signedIn();
    await page.goto(linkOf(id));
    await pressAccount(page);
    await page.reload();
    await pressAccount(page);
    await page.getByRole('button', { name: 'Reveal secret' }).waitFor();
    await page.reload();
    const opening = page.context().waitForEvent('page');
    await page.evaluate((url) => void open(url), linkOf(id));
    const other = await opening;
    pages.push(other);
    // A tab that is not in front opens nothing.
    for (const tab of [page, other]) {
      await tab.bringToFront();
      await pressAccount(tab);
    }
    for (const tab of [page, other]) {
      await tab.bringToFront();
      await show(tab);
      await tab.locator('pre.secret').waitFor();
    }
    assert.equal(infisical.shares.viewsLeft(id), 3);
    assert.equal(infisical.accounts.isAlive(session), true);
  });

  const only = 'Firefox tells a test of no request that is sent and answered, and then broken off';
  testInChromium(only, 'whose answer is lost, and who reloads, is shown it with a new token', async () => {
    const id = shareFor({ maxViews: 1 });
    const { page } = await signedIn();
    await page.goto(linkOf(id));
    await pressAccount(page);
    await page.route(/\/access$/, async (route) => {
      await route.fetch();
      await route.abort();
    });
    await show(page);
    while (!infisical.granted.has(id)) await page.waitForTimeout(20);
    await page.reload();
    await page.unroute(/\/access$/);
    await pressAccount(page);
    await page.getByRole('button', { name: 'Show the answer' }).click();
    await page.locator('pre.secret').waitFor();
    assert.equal(await revealed(page), 'swordfish');
    assert.deepEqual([infisical.granted.get(id), infisical.shares.viewsLeft(id), asked().length], [1, 0, 2]);
  });

  test('who goes offline in the middle loses nothing', async () => {
    const id = shareFor({ maxViews: 2 });
    const { page } = await signedIn();
    await page.goto(linkOf(id));
    await pressAccount(page);
    await page.getByRole('button', { name: 'Reveal secret' }).waitFor();
    await page.context().setOffline(true);
    await show(page);
    await says(page, 'No view was used.');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Check again' }).click();
    await show(page);
    await page.locator('pre.secret').waitFor();
    assert.equal(infisical.shares.viewsLeft(id), 1);
    assert.equal(asked().length, 1);
  });
});

suite('who is no member is told why', () => {
  const link = async (page: Page) => {
    const signIn = page.getByRole('link', { name: 'Sign in to Infisical' });
    await signIn.waitFor();
    return signIn.evaluate(({ attributes }) => Object.fromEntries([...attributes].map((one) => [one.name, one.value])));
  };

  test('not signed in: the sign-in opens in a tab of its own, and the same page goes on', async () => {
    const id = shareFor();
    const { page } = await signedIn(undefined);
    await page.context().clearCookies();
    await page.goto(linkOf(id));
    await pressAccount(page);
    await says(page, 'You are not signed in to Infisical.');
    await says(page, 'No view was used.');
    const { href, target, rel } = await link(page);
    assert.deepEqual([href, target, rel], [`${worker.origin}/login`, '_blank', 'noreferrer']);
    await giveCookie(page, session);
    await pressAccount(page);
    await show(page);
    await page.locator('pre.secret').waitFor();
  });

  const cases: readonly (readonly [name: string, sentence: string, prepare: () => Session, share?: () => NewShare])[] =
    [
      [
        'another organization',
        'This secret belongs to another organization.',
        () => {
          const elsewhere = infisical.accounts.addOrganization('Org Z');
          return infisical.accounts.signIn(infisical.accounts.addUser('z@example.com', [elsewhere]), elsewhere);
        },
      ],
      [
        'another e-mail address',
        'This secret is for other e-mail addresses than yours.',
        () => session,
        () => ({ emails: ['someone@example.com'] }),
      ],
      [
        'no organization',
        'You are signed in without an organization.',
        () => infisical.accounts.signIn(infisical.accounts.addUser('n@example.com', [])),
      ],
    ];
  for (const [name, sentence, prepare, more] of cases) {
    test(name, async () => {
      const id = shareFor(more?.());
      const { page } = await signedIn(prepare());
      await page.goto(linkOf(id));
      await pressAccount(page);
      await says(page, sentence);
      await says(page, 'No view was used.');
      await link(page);
      assert.equal(infisical.shares.viewsLeft(id), 5);
    });
  }

  test('a session that was ended elsewhere, before it is asked for and after', async () => {
    const id = shareFor();
    const { page } = await signedIn();
    await page.goto(linkOf(id));
    await pressAccount(page);
    await page.getByRole('button', { name: 'Reveal secret' }).waitFor();
    infisical.accounts.revoke(session);
    await show(page);
    await says(page, 'Your session with Infisical was ended.');
    await says(page, 'No view was used.');
    await pressAccount(page);
    await says(page, 'Your session with Infisical was ended.');
    assert.equal(infisical.shares.viewsLeft(id), 5);
  });

  test('a token that is out of date', async () => {
    const id = shareFor();
    const { page } = await signedIn();
    await page.goto(linkOf(id));
    await pressAccount(page);
    await page.getByRole('button', { name: 'Reveal secret' }).waitFor();
    infisical.accounts.makeStale(session);
    await show(page);
    await says(page, 'Your session with Infisical is out of date.');
    await pressAccount(page);
    await show(page);
    await page.locator('pre.secret').waitFor();
    assert.equal(infisical.shares.viewsLeft(id), 4);
  });
});

suite('an answer that tells nothing of the account', () => {
  const routes: readonly TokenRoute[] = ['html', 'error', 'redirect'];
  for (const route of routes) {
    test(`${route}: it is told, and the next press asks anew`, async () => {
      const id = shareFor();
      const { page } = await signedIn();
      infisical.tokenRoute = route;
      await page.goto(linkOf(id));
      await pressAccount(page);
      await says(page, 'Infisical has not told whether you are signed in.');
      await says(page, 'No view was used.');
      infisical.tokenRoute = 'recorded';
      await pressAccount(page);
      await show(page);
      await page.locator('pre.secret').waitFor();
      assert.equal(infisical.shares.viewsLeft(id), 4);
    });
  }
});

suite('an Infisical that is older than the page', () => {
  test('is told, and its own page keeps the query', async () => {
    const id = shareFor();
    infisical.isOld = true;
    const { page } = await signedIn();
    await page.goto(linkOf(id, '?subOrganization=team-b'));
    await says(page, 'This Infisical is older than this page.');
    const href = await page.getByRole('link', { name: 'Open the Infisical page' }).getAttribute('href');
    assert.equal(href, linkOf(id, '?subOrganization=team-b&infisical=1'));
    assert.equal(asked().length, 0);
  });

  test('is sent no sealed link', async () => {
    const link = seal();
    infisical.isOld = true;
    const { page } = await signedIn();
    await page.goto(link);
    await says(page, 'This Infisical is older than this page.');
    assert.equal(await page.locator('main a').count(), 0);
  });
});
