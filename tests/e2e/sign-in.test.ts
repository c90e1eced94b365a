/** Page, share page and element behind a sign-in of their own origin; and what is said where the session has ended. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { share } from 'sharelink';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { useBrowser } from './browser.ts';
import { sampled } from './sampled.ts';
import { cookie, credentials, type Door, doors, type SignInProxy, startSignInProxy } from './sign-in-proxy.ts';
import { revealed, says, show } from './steps.ts';

const openPage = useBrowser();
let worker: TestWorker;
let proxy: SignInProxy;
before(async () => {
  worker = await startEmbedded();
  proxy = await startSignInProxy(worker.origin);
});
after(async () => {
  await proxy.stop();
  await worker.stop();
});
beforeEach(() => {
  proxy.passed.length = 0;
  proxy.turnedAway.length = 0;
});

const names = Object.keys(doors) as Door[];
const isAskedByBrowser = (door: Door) => door === 'a question of the browser’s own';
const byCookie = names.filter((name) => !isAskedByBrowser(name));

async function seal(maxViews = 1): Promise<string> {
  const shared = await share({ server: worker.origin, page: proxy.origin, value: 'sealed', expiresIn: '1h', maxViews });
  return 'link' in shared ? shared.link : assert.fail(shared.kind);
}

/** A page whose reader has signed in. */
async function openSignedIn(door: Door) {
  proxy.door = door;
  const opened = await openPage(isAskedByBrowser(door) ? { httpCredentials: credentials } : {});
  if (!isAskedByBrowser(door)) await opened.page.context().addCookies([{ ...cookie, url: proxy.origin }]);
  return opened;
}

const accesses = (requests: readonly string[]) => requests.filter((request) => /^POST .*\/access$/.test(request));

for (const door of sampled(names, 5)) {
  suite(`behind a sign-in that answers others with ${door}`, () => {
    test('the page opens a link, and uses one view', async () => {
      const link = await seal();
      const { page, problems } = await openSignedIn(door);
      await page.goto(link);
      await show(page);
      await page.locator('pre.secret').waitFor();
      assert.equal(await revealed(page), 'sealed');
      assert.equal(accesses(proxy.passed).length, 1);
      assert.deepEqual(problems, []);
      await page.close();
    });

    test('the share page makes a link that opens', async () => {
      const { page, problems } = await openSignedIn(door);
      await page.goto(`${proxy.origin}/share`);
      await page.getByLabel('Secret').fill('made here');
      await page.getByRole('button', { name: 'Make the link' }).click();
      await page.getByRole('heading', { name: 'Your link is ready' }).waitFor();
      await page.goto(String(await page.getByLabel('Link', { exact: true }).textContent()));
      await show(page);
      await page.locator('pre.secret').waitFor();
      assert.equal(await revealed(page), 'made here');
      assert.deepEqual(problems, []);
      await page.close();
    });

    test('the element opens a link in an app of the same origin', async () => {
      const link = await seal();
      const { page, problems } = await openSignedIn(door);
      await page.goto(`${proxy.origin}/app/`);
      await page.locator('shared-secret').evaluate((element, given) => Object.assign(element, { link: given }), link);
      await show(page);
      await page.locator('pre.secret').waitFor();
      assert.equal(await revealed(page), 'sealed');
      assert.deepEqual(problems, []);
      await page.close();
    });
  });
}

suite('a session that has ended', () => {
  for (const door of sampled(byCookie, 2)) {
    test(`is told as a sign-in when a link is opened, with its view: ${door}`, async () => {
      const link = await seal();
      const { page } = await openSignedIn(door);
      await page.goto(link);
      await page.getByRole('button', { name: 'Reveal secret' }).waitFor();
      await page.context().clearCookies();
      await show(page);
      await says(page, 'A page answered in place of the server, such as one to sign in on.');
      // A page under 200 can come after the access.
      await says(page, door === 'a page under 200' ? 'A view may have been used.' : 'No view was used.');
      assert.deepEqual(accesses(proxy.passed), []);
      await page.getByRole('button', { name: 'Check again' }).click();
      await says(page, 'A page answered in place of the server, such as one to sign in on.');
      await says(page, 'No view was used.');
      await page.context().addCookies([{ ...cookie, url: proxy.origin }]);
      await page.getByRole('button', { name: 'Check again' }).click();
      await page
        .getByRole('button', { name: door === 'a page under 200' ? 'Show the answer' : 'Reveal secret' })
        .click();
      const yes = page.getByRole('button', { name: 'Yes, show it' });
      if (await yes.isVisible()) await yes.click();
      await page.locator('pre.secret').waitFor();
      assert.equal(await revealed(page), 'sealed');
      await page.close();
    });
  }

  for (const door of byCookie.filter((name) => name !== 'a page under 200')) {
    test(`is told when the share page asks for its limits: ${door}`, async () => {
      const { page } = await openSignedIn(door);
      proxy.endsSessionAt = '/share/limits';
      await page.goto(`${proxy.origin}/share`);
      await says(page, 'A page answered in place of the server, such as one to sign in on.');
      await page.getByRole('button', { name: 'Reload the page' }).waitFor();
      proxy.endsSessionAt = undefined;
      await page.close();
    });
  }
});

test('no other origin than the page’s own is sent a cookie', async (t) => {
  const other = await startEmbedded({ CORS_ORIGINS: proxy.origin });
  t.after(() => other.stop());
  const recording = await startSignInProxy(other.origin);
  t.after(() => recording.stop());
  const { page } = await openSignedIn('a page under 401');
  await page.goto(`${proxy.origin}/app/`);
  const shared = await share({ server: other.origin, value: 'v', expiresIn: '1h', maxViews: 1 });
  const link = 'link' in shared ? shared.link.replace(other.origin, recording.origin) : assert.fail(shared.kind);
  // Ports share their cookies: whatever goes there without one was kept from it.
  await page.locator('shared-secret').evaluate((element, given) => Object.assign(element, given), {
    link,
    server: recording.origin,
  });
  await page.getByRole('button', { name: 'Check again' }).waitFor();
  assert.deepEqual(recording.passed, []);
  assert.notEqual(recording.turnedAway.length, 0);
  await page.close();
});
