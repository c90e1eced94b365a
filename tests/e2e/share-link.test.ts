/** The link on the share page: copied, as a QR code, and gone with the page. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import qrcode from 'qrcode-generator';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { assertAccessible, assertFitsFingers } from './accessible.ts';
import { useBrowser } from './browser.ts';
import { clipboard, pasted } from './pasted.ts';
import { savedBy } from './saved-file.ts';

const openPage = useBrowser();
let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

async function openForm(options?: Parameters<typeof openPage>[0]) {
  const opened = await openPage(options);
  await opened.page.goto(`${worker.origin}/share`);
  await opened.page.getByLabel('Secret').waitFor();
  return opened;
}

async function makeLink(page: Page): Promise<string> {
  await page.getByLabel('Secret').fill('swordfish');
  await page.getByRole('button', { name: 'Make the link' }).click();
  await page.getByRole('heading', { name: 'Your link is ready' }).waitFor({ timeout: 10_000 });
  return String(await page.getByLabel('Link', { exact: true }).textContent());
}

const copy = (page: Page) => page.getByRole('button', { name: 'Copy the link' }).click();
const says = (page: Page, sentence: string) => page.locator('main').getByText(sentence).waitFor();

suite('the link', () => {
  test('is copied, and the page says so', async () => {
    const { page, problems } = await openForm(clipboard);
    const link = await makeLink(page);
    await copy(page);
    await says(page, 'Copied.');
    assert.equal(await pasted(page), link);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('is selected where it cannot be copied, and the page claims nothing else', async () => {
    const { page } = await openPage();
    await page.addInitScript(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('denied'));
    });
    await page.goto(`${worker.origin}/share`);
    const link = await makeLink(page);
    await copy(page);
    await says(page, 'The link is selected: press Ctrl+C to copy it (on a Mac, ⌘C).');
    assert.equal(await page.evaluate(() => String(getSelection())), link);
    assert.equal(await page.getByText('Copied.').count(), 0);
    await page.close();
  });

  test('is shown also where no browser can read the time that the server names', async () => {
    const { page, problems } = await openForm();
    await page.route('**/api/v1/shared-secrets/*', async (route) => {
      if (route.request().method() === 'POST') return route.continue();
      const response = await route.fetch();
      return route.fulfill({ response, json: { ...(await response.json()), expiresAt: 'tomorrow at noon' } });
    });
    assert.match(await makeLink(page), /\/shared\/sealed\//);
    assert.equal(await page.locator('main').getByText('expires').count(), 0);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('is shown at once as the QR code of its text, which can be saved', async () => {
    const { page, requests, problems } = await openForm();
    const loaded = () => requests.filter((url) => url.includes('/qr-code-')).length;
    assert.equal(loaded(), 0);
    const link = await makeLink(page);
    await page.getByRole('img', { name: 'QR code of the link' }).waitFor();
    assert.equal(loaded(), 1);
    const expected = qrcode(0, 'M');
    expected.addData(link, 'Byte');
    expected.make();
    const indices = [...Array(expected.getModuleCount()).keys()];
    const drawn = await page.evaluate((count) => {
      const path = document.querySelector('.qr path') as SVGPathElement;
      const isDark = (x: number, y: number) => path.isPointInFill(new DOMPoint(x + 4.5, y + 4.5));
      return Array.from({ length: count }, (_, y) => Array.from({ length: count }, (_, x) => isDark(x, y)));
    }, indices.length);
    assert.deepEqual(
      drawn,
      indices.map((row) => indices.map((column) => expected.isDark(row, column))),
    );
    const saved = await savedBy(page, () => page.getByRole('button', { name: 'Save the QR code' }).click());
    const drawing = saved.bytes.toString();
    const path = await page.locator('.qr path').getAttribute('d');
    assert.equal(saved.name, 'qr-code.svg');
    assert.match(drawing, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" .*<rect [^>]*fill="#fff"/);
    assert.ok(path && drawing.includes(path));
    assert.equal(drawing.includes(new URL(link).hash), false);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('has its QR code later where that does not load at first', async () => {
    const { page } = await openForm();
    await page.route(/\/qr-code-/, (route) => route.abort());
    await makeLink(page);
    const again = page.getByRole('button', { name: 'Show as QR code' });
    await again.click();
    await says(page, 'The QR code did not load. Check your network, then try again.');
    await page.close();
  });

  test('that was not copied keeps the page from going without a question', async () => {
    const { page } = await openForm();
    await makeLink(page);
    const dialog = page.waitForEvent('dialog');
    const left = page.reload();
    assert.equal((await dialog).type(), 'beforeunload');
    await (await dialog).accept();
    await left;
    await makeLink(page);
    await page.getByRole('button', { name: 'Share another secret' }).click();
    await says(page, 'The link is not copied yet. Press the button again to go on without it.');
    await page.getByRole('button', { name: 'Share another secret' }).click();
    await page.getByLabel('Secret').waitFor();
    assert.equal(await page.getByLabel('Secret').inputValue(), '');
    await page.close();
  });

  test('that was copied lets the page go', async () => {
    const { page } = await openForm(clipboard);
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.type());
      void dialog.accept();
    });
    await makeLink(page);
    await copy(page);
    await says(page, 'Copied.');
    await page.reload();
    await page.getByLabel('Secret').waitFor();
    assert.deepEqual(dialogs, []);
    await page.close();
  });

  test('is in no storage, no history and no title, and goes with the page', async () => {
    const { page } = await openForm();
    const link = await makeLink(page);
    const kept = await page.evaluate(async () => [
      localStorage.length + sessionStorage.length,
      (await indexedDB.databases()).length,
      (await caches.keys().catch(() => [])).length,
      document.cookie,
      history.state,
      location.href,
      document.title,
    ]);
    assert.deepEqual(kept, [0, 0, 0, '', null, `${worker.origin}/share`, 'Your link is ready – Share a secret']);
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
    assert.equal((await page.content()).includes(new URL(link).hash), false);
    assert.equal(await page.locator('textarea, input').count(), 0);
    await page.close();
  });
});

suite('the share page', () => {
  test('has no finding of axe in either theme, and fits fingers and narrow screens', async () => {
    const { page } = await openForm({ viewport: { width: 320, height: 640 } });
    const check = async () => {
      await assertFitsFingers(page);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await assertAccessible(page);
      }
    };
    await check();
    await page.getByLabel('Secret').fill('x'.repeat(8000));
    await check();
    await page.getByLabel('Secret').fill('');
    await page.getByLabel('Expires after').selectOption('Other…');
    await page.getByLabel('Can be opened').selectOption('Other…');
    await page.getByRole('button', { name: 'Generate a password' }).click();
    await check();
    await page.getByLabel('Expires after').selectOption('1 day');
    await page.getByLabel('Can be opened').selectOption('Once');
    await page.getByLabel('Password (optional)').fill('');
    await page.getByRole('button', { name: 'Make the link' }).click();
    await says(page, 'There is nothing to share yet.');
    await check();
    await makeLink(page);
    await page.locator('.qr svg').waitFor();
    await page.getByRole('button', { name: 'Delete now' }).click();
    await page.locator('.danger:not([aria-disabled])').waitFor();
    await check();
    await page.close();
  });

  test('is used by keyboard in the order of the page', async () => {
    const { page } = await openForm();
    const order: string[] = [];
    for (let presses = 0; presses < 10; presses++) {
      await page.keyboard.press('Tab');
      order.push(
        await page.evaluate(() => {
          const { activeElement } = document;
          return activeElement?.id || activeElement?.ariaLabel || (activeElement?.textContent ?? '').trim();
        }),
      );
    }
    assert.deepEqual(order, [
      'language',
      'theme',
      'secret',
      'Choose a file instead',
      'lifetime',
      'views',
      'password',
      'Show the password',
      'Generate a password',
      'Make the link',
    ]);
    await page.getByLabel('Secret').fill('by keyboard');
    await page.getByRole('button', { name: 'Make the link' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your link is ready' }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Copy the link');
    await page.close();
  });

  test('costs the reveal page nothing', async () => {
    const { page, requests } = await openPage();
    await page.goto(worker.origin);
    await page.getByLabel('Link').waitFor();
    assert.deepEqual(
      requests.filter((url) => /share|qr-code|thread/.test(new URL(url).pathname.replace(/sharelink|\/shared\//g, ''))),
      [],
    );
    await page.close();
  });
});
