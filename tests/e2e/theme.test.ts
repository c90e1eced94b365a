/** Light, dark, or as the system has it. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { createShare } from '../edge-worker/client.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { browserName, useBrowser } from './browser.ts';
import { show } from './steps.ts';

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
    for (const [colorScheme, expected] of [
      ['dark', dark],
      ['light', light],
    ] as const) {
      const { page } = await openPage({ colorScheme });
      await page.goto(worker.origin);
      await page.getByLabel('Theme').waitFor();
      assert.equal(await ground(page), expected);
      assert.equal(await stored(page), '{}');
      await page.close();
    }
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

  // Firefox shows Playwright no page as it is printed.
  if (browserName === 'chromium') {
    test('that is dark is not on paper', async () => {
      const id = await createShare(worker.origin, { secretValue: 'KEY=value\nOTHER=one\n', maxViews: 9 });
      for (const theme of ['System', 'Dark']) {
        const { page } = await openPage({ colorScheme: 'dark' });
        await page.goto(`${worker.origin}/shared/secret/${id}`);
        await page.getByLabel('Theme').selectOption({ label: theme });
        await show(page);
        await page.locator('.rows').waitFor();
        const colours = () =>
          page.evaluate(() =>
            ['h1', '.rows th', '.rows td', '.content'].map((selector) => {
              const { color, borderTopColor } = getComputedStyle(document.querySelector(selector) as Element);
              return selector === '.content' ? borderTopColor : color;
            }),
          );
        const onScreen = await colours();
        await page.emulateMedia({ media: 'print' });
        const onPaper = await colours();
        assert.deepEqual(
          onPaper,
          ['rgb(24, 32, 44)', 'rgb(27, 74, 168)', 'rgb(24, 32, 44)', 'rgb(134, 143, 159)'],
          theme,
        );
        assert.notDeepEqual(onScreen, onPaper);
        await page.close();
      }
    });
  }

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
