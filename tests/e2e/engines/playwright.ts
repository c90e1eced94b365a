/** A reader in Chromium or Firefox. */
import type { Page } from 'playwright-core';
import { type BrowserName, launchBrowser } from '../browser.ts';
import type { Reader, StartReader } from '../reader.ts';
import { savedBy } from '../saved-file.ts';

export function playwrightReader(name: BrowserName): StartReader {
  return async (theme) => {
    const browser = await launchBrowser({ name, colorScheme: theme });
    const page = await browser.newPage({
      colorScheme: theme,
      // Firefox grants it to whoever presses a button, and knows no such permission.
      permissions: name === 'chromium' ? ['clipboard-write'] : [],
    });
    page.setDefaultTimeout(60_000);
    return { ...pageReader(page), close: () => browser.close() };
  };
}

/** @returns who reads this page. */
export function pageReader(page: Page): Reader {
  const button = (text: string) => page.getByRole('button', { name: text, exact: true });
  return {
    prepare: (script) => page.addInitScript(script).then(() => {}),
    open: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    back: async () => void (await page.goBack()),
    press: (text) => button(text).click(),
    type: (label, text) => page.getByLabel(label, { exact: true }).fill(text),
    key: (key) => page.keyboard.press(key === 'Paste' ? 'Control+V' : key),
    keys: (text) => page.keyboard.type(text),
    read: (expression) => page.evaluate(expression),
    run: (script) => page.evaluate(script),
    save: (text) => savedBy(page, () => button(text).click()),
    close: () => page.close(),
  };
}
