/** Files that take their time to be read, as those that a phone has elsewhere. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { peek, reveal } from 'sharelink';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { useBrowser } from './browser.ts';
import { button } from './steps.ts';

const openPage = useBrowser();
let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

const files = ['a.txt', 'b.txt'].map((name) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(name) }));
const password = 'correct horse';

/** A form whose file is chosen, and read once `release` is called. */
async function openSlowForm() {
  const { page } = await openPage();
  await page.addInitScript(() => {
    const { promise, resolve } = Promise.withResolvers<void>();
    Object.assign(globalThis, { release: resolve });
    const read = Blob.prototype.arrayBuffer;
    Blob.prototype.arrayBuffer = function (this: Blob) {
      return promise.then(() => read.call(this));
    };
  });
  await page.goto(`${worker.origin}/share`);
  await page.locator('input[type=file]').setInputFiles(files.slice(0, 1));
  const release = () => page.evaluate(() => (globalThis as unknown as { release(): void }).release());
  return { page, release };
}

async function enter(page: Page): Promise<void> {
  await page.getByLabel('Can be opened').selectOption('3 times');
  await page.getByLabel('Password (optional)').fill(password);
}

async function assertEntered(page: Page): Promise<void> {
  assert.equal(await page.getByLabel('Password (optional)').inputValue(), password);
  assert.equal(await page.getByLabel('Can be opened').locator('option:checked').textContent(), '3 times');
}

async function madeLink(page: Page): Promise<string> {
  await page.getByRole('heading', { name: 'Your link is ready' }).waitFor();
  return String(await page.getByLabel('Link', { exact: true }).textContent());
}

suite('while a chosen file is read', () => {
  test('what is entered on the form is not lost', async () => {
    const { page, release } = await openSlowForm();
    await enter(page);
    await release();
    await button(page, 'Remove the file').waitFor();
    await assertEntered(page);
    await button(page, 'Make the link').click();
    const found = await peek(await madeLink(page));
    assert.ok(found.kind === 'available', found.kind);
    assert.deepEqual([found.passwordRequired, found.viewsLeft], [true, 3]);
    await page.close({ runBeforeUnload: false });
  });

  test('what is entered after a change of the language is not lost, and the button goes on waiting', async () => {
    const { page, release } = await openSlowForm();
    await enter(page);
    await page.locator('#language').selectOption('de');
    await page.getByLabel('Passwort (freiwillig)').fill('richtiges Pferd');
    assert.equal(await button(page, 'Link erzeugen').getAttribute('aria-disabled'), 'true');
    await release();
    await button(page, 'Datei entfernen').waitFor();
    assert.equal(await page.getByLabel('Passwort (freiwillig)').inputValue(), 'richtiges Pferd');
    assert.equal(await button(page, 'Link erzeugen').getAttribute('aria-disabled'), null);
    await page.close({ runBeforeUnload: false });
  });

  test('a page that was left and comes back has nothing of it', async () => {
    const { page, release } = await openSlowForm();
    await page.evaluate(() => {
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    });
    await page.getByLabel('Secret').waitFor();
    await release();
    await page.locator('input[type=file]').setInputFiles(files.slice(1));
    await page.getByText('\u2068b.txt\u2069 (5 bytes)').first().waitFor();
    assert.equal(await page.getByRole('listitem').count(), 0);
    await page.close({ runBeforeUnload: false });
  });

  test('the form’s button does nothing, neither to a press nor to its keys', async () => {
    const { page, release } = await openSlowForm();
    await enter(page);
    const make = button(page, 'Make the link');
    assert.equal(await make.getAttribute('aria-disabled'), 'true');
    await make.dispatchEvent('click');
    await page.keyboard.press('Control+Enter');
    await release();
    await button(page, 'Remove the file').waitFor();
    await make.click();
    const opened = await reveal(await madeLink(page), { password });
    assert.equal(opened.kind === 'granted_file' && opened.file.name, 'a.txt');
    await page.close({ runBeforeUnload: false });
  });
});

test('what was entered stays where files cannot be made one', async () => {
  const { page } = await openPage();
  let fail = () => {};
  await page.route(/\/zip-\w+\.js$/, async (route) => {
    await new Promise<void>((resolve) => {
      fail = resolve;
    });
    await route.abort();
  });
  await page.goto(`${worker.origin}/share`);
  const asked = page.waitForRequest(/\/zip-\w+\.js$/);
  await page.locator('input[type=file]').setInputFiles(files);
  await asked;
  await enter(page);
  fail();
  await page.locator('main .problem').waitFor();
  await assertEntered(page);
  await page.close({ runBeforeUnload: false });
});
