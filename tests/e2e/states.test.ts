/** What stands in a title and is read out, and text of twice the size. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { assertFitsFingers, assertFitsLargeText } from './accessible.ts';
import { useBrowser } from './browser.ts';
import { pageReader } from './engines/playwright.ts';
import { type PageStateCase, pageStates, reach, type World } from './states.ts';
import { startWorld } from './world.ts';

const openPage = useBrowser();
let world: World & { stop(): Promise<void> };
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

const stateCalled = (name: string) => pageStates.find((state) => state.name === name) as PageStateCase;

suite('what a page says', () => {
  test('stands in its title as well, state by state', async () => {
    const { page } = await openPage();
    for (const [name, title] of [
      ['no link', 'Open a shared secret – A shared secret'],
      ['ready', 'Example Organization sent you a secret – A shared secret'],
      ['revealed', 'Your secret – A shared secret'],
      ['expired', 'This secret has expired – A shared secret'],
    ] as const) {
      await reach(pageReader(page), world, stateCalled(name));
      assert.equal(await page.title(), title);
    }
    await page.goto(`${world.origin}/share`);
    await page.getByLabel('Secret').waitFor();
    assert.equal(await page.title(), 'Share a secret');
    await page.close();
  });

  test('is read out once where the focus goes to it', async () => {
    const { page } = await openPage();
    await reach(pageReader(page), world, stateCalled('ask once more'));
    const region = page.locator('#announcement');
    await region.getByText('Afterwards the link does not open again.').waitFor();
    const focused = await page.evaluate(() => document.activeElement?.textContent ?? '');
    assert.equal(focused, 'Show it now? This is the last view.');
    assert.equal((await region.textContent())?.includes(focused), false);
    await page.close();
  });
});

test('the form of the share page has room for text of twice the size', async () => {
  const { page } = await openPage();
  await page.goto(`${world.origin}/share`);
  await page.getByLabel('Secret').fill('swordfish');
  await assertFitsLargeText(page);
  await page.close({ runBeforeUnload: false });
});

test('the files that were chosen have it too: their names are no columns of letters', async () => {
  const { page } = await openPage({ locale: 'de', viewport: { width: 390, height: 844 } });
  await page.goto(`${world.origin}/share`);
  const names = ['.env', 'service-account-key.json'];
  await page
    .locator('input[type=file]')
    .setInputFiles(names.map((name) => ({ name, mimeType: '', buffer: Buffer.from('A=1') })));
  const rows = page.getByRole('listitem');
  await rows.first().waitFor();
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  const found = await rows.evaluateAll((rows) =>
    rows.map((row) => {
      const [sentence, button] = [row.querySelector('span'), row.querySelector('button')];
      if (!sentence || !button) throw new Error('a row has a sentence and a button');
      return {
        lines: Math.round(sentence.offsetHeight / Number.parseFloat(getComputedStyle(sentence).lineHeight)),
        overflow: button.scrollWidth - button.clientWidth,
      };
    }),
  );
  assert.ok(
    found.every(({ lines, overflow }) => lines <= 4 && overflow === 0),
    JSON.stringify(found),
  );
  const seen = await page.locator('.files').evaluate((list) => list.clientHeight / list.scrollHeight);
  assert.equal(seen, 1);
  await assertFitsFingers(page);
  await page.close({ runBeforeUnload: false });
});
