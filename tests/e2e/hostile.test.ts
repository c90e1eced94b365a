/** Texts and names that try to become more than text, on the page of a real browser. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { useBrowser } from './browser.ts';
import { hostileTexts } from './hostile-text.ts';
import { sampled } from './sampled.ts';
import { id, type World } from './states.ts';
import { revealed, show } from './steps.ts';
import { startWorld } from './world.ts';

const openPage = useBrowser();
let world: World & { stop(): Promise<void> };
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

const metadata = { id, expiresAfterViews: 9, lastViewedAt: null, isPasswordProtected: false };

/** A quarter of them, all at the full count. */
const texts = sampled(hostileTexts, 4);

test('hostile texts, two hundred at the full count, are shown as they are, and do nothing', async () => {
  assert.equal(new Set(hostileTexts).size, 200);
  const { page, problems, requests } = await openPage();
  let orgName = '';
  let secretValue = '';
  await page.route(/\/api\//, (route) => route.fulfill({ json: { ...metadata, orgName, secretValue } }));
  await page.goto(`${world.origin}/shared/secret/${id}`);
  const elements = () => page.locator('main *').count();
  secretValue = 'harmless';
  await page.evaluate(() => dispatchEvent(new HashChangeEvent('hashchange')));
  await show(page);
  await page.locator('[aria-expanded]').waitFor();
  const usual = await elements();
  const asked = requests.length;
  for (const text of texts) {
    orgName = text;
    secretValue = text;
    await page.evaluate(() => dispatchEvent(new HashChangeEvent('hashchange')));
    await show(page);
    assert.equal(await revealed(page), text);
    await page.locator('[aria-expanded]').waitFor();
    // As many as any secret has, or fewer: the switch and the code depend on how long it is.
    assert.ok((await elements()) <= usual + 4, text);
    assert.equal(await page.locator('pre.secret *, main script, main iframe, main img, main style').count(), 0);
  }
  assert.equal(await page.evaluate(() => 'harm' in globalThis), false);
  assert.equal(await page.evaluate(() => document.title), 'Your secret – A shared secret');
  assert.deepEqual(problems, []);
  const others = requests.slice(asked).filter((url) => !/\/api\/|\/rare-/.test(url));
  assert.deepEqual(others, []);
  await page.close();
});
