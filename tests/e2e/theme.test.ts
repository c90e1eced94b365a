/** Light, dark, or as the system has it. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { useBrowser } from './browser.ts';

const openPage = useBrowser();
let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const stored = (page: Page) => page.evaluate(() => JSON.stringify({ ...localStorage }));
const light = 'rgb(238, 241, 246)';
const dark = 'rgb(10, 14, 21)';

suite('the theme', () => {
  test('is the system’s, and nothing is stored, until its reader chooses one', async () => {
    const { page } = await openPage({ colorScheme: 'dark' });
    await page.goto(worker.origin);
    await page.getByLabel('Theme').waitFor();
    assert.equal(await ground(page), dark);
    await page.emulateMedia({ colorScheme: 'light' });
    assert.equal(await ground(page), light);
    assert.equal(await stored(page), '{}');
    await page.close();
  });

  test('that was chosen stays, on the share page too, and system takes it back', async () => {
    const { page, problems } = await openPage({ colorScheme: 'light' });
    await page.goto(worker.origin);
    await page.getByLabel('Theme').selectOption({ label: 'Dark' });
    assert.equal(await ground(page), dark);
    assert.equal(await page.locator('meta[name="theme-color"]').first().getAttribute('content'), dark);
    await page.goto(`${worker.origin}/share`);
    await page.getByLabel('Theme').waitFor();
    assert.equal(await ground(page), dark);
    assert.equal(await page.getByLabel('Theme').inputValue(), 'dark');
    await page.getByLabel('Theme').selectOption({ label: 'System' });
    assert.equal(await ground(page), light);
    assert.equal(await stored(page), '{}');
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('changes where the browser forbids storage', async () => {
    const { page, problems } = await openPage({ colorScheme: 'light' });
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'localStorage', {
        get() {
          throw new DOMException('no', 'SecurityError');
        },
      });
    });
    await page.goto(worker.origin);
    await page.getByLabel('Theme').selectOption({ label: 'Dark' });
    assert.equal(await ground(page), dark);
    assert.deepEqual(problems, []);
    await page.close();
  });
});
