/** Several files in one share: chosen or dropped, listed where they are opened, saved together or each by itself. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { loadCore, reveal, share } from 'sharelink';
import { filesIn } from '../../package/files/zip.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { assertAccessible } from './accessible.ts';
import { useBrowser } from './browser.ts';
import { savedBy } from './saved-file.ts';
import { secretText, show } from './steps.ts';

const openPage = useBrowser();
const { safeFileName } = await loadCore();
let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

const button = (page: Page, name: string) => page.getByRole('button', { name });
const rows = (page: Page) => page.locator('main table.rows tr');

async function openFile(name: string, bytes: Uint8Array): Promise<Page> {
  const file = { name, type: '', bytes: new Uint8Array(bytes) };
  const shared = await share({ server: worker.origin, file, valueCharsMax: 1_400_000 });
  assert.ok('link' in shared, shared.kind);
  const { page } = await openPage();
  await page.goto(shared.link);
  await show(page);
  await button(page, 'Save the file').waitFor();
  return page;
}

test('several files that are chosen are shared as one, listed, and saved as they were', async () => {
  const { page, problems } = await openPage();
  await page.goto(`${worker.origin}/share`);
  await page.getByLabel('Secret').waitFor();
  const files = [
    { name: 'a.env', mimeType: '', buffer: Buffer.from('A=1\n') },
    { name: 'b.bin', mimeType: '', buffer: Buffer.from([0, 255, 1]) },
    { name: 'empty', mimeType: '', buffer: Buffer.alloc(0) },
  ];
  await page.locator('input[type=file]').setInputFiles(files);
  await page.getByText('3 files (7 bytes)').first().waitFor();
  await button(page, 'Make the link').click();
  await page.getByRole('heading', { name: 'Your link is ready' }).waitFor();
  const link = String(await page.getByLabel('Link', { exact: true }).textContent());
  await page.close({ runBeforeUnload: false });

  const opened = await openPage();
  await opened.page.goto(link);
  await show(opened.page);
  await opened.page.getByText('3 files are inside:').waitFor();
  assert.deepEqual(await rows(opened.page).allTextContents(), ['a.env4 bytes', 'b.bin3 bytes', 'empty0 bytes']);
  const one = await savedBy(opened.page, () => button(opened.page, 'Save \u2068b.bin\u2069').click());
  assert.deepEqual([one.name, one.bytes], ['b.bin', files[1]?.buffer]);
  const all = await savedBy(opened.page, () => button(opened.page, 'Save the file').click());
  assert.equal(all.name, '3 files.zip');
  assert.deepEqual(
    filesIn(all.bytes, safeFileName)?.map(({ name, bytes }) => [name, Buffer.from(bytes)]),
    files.map(({ name, buffer }) => [name, buffer]),
  );
  assert.deepEqual([...problems, ...opened.problems], []);
  await opened.page.close();
});

test('several files that are chosen are listed, and removed one by one or all at once', async () => {
  const { page, problems } = await openPage();
  await page.goto(`${worker.origin}/share`);
  await page.getByLabel('Secret').fill('typed before');
  const files = ['a.env', 'b.bin', 'c.txt'].map((name) => ({ name, mimeType: '', buffer: Buffer.from(name) }));
  const choose = () => page.locator('input[type=file]').setInputFiles(files);
  const entries = page.getByRole('listitem');
  await choose();
  await page.getByText('3 files (15 bytes)').first().waitFor();
  assert.deepEqual(
    await entries.allTextContents(),
    files.map(({ name }) => `\u2068${name}\u2069 (5 bytes)Remove`),
  );
  await assertAccessible(page);
  await button(page, 'Remove \u2068b.bin\u2069').focus();
  await page.keyboard.press('Enter');
  await page.getByText('2 files (10 bytes)').first().waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  assert.equal(await focused(), 'Remove \u2068c.txt\u2069');
  await page.keyboard.press('Enter');
  await page.getByText('\u2068a.env\u2069 (5 bytes)').first().waitFor();
  assert.deepEqual([await entries.count(), await focused()], [0, 'Remove the file']);
  await button(page, 'Remove the file').click();
  await choose();
  await button(page, 'Remove all').click();
  assert.equal(await page.getByLabel('Secret').inputValue(), 'typed before');

  await choose();
  await button(page, 'Remove \u2068a.env\u2069').click();
  await button(page, 'Remove \u2068c.txt\u2069').click();
  await button(page, 'Make the link').click();
  await page.getByRole('heading', { name: 'Your link is ready' }).waitFor();
  const link = String(await page.getByLabel('Link', { exact: true }).textContent());
  await page.close({ runBeforeUnload: false });
  const opened = await openPage();
  await opened.page.goto(link);
  await show(opened.page);
  const saved = await savedBy(opened.page, () => button(opened.page, 'Save the file').click());
  assert.deepEqual([saved.name, saved.bytes.toString()], ['b.bin', 'b.bin']);
  assert.deepEqual([...problems, ...opened.problems], []);
  await opened.page.close();
});

suite('a file whose name is not safe to save under', () => {
  const names: readonly (readonly [own: string, safe: string])[] = [
    ['\u202egpj.exe', '_gpj.exe'],
    ['report: final.pdf', 'report_ final.pdf'],
    [`${'日'.repeat(120)}.txt`, `${'日'.repeat(83)}.txt`],
  ];
  const openForm = async () => {
    const { page } = await openPage();
    await page.goto(`${worker.origin}/share`);
    await page.getByLabel('Secret').waitFor();
    return page;
  };
  const drop = (page: Page, names: readonly string[]) =>
    page.evaluate((names) => {
      const dataTransfer = new DataTransfer();
      for (const name of names) dataTransfer.items.add(new File([name], name, { type: 'text/plain' }));
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    }, names);

  for (const [own, safe] of names) {
    test(`shows the safe one, and is shared under it: ${safe.slice(0, 20)}`, async () => {
      const page = await openForm();
      await drop(page, [own]);
      await page.getByText(`\u2068${safe}\u2069 (`).waitFor();
      await button(page, 'Make the link').click();
      await page.getByRole('heading', { name: 'Your link is ready' }).waitFor();
      const opened = await reveal(String(await page.getByLabel('Link', { exact: true }).textContent()));
      assert.ok(opened.kind === 'granted_file', opened.kind);
      assert.deepEqual([opened.file.name, Buffer.from(opened.file.bytes).toString()], [safe, own]);
      await page.close({ runBeforeUnload: false });
    });
  }

  test('shows it among several too', async () => {
    const page = await openForm();
    await drop(
      page,
      names.map(([own]) => own),
    );
    await page.getByText('3 files (').first().waitFor();
    const entries = await page.getByRole('listitem').allTextContents();
    assert.deepEqual(
      entries.map((entry) => entry.replace(/ \(\d+ bytes\)Remove$/, '')),
      names.map(([, safe]) => `\u2068${safe}\u2069`),
    );
    await page.close({ runBeforeUnload: false });
  });
});

suite('a file inside of one that is opened', () => {
  const inside = {
    'a.env': Buffer.from('USER=alice\nAPI_KEY=sesame\n'),
    'b.bin': Buffer.from([0, 255, 0]),
    'c.txt': Buffer.from('one\ntwo\n'),
  };

  test('can be looked at on its row, one at a time, where there is something to see', async () => {
    const page = await openFile('three.zip', zipSync(inside, { level: 0 }));
    const label = (name: string) => `\u2068${name}\u2069`;
    await page.getByText('3 files are inside:').waitFor();
    assert.equal(await button(page, `Show ${label('b.bin')}`).count(), 0);
    await button(page, `Show ${label('a.env')}`).click();
    const shown = page.locator('.content');
    await shown.locator('table.rows').waitFor();
    assert.equal(await shown.locator('.kind').textContent(), label('a.env'));
    assert.equal(await shown.locator('tr', { hasText: 'API_KEY' }).locator('pre').textContent(), '••••••••');
    await assertAccessible(page);
    await button(page, `Show ${label('c.txt')}`).click();
    await shown.getByText(label('c.txt')).waitFor();
    assert.equal(await secretText(page).textContent(), 'one\ntwo\n');
    assert.equal(await shown.count(), 1);
    await button(page, `Show ${label('a.env')}`).waitFor();
    await button(page, `Hide ${label('c.txt')}`).click();
    assert.equal(await shown.count(), 0);
    await page.close();
  });
});

suite('a file that is opened', () => {
  test('is listed under names that are safe, however many there are', async () => {
    const entries = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`../f${i}`, new Uint8Array(i)]));
    const page = await openFile('many.zip', zipSync({ ...entries, 'a\u202egpj.exe': new Uint8Array(1) }, { level: 0 }));
    await page.getByText('201 files are inside:').waitFor();
    assert.equal(await rows(page).count(), 201);
    assert.equal(await rows(page).first().locator('th').textContent(), '.._f0');
    assert.equal(await rows(page).last().locator('th').textContent(), 'a_gpj.exe');
    const saved = await savedBy(page, () => rows(page).nth(7).getByRole('button').click());
    assert.deepEqual([saved.name.includes('/'), saved.bytes.length], [false, 7]);
    await page.close();
  });

  const bomb = zipSync({ bomb: new Uint8Array(50_000_000) });
  const whole: [what: string, bytes: Uint8Array][] = [
    ['a ZIP bomb', bomb],
    ['a ZIP that is cut', zipSync({ a: new Uint8Array(9) }, { level: 0 }).slice(0, -5)],
    ['no ZIP', Buffer.from('PK\x03\x04 and nothing more')],
  ];
  for (const [what, bytes] of whole) {
    test(`is one file like any other where it is ${what}`, async () => {
      const page = await openFile('file.zip', bytes);
      const asked = page.waitForRequest(/\/zip-/, { timeout: 5000 }).catch(() => {}); // may have been before
      const saved = await savedBy(page, () => button(page, 'Save the file').click());
      await asked;
      assert.ok(saved.bytes.equals(bytes));
      assert.equal(await rows(page).count(), 0);
      await page.close();
    });
  }
});
