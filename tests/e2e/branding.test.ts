/** The logo and colours of the organization that a share belongs to, where the operator allows them. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { type Infisical, startInfisical } from '../edge-worker/infisical.ts';
import type { Branding } from '../edge-worker/infisical-accounts.ts';
import { startWorker, type TestWorker } from '../edge-worker/workerd.ts';
import { assertAccessible } from './accessible.ts';
import { useBrowser } from './browser.ts';
import { says, show } from './steps.ts';

const openPage = useBrowser();
let server: Infisical;
let worker: TestWorker;
before(async () => {
  server = await startInfisical();
  const operators = JSON.stringify({ name: 'Example Corp', accent: '#1f57c3' });
  worker = await startWorker({
    BACKEND: 'upstream',
    UPSTREAM: server.origin,
    BRANDING: 'organization',
    PAGE_SETTINGS: operators,
  });
});
after(async () => {
  await worker.stop();
  await server.stop();
});
beforeEach(() => {
  server.seen.length = 0;
});

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40"><rect width="90" height="40"/></svg>';
/** Grey, 90 by 40. */
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAFoAAAAoCAAAAABbKbIUAAAAKUlEQVR42u3MMQ0AAAwDoEqrf1VVsWMJCCA9E7VarVar1Wq1Wq1W/68H9SmELiqQl9cAAAAASUVORK5CYII=';
const logo = { type: 'image/png', bytes: Buffer.from(png, 'base64') };
const colours = { primaryColor: '#ffd24d', secondaryColor: '#401060' };
const ofLight = 'rgb(64, 16, 96)';
const ofDark = 'rgb(255, 210, 77)';
const ofOperator = 'rgb(31, 87, 195)';

const shareOf = (branding: Branding) =>
  server.shares.add({ organization: server.accounts.addOrganization('Org A', { branding }), maxViews: 9 });
const asked = () => server.seen.map(({ method, url }) => `${method} ${url.replace(/[\w-]{43}/, '{id}')}`);
const peek = 'GET /api/v1/shared-secrets/{id}';
const branding = 'GET /api/v1/shared-secrets/branding?sharedSecretId={id}';
const image = 'GET /api/v1/shared-secrets/public/{id}/branding/brand-logo';
const head = (page: Page) => page.getByRole('banner');
const color = (page: Page) =>
  page.getByRole('button', { name: 'Reveal secret' }).evaluate((shown) => getComputedStyle(shown).backgroundColor);

async function look(id: string, options: BrowserContextOptions = {}, origin = worker.origin) {
  const opened = await openPage(options);
  await opened.page.goto(`${origin}/shared/secret/${id}`);
  return opened;
}

