/** One Chromium for a test file; each page reports what it asked for and what went wrong on it. */
import { after, before } from 'node:test';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

export const browserArgs = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export const browserPath = process.env.CHROMIUM ?? '/usr/bin/chromium';

export interface WatchedPage {
  readonly page: Page;
  /** Every URL that was asked for. */
  readonly requests: readonly string[];
  /** All that a server can have learnt: URLs without their fragments, headers and bodies. */
  readonly sent: readonly string[];
  /** Console errors, uncaught errors and violations of the page's policy. */
  readonly problems: readonly string[];
}

export function useBrowser(): (options?: BrowserContextOptions) => Promise<WatchedPage> {
  let browser: Browser | undefined;
  before(async () => {
    browser = await chromium.launch({ executablePath: browserPath, args: browserArgs });
  });
  after(() => browser?.close());
  return async (options) => {
    if (!browser) throw new Error('open pages in tests only');
    const page = await browser.newPage({ locale: 'en-US', ...options });
    page.setDefaultTimeout(15_000);
    const requests: string[] = [];
    const sent: string[] = [];
    const problems: string[] = [];
    page.on('request', (request) => {
      requests.push(request.url());
      const url = request.url().split('#', 1);
      sent.push(...url, ...Object.values(request.headers()), request.postData() ?? '');
    });
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => {
      // Chromium reports an answer such as 401 in its own words; the page has to show it, not to prevent it.
      const isStatus = message.text().startsWith('Failed to load resource: the server responded with a status');
      if (message.type() === 'error' && !isStatus) problems.push(message.text());
    });
    await page.exposeFunction('reportViolation', (violation: string) => problems.push(`policy: ${violation}`));
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        (globalThis as unknown as { reportViolation(text: string): void }).reportViolation(
          `${violatedDirective} ${blockedURI}`,
        );
      });
    });
    return { page, requests, sent, problems };
  };
}
