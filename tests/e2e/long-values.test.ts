/** Whatever a text is, the page shows it, stays small enough to answer, and gives it back exactly. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { useBrowser } from './browser.ts';
import { id, type World } from './states.ts';
import { show } from './steps.ts';
import { startWorld } from './world.ts';

const openPage = useBrowser();
let world: World & { stop(): Promise<void> };
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

/** Of the whole page: a table of as many rows as are shown has more, which a browser lays out at once. */
const elementsMax = 600;

const entries = Array.from({ length: 10_000 }, (_, i) => [`KEY_${i}`, `value ${i}`] as const);
const texts: Readonly<Record<string, string>> = {
  'one line of a megabyte': 'x'.repeat(1_048_576),
  'one line of a megabyte, in words': 'word '.repeat(209_715),
  '100 000 lines': 'line\n'.repeat(100_000),
  'nothing but white space': ' \n\t\u00a0'.repeat(10_000),
  'nothing but NUL': '\0'.repeat(30_000),
  'marks that turn the direction': '\u202eabc\u202e\u2067 def\n'.repeat(10_000),
  '.env of 10 000 keys': entries.map(([key, value]) => `${key}="${value}"`).join('\n'),
  'JSON of 10 000 members': JSON.stringify(Object.fromEntries(entries)),
  'JSON of one long string': JSON.stringify({ key: 'x'.repeat(500_000) }),
  'arrays nested 10 000 deep': '['.repeat(10_000) + ']'.repeat(10_000),
  'objects nested 10 000 deep': `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  'JSON of 40 long strings': JSON.stringify(Array.from({ length: 40 }, () => 'x'.repeat(25_000))),
  '1 000 blocks of PEM': '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'.repeat(1_000),
};

async function openText(secretValue: string) {
  const metadata = { id, orgName: '', expiresAfterViews: 3, lastViewedAt: null, isPasswordProtected: false };
  const shared = { ...metadata, expiresAt: new Date(Date.now() + 3_600_000).toISOString(), isAuthorizedUser: true };
  world.answers.clear();
  world.answers.set(/\/api\/v1\/shared-secrets\/[\w-]{43}$/, { json: shared });
  world.answers.set(/\/access$/, { json: { ...shared, secretValue } });
  const watched = await openPage();
  await watched.page.goto(`${world.origin}/shared/secret/${id}`);
  await show(watched.page);
  await watched.page.locator('.tools').waitFor({ state: 'attached' });
  // What recognizes a text comes after its tools, and may put a table in the text's place.
  await watched.page.waitForLoadState('networkidle');
  await watched.page.locator('pre.secret').filter({ hasText: /^…$/ }).waitFor({ state: 'detached' });
  return watched;
}

const shown = (page: Page) => page.locator('pre.secret').evaluate(({ textContent }) => textContent);
const asItIs = (page: Page) => page.getByRole('button', { name: 'As it is', exact: true });

/** @returns what a copy of the selection would put into the clipboard; undefined: the browser does it itself. */
function copied(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const clipboardData = new DataTransfer();
    // Firefox gives a ClipboardEvent of a script's another clipboard.
    const event = Object.assign(new Event('copy', { bubbles: true, cancelable: true }), { clipboardData });
    const at = getSelection()?.anchorNode;
    (at instanceof Element ? at : at?.parentElement)?.dispatchEvent(event);
    return event.defaultPrevented ? clipboardData.getData('text/plain') : undefined;
  });
}

test('rows of more text than a browser lays out at once are shown as they are, one long row is a row', async () => {
  const many = JSON.stringify(Object.fromEntries(entries.slice(0, 400).map(([key]) => [key, 'y'.repeat(2_000)])));
  for (const [text, rows] of [
    [many, 0],
    [many.slice(0, 2_000) + many.slice(many.length - 2), 1],
    [JSON.stringify({ key: 'x'.repeat(500_000) }), 1],
  ] as const) {
    const { page } = await openText(text);
    await page.getByText(/^JSON, /).waitFor();
    assert.equal(await page.locator('.rows tr').count(), rows);
    await page.close();
  }
});

suite('a secret is on a small page that answers:', () => {
  for (const [name, text] of Object.entries(texts)) {
    test(name, async () => {
      const { page, problems } = await openText(text);
      const count = await page.evaluate(() => document.querySelectorAll('*').length);
      assert.ok(count <= elementsMax, `${count} elements`);
      if ((await asItIs(page).count()) > 0) await asItIs(page).click();
      // A sentence stands for a text of which nothing can be seen.
      if ((await page.getByText('It has no visible character.').count()) === 0) {
        assert.ok((await shown(page)) === text, 'the text on the page is another one');
      }
      await page.locator('main .secret').focus();
      await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('main .secret') as Element));
      assert.ok((await copied(page)) === text, 'a copy is another text');
      await page.getByRole('button', { name: 'Hide', exact: true }).click();
      await page.getByText('Hidden. It stays on this page').waitFor();
      assert.deepEqual(problems, []);
      await page.close();
    });
  }
});

test('a part of a long line is copied without the line breaks that its parts are shown with', async () => {
  const { page } = await openText('0123456789'.repeat(5_000));
  const length = await page.locator('pre.secret').evaluate((box) => {
    const [first, second] = box.querySelectorAll('.part');
    if (!first?.firstChild || !second?.firstChild) return 0;
    getSelection()?.setBaseAndExtent(first.firstChild, 3_995, second.firstChild, 5);
    return String(getSelection()).length;
  });
  assert.ok(length > 0);
  assert.equal(await copied(page), '5678901234');
  await page.close();
});
