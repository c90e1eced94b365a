/** A page on which a secret of the embedded store is shown. */
import { after, before } from 'node:test';
import { createShare } from '../edge-worker/client.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { useBrowser, type WatchedPage } from './browser.ts';
import { button, show } from './steps.ts';

interface OpenedSecret {
  readonly openPage: ReturnType<typeof useBrowser>;
  /** Of the worker. */
  readonly origin: () => string;
  /** Shares a secret, and shows it. */
  openSecret(secretValue: string, options?: { maxViews?: number; permissions?: string[] }): Promise<WatchedPage>;
}

/** What a test file has of a browser and a worker. */
export function useOpenedSecret(): OpenedSecret {
  const openPage = useBrowser();
  let worker: TestWorker;
  before(async () => {
    worker = await startEmbedded();
  });
  after(() => worker.stop());
  return {
    openPage,
    origin: () => worker.origin,
    async openSecret(secretValue, { maxViews = 3, ...options } = {}) {
      const id = await createShare(worker.origin, { secretValue, maxViews });
      const watched = await openPage(options);
      await watched.page.goto(`${worker.origin}/shared/secret/${id}`);
      await show(watched.page);
      await button(watched.page, 'More').waitFor();
      return watched;
    },
  };
}
