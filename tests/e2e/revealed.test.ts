/** A secret on the page of a real browser: what a reader can do with it, and what stays behind. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { share } from 'sharelink';
import { createPath, createShare, peekShare, postJson } from '../edge-worker/client.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { useBrowser } from './browser.ts';
import { savedBy } from './saved-file.ts';
import { revealed, says, show } from './steps.ts';

const openPage = useBrowser();
let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

const clipboard = { permissions: ['clipboard-write'] };
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function openSecret(
  secretValue: string,
  { maxViews = 3, ...options }: { maxViews?: number; permissions?: string[] } = {},
) {
  const id = await createShare(worker.origin, { secretValue, maxViews });
  const watched = await openPage(options);
  await watched.page.goto(`${worker.origin}/shared/secret/${id}`);
  await show(watched.page);
  await button(watched.page, 'More').waitFor();
  return watched;
}

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

suite('the secret', () => {
  test('is copied exactly, and “Copied.” is said where that is true only', async () => {
    const value = ' two\nlines\t\u202eשלום 😀 ';
    const { page, problems } = await openSecret(value, clipboard);
    await button(page, 'Copy').click();
    await says(page, 'Copied.');
    // The page itself may not read the clipboard.
    await page.goto('about:blank');
    await page.setContent('<textarea></textarea>');
    await page.locator('textarea').focus();
    await page.keyboard.press('Control+V');
    assert.equal(await page.locator('textarea').inputValue(), value);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('is selected instead where the clipboard cannot be written, hidden or not', async () => {
    const { page } = await openSecret('swordfish');
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    await button(page, 'Hide').click();
    await button(page, 'Copy').click();
    await says(page, 'The secret is selected: press Ctrl+C');
    assert.equal(await page.evaluate(() => String(getSelection())), 'swordfish');
    assert.equal(await page.getByText('Copied.').count(), 0);
    await page.close();
  });

  test('leaves the clipboard a minute after it was copied, where its reader wants that', async () => {
    const id = await createShare(worker.origin, { maxViews: 9 });
    const { page, problems } = await openPage(clipboard);
    await page.clock.install();
    await page.goto(`${worker.origin}/shared/secret/${id}`);
    await show(page);
    await button(page, 'Copy').click();
    await says(page, 'Copied.');
    await button(page, 'More').click();
    await button(page, 'Empty the clipboard later').click();
    await page.clock.fastForward(61_000);
    await says(page, 'This page has emptied the clipboard.');
    await page.goto('about:blank');
    await page.setContent('<textarea></textarea>');
    await page.locator('textarea').focus();
    await page.keyboard.press('Control+V');
    assert.equal(await page.locator('textarea').inputValue(), '');
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('is hidden and shown again', async () => {
    const { page } = await openSecret('swordfish');
    await button(page, 'Hide').click();
    assert.equal((await page.locator('body').textContent())?.includes('swordfish'), false);
    await button(page, 'Show again').click();
    assert.equal(await revealed(page), 'swordfish');
    await page.close();
  });

  test('hides itself after a minute for a reader who asked for that', async () => {
    const id = await createShare(worker.origin, { maxViews: 9 });
    const { page } = await openPage();
    await page.clock.install();
    await page.goto(`${worker.origin}/shared/secret/${id}`);
    await show(page);
    await button(page, 'More').click();
    const later = button(page, 'Hide after a minute');
    await later.click();
    assert.equal(await later.getAttribute('aria-pressed'), 'true');
    await page.clock.fastForward(59_000);
    assert.equal(await revealed(page), 'swordfish');
    await page.clock.fastForward(1_500);
    await says(page, 'Hidden. It stays on this page');
    await button(page, 'Show again').click();
    assert.equal(await revealed(page), 'swordfish');
    await page.close();
  });

  test('is saved as a file with the same bytes, which no browser shows', async () => {
    const value = 'zwölf\r\nשלום';
    const { page } = await openSecret(value);
    await button(page, 'More').click();
    const { name, bytes } = await savedBy(page, () => button(page, 'Save as a file').click());
    assert.deepEqual([name, bytes.toString()], ['secret.txt', value]);
    await page.close();
  });

  test('of many lines says how many, and can be shown without wrapping', async () => {
    const { page } = await openSecret(`one\ntwo\n${'three '.repeat(100)}\n`);
    await says(page, '3 lines');
    await button(page, 'More').click();
    const wrap = button(page, 'Wrap long lines');
    assert.equal(await wrap.getAttribute('aria-pressed'), 'true');
    const isWide = () => page.locator('pre.secret').evaluate((pre) => pre.scrollWidth > pre.clientWidth);
    assert.equal(await isWide(), false);
    await wrap.click();
    assert.equal(await wrap.getAttribute('aria-pressed'), 'false');
    assert.equal(await isWide(), true);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0);
    await page.close();
  });

  test('becomes a QR code of its UTF-8, where it is short, by a part that nobody else loads', async () => {
    const { page, requests, problems } = await openSecret('zwölf 😀');
    const loaded = () => requests.filter((url) => url.includes('/qr-code-')).length;
    assert.equal(loaded(), 0);
    await button(page, 'More').click();
    await button(page, 'Show as QR code').click();
    await page.getByRole('img', { name: 'QR code of the secret' }).waitFor();
    assert.equal(loaded(), 1);
    await button(page, 'Hide the QR code').click();
    assert.equal(await page.locator('.qr svg').count(), 0);
    assert.deepEqual(problems, []);
    await page.close();
    const { page: long } = await openSecret('x'.repeat(501));
    await button(long, 'More').click();
    assert.equal(await button(long, 'Show as QR code').count(), 0);
    await long.close();
  });

  test('is on the page, with copy and hide, where nothing more can be loaded', async () => {
    const id = await createShare(worker.origin, { secretValue: 'swordfish', maxViews: 3 });
    const { page } = await openPage();
    await page.goto(`${worker.origin}/shared/secret/${id}`);
    await page.getByRole('button', { name: 'Reveal secret' }).waitFor();
    await page.route(/^(?!.*\/api\/)/, (route) => route.abort());
    await show(page);
    assert.equal(await revealed(page), 'swordfish');
    await button(page, 'Hide').click();
    await says(page, 'Hidden.');
    await page.close();
  });
});

suite('leaving the page', () => {
  test('is asked about while the last view is copied nowhere, and not after', async () => {
    const { page } = await openSecret('swordfish', { maxViews: 1, ...clipboard });
    assert.equal(await asksBeforeLeaving(page), true);
    await button(page, 'Copy').click();
    await says(page, 'Copied.');
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
    const shared = await share({ server: worker.origin, file, expiresIn: '1h', maxViews: 1 });
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

suite('a share that its creator lets readers delete', () => {
  const openDeletable = async (maxViews: number) => {
    const { json } = await postJson(`${worker.origin}${createPath}`, {
      secretValue: 'swordfish',
      expiresIn: '1h',
      maxViews,
      allowDelete: true,
    });
    const watched = await openPage();
    await watched.page.goto(`${worker.origin}/shared/secret/${json.id}`);
    await show(watched.page);
    await button(watched.page, 'More').click();
    await button(watched.page, 'Done: delete it now').click();
    return { ...watched, id: String(json.id) };
  };

  test('is not deleted by a double click, nor by Enter twice', async () => {
    const { page, id } = await openDeletable(3);
    const first = button(page, 'Done: delete it now');
    await first.dblclick();
    await first.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const yes = button(page, 'Delete it for everyone?');
    await yes.waitFor();
    const [asked, deletes] = await Promise.all([first.boundingBox(), yes.boundingBox()]);
    assert.ok(asked && deletes && deletes.y >= asked.y + asked.height, 'it stands at the place of the first press');
    await yes.dispatchEvent('click'); // sooner than a reader can have read it
    assert.equal((await peekShare(worker.origin, id)).status, 200);
    await button(page, 'Cancel').click();
    assert.equal(await yes.count(), 0);
    assert.equal((await peekShare(worker.origin, id)).status, 200);
    await page.close();
  });

  test('is deleted by the second press, and forgotten by the page', async () => {
    const { page, id, problems } = await openDeletable(3);
    assert.equal((await peekShare(worker.origin, id)).status, 200);
    await button(page, 'Delete it for everyone?').click();
    await says(page, 'The secret is deleted');
    assert.equal((await page.content()).includes('swordfish'), false);
    assert.equal((await peekShare(worker.origin, id)).status, 404);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('is neither told to be deleted nor to be still there where the server does not say so', async () => {
    const unconfirmed = 'The server has not confirmed the deletion.';
    const { page, id } = await openDeletable(3);
    await page.route(/\/api\//, (route) => route.fulfill({ status: 503, json: {} }));
    await button(page, 'Delete it for everyone?').click();
    await says(page, unconfirmed);
    assert.equal(await revealed(page), 'swordfish');
    assert.equal((await peekShare(worker.origin, id)).status, 200);
    await page.unroute(/\/api\//);
    await page.route(/\/api\//, async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await button(page, 'Delete it for everyone?').click();
    await says(page, `${unconfirmed} The connection was lost before the answer arrived.`);
    assert.equal((await peekShare(worker.origin, id)).status, 404);
    await page.close();
  });

  test('is no matter of others', async () => {
    const { page } = await openSecret('swordfish');
    assert.equal(await button(page, 'Done: delete it now').count(), 0);
    await page.close();
  });
});

suite('a long secret', () => {
  test('is seen from its top, under its tools, in a box that scrolls by itself', async () => {
    const value = Array.from({ length: 120 }, (_, i) => `line ${i}`).join('\n');
    const { page } = await openSecret(value);
    const [box, copy] = [page.locator('pre.secret'), button(page, 'Copy')];
    assert.ok(await copy.evaluate((element) => element.getBoundingClientRect().top >= 0));
    assert.equal(await box.evaluate((element) => element.scrollTop), 0);
    const { top, height, copyBottom, screen } = await page.evaluate(() => {
      const shown = document.querySelector('pre.secret')?.getBoundingClientRect();
      const toolbar = document.querySelector('.toolbar')?.getBoundingClientRect();
      return {
        top: shown?.top ?? 0,
        height: shown?.height ?? 0,
        copyBottom: toolbar?.bottom ?? 0,
        screen: innerHeight,
      };
    });
    assert.ok(top >= copyBottom - 1 && top < screen / 2, `${top} of ${screen}`);
    assert.ok(height <= screen * 0.62, `${height} of ${screen}`);
    await page.close();
  });

  test('of 64 characters a line, such as a key’s, is not wrapped on a desktop', async () => {
    const value = Array.from({ length: 20 }, () => 'M'.repeat(64)).join('\n');
    const { page } = await openSecret(value);
    const lines = await page.locator('pre.secret').evaluate((element) => {
      const { lineHeight, paddingTop } = getComputedStyle(element);
      return (element.scrollHeight - 2 * Number.parseFloat(paddingTop)) / Number.parseFloat(lineHeight);
    });
    assert.equal(Math.round(lines), 20);
    await page.close();
  });
});
