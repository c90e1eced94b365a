/** What a reader does on the page. */
import type { Page } from 'playwright-core';

/** Opens the share, and says yes where the page asks once more. */
export async function show(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Reveal secret' }).click();
  // The question takes the button's place within the press.
  if (await page.locator('.confirm').isVisible()) await page.getByRole('button', { name: 'Yes, show it' }).click();
}

/** What the page says, without the announcement that repeats it. */
export function says(page: Page, sentence: string): Promise<void> {
  return page.locator('main').getByText(sentence).first().waitFor({ timeout: 10_000 });
}

export function passwordField(page: Page) {
  return page.getByLabel('Password', { exact: true });
}

/** The box of a secret that is on show: a text that may have rows stands as “…” until it has been read. */
export const secretText = (page: Page) => page.locator('pre.secret').filter({ hasNotText: /^…$/ });

/** @returns the secret on the page; what may have rows is there once it was read. */
export function revealed(page: Page): Promise<string | null> {
  return secretText(page).textContent();
}

export function button(page: Page, name: string) {
  return page.getByRole('button', { name, exact: true });
}
