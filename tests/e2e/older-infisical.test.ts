/** A server that knows nothing of the access route: its own page opens the share, and the page says so. */
import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import { share } from 'sharelink';
import { useBrowser } from './browser.ts';
import { maxViews, useMembers } from './members.ts';
import { says } from './steps.ts';

const openPage = useBrowser();
const members = useMembers(openPage);

async function openAtOldServer(link: string) {
  members.server.isOld = true;
  const { page } = await openPage();
  await page.goto(link);
  await says(page, 'This Infisical is older than this page.');
  return page;
}

suite('an Infisical that is older than the page', () => {
  afterEach(() => {
    members.server.isOld = false;
  });

  test('is told, and its own page keeps the query', async () => {
    const link = `${members.origin}/shared/secret/${members.share()}?subOrganization=team-b`;
    const page = await openAtOldServer(link);
    const href = await page.getByRole('link', { name: 'Open the Infisical page' }).getAttribute('href');
    assert.equal(href, `${link}&infisical=1`);
    assert.equal(members.tokensAsked(), 0);
    await page.close();
  });

  test('is sent no sealed link', async () => {
    const shared = await share({ server: members.origin, value: 'sealed', maxViews });
    const page = await openAtOldServer('link' in shared ? shared.link : assert.fail(shared.kind));
    assert.equal(await page.locator('main a').count(), 0);
    await page.close();
  });
});
