/** Files that come to the share page one after the other: they add up. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { loadCore, reveal } from 'sharelink';
import { filesIn } from '../../package/files/zip.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { assertAccessible } from './accessible.ts';
import { useBrowser } from './browser.ts';
import { button } from './steps.ts';

const openPage = useBrowser();
const { safeFileName } = await loadCore();
let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

const entries = (page: Page) => page.getByRole('listitem').allTextContents();
const says = (page: Page, sentence: string) => page.locator('main').getByText(sentence).first().waitFor();

async function openForm(options?: Parameters<typeof openPage>[0]): Promise<Page> {
  const { page } = await openPage(options);
  await page.goto(`${worker.origin}/share`);
  await page.getByLabel('Secret').waitFor();
  return page;
}

/** Chooses files by the button that is there for it. */
async function choose(page: Page, label: string, files: Readonly<Record<string, string>>): Promise<void> {
  const asked = page.waitForEvent('filechooser');
  await button(page, label).click();
  const chosen = Object.entries(files).map(([name, text]) => ({ name, mimeType: '', buffer: Buffer.from(text) }));
  await (await asked).setFiles(chosen);
}

/** Drops a file for each of the names on the page, `count` of the same one after the other. */
function drop(page: Page, name: string, bytes: number, count = 1): Promise<void> {
  return page.evaluate(
    ({ name, bytes, count }) => {
      for (let i = 0; i < count; i++) {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
        document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
      }
    },
    { name, bytes, count },
  );
}

async function sharedFile(page: Page) {
  await button(page, 'Make the link').click();
  await page.getByRole('heading', { name: 'Your link is ready' }).waitFor();
  const opened = await reveal(String(await page.getByLabel('Link', { exact: true }).textContent()));
  assert.ok(opened.kind === 'granted_file', opened.kind);
  await page.close({ runBeforeUnload: false });
  return opened.file;
}

suite('files that are chosen after others', () => {
  test('are added to them, under names of their own, and shared with them', async () => {
    const page = await openForm();
    await page.getByLabel('Secret').fill('typed before');
    await choose(page, 'Choose a file instead', { '.env': 'A=1' });
    await says(page, '\u2068.env\u2069 (3 bytes)');
    const announced = (sentence: string) => page.locator('#announcement').getByText(sentence).waitFor();
    await announced('\u2068.env\u2069 (3 bytes)');
    await choose(page, 'Add files', { '.env': 'B=22', 'key.pem': 'key' });
    await says(page, '3 files (10 bytes)');
    await announced('3 files (10 bytes)');
    await drop(page, 'KEY.PEM', 5);
    await says(page, '4 files (15 bytes)');
    const names = ['.env', '.env (2)', 'key.pem', 'KEY (2).PEM'];
    assert.deepEqual(
      (await entries(page)).map((entry) => entry.replace(/ \(\d+ bytes\)Remove$/, '')),
      names.map((name) => `\u2068${name}\u2069`),
    );
    await assertAccessible(page);
    await button(page, 'Remove \u2068key.pem\u2069').click();
    await says(page, '3 files (12 bytes)');
    const { name, bytes } = await sharedFile(page);
    assert.equal(name, '3 files.zip');
    const inside = filesIn(bytes, safeFileName)?.map((file) => [file.name, Buffer.from(file.bytes).toString()]);
    assert.deepEqual(inside, [
      ['.env', 'A=1'],
      ['.env (2)', 'B=22'],
      ['KEY (2).PEM', '\0'.repeat(5)],
    ]);
  });

  test('leave the first as it was where they are taken away again, and the text behind it', async () => {
    const page = await openForm();
    await page.getByLabel('Secret').fill('typed before');
    await choose(page, 'Choose a file instead', { 'notes.yaml': 'a: 1' });
    await choose(page, 'Add files', { 'b.bin': '22' });
    await button(page, 'Remove \u2068b.bin\u2069').click();
    await says(page, '\u2068notes.yaml\u2069 (4 bytes)');
    await button(page, 'Remove the file').click();
    assert.equal(await page.getByLabel('Secret').inputValue(), 'typed before');
    await drop(page, 'notes.yaml', 4);
    await choose(page, 'Add files', { 'b.bin': '22' });
    await button(page, 'Remove \u2068b.bin\u2069').click();
    const { name, type } = await sharedFile(page);
    assert.deepEqual([name, type], ['notes.yaml', 'application/yaml']);
  });

  test('that are too much with them are told of at the field, and those stay', async () => {
    const page = await openForm();
    await drop(page, 'a.bin', 600_000);
    await says(page, '\u2068a.bin\u2069 (600 kB)');
    await drop(page, 'b.bin', 600_000);
    await page.locator('#secret-note + #problem', { hasText: '2 files.zip\u2069 is too large (1.2 MB).' }).waitFor();
    await says(page, '\u2068a.bin\u2069 (600 kB)');
    await drop(page, 'c.bin', 5);
    await says(page, '2 files (600 kB)');
    assert.equal(await page.locator('#problem').count(), 0);
    await page.close({ runBeforeUnload: false });
  });

  test('are all there however fast they come', async () => {
    const page = await openForm();
    await drop(page, 'a.txt', 1, 5);
    await says(page, '5 files (5 bytes)');
    assert.equal(await button(page, 'Make the link').getAttribute('aria-disabled'), null);
    await drop(page, 'large.bin', 2_000_000, 1);
    await page.locator('#problem', { hasText: 'is too large' }).waitFor();
    assert.equal((await entries(page)).length, 5);
    await page.close({ runBeforeUnload: false });
  });
});
