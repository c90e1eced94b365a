/** What a revealed .env, JSON or key looks like: a table of its values, and as it is one press away. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { createShare } from '../edge-worker/client.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { assertAccessible, assertFitsFingers } from './accessible.ts';
import { useBrowser } from './browser.ts';
import { pasted } from './pasted.ts';
import { button, revealed, says, show } from './steps.ts';

const openPage = useBrowser();
let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

const env = '# of staging\nDATABASE_HOST=db.example.com\nDB_PASSWORD="correct horse"\nFEATURE_X=true\r\n\n';
const rows = (page: Page) => page.locator('.rows tr');

interface Options {
  readonly viewport?: { readonly width: number; readonly height: number };
  /** What becomes of the chunk that reads a text. */
  readonly onChunk?: (route: Route) => Promise<void>;
}

async function openSecret(secretValue: string, { onChunk, ...options }: Options = {}) {
  const id = await createShare(worker.origin, { secretValue, maxViews: 9 });
  const watched = await openPage({ permissions: ['clipboard-write'], ...options });
  if (onChunk) await watched.page.route(/\/content-/, onChunk);
  await watched.page.goto(`${worker.origin}/shared/secret/${id}`);
  await show(watched.page);
  return watched;
}

suite('what may have values that are covered', () => {
  const json = JSON.stringify({ host: 'db.example.com', password: 'correct horse' });
  const text = (page: Page) => page.locator('main').textContent();

  for (const [name, value] of [
    ['.env', env],
    ['JSON', json],
    ['JSON behind blanks', `\ufeff\n ${json}`],
  ] as const) {
    test(`is not in clear before what reads it has come: ${name}`, async () => {
      const asked = Promise.withResolvers<Route>();
      const { page } = await openSecret(value, { onChunk: async (route) => asked.resolve(route) });
      const route = await asked.promise;
      await button(page, 'Show again').waitFor();
      assert.equal((await text(page))?.includes('correct horse'), false);
      await route.continue();
      await rows(page).first().waitFor();
      assert.equal((await text(page))?.includes('correct horse'), false);
      await button(page, 'Hide').waitFor();
      await page.close();
    });
  }

  test('is shown before that by a press', async () => {
    const { page } = await openSecret(env, { onChunk: async () => {} });
    await button(page, 'Show again').click();
    assert.equal(await revealed(page), env);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.close();
  });

  test('stays as it is where it was selected before that, for a copy by hand', async () => {
    const asked = Promise.withResolvers<Route>();
    const { page } = await openSecret(env, { onChunk: async (route) => asked.resolve(route) });
    const route = await asked.promise;
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    await button(page, 'Copy').click();
    await says(page, 'The secret is selected');
    await route.continue();
    await button(page, 'As a table').waitFor();
    const selected = () => page.evaluate(() => String(getSelection()));
    assert.match(await selected(), /correct horse/);
    await button(page, 'As a table').click();
    await button(page, 'As it is').waitFor();
    await button(page, 'Copy').click();
    await button(page, 'As a table').waitFor();
    assert.match(await selected(), /correct horse/);
    await page.close();
  });

  test('is shown as it is where that does not come', async () => {
    const { page } = await openSecret(env, { onChunk: (route) => route.abort() });
    await page.getByText('db.example.com').waitFor();
    assert.equal(await revealed(page), env);
    await page.close();
  });

  test('and a text that has none is shown at once', async () => {
    const { page } = await openSecret('correct horse battery == staple', { onChunk: async () => {} });
    assert.equal(await revealed(page), 'correct horse battery == staple');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.close();
  });
});

