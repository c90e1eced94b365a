/** States of the reveal page, for everyone: themes, small screens, fingers, screen readers. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { assertAccessible, assertFitsFingers, assertFitsLargeText } from './accessible.ts';
import { readByScript, testInChromium, useBrowser } from './browser.ts';
import { pageReader } from './engines/playwright.ts';
import { type PageStateCase, reach, type World } from './states.ts';
import { startWorld } from './world.ts';

/** A desktop of 1280 x 1024 at 400 % zoom; narrower than any phone is high. */
const smallest = { width: 320, height: 256 };

/** Each theme in turn; both for every state at the full count. */
function schemesOf(index: number): readonly ('light' | 'dark')[] {
  const both = ['light', 'dark'] as const;
  return process.env.SHARELINK_PROOF ? both : [index % 2 === 0 ? 'light' : 'dark'];
}

export function testStates(states: readonly PageStateCase[]): void {
  const openPage = useBrowser();
  let world: World & { stop(): Promise<void> };
  before(async () => {
    world = await startWorld();
  });
  after(() => world.stop());

  suite('a reader of the page is told, and can read and press it:', () => {
    for (const [i, state] of states.entries()) {
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
}
