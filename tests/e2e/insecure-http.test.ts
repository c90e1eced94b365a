/** A page that came by plain http beyond this machine: links are neither made nor opened there, by one rule. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createShare } from '../edge-worker/client.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { useBrowser } from './browser.ts';
import { says } from './steps.ts';

const openPage = useBrowser();
const origin = 'http://share.example';
let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

/** As if the worker was known by that name. */
async function openFrom(path: string) {
  const opened = await openPage();
  await opened.page.route(`${origin}/**`, async (route) => {
    const url = new URL(new URL(route.request().url()).pathname, worker.origin);
    const headers = { ...route.request().headers(), host: url.host };
    await route.fulfill({ response: await route.fetch({ url: url.href, headers }) });
  });
  await opened.page.goto(origin + path);
  return opened;
}

test('the share page says so before anything is typed', async () => {
  const { page, requests } = await openFrom('/share');
  await says(page, 'This address would be asked unencrypted (http).');
  assert.equal(await page.getByLabel('Secret').count(), 0);
  assert.deepEqual(
    requests.filter((url) => url.includes('/api/')),
    [],
  );
  await page.close();
});

test('the page that a link opens says so, and asks nothing about the share', async () => {
  const id = await createShare(worker.origin, { maxViews: 1 });
  for (const path of [`/shared/secret/${id}`, `/s/${id}`]) {
    const { page, requests } = await openFrom(path);
    await says(page, 'This link would send everything unencrypted (http).');
    await says(page, 'No view was used.');
    assert.deepEqual(
      requests.filter((url) => url.includes('/api/')),
      [],
    );
    await page.close();
  }
});
