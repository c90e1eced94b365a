/** The form without script, in a real browser; the way to it in one without JavaScript. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { isPublished } from '../../package/words/published.ts';
import { createShare } from '../edge-worker/client.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { assertAccessible, assertFitsFingers } from './accessible.ts';
import { readByScript, testInChromium, useBrowser } from './browser.ts';
import { hostileTexts } from './hostile-text.ts';
import { sampled } from './sampled.ts';

const openPage = useBrowser();
let worker: TestWorker;
before(async () => {
  worker = await startEmbedded({ NO_SCRIPT_FORM: 'on', REQUESTS_PER_MINUTE: '1000000' });
});
after(() => worker.stop());

const withoutScript = { javaScriptEnabled: false };

async function check(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await assertAccessible(page);
  }
  await assertFitsFingers(page);
}

/** From the form's first page to the secret, with a wrong password on the way. */
async function walk(page: Page, eachPage: (page: Page) => Promise<void> = async () => {}): Promise<void> {
  await eachPage(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Password').fill('wrong');
  await eachPage(page);
  await page.getByRole('button', { name: 'Reveal secret' }).click();
  assert.match(String(await page.getByRole('alert').textContent()), /The password is wrong\./);
  await eachPage(page);
  await page.getByLabel('Password').fill('correct horse');
  await page.getByRole('button', { name: 'Reveal secret' }).click();
  assert.equal(await page.locator('pre').textContent(), 'swordfish');
  await eachPage(page);
}

testInChromium(readByScript, 'a share opens without JavaScript', async () => {
  const { page, problems } = await openPage(withoutScript);
  const id = await createShare(worker.origin, { maxViews: 1, password: 'correct horse' });
  await page.goto(`${worker.origin}/shared/secret/${id}`);
  await page.getByRole('link', { name: 'Open it without JavaScript' }).click();
  await walk(page);
  assert.deepEqual(problems, []);
  await page.close();
});

// axe is a script.
test('each page of the form is one that all can use', async () => {
  const { page, problems } = await openPage({ viewport: { width: 320, height: 640 } });
  const id = await createShare(worker.origin, { maxViews: 1, password: 'correct horse' });
  await page.goto(`${worker.origin}/shared/secret/${id}/form`);
  await walk(page, check);
  assert.deepEqual(problems, []);
  await page.close();
});

testInChromium(readByScript, 'the way to the form is not shown at a sealed link, which it could not open', async () => {
  const { page, problems } = await openPage(withoutScript);
  const id = 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc';
  await page.goto(`${worker.origin}/shared/sealed/${id}`);
  assert.equal(await page.getByRole('heading', { name: 'This page needs JavaScript' }).isVisible(), true);
  assert.equal(await page.locator('.form-way').isVisible(), false);
  for (const path of ['/shared/secret', '/s']) {
    await page.goto(`${worker.origin}${path}/${id}`);
    assert.equal(await page.locator('.form-way').isVisible(), true, path);
  }
  assert.deepEqual(problems, []);
  await page.close();
});

testInChromium(readByScript, 'the way to the form is not shown where the server has none', async (t) => {
  const off = await startEmbedded();
  t.after(() => off.stop());
  const { page } = await openPage(withoutScript);
  await page.goto(`${off.origin}/shared/secret/BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc`);
  assert.equal(await page.locator('noscript h1').isVisible(), true);
  assert.equal(await page.locator('noscript pre').isVisible(), isPublished);
  assert.equal(await page.locator('.form-way').count(), 1);
  assert.equal(await page.locator('.form-way').isVisible(), false);
  await page.close();
});

/** A twentieth of them, all at the full count. */
const texts = sampled(hostileTexts, 19);

test('hostile texts are shown by the form as they are, and do nothing where scripts could run', async () => {
  const { page, problems } = await openPage();
  for (const text of texts) {
    const id = await createShare(worker.origin, { secretValue: `\n${text}` });
    await page.goto(`${worker.origin}/shared/secret/${id}/form`);
    await page.getByRole('button').click();
    await page.getByRole('button').click();
    assert.equal(await page.locator('pre').textContent(), `\n${text}`.replaceAll('\0', '\ufffd'));
    assert.equal(await page.locator('main *').count(), 3, text);
  }
  assert.deepEqual(problems, []);
  await page.close();
});
