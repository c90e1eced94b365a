/** Text of twice the size on a phone, in a language of long words: what is pressed is read whole. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Page } from 'playwright-core';
import { share } from 'sharelink';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { testInChromium, useBrowser } from './browser.ts';

const openPage = useBrowser();
let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

/** Of what is pressed, and of what is told above a secret: words that go over two lines where no hyphen can be. */
function brokenWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
    const found: string[] = [];
    for (const element of document.querySelectorAll('main :is(button, .button), .kind span')) {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        for (const { 0: word, index } of String(text.textContent).matchAll(/[\p{L}\u00ad]+/gu)) {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
          if (lines.size > 1 && !word.includes('\u00ad')) found.push(word);
        }
      }
    }
    return found;
  });
}

const hyphenates = 'Firefox knows where German words take a hyphen, and a page cannot see it';

testInChromium(hyphenates, 'in German no word of a button breaks in two, and text asks for hyphens', async () => {
  const value = 'DATABASE_HOST=db.example.com\nDB_PASSWORD=hunter2\nFEATURE_X=true\n';
  const shared = await share({ server: worker.origin, value, maxViews: 9 });
  assert.ok('link' in shared, shared.kind);
  const { page } = await openPage({ locale: 'de', viewport: { width: 360, height: 740 } });
  await page.goto(shared.link);
  await page.getByRole('button', { name: 'Geheimnis anzeigen' }).waitFor();
  assert.deepEqual(await brokenWords(page), []);
  assert.deepEqual(
    await page.evaluate(() => [
      document.documentElement.lang,
      getComputedStyle(document.querySelector('h1') as Element).hyphens,
    ]),
    ['de', 'auto'],
  );
  await page.getByRole('button', { name: 'Geheimnis anzeigen' }).click();
  await page.locator('.rows').waitFor();
  assert.deepEqual(await brokenWords(page), []);
  // What was shared gets no hyphens.
  const hyphens = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).hyphens);
  assert.deepEqual([await hyphens('.rows th'), await hyphens('.rows pre')], ['manual', 'manual']);
  await page.close();
});
