/** Where lines break in a language that writes no spaces. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { createShare } from '../edge-worker/client.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { testInChromium, useBrowser } from './browser.ts';

const openPage = useBrowser();
let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

testInChromium(
  'Firefox does not know the property',
  'Japanese lines break between phrases, a secret’s do not',
  async () => {
    const { page } = await openPage({ locale: 'ja-JP' });
    await page.goto(`${worker.origin}/shared/secret/${await createShare(worker.origin, { maxViews: 3 })}`);
    const reveal = page.getByRole('button', { name: 'シークレットを表示' });
    await reveal.waitFor();
    const wordBreak = await page.locator('main h1').evaluate((shown) => getComputedStyle(shown).wordBreak);
    assert.equal(wordBreak, 'auto-phrase');
    await reveal.click();
    // A browser knows phrases only of a language that it was told.
    assert.equal(await page.locator('pre.secret').getAttribute('lang'), '');
    await page.close();
  },
);
