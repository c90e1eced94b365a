/** The clipboard, which no page may read by itself. */
import type { Page } from 'playwright-core';

/** Of a context whose pages may write to the clipboard without a question. */
export const clipboard = { permissions: ['clipboard-write'] };

/** @returns what a paste gives, to the letter, on a page that takes the place of the one that copied. */
export async function pasted(page: Page): Promise<string> {
  await page.goto('about:blank');
  await page.setContent('<textarea></textarea>');
  await page.locator('textarea').focus();
  await page.evaluate(() =>
    addEventListener('paste', (event) => {
      Object.assign(globalThis, { pasted: event.clipboardData?.getData('text/plain') });
    }),
  );
  await page.keyboard.press('Control+V');
  return page.evaluate(() => (globalThis as unknown as { pasted?: string }).pasted ?? '');
}