/** Waits for what the page asks of itself, after the view is there. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading').first().waitFor();
  await page.waitForLoadState('networkidle');
}

suite('an organization’s branding', () => {
  for (const [colorScheme, expected] of [
    ['light', ofLight],
    ['dark', ofDark],
  ] as const) {
    test(`is on the ${colorScheme} page in place of the operator’s, in the colour that can be read there`, async () => {
      const id = shareOf({ logo, ...colours });
      const { page, requests, problems } = await look(id, { colorScheme });
      await head(page).locator('img').waitFor();
      assert.equal(await color(page), expected);
      assert.equal(await head(page).getByText('Example Corp').count(), 0);
      await assertAccessible(page);
      await show(page);
      await page.locator('pre.secret').waitFor();
      assert.equal(await head(page).locator('img').count(), 1);
      const own = ['data:,', 'data:image', `blob:${worker.origin}/`, `${worker.origin}/`];
      for (const url of requests)
        assert.ok(
          own.some((start) => url.startsWith(start)),
          url,
        );
      assert.deepEqual(problems, []);
      await page.close();
    });
  }

  test('is asked for once the share is found, and in this order', async () => {
    const { page } = await look(shareOf({ logo }));
    await head(page).locator('img').waitFor();
    assert.deepEqual([...new Set(asked())], [peek, branding, image]);
    await page.close();
  });

  test('takes its place although its colours cannot be read, which stay the operator’s', async () => {
    const { page } = await look(shareOf({ logo, primaryColor: '#777777' }), { colorScheme: 'light' });
    await head(page).locator('img').waitFor();
    assert.equal(await color(page), ofOperator);
    await page.close();
  });

  test('goes with the share that it came with', async () => {
    const id = shareOf({ logo, ...colours });
    const { page } = await look(id, { colorScheme: 'light' });
    await head(page).locator('img').waitFor();
    await page.route(/\/access$/, (route) => route.fulfill({ status: 503, json: {} }));
    await show(page);
    server.moveOn(2 * 60 * 60 * 1000);
    await page.getByRole('button', { name: 'Check again' }).click();
    await says(page, 'This secret has expired.');
    await head(page).getByText('Example Corp').waitFor();
    assert.equal(await head(page).locator('img').count(), 0);
    assert.equal(await page.locator('meta[property="og:site_name"]').count(), 1);
    await page.close();
  });
});

suite('no branding is asked for', () => {
  const cases: readonly (readonly [what: string, id: () => string])[] = [
    ['of a share that is not there', () => `${'B'.repeat(42)}A`],
    [
      'of a share for members, before a sign-in',
      () => server.shares.add({ membersOf: server.accounts.addOrganization('Org A', { branding: { logo } }) }),
    ],
    ['of a share that is used up', () => server.shares.add({ maxViews: 0 })],
  ];
  for (const [what, id] of cases) {
    test(what, async () => {
      const { page } = await look(id());
      await settled(page);
      assert.deepEqual(asked(), [peek]);
      await page.close();
    });
  }

  test('where the operator does not allow it', async (t) => {
    const plain = await startWorker({ BACKEND: 'upstream', UPSTREAM: server.origin });
    t.after(() => plain.stop());
    const { page } = await look(shareOf({ logo }), {}, plain.origin);
    await page.getByRole('button', { name: 'Reveal secret' }).waitFor();
    await settled(page);
    assert.deepEqual(asked(), [peek]);
    await page.close();
  });
});

suite('the page is the operator’s, and opens the secret, where the branding', () => {
  const answers: readonly (readonly [
    what: string,
    path: RegExp,
    answer: { status?: number; body?: string; contentType?: string } | 'cut',
  ])[] = [
    ['is none', /branding\?/, { body: '{"hasLogo":false}' }],
    ['is refused', /branding\?/, { status: 404, body: '{}' }],
    ['fails', /branding\?/, { status: 500, body: '' }],
    ['is no JSON', /branding\?/, { body: '<!doctype html>' }],
    ['is another JSON', /branding\?/, { body: '[null]' }],
    ['is nothing', /branding\?/, { body: 'null' }],
    ['has wrong types', /branding\?/, { body: '{"hasLogo":"yes","primaryColor":{"a":1},"secondaryColor":"red;}"}' }],
    ['does not come', /branding\?/, 'cut'],
    ['has a logo that is no image', /brand-logo/, { body: '<script>alert(1)</script>' }],
    ['has a logo that is a drawing', /brand-logo/, { body: svg, contentType: 'image/svg+xml' }],
    ['has a logo that is too large', /brand-logo/, { body: 'x'.repeat(256 * 1024 + 1), contentType: 'image/png' }],
    ['has a logo that is missing', /brand-logo/, { status: 404, body: '{}' }],
    ['has a logo that does not come', /brand-logo/, 'cut'],
  ];
  for (const [what, path, answer] of answers) {
    test(what, async () => {
      const id = shareOf({ logo });
      const { page, problems } = await openPage({ colorScheme: 'light' });
      await page.route(path, (route) => (answer === 'cut' ? route.abort() : route.fulfill(answer)));
      await page.goto(`${worker.origin}/shared/secret/${id}`);
      await settled(page);
      await head(page).getByText('Example Corp').waitFor();
      assert.equal(await color(page), ofOperator);
      assert.equal(await head(page).locator('img').count(), 0);
      await show(page);
      await page.locator('pre.secret').waitFor();
      assert.deepEqual(
        problems.filter((problem) => !/ERR_FAILED/.test(problem)),
        [],
      );
      await page.close();
    });
  }
});
