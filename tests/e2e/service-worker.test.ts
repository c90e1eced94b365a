/** A service worker that another page of the origin has left in the browser. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { createShare } from '../edge-worker/client.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { useBrowser } from './browser.ts';
import { type ScriptedServer, startScriptedServer } from './scripted-server.ts';
import { revealed, says, show } from './steps.ts';

const openPage = useBrowser();
let worker: TestWorker;
let server: ScriptedServer;
before(async () => {
  worker = await startEmbedded();
  server = await startScriptedServer(worker.origin);
  server.answers.set(/^\/other$/, {
    text: '<!doctype html><title>Other</title>',
    headers: { 'content-type': 'text/html' },
  });
  server.answers.set(/^\/service-worker\.js$/, { text: script, headers: { 'content-type': 'text/javascript' } });
});
after(async () => {
  await server.stop();
  await worker.stop();
});

/** Answers what the pages ask the API in the server's place. */
const script = `
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  const isApi = /\\/(api\\/|share\\/limits)/.test(new URL(event.request.url).pathname);
  event.respondWith(isApi ? new Response('from the service worker', { status: 503 }) : fetch(event.request));
});`;

async function leaveServiceWorker(page: Page): Promise<void> {
  await page.goto(`${server.origin}/other`);
  await page.evaluate(async () => {
    const controlled = new Promise((resolve) => {
      navigator.serviceWorker.addEventListener('controllerchange', resolve);
    });
    await navigator.serviceWorker.register('/service-worker.js');
    await controlled;
  });
}

const registrations = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

suite('a service worker of another page', () => {
  test('is removed by the page that a link opens, which then asks the server itself', async () => {
    const id = await createShare(server.origin, { maxViews: 3 });
    const { page, problems } = await openPage();
    await leaveServiceWorker(page);
    assert.equal(await registrations(page), 1);
    await page.goto(`${server.origin}/shared/secret/${id}`);
    await says(page, 'Opens 3 more times');
    await show(page);
    assert.equal(await revealed(page), 'swordfish');
    assert.equal(await registrations(page), 0);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('is removed by the share page', async () => {
    const { page, problems } = await openPage();
    await leaveServiceWorker(page);
    await page.goto(`${server.origin}/share`);
    await page.getByLabel('Secret', { exact: true }).waitFor();
    assert.equal(await registrations(page), 0);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('that cannot be removed leaves the page as it is before it asks anything', async () => {
    const id = await createShare(server.origin, { maxViews: 3 });
    const { page, requests } = await openPage();
    await leaveServiceWorker(page);
    await page.addInitScript(() => {
      ServiceWorkerRegistration.prototype.unregister = async () => {
        document.documentElement.dataset.tried = 'yes';
        return false;
      };
    });
    await page.goto(`${server.origin}/shared/secret/${id}`);
    await page.locator('html[data-tried]').waitFor();
    // The sentence has its time in the style sheet.
    await page.evaluate(() => {
      for (const animation of document.getAnimations()) animation.finish();
    });
    await says(page, 'This takes longer than usual. Reload the page');
    const asked = requests.filter((url) => url.includes('/api/'));
    assert.deepEqual(asked, []);
    await page.close();
  });
});
