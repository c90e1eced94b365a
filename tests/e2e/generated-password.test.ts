/** A password that the share page generates. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { generatePassword } from '../../web/share/generated-password.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { useBrowser } from './browser.ts';
import { clipboard, pasted } from './pasted.ts';
import { button, says } from './steps.ts';

const openPage = useBrowser();
let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

const password = (page: Page) => page.getByLabel('Password (optional)');

async function openForm() {
  const opened = await openPage(clipboard);
  await opened.page.goto(`${worker.origin}/share`);
  await opened.page.getByLabel('Secret').waitFor();
  return opened;
}

suite('a password', () => {
  test('is generated from 56 characters that are told apart, each as likely', () => {
    const passwords = Array.from({ length: 400 }, generatePassword);
    assert.equal(new Set(passwords).size, passwords.length);
    assert.ok(passwords.every((one) => /^[A-HJ-NP-Za-km-np-z2-9]{22}$/.test(one)));
    const counts = new Map<string, number>();
    for (const one of passwords.join('')) counts.set(one, (counts.get(one) ?? 0) + 1);
    assert.equal(counts.size, 56);
    // 157 of each are expected; one that came twice as often, as without a rejected byte, is far out.
    assert.ok([...counts.values()].every((count) => count > 80 && count < 250));
  });

  test('that is generated is seen whole on a phone', async () => {
    const { page } = await openForm();
    await page.setViewportSize({ width: 360, height: 740 });
    await button(page, 'Generate a password').click();
    const hidden = await password(page).evaluate((field) => field.scrollWidth - field.clientWidth);
    assert.equal(hidden, 0);
    await page.close({ runBeforeUnload: false });
  });

  test('that is generated can be copied after a refusal, a file and another language, too', async () => {
    const { page } = await openForm();
    await button(page, 'Generate a password').click();
    const generated = await password(page).inputValue();
    await button(page, 'Make the link').click();
    await says(page, 'There is nothing to share yet.');
    await button(page, 'Copy the password').waitFor();
    const file = { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') };
    await page.locator('input[type=file]').setInputFiles(file);
    await button(page, 'Copy the password').waitFor();
    await page.getByLabel('Language').selectOption({ label: 'Deutsch' });
    await button(page, 'Passwort kopieren').click();
    await button(page, 'Kopiert.').waitFor();
    assert.equal(await pasted(page), generated);
    await page.close();
  });

  test('that is generated fills the field, is on show, and is copied by a button of its own', async () => {
    const { page, problems } = await openForm();
    await button(page, 'Generate a password').click();
    await says(page, 'A new password is in the field. This page does not show it again with the link.');
    const generated = await password(page).inputValue();
    assert.equal(generated.length, 22);
    assert.equal(await password(page).getAttribute('type'), 'text');
    await button(page, 'Hide the password').waitFor();
    await button(page, 'Copy the password').click();
    await button(page, 'Copied.').waitFor();
    await page.getByLabel('Secret').focus();
    await page.keyboard.press('Control+V');
    assert.equal(await page.getByLabel('Secret').inputValue(), generated);
    await button(page, 'Generate a password').click();
    assert.notEqual(await password(page).inputValue(), generated);
    await password(page).fill('of my own');
    assert.equal(await button(page, 'Copy the password').count(), 0);
    assert.deepEqual(problems, []);
    await page.close();
  });
});
