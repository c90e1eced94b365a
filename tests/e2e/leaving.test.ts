/** Leaving a page that shows a secret: who is asked first, and what stays behind. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { share } from 'sharelink';
import { useOpenedSecret } from './opened-secret.ts';
import { clipboard } from './pasted.ts';
import { savedBy } from './saved-file.ts';
import { button, revealed, says, show } from './steps.ts';

const { openPage, openSecret, origin } = useOpenedSecret();

/** Whether the browser asks before it leaves the page. */
async function asksBeforeLeaving(page: Page): Promise<boolean> {
  let asked = false;
  page.once('dialog', (dialog) => {
    asked = dialog.type() === 'beforeunload';
    void dialog.dismiss();
  });
  await page.evaluate(() => {
    const event = new Event('beforeunload', { cancelable: true });
    Object.assign(globalThis, { prevented: !dispatchEvent(event) });
  });
  return asked || page.evaluate(() => (globalThis as unknown as { prevented: boolean }).prevented);
}

suite('leaving the page', () => {
  test('is asked about while the last view is copied nowhere, and not after', async () => {
    const { page } = await openSecret('swordfish', { maxViews: 1, ...clipboard });
    assert.equal(await asksBeforeLeaving(page), true);
    await button(page, 'Copy').click();
    await says(page, 'Copied.');
    assert.equal(await asksBeforeLeaving(page), false);
    await page.close();
  });

  test('is asked about where no more was copied than the words that cover the secret', async () => {
    const { page } = await openSecret('swordfish', { maxViews: 1, ...clipboard });
    const copyAll = async () => {
      await page.locator('pre.secret').focus();
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Control+C');
    };
    await button(page, 'Hide').click();
    await copyAll();
    assert.equal(await asksBeforeLeaving(page), true);
    await button(page, 'Show again').click();
    await copyAll();
    assert.equal(await asksBeforeLeaving(page), false);
    await page.close();
  });

  test('is a question of the browser itself, which a reader can answer with no', async () => {
    const { page } = await openSecret('swordfish', { maxViews: 1 });
    const question = page.waitForEvent('dialog');
    void page.reload().catch(() => {}); // what is dismissed does not arrive
    const dialog = await question;
    assert.equal(dialog.type(), 'beforeunload');
    await dialog.dismiss();
    assert.equal(await revealed(page), 'swordfish');
    await page.close();
  });

  test('is asked about until a file is saved', async () => {
    const file = { name: 'key.pem', type: '', bytes: new Uint8Array([1, 2, 3]) };
    const shared = await share({ server: origin(), file, expiresIn: '1h', maxViews: 1 });
    const { page } = await openPage();
    await page.goto('link' in shared ? shared.link : assert.fail(shared.kind));
    await show(page);
    await button(page, 'Save the file').waitFor();
    assert.equal(await asksBeforeLeaving(page), true);
    await savedBy(page, () => button(page, 'Save the file').click());
    assert.equal(await asksBeforeLeaving(page), false);
    await page.close();
  });

  test('is asked about before another link takes the place of the secret', async () => {
    const { page } = await openSecret('swordfish', { maxViews: 1 });
    const questions: string[] = [];
    page.on('dialog', (dialog) => {
      questions.push(dialog.message());
      void (questions.length === 1 ? dialog.dismiss() : dialog.accept());
    });
    await page.evaluate(() => location.assign('#one'));
    assert.equal(await revealed(page), 'swordfish');
    await page.evaluate(() => location.assign('#two'));
    await says(page, 'as often as its sender allowed');
    assert.equal(questions.length, 2);
    assert.match(String(questions[0]), /copied nowhere/);
    await page.close();
  });

  test('is nobody’s business where views are left', async () => {
    const { page } = await openSecret('swordfish', { maxViews: 3 });
    assert.equal(await asksBeforeLeaving(page), false);
    await page.close();
  });

  test('leaves nothing of the secret in the page, the storage, the history or the title', async () => {
    const { page } = await openSecret('swordfish', { maxViews: 3 });
    const left = await page.evaluate(async () => {
      dispatchEvent(new PageTransitionEvent('pagehide'));
      return JSON.stringify([
        document.documentElement.innerHTML,
        document.title,
        { ...localStorage },
        { ...sessionStorage },
        history.state,
        location.href,
        document.cookie,
        await caches.keys(),
        (await indexedDB.databases()).map(({ name }) => name),
      ]);
    });
    assert.equal(left.includes('swordfish'), false);
    assert.match(left, /\{\},\{\},null,"[^"]+","",\[\],\[\]\]$/);
    await page.close();
  });
});
