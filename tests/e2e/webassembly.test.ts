/** A browser without WebAssembly, or one that is not allowed it, is told so: no fault of the network, and no view used. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { createShare, peekShare } from '../edge-worker/client.ts';
import { type AppWorld, startAppWorld } from './app-host.ts';
import { useBrowser } from './browser.ts';
import { says } from './steps.ts';

const openPage = useBrowser();
let world: AppWorld;
let id: string;
before(async () => {
  world = await startAppWorld();
  id = await createShare(world.worker.origin, { maxViews: 1 });
});
after(() => world.stop());

const link = () => `${world.worker.origin}/shared/secret/${id}`;
const forbidden = 'This browser or a policy forbids WebAssembly.';
const next = 'Allow it for this page (leave Lockdown Mode), update the browser, or use another one.';

/** As what stands between server and browser can: policies add up to the strictest. */
async function addPolicy(page: Page): Promise<void> {
  await page.route(/\/(shared\/secret\/.*|share)$/, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers() };
    const policies = [headers['content-security-policy'], "script-src 'self'"].join(', ');
    await route.fulfill({ response, headers: { ...headers, 'content-security-policy': policies } });
  });
}

const withoutName = (page: Page) => page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));

for (const [how, prepare] of [
  ['by a policy', addPolicy],
  ['by leaving it out', withoutName],
] as const) {
  suite(`where WebAssembly is forbidden ${how}`, () => {
    test('the page says so, and no view is used', async () => {
      const { page } = await openPage();
      await prepare(page);
      await page.goto(link());
      for (const sentence of [forbidden, 'No view was used.', next]) await says(page, sentence);
      assert.equal(await page.getByText('Check your network').count(), 0);
      assert.equal((await peekShare(world.worker.origin, id)).json.expiresAfterViews, 1);
      await page.close();
    });

    test('the share page says so', async () => {
      const { page } = await openPage();
      await prepare(page);
      await page.goto(`${world.worker.origin}/share`);
      for (const sentence of [forbidden, next]) await says(page, sentence);
      assert.equal(await page.getByText('Check your network').count(), 0);
      await page.close();
    });
  });
}

test('the element says so, and tells its app', async () => {
  const { page } = await openPage();
  await withoutName(page);
  await page.addInitScript(() => {
    addEventListener('sharelink-state', ({ detail }: CustomEventInit) => Object.assign(globalThis, { told: detail }));
  });
  await page.goto(world.app);
  await page.getByLabel('Share link', { exact: true }).fill(link());
  await page.getByRole('button', { name: 'Use this link' }).click();
  await page.getByText(forbidden).first().waitFor();
  assert.deepEqual(await page.evaluate(() => (globalThis as unknown as { told: object }).told), {
    state: 'failed',
    outcome: 'webassembly_forbidden',
    viewSpent: 'no',
  });
  await page.close();
});
