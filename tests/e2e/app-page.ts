/** A page of an app with `<shared-secret>` on it, and links for it. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Page } from 'playwright-core';
import { peek, share } from 'sharelink';
import type { SharedSecretState } from 'sharelink/element';
import { createShare } from '../edge-worker/client.ts';
import { type AppWorld, startAppWorld } from './app-host.ts';
import type { useBrowser } from './browser.ts';

type OpenPage = ReturnType<typeof useBrowser>;

/** Of the file that runs. */
export const world = {} as AppWorld;

export function useAppWorld(): void {
  before(async () => {
    Object.assign(world, await startAppWorld());
  });
  after(() => world.stop());
}

export async function plainLink(options: { maxViews?: number } = {}): Promise<string> {
  return `${world.worker.origin}/shared/secret/${await createShare(world.worker.origin, options)}`;
}

export async function seal(password: string, value = 'sealed: 🔒'): Promise<string> {
  const shared = await share({ server: world.worker.origin, value, expiresIn: '1h', maxViews: 2, password });
  return 'link' in shared ? shared.link : assert.fail(shared.kind);
}

export const viewsLeft = async (link: string) => {
  const found = await peek(link);
  return 'viewsLeft' in found ? found.viewsLeft : found.kind;
};

/** Everything that the element tells the app, and what the app gives it. */
export async function openApp(openPage: OpenPage, link: string, { width = 1000 } = {}) {
  const watched = await openPage({ viewport: { width, height: 1400 } });
  const { page } = watched;
  const events: SharedSecretState[] = [];
  await page.exposeFunction('tell', (detail: SharedSecretState) => events.push(detail));
  await page.addInitScript(() => {
    addEventListener('sharelink-state', (event) => {
      (globalThis as unknown as { tell(detail: unknown): void }).tell((event as CustomEvent).detail);
    });
  });
  await page.goto(world.app);
  await page.getByLabel('Share link', { exact: true }).fill(link);
  await page.getByRole('button', { name: 'Use this link' }).click();
  return { ...watched, events };
}

/** Whether a text is anywhere in the element. */
export const holds = (page: Page, text: string) =>
  page.locator('shared-secret').evaluate((element, wanted) => {
    const { shadowRoot, outerHTML } = element;
    const inputs = [...(shadowRoot?.querySelectorAll('input') ?? [])].map(({ value }) => value);
    return [outerHTML, shadowRoot?.innerHTML, ...inputs].some((held) => held?.includes(wanted));
  }, text);
