/** Long secrets: what the server takes is known before they are entered, and a megabyte goes its whole way. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { useBrowser } from './browser.ts';
import { savedBy } from './saved-file.ts';
import { secretText, show } from './steps.ts';

const openPage = useBrowser();
/** As much as Infisical. */
let small: TestWorker;
let worker: TestWorker;
before(async () => {
  [small, worker] = await Promise.all([startEmbedded({ VALUE_CHARS_MAX: '10000' }), startEmbedded()]);
});
after(() => Promise.all([small.stop(), worker.stop()]));

const phone = { viewport: { width: 390, height: 844 } };
const megabyte = 1024 * 1024;
const make = (page: Page) => page.getByRole('button', { name: 'Make the link' }).click();
const shows = (page: Page, sentence: string | RegExp) => page.locator('main').getByText(sentence).first().waitFor();
const note = (page: Page) => page.locator('#secret-note');

async function openForm({ origin }: TestWorker, options?: Parameters<typeof openPage>[0]) {
  const opened = await openPage(options);
  await opened.page.goto(`${origin}/share`);
  await opened.page.getByLabel('Secret').waitFor();
  return opened;
}

async function isInView(shown: Locator): Promise<boolean> {
  return shown.evaluate(async (element) => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
}

async function openLink(page: Page): Promise<Page> {
  await page.getByRole('heading', { name: 'Your link is ready' }).waitFor({ timeout: 30_000 });
  const link = String(await page.getByLabel('Link', { exact: true }).textContent());
  await page.close({ runBeforeUnload: false });
  const opened = await openPage();
  await opened.page.goto(link);
  await show(opened.page);
  return opened.page;
}

suite('a secret that is too long', () => {
  test('is told of at the field while it is typed, and nothing is sent', async () => {
    const { page, requests } = await openForm(small, phone);
    assert.equal(await note(page).textContent(), 'Up to 7 kB.');
    const secret = page.getByLabel('Secret');
    await secret.fill('é'.repeat(3709));
    assert.equal(await note(page).textContent(), 'Room for 1 byte more.');
    await secret.fill('é'.repeat(3710));
    assert.equal(await note(page).textContent(), 'This is 1 byte too long.');
    assert.equal(await secret.getAttribute('aria-invalid'), 'true');
    assert.equal(await isInView(note(page)), true);
    await make(page);
    assert.equal(await secret.evaluate((area) => area === document.activeElement), true);
    assert.equal(await isInView(note(page)), true);
    await secret.fill('x'.repeat(8600));
    assert.equal(await note(page).textContent(), 'This is 1.2 kB too long.');
    const large = { name: 'film', mimeType: '', buffer: Buffer.alloc(megabyte + 1) };
    await page.locator('input[type=file]').setInputFiles(large);
    await shows(page, /film\u2069 is too large \(1\.1 MB\)\. There is room for 7\.3 kB\./);
    assert.equal(await isInView(page.locator('#problem')), true);
    assert.equal(await secret.inputValue(), 'x'.repeat(8600));
    assert.deepEqual(
      requests.filter((url) => url.includes('/api/')),
      [],
    );
    await page.close();
  });

  test('is never told of a file that has as many bytes as the form takes, whatever its name', async () => {
    const { page } = await openForm(small);
    const file = { name: `${'n'.repeat(251)}.txt`, mimeType: 'text/plain', buffer: Buffer.alloc(7000) };
    await page.locator('input[type=file]').setInputFiles(file);
    await make(page);
    await page.getByRole('heading', { name: 'Your link is ready' }).waitFor();
    await page.close();
  });
});

/** As a paste or a drop puts it in: the browser then asks the page, before it lays anything out. */
function paste(page: Page, text: string): Promise<void> {
  return page.getByLabel('Secret').evaluate((area: HTMLTextAreaElement, data) => {
    const event = new InputEvent('beforeinput', { inputType: 'insertFromPaste', data, cancelable: true });
    if (area.dispatchEvent(event)) area.setRangeText(data);
  }, text);
}

suite('a megabyte', () => {
  const texts: [name: string, text: string][] = [
    ['in one line', 'x'.repeat(megabyte)],
    ['in a hundred thousand lines', 'line 🐟\n'.repeat(100_000)],
  ];
  for (const [name, text] of texts) {
    test(`of text ${name} is shared, and shown as it was`, async () => {
      const { page, problems } = await openForm(worker);
      assert.equal(await note(page).textContent(), 'Up to 1 MB.');
      await page.getByLabel('Secret').fill('before');
      await page.getByLabel('Secret').evaluate((area: HTMLTextAreaElement) => area.select());
      await paste(page, text);
      await shows(page, 'Secret (1 MB)');
      await make(page);
      const opened = await openLink(page);
      const shown = opened.locator('pre.secret');
      await shown.locator('.part').first().waitFor();
      assert.ok((await shown.evaluate((box) => box.textContent)) === text);
      // The box has its own scroll: what is below it is not pushed away.
      assert.ok((await shown.evaluate((box) => box.clientHeight / innerHeight)) < 0.75);
      assert.deepEqual(problems, []);
      await opened.close();
    });
  }

  test('of text that was pasted is taken out again, and what is typed then counts', async () => {
    const { page } = await openForm(small);
    await paste(page, 'x'.repeat(megabyte));
    await shows(page, /^This is 1\.1 MB too long\.$/);
    await page.getByRole('button', { name: 'Remove' }).click();
    await paste(page, 'swordfish');
    await make(page);
    const opened = await openLink(page);
    assert.equal(await secretText(opened).textContent(), 'swordfish');
    await opened.close();
  });

  test('in a file is shared, and saved as it was', async () => {
    const { page } = await openForm(worker);
    const buffer = Buffer.from(new Uint8Array(megabyte).map((_, i) => i % 251));
    await page.locator('input[type=file]').setInputFiles({ name: 'data', mimeType: '', buffer });
    await make(page);
    const opened = await openLink(page);
    const { bytes } = await savedBy(opened, () => opened.getByRole('button', { name: 'Save the file' }).click());
    assert.ok(bytes.equals(buffer));
    await opened.close();
  });
});
