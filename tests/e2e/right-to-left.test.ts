/** Where the page runs from right to left, and what is on it from left to right. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { share } from 'sharelink';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { useBrowser } from './browser.ts';

const openPage = useBrowser();
let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

const phone = { locale: 'ar', viewport: { width: 390, height: 844 } };

async function storedLink(value: string, password?: string): Promise<string> {
  const shared = await share({ server: worker.origin, value, expiresIn: '1h', maxViews: 'unlimited', password });
  assert.ok('link' in shared, shared.kind);
  return shared.link;
}

/** How far the eye stands over the place that the field has for text. */
const overlap = (input: Locator) =>
  input.evaluate((field) => {
    const box = field.getBoundingClientRect();
    const { paddingLeft, paddingRight } = getComputedStyle(field);
    const [left, right] = [box.left + Number.parseFloat(paddingLeft), box.right - Number.parseFloat(paddingRight)];
    const eye = field.parentElement?.querySelector('.eye')?.getBoundingClientRect();
    return eye && Math.max(0, Math.min(right, eye.right) - Math.max(left, eye.left));
  });

async function assertEyeBeside(page: Page, input: Locator): Promise<void> {
  for (const typed of ['', 'K66-horse', 'حصان', '12']) {
    await input.fill(typed);
    assert.equal(await overlap(input), 0, `hidden: ${typed}`);
    await page.locator('.eye').click();
    assert.equal(await overlap(input), 0, `on show: ${typed}`);
    await page.locator('.eye').click();
  }
}

suite('right to left', () => {
  test('a password’s eye stands beside what is typed, in whatever script', async () => {
    const { page } = await openPage(phone);
    await page.goto(await storedLink('sealed', 'correct horse'));
    await page.locator('#password').waitFor();
    await assertEyeBeside(page, page.locator('#password'));
    await page.goto(`${worker.origin}/share`);
    const input = page.locator('.field:has(.eye) input');
    await input.waitFor();
    await assertEyeBeside(page, input);
    await page.close({ runBeforeUnload: false });
  });

  for (const viewport of [phone.viewport, { width: 1000, height: 800 }]) {
    test(`keys and values begin below each other, ${viewport.width} pixels wide`, async () => {
      const { page } = await openPage({ ...phone, viewport });
      await page.goto(await storedLink('HOST=db.example.com\nDB_PASSWORD=hunter2\nNAME=اسم\nCITY=Ulm\n'));
      await page.locator('main button:not(.quiet)').first().click();
      const cells = page.locator('.rows th, .rows pre');
      await cells.first().waitFor();
      const starts = (selector: string) =>
        page.locator(selector).evaluateAll((cells) =>
          cells.map((cell) => {
            const text = document.createRange();
            text.selectNodeContents(cell);
            return Math.round(text.getBoundingClientRect().right);
          }),
        );
      for (const selector of ['.rows th', '.rows pre']) {
        const found = await starts(selector);
        assert.deepEqual([found.length, new Set(found).size], [4, 1], `${selector}: ${found}`);
      }
      await page.close({ runBeforeUnload: false });
    });
  }

  test('what a secret is keeps its marks in place', async () => {
    const { page } = await openPage(phone);
    await page.goto(await storedLink('HOST=db.example.com\nCITY=Ulm\n'));
    await page.locator('main button:not(.quiet)').first().click();
    await page.locator('.rows').waitFor();
    const [dot, letter] = await page.locator('.kind').evaluate((kind) => {
      const { firstChild } = kind.querySelector('bdi') ?? kind;
      const at = String(firstChild?.textContent).indexOf('.env');
      return [at, at + 1].map((index) => {
        const text = document.createRange();
        text.setStart(firstChild as Text, index);
        text.setEnd(firstChild as Text, index + 1);
        return text.getBoundingClientRect().left;
      });
    });
    assert.ok(Number(dot) < Number(letter), `${dot} ${letter}`);
    // Its words are one text, without room before a comma.
    assert.equal(await page.locator('.kind > *').count(), 1);
    assert.match(String(await page.locator('.kind').textContent()), /^\.env, \p{L}+$/u);
    await page.close({ runBeforeUnload: false });
  });
});
