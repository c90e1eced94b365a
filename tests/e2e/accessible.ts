/** What holds for a page in every state. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

export const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[]; passes: unknown[] }>;
}

/** Contrast as AAA of WCAG asks for it, which axe leaves out by itself. */
export const axeOptions = { rules: { 'color-contrast-enhanced': { enabled: true } } };

/** Asks axe, in the theme that the page has now. */
export async function assertAccessible(page: Page): Promise<void> {
  await page.evaluate(axeSource);
  const { violations, passes } = await page.evaluate(
    (options) => (globalThis as unknown as { axe: Axe }).axe.run(options),
    axeOptions,
  );
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`),
    [],
  );
  assert.ok(passes.length > 10);
}

/** Fingers need 44 px, and nobody should have to scroll sideways. */
export async function assertFitsFingers(page: Page): Promise<void> {
  const { small, overflow } = await page.evaluate(() => ({
    small: [...document.querySelectorAll('button, input, select, textarea, a')]
      .filter((target) => target.checkVisibility())
      .filter((target) => target.getBoundingClientRect().height < 44 || target.getBoundingClientRect().width < 44)
      .map((target) => target.textContent || target.id),
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
  assert.deepEqual({ small, overflow }, { small: [], overflow: 0 });
}

/** WCAG 2.2, 1.4.4, on a phone. */
export async function assertFitsLargeText(page: Page): Promise<void> {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await assertFitsFingers(page);
}
