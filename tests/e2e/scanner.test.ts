/** What presses buttons without a person. None of it may spend a view. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { peek } from 'sharelink';
import { createShare } from '../edge-worker/client.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { useBrowser } from './browser.ts';
import { passwordField, revealed, says, show } from './steps.ts';

const openPage = useBrowser();
let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

const linkTo = (id: string) => `${worker.origin}/shared/secret/${id}`;
const showButton = (page: Page) => page.getByRole('button', { name: 'Reveal secret' });
const yesButton = (page: Page) => page.getByRole('button', { name: 'Yes, show it' });
const viewsLeft = async (id: string) => {
  const found = await peek({ server: worker.origin, id });
  return 'viewsLeft' in found ? found.viewsLeft : found.kind;
};

suite('a press that no person made opens nothing', () => {
  const presses: readonly (readonly [what: string, press: string])[] = [
    ['a script’s click', "document.querySelector('form button').click()"],
    [
      'a made-up event',
      "document.querySelector('form button').dispatchEvent(new MouseEvent('click', {bubbles: true}))",
    ],
    ['a form sent by a script', "document.querySelector('form').requestSubmit()"],
  ];
  for (const [what, press] of presses) {
    test(what, async () => {
      const id = await createShare(worker.origin, { maxViews: 9 });
      const { page, requests } = await openPage();
      await page.goto(linkTo(id));
      await showButton(page).waitFor();
      await page.evaluate(press);
      if (!press.includes('requestSubmit')) await says(page, 'That press did not come from you.');
      assert.equal(requests.filter((url) => url.endsWith('/access')).length, 0);
      assert.equal(await viewsLeft(id), 9);
      await show(page);
      assert.equal(await revealed(page), 'swordfish');
      await page.close();
    });
  }

  test('a press in a tab that is not in front', async () => {
    const id = await createShare(worker.origin, { maxViews: 9 });
    const { page } = await openPage();
    await page.addInitScript(() =>
      Object.defineProperty(Document.prototype, 'visibilityState', { get: () => 'hidden' }),
    );
    await page.goto(linkTo(id));
    await showButton(page).click();
    await says(page, 'That press did not come from you.');
    assert.equal(await viewsLeft(id), 9);
    await page.close();
  });
});

suite('where two views or fewer are left and no password was typed', () => {
  for (const width of [320, 1280]) {
    test(`a second button, in another place, has to be pressed (${width} px wide)`, async () => {
      const id = await createShare(worker.origin, { maxViews: 2 });
      const { page } = await openPage({ viewport: { width, height: 800 } });
      await page.goto(linkTo(id));
      const first = await showButton(page).boundingBox();
      await showButton(page).click();
      await says(page, 'This uses one of 2 views.');
      const second = await yesButton(page).boundingBox();
      assert.ok(first && second && second.y >= first.y + first.height);
      assert.equal(await viewsLeft(id), 2);
      await yesButton(page).click();
      assert.equal(await revealed(page), 'swordfish');
      await page.close();
    });
  }

  test('a double click and a held Enter key open nothing', async () => {
    const id = await createShare(worker.origin, { maxViews: 1 });
    const { page } = await openPage();
    await page.goto(linkTo(id));
    await showButton(page).dblclick();
    await says(page, 'This is the last view.');
    await page.getByRole('button', { name: 'Not now' }).click();
    await showButton(page).focus();
    for (let i = 0; i < 10; i += 1) await page.keyboard.press('Enter', { delay: 60 });
    await says(page, 'This is the last view.');
    assert.equal(await viewsLeft(id), 1);
    await page.close();
  });

  test('the second button takes no press of a script, and none within the first 400 ms', async () => {
    const id = await createShare(worker.origin, { maxViews: 1 });
    const { page } = await openPage();
    await page.clock.install();
    await page.goto(linkTo(id));
    await showButton(page).waitFor();
    await page.clock.pauseAt(Date.now() + 3_600_000);
    await showButton(page).click();
    await yesButton(page).click({ force: true });
    await page.clock.runFor(399);
    await yesButton(page).click({ force: true });
    assert.equal(await viewsLeft(id), 1);
    await page.clock.runFor(1);
    await page.evaluate("document.querySelector('.confirm button').click()");
    await says(page, 'That press did not come from you.');
    assert.equal(await viewsLeft(id), 1);
    await yesButton(page).click();
    assert.equal(await revealed(page), 'swordfish');
    await page.close();
  });

  test('the keyboard alone gets through, and is led to the question first', async () => {
    const id = await createShare(worker.origin, { maxViews: 1 });
    const { page } = await openPage();
    await page.goto(linkTo(id));
    await showButton(page).focus();
    await page.keyboard.press('Enter');
    await says(page, 'This is the last view.');
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'question');
    await page.keyboard.press('Tab');
    await page.locator('.confirm button:not([aria-disabled])', { hasText: 'Yes, show it' }).waitFor();
    await page.keyboard.press('Space');
    assert.equal(await revealed(page), 'swordfish');
    await page.close();
  });

  test('“Not now” leaves everything as it was', async () => {
    const id = await createShare(worker.origin, { maxViews: 1 });
    const { page, requests } = await openPage();
    await page.goto(linkTo(id));
    await showButton(page).click();
    await page.getByRole('button', { name: 'Not now' }).click();
    await says(page, 'It stays closed until you press the button.');
    assert.equal(requests.filter((url) => url.endsWith('/access')).length, 0);
    await page.close();
  });
});

suite('nothing is asked twice', () => {
  test('where more views are left, or as many as one likes', async () => {
    for (const share of [{ maxViews: 3 }, {}]) {
      const id = await createShare(worker.origin, share);
      const { page } = await openPage();
      await page.goto(linkTo(id));
      await showButton(page).click();
      assert.equal(await revealed(page), 'swordfish');
      await page.close();
    }
  });

  test('where a password was typed', async () => {
    const id = await createShare(worker.origin, { password: 'hunter2', maxViews: 1 });
    const { page } = await openPage();
    await page.goto(linkTo(id));
    await passwordField(page).fill('hunter2');
    await page.keyboard.press('Enter');
    assert.equal(await revealed(page), 'swordfish');
    await page.close();
  });
});

suite('the operator’s choice', () => {
  test('to ask always holds for passwords and many views too', async (t) => {
    const own = await startEmbedded({ CONFIRM: 'always' });
    t.after(() => own.stop());
    for (const share of [{ maxViews: 9 }, {}, { password: 'hunter2' }]) {
      const id = await createShare(own.origin, share);
      const { page } = await openPage();
      await page.goto(`${own.origin}/shared/secret/${id}`);
      if (share.password) await passwordField(page).fill(share.password);
      await showButton(page).click();
      await page.getByRole('button', { name: 'Not now' }).click();
      if (share.password) assert.equal(await passwordField(page).inputValue(), 'hunter2');
      await showButton(page).click();
      await yesButton(page).click();
      assert.equal(await revealed(page), 'swordfish');
      await page.close();
    }
  });

  test('to ask never holds for the last view', async (t) => {
    const own = await startEmbedded({ CONFIRM: 'never' });
    t.after(() => own.stop());
    const id = await createShare(own.origin, { maxViews: 1 });
    const { page } = await openPage();
    await page.goto(`${own.origin}/shared/secret/${id}`);
    await showButton(page).click();
    assert.equal(await revealed(page), 'swordfish');
    await page.close();
  });
});
