/** What the clipboard holds where a reader copies the secret by hand: the exact value, whatever a page shows of it. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { createShare } from '../edge-worker/client.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { type AppWorld, startAppWorld } from './app-host.ts';
import { browserName, useBrowser } from './browser.ts';
import { pasted } from './pasted.ts';
import { says, show } from './steps.ts';

const openPage = useBrowser();
let worker: TestWorker;
let world: AppWorld;
before(async () => {
  worker = await startEmbedded();
  world = await startAppWorld();
});
after(async () => {
  await world.stop();
  await worker.stop();
});

const values = {
  'line breaks at both ends': '\n\nkey\n\n',
  'spaces at both ends and in a row': '  a   b \t ',
  'spaces of other kinds': '\u00a0a\u00a0\u2003b\u3000',
  'marks without a width': '\ufeffa\u200bb\u200d\u2060',
  'carriage returns': 'a\r\nb\rc\r\n',
  'nothing but white space': ' \n ',
  'a long text of many lines': `${'0123456789abcdef\n'.repeat(200)}`,
} as const;

async function openSecret(secretValue: string): Promise<Page> {
  const id = await createShare(worker.origin, { secretValue, maxViews: 9 });
  const { page } = await openPage();
  await page.goto(`${worker.origin}/shared/secret/${id}`);
  await show(page);
  await page.locator('[aria-expanded]').waitFor();
  if (secretValue.trim() === '') await says(page, 'It has no visible character.');
  return page;
}

suite('the whole box is copied exactly by Ctrl+C', () => {
  for (const [what, value] of Object.entries(values)) {
    test(`after Ctrl+A in it: ${what}`, async () => {
      const page = await openSecret(value);
      await page.locator('main .secret').focus();
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Control+C');
      assert.equal(await pasted(page), value);
      await page.close();
    });

    test(`after the button where the clipboard cannot be written: ${what}`, async () => {
      const page = await openSecret(value);
      await page.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
      });
      await page.getByRole('button', { name: 'Copy', exact: true }).click();
      await says(page, 'The secret is selected: press Ctrl+C');
      await page.keyboard.press('Control+C');
      assert.equal(await pasted(page), value);
      await page.close();
    });
  }

  // Firefox takes Playwright's three clicks for three times one.
  if (browserName === 'chromium') {
    test('after three clicks, which select a line', async () => {
      const page = await openSecret('a\u00a0password\u00a0');
      await page.locator('pre.secret').click({ clickCount: 3 });
      await page.keyboard.press('Control+C');
      assert.equal(await pasted(page), 'a\u00a0password\u00a0');
      await page.close();
    });
  }

  test('in the element too, whose box is in a shadow tree', async () => {
    const value = '\u00a0two\nlines\n';
    const link = `${world.worker.origin}/shared/secret/${await createShare(world.worker.origin, { secretValue: value, maxViews: 9 })}`;
    const { page } = await openPage();
    await page.goto(world.app);
    await page.getByLabel('Share link', { exact: true }).fill(link);
    await page.getByRole('button', { name: 'Use this link' }).click();
    await show(page);
    await page.locator('[aria-expanded]').waitFor();
    await page.locator('pre.secret').focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+C');
    assert.equal(await pasted(page), value);
    await page.close();
  });
});

suite('no more than was selected is copied', () => {
  test('of a part of the box', async () => {
    const page = await openSecret('first\nsecond\n');
    await page.locator('pre.secret').evaluate(({ firstChild }) => {
      if (firstChild) getSelection()?.setBaseAndExtent(firstChild, 0, firstChild, 5);
    });
    await page.keyboard.press('Control+C');
    assert.equal(await pasted(page), 'first');
    await page.close();
  });

  test('of a box that hides its secret', async () => {
    const page = await openSecret('swordfish');
    await page.getByRole('button', { name: 'Hide', exact: true }).click();
    await page.locator('pre.secret').focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+C');
    assert.doesNotMatch(await pasted(page), /swordfish/);
    await page.close();
  });
});
