/** Sealed links of a store of their own, and what a reader does with one. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Page } from 'playwright-core';
import { peek, share } from 'sharelink';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { passwordField, show } from './steps.ts';

/** Starts the store before the tests of a file, and stops it after them. */
export function useSealedLinks() {
  let worker: TestWorker;
  before(async () => {
    worker = await startEmbedded();
  });
  after(() => worker.stop());
  return {
    worker: () => worker,

    async seal(options: { password?: string; maxViews?: number } = {}) {
      const value = 'sealed: 🔒';
      const shared = await share({ server: worker.origin, value, expiresIn: '1h', maxViews: 1, ...options });
      return 'link' in shared ? shared : assert.fail(shared.kind);
    },

    async viewsLeft(id: string) {
      const found = await peek({ server: worker.origin, id });
      return 'viewsLeft' in found ? found.viewsLeft : found.kind;
    },
  };
}

export async function openWith(page: Page, link: string, password: string): Promise<void> {
  await page.goto(link);
  await passwordField(page).fill(password);
  await show(page);
}
