/** Gets in the way of the thread that derives keys. */
import type { Page } from 'playwright-core';

/** The thread starts, and waits for a message that never comes: the slow step lasts until someone cancels it. */
export async function holdThreads(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = () => {};
    Object.assign(globalThis, { letThreadsRun: () => Object.assign(Worker.prototype, { postMessage }) });
  });
  return () => page.evaluate(() => (globalThis as unknown as { letThreadsRun(): void }).letThreadsRun());
}

/** @returns what the page has announced since then. */
export async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    const region = document.getElementById('announcement') as HTMLElement;
    new MutationObserver(() => region.textContent && heard.push(region.textContent)).observe(region, {
      childList: true,
    });
    Object.assign(globalThis, { heard });
  });
  return () => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
}
