/** Every state of the reveal page, for everyone: themes, small screens, fingers, screen readers. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, assertFitsFingers } from './accessible.ts';
import { readByScript, testInChromium, useBrowser } from './browser.ts';
import { pageReader } from './engines/playwright.ts';
import { type PageStateCase, pageStates, reach, type World } from './states.ts';
import { startWorld } from './world.ts';

const openPage = useBrowser();
let world: World & { stop(): Promise<void> };
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

/** A desktop of 1280 x 1024 at 400 % zoom; narrower than any phone is high. */
const smallest = { width: 320, height: 256 };

/** Each theme in turn; both for every state at the full count. */
function schemesOf(index: number): readonly ('light' | 'dark')[] {
  const both = ['light', 'dark'] as const;
  return process.env.SHARELINK_PROOF ? both : [index % 2 === 0 ? 'light' : 'dark'];
}

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

/** WCAG 2.2, 1.4.4, on a phone. */
async function assertFitsLargeText(page: Page): Promise<void> {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await assertFitsFingers(page);
}

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

suite('a reader of the page is told, and can read and press it:', () => {
  for (const [i, state] of pageStates.entries()) {
    const isScripted = state.options?.javaScriptEnabled !== false;
    const run = async () => {
      const { page } = await openPage({ viewport: smallest, ...state.options });
      await reach(pageReader(page), world, state);
      if (!isScripted) {
        await page.close();
        return;
      }
      await assertFitsFingers(page);
      for (const colorScheme of schemesOf(i)) {
        await page.emulateMedia({ colorScheme });
        await assertAccessible(page);
      }
      await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
      const { flat, moving } = await page.evaluate(() => {
        const buttons = [...document.querySelectorAll('button, .button')].map((button) => getComputedStyle(button));
        return {
          flat: buttons.filter(
            ({ borderTopWidth, borderTopStyle }) => borderTopWidth === '0px' || borderTopStyle === 'none',
          ).length,
          moving: buttons.filter(({ transitionDuration }) => transitionDuration !== '0s').length,
        };
      });
      assert.deepEqual({ flat, moving }, { flat: 0, moving: 0 });
      await assertFitsLargeText(page);
      await page.close();
    };
    if (isScripted) test(state.name, run);
    else testInChromium(readByScript, state.name, run);
  }
});
