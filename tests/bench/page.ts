/** The page on a slow device: a fresh Chromium whose processor is slowed down four times, medians of several visits. */
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../e2e/browser.ts';
import { passwordField, revealed } from '../e2e/steps.ts';
import { startWorld } from '../e2e/world.ts';
import { isQuick, summarize } from './rounds.ts';

const visits = isQuick ? 2 : 9;
const slowedTimes = 4;

interface Visit {
  readonly firstPaintMs: number;
  /** Of all tasks of the main thread, what goes beyond 50 ms: until the button can be pressed. */
  readonly blockedMs: number;
  readonly pressToTextMs: number;
}

export async function benchPage(): Promise<void> {
  const world = await startWorld();
  const browser = await launchBrowser({ name: 'chromium' });
  try {
    console.log(`\nThe page from an empty cache, processor slowed ${slowedTimes} times, medians of ${visits} visits`);
    for (const [name, link, password] of [
      ['sealed link', world.links.text, ''],
      ['sealed link with a password', world.links.password, 'correct horse'],
    ] as const) {
      const all: Visit[] = [];
      for (let i = 0; i < visits; i += 1) all.push(await visit(browser, link, password));
      print(name, all);
    }
  } finally {
    await browser.close();
    await world.stop();
  }
}

async function visit(browser: Browser, link: string, password: string): Promise<Visit> {
  const page = await browser.newPage({ locale: 'en-US' });
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: slowedTimes });
  await page.addInitScript(() => {
    const seen = { blockedMs: 0 };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.blockedMs += duration - 50;
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(link);
  const button = page.getByRole('button', { name: 'Reveal secret' });
  await button.waitFor();
  const { firstPaintMs, blockedMs } = await page.evaluate(() => ({
    firstPaintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    blockedMs: (globalThis as unknown as { seen: { blockedMs: number } }).seen.blockedMs,
  }));
  if (password) await passwordField(page).fill(password);
  // In the page, so that the driver's own time is not counted.
  const pressToText = page.evaluate(async () => {
    const pressed = new Promise<number>((resolve) => {
      addEventListener('click', () => resolve(performance.now()), { capture: true, once: true });
    });
    const shown = new Promise<number>((resolve) => {
      new MutationObserver(() => {
        if (document.querySelector('pre.secret')) resolve(performance.now());
      }).observe(document.body, { childList: true, subtree: true });
    });
    return -(await pressed) + (await shown);
  });
  await button.click();
  const pressToTextMs = await pressToText;
  if ((await revealed(page)) !== 'sealed') throw new Error('another text was on show');
  await page.close();
  return { firstPaintMs, blockedMs, pressToTextMs };
}

function print(name: string, visitsMade: readonly Visit[]): void {
  console.log(`  ${name}`);
  for (const [what, key] of [
    ['first paint', 'firstPaintMs'],
    ['main thread blocked', 'blockedMs'],
    ['press to text', 'pressToTextMs'],
  ] as const) {
    const { ms, spread } = summarize(visitsMade.map((made) => made[key]));
    console.log(`    ${what.padEnd(24)} ${ms.toFixed(0).padStart(6)} ms  spread ${(spread * 100).toFixed(0)} %`);
  }
}
