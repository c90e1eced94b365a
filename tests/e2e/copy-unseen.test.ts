/** “Copy without showing”: the clipboard has the secret, or the page shows it; it is never lost between the two. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { peek, share } from 'sharelink';
import { createShare, peekShare } from '../edge-worker/client.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { useBrowser } from './browser.ts';
import { clipboard, pasted } from './pasted.ts';
import { button, passwordField, revealed, says } from './steps.ts';

const openPage = useBrowser();
let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

const copyUnseen = (page: Page) => button(page, 'Copy without showing');
const isCovered = (page: Page) => says(page, 'Hidden. It stays on this page until you leave it.');

async function openPlain(secretValue: string, options: { maxViews?: number; permissions?: string[] } = {}) {
  const { maxViews = 9, ...browserOptions } = options;
  const id = await createShare(worker.origin, { secretValue, maxViews });
  const watched = await openPage(browserOptions);
  await watched.page.goto(`${worker.origin}/shared/secret/${id}`);
  await copyUnseen(watched.page).waitFor();
  return { ...watched, id };
}

async function seal(content: Pick<Parameters<typeof share>[0], 'value'> | { file: File }, password?: string) {
  const file = 'file' in content && {
    file: { name: 'key.pem', bytes: new Uint8Array(await content.file.arrayBuffer()) },
  };
  const text = 'value' in content && { value: content.value };
  const shared = await share({ server: worker.origin, maxViews: 1, password, ...text, ...file } as Parameters<
    typeof share
  >[0]);
  assert.ok(shared.kind === 'created');
  return shared.link;
}

suite('a secret that is copied without showing', () => {
  test('is asked about where it is the last view, and is in the clipboard alone', async () => {
    const { page, problems } = await openPlain('swordfish', { maxViews: 1, ...clipboard });
    await page.evaluate(() => {
      // The press itself has to have claimed the clipboard.
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('too late', 'NotAllowedError'));
    });
    await copyUnseen(page).click();
    await says(page, 'Copy it now? This is the last view.');
    await button(page, 'Yes, copy it').click();
    await isCovered(page);
    assert.doesNotMatch(await page.content(), /swordfish/);
    await button(page, 'Copied.').waitFor();
    assert.equal(await pasted(page), 'swordfish'); // without a question: it is copied
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('takes one view, and is read out as copied once', async () => {
    const { page, id } = await openPlain('swordfish', clipboard);
    await copyUnseen(page).click();
    await page.locator('#announcement').getByText('Copied. The secret is hidden.').waitFor();
    assert.equal((await peekShare(worker.origin, id)).json.expiresAfterViews, 8);
    await page.close();
  });

  test('opens with its password', async () => {
    const { page, problems } = await openPage(clipboard);
    await page.goto(await seal({ value: 'sealed' }, 'correct horse'));
    await passwordField(page).fill('correct horse');
    await copyUnseen(page).click();
    await isCovered(page);
    assert.equal(await pasted(page), 'sealed');
    assert.deepEqual(problems, []);
    await page.close();
  });

  for (const value of ['\ufeffa\r\nb\rc\n', ' two\nlines\t\u202eשלום 😀\u00a0']) {
    test(`is copied exactly: ${JSON.stringify(value)}`, async () => {
      const { page } = await openPlain(value, clipboard);
      await copyUnseen(page).click();
      await isCovered(page);
      assert.equal(await pasted(page), value);
      await page.close();
    });
  }

  test('is not shown where it is a file, which no clipboard takes', async () => {
    const { page, problems } = await openPage(clipboard);
    await page.goto(await seal({ file: new File(['hello swordfish'], 'key.pem') }));
    await copyUnseen(page).click();
    await button(page, 'Yes, copy it').click();
    await button(page, 'Save the file').waitFor();
    await button(page, 'Show again').waitFor();
    assert.doesNotMatch(await page.content(), /swordfish/);
    await button(page, 'Show again').click();
    await page.getByText('swordfish').first().waitFor();
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('can be shown after it', async () => {
    const { page } = await openPlain('swordfish', clipboard);
    await copyUnseen(page).click();
    await button(page, 'Show again').click();
    assert.equal(await revealed(page), 'swordfish');
    await page.close();
  });
});

suite('where the clipboard does not get it,', () => {
  test('the secret is on the page, which says so', async () => {
    const { page } = await openPlain('swordfish');
    await page.evaluate(() => {
      const refuse = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
      Object.assign(navigator.clipboard, { write: refuse, writeText: refuse });
    });
    await copyUnseen(page).click();
    await says(page, 'The secret could not be copied, so it is on the page.');
    assert.equal(await revealed(page), 'swordfish');
    assert.equal(await page.getByText('Copied.').count(), 0);
    await page.close();
  });

  test('a browser whose clipboard takes no promise is given the text', async () => {
    const { page } = await openPlain('swordfish', clipboard);
    await page.evaluate(() => Reflect.deleteProperty(globalThis, 'ClipboardItem'));
    await copyUnseen(page).click();
    await isCovered(page);
    assert.equal(await pasted(page), 'swordfish');
    await page.close();
  });

  test('a browser without a clipboard offers no copy', async () => {
    const id = await createShare(worker.origin, {});
    const { page } = await openPage();
    await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'clipboard'));
    await page.goto(`${worker.origin}/shared/secret/${id}`);
    await button(page, 'Reveal secret').waitFor();
    assert.equal(await copyUnseen(page).count(), 0);
    await page.close();
  });

  test('a wrong password leaves the clipboard as it is, and the share closed', async () => {
    const link = await seal({ value: 'sealed' }, 'correct horse');
    const { page, problems } = await openPage(clipboard);
    await page.goto(link);
    await page.evaluate(() => navigator.clipboard.writeText('before'));
    await passwordField(page).fill('wrong horse');
    await copyUnseen(page).click();
    await says(page, 'The password is wrong. No view was used.');
    assert.equal((await peek(link)).kind, 'available');
    assert.deepEqual(problems, []);
    assert.equal(await pasted(page), 'before');
    await page.close();
  });

  test('a file is there to be saved', async () => {
    const { page, problems } = await openPage(clipboard);
    await page.goto(await seal({ file: new File(['key'], 'key.pem') }));
    await page.evaluate(() => navigator.clipboard.writeText('before'));
    await copyUnseen(page).click();
    await button(page, 'Yes, copy it').click();
    await button(page, 'Save the file').waitFor();
    assert.equal(await page.getByText('Copied.').count(), 0);
    assert.equal(await copyUnseen(page).count(), 0);
    assert.deepEqual(problems, []);
    await page.close();
  });
});

test('a script’s press copies nothing', async () => {
  const { page, id } = await openPlain('swordfish', clipboard);
  await copyUnseen(page).evaluate((element: HTMLElement) => element.click());
  await says(page, 'That press did not come from you.');
  assert.equal((await peekShare(worker.origin, id)).json.expiresAfterViews, 9);
  await page.close();
});
