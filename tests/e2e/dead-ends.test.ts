/** Where a link leads nowhere, the page has a message for the sender. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { useBrowser } from './browser.ts';
import { pageReader } from './engines/playwright.ts';
import { clipboard, pasted } from './pasted.ts';
import { id, pageStates, reach, type World } from './states.ts';
import { says } from './steps.ts';
import { startWorld } from './world.ts';

const openPage = useBrowser();
let world: World & { stop(): Promise<void> };
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

async function reached(name: string, options?: Parameters<typeof openPage>[0], prepare?: (page: Page) => unknown) {
  const state = pageStates.find((one) => one.name === name);
  assert.ok(state, name);
  const opened = await openPage(options);
  await prepare?.(opened.page);
  await reach(pageReader(opened.page), world, state);
  return opened;
}

const copy = (page: Page) => page.getByRole('button', { name: 'Copy a message for the sender' });

const deadEnds: readonly (readonly [state: string, message: RegExp])[] = [
  ['used up', /^The link that you sent me is used up: .* change the secret first\.$/],
  ['expired', /^The link that you sent me had expired when I wanted to open it\. Please share the secret again\.$/],
  ['not found', /^The link that you sent me leads to no secret: /],
  ['link too old', /^The link that you sent me is of an old kind/],
  ['end of the link missing', /^The end of the link that you sent me is missing/],
];

suite('a message for the sender', () => {
  for (const [state, message] of deadEnds) {
    test(`is copied where the page says: ${state}`, async () => {
      const { page, problems } = await reached(state, clipboard);
      await copy(page).click();
      await page.getByRole('button', { name: 'Copied.' }).waitFor();
      const text = await pasted(page);
      assert.match(text, message);
      assert.equal(/http|sl1|\/shared\//.test(text) || text.includes(id), false);
      assert.deepEqual(problems, []);
      await page.close();
    });
  }

  test('is shown and selected where it cannot be copied', async () => {
    const { page } = await reached('expired', {}, (page) =>
      page.addInitScript(() => {
        navigator.clipboard.writeText = () => Promise.reject(new Error('denied'));
      }),
    );
    await copy(page).click();
    await says(page, 'The message is selected: press Ctrl+C to copy it (on a Mac, ⌘C).');
    assert.match(await page.evaluate(() => String(getSelection())), /^The link that you sent me had expired/);
    await page.close();
  });

  for (const state of ['not permitted', 'server unavailable', 'link damaged']) {
    test(`is not offered where the sender is not who can help: ${state}`, async () => {
      const { page } = await reached(state);
      assert.equal(await copy(page).count(), 0);
      await page.close();
    });
  }
});

test('a link that is used up says nothing of a view that was not used', async () => {
  const { page } = await reached('used up');
  assert.equal(await page.getByText('No view was used.').count(), 0);
  await page.close();
  const unsure = await reached('used up, perhaps by oneself');
  await says(unsure.page, 'A view may have been used.');
  await unsure.page.close();
});
