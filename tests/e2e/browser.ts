/** One browser for a test file; each page reports what it asked for and what went wrong on it. */
import { after, type TestContext, test } from 'node:test';
import { type Browser, type BrowserContextOptions, chromium, firefox, type Page } from 'playwright-core';
import { firefoxDir } from './saved-file.ts';

/** The engines that Playwright drives here. WebKitGTK is driven by webdriver.ts. */
export type BrowserName = 'chromium' | 'firefox';

/** Which of them opens the pages: SHARELINK_BROWSER=firefox for the suite's second pass. */
export const browserName: BrowserName = process.env.SHARELINK_BROWSER === 'firefox' ? 'firefox' : 'chromium';

/** A test for Chromium only. The report of the other pass gives the reason. */
export function testInChromium(reason: string, name: string, run: (t: TestContext) => Promise<void>): void {
  if (browserName === 'chromium') test(name, run);
  else console.log(`left to Chromium: ${name}: ${reason}`);
}

/** Why no test in Firefox opens a page without JavaScript. */
export const readByScript = 'Playwright reads a page in Firefox through the page’s scripts';

const chromiumArgs = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Without the windows of a whole browser a page costs a fifth of the time. */
const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell';

const firefoxPath = process.env.FIREFOX ?? '/usr/bin/firefox-esr';

export interface LaunchOptions {
  readonly name?: BrowserName;
  readonly colorScheme?: BrowserContextOptions['colorScheme'];
}

export function launchBrowser({ name = browserName, colorScheme = 'light' }: LaunchOptions = {}): Promise<Browser> {
  if (name === 'chromium') return chromium.launch({ executablePath: chromiumPath, args: chromiumArgs });
  return firefox.launch({
    // The channel that Debian's own build is driven by; the others are for Playwright's patched one.
    channel: 'moz-firefox',
    executablePath: firefoxPath,
    downloadsPath: firefoxDir,
    firefoxUserPrefs: {
      // Its list of downloads would take the focus from the page, where Enter then presses no button.
      'browser.download.alwaysOpenPanel': false,
      // It would ask a host for https first, which tests of plain http do not answer.
      'dom.security.https_first': false,
      'intl.accept_languages': 'en-US, en',
      // Firefox takes neither from Playwright.
      'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
      'ui.prefersReducedMotion': 1,
    },
  });
}

export interface WatchedPage {
  readonly page: Page;
  /** Every URL that was asked for. */
  readonly requests: readonly string[];
  /** All that a server can have learnt: URLs without their fragments, headers and bodies (these in Chromium alone). */
  readonly sent: readonly string[];
  /** Console errors, uncaught errors and violations of the page's policy. */
  readonly problems: readonly string[];
}

/** @returns what opens a page; the first one starts the browser. */
export function useBrowser(): (options?: BrowserContextOptions) => Promise<WatchedPage> {
  const browsers = new Map<LaunchOptions['colorScheme'], Promise<Browser>>();
  after(async () => {
    for (const browser of browsers.values()) await (await browser).close();
  });
  return async (options) => {
    // In Firefox the theme is the whole browser's.
    const colorScheme = (browserName === 'firefox' && options?.colorScheme) || 'light';
    const browser = browsers.get(colorScheme) ?? launchBrowser({ colorScheme });
    browsers.set(colorScheme, browser);
    const page = await (await browser).newPage({ locale: 'en-US', ...options });
    page.setDefaultTimeout(15_000);
    return { page, ...(await watch(page)) };
  };
}

async function watch(page: Page): Promise<Omit<WatchedPage, 'page'>> {
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
  return { requests, sent, problems };
}