suite('a .env', () => {
  test('is a table, and what looks secret is covered until it is asked for', async () => {
    const { page, problems } = await openSecret(env);
    await says(page, '.env, 3 entries');
    assert.deepEqual(await rows(page).locator('th').allTextContents(), ['DATABASE_HOST', 'DB_PASSWORD', 'FEATURE_X']);
    assert.equal((await page.locator('main').textContent())?.includes('correct horse'), false);
    await button(page, 'Show \u2068DB_PASSWORD\u2069').click();
    await page.locator('.rows').getByText('correct horse').waitFor();
    await button(page, 'Hide \u2068DB_PASSWORD\u2069').click();
    assert.equal((await page.locator('main').textContent())?.includes('correct horse'), false);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await assertAccessible(page);
    }
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('gives each value by itself, covered or not', async () => {
    const { page } = await openSecret(env);
    const copy = button(page, 'Copy \u2068DB_PASSWORD\u2069');
    await copy.click();
    await page.locator('.rows .icon-done').waitFor();
    assert.equal(await pasted(page), 'correct horse');
    await page.close();
  });

  test('is copied whole as it was shared, from the table too', async () => {
    const { page } = await openSecret(env);
    await says(page, '.env, 3 entries');
    await button(page, 'Copy').click();
    await says(page, 'Copied.');
    assert.equal(await pasted(page), env);
    await page.close();
  });

  test('is shown as it is by one press, and after a change of the language', async () => {
    const { page } = await openSecret(env);
    await button(page, 'As it is').click();
    assert.equal(await revealed(page), env);
    await page.locator('#language').selectOption('de');
    await button(page, 'Als Tabelle').waitFor();
    assert.equal(await revealed(page), env);
    await button(page, 'Als Tabelle').click();
    assert.equal(await rows(page).count(), 3);
    await page.close();
  });

  test('is hidden with all its values', async () => {
    const { page } = await openSecret(env);
    await says(page, '.env, 3 entries');
    await button(page, 'Hide').click();
    await says(page, 'Hidden.');
    assert.equal((await page.locator('main').textContent())?.includes('db.example.com'), false);
    await button(page, 'Show again').click();
    assert.equal(await rows(page).count(), 3);
    await page.close();
  });

  test('has room on a phone', async () => {
    const { page } = await openSecret(`${env}LONG=${'x'.repeat(300)}\n`, { viewport: { width: 320, height: 640 } });
    await says(page, '.env, 4 entries');
    const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    assert.equal(await page.evaluate(overflow), 0);
    await page.close();
  });

  test('has room on a phone for text of twice the size: its names and values are no columns of letters', async () => {
    const { page } = await openSecret(env, { viewport: { width: 390, height: 844 } });
    await says(page, '.env, 3 entries');
    const narrowest = () =>
      page
        .locator('.rows :is(th, td:nth-child(2))')
        .evaluateAll((cells) => Math.min(...cells.map((cell) => cell.getBoundingClientRect().width / innerWidth)));
    assert.ok((await narrowest()) > 0.4);
    // At the usual size the buttons stand beside a value.
    const besides = () =>
      rows(page).evaluateAll((all) =>
        all.map(({ children: [, value, tools] }) => {
          const [{ bottom = 0 } = {}, { top = 0 } = {}] = [
            value?.getBoundingClientRect(),
            tools?.getBoundingClientRect(),
          ];
          return top < bottom;
        }),
      );
    assert.deepEqual(await besides(), [true, true, true]);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    assert.ok((await narrowest()) > 0.6);
    await assertFitsFingers(page);
    await page.close();
  });
});

suite('other texts', () => {
  test('JSON is a table of its first level, with each digit', async () => {
    const { page } = await openSecret('{"big": 12345678901234567890, "api_key": "a\\nb", "nested": {"a":[1]}}');
    await says(page, 'JSON, 3 entries');
    await page.locator('.rows').getByText('12345678901234567890').waitFor();
    await button(page, 'Copy \u2068api_key\u2069').click();
    await page.locator('.rows .icon-done').waitFor();
    assert.equal(await pasted(page), 'a\nb');
    await page.close();
  });

  test('a key is told as what it is, and none of its lines is wrapped', async () => {
    const value = `-----BEGIN PRIVATE KEY-----\n${'M'.repeat(64)}\n-----END PRIVATE KEY-----\n`;
    const { page } = await openSecret(value, { viewport: { width: 320, height: 640 } });
    await says(page, 'PEM, PRIVATE KEY');
    assert.equal(await revealed(page), value);
    assert.equal(await page.locator('pre.secret').evaluate((pre) => getComputedStyle(pre).whiteSpace), 'pre');
    await page.close();
  });

  test('what is not recognised stays a text, also where its words are markup', async () => {
    const value = 'A=1\n<img src=x onerror=alert(1)>\nB=2';
    const { page, problems } = await openSecret(value);
    await page.locator('[aria-expanded]').waitFor();
    assert.equal(await revealed(page), value);
    assert.equal(await rows(page).count(), 0);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('more values than anyone reads are shown as they are', async () => {
    const value = Array.from({ length: 600 }, (_, i) => `KEY_${i}=${i}`).join('\n');
    const { page } = await openSecret(value);
    await says(page, '.env, 600 entries');
    assert.equal(await rows(page).count(), 0);
    await page.close();
  });
});
