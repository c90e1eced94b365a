/** The form of the share page: passwords, files from outside, free values, and what is kept from being lost. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { peek, reveal } from 'sharelink';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { testInChromium, useBrowser } from './browser.ts';

const openPage = useBrowser();
let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

const button = (page: Page, name: string) => page.getByRole('button', { name });
const says = (page: Page, sentence: string | RegExp) => page.locator('main').getByText(sentence).first().waitFor();
const password = (page: Page) => page.getByLabel('Password (optional)');

async function openForm(options?: Parameters<typeof openPage>[0], origin = worker.origin) {
  const opened = await openPage(options);
  await opened.page.goto(`${origin}/share`);
  await opened.page.getByLabel('Secret').waitFor();
  return opened;
}

async function madeShare(page: Page) {
  await page.getByRole('heading', { name: 'Your link is ready' }).waitFor();
  const link = String(await page.getByLabel('Link', { exact: true }).textContent());
  const found = await peek({ server: new URL(link).origin, id: new URL(link).pathname.split('/').at(-1) ?? '' });
  assert.ok(found.kind === 'available');
  return { views: found.viewsLeft, lifetimeMs: Number(found.expiresAtMs) - Number(found.serverTimeMs) };
}

/** Hands files over as a drop or a paste on this element. */
function give(page: Page, kind: 'drop' | 'paste', on: string, names: readonly string[], text = '', bytes = 3) {
  return page.evaluate(
    ({ kind, on, names, text, bytes }) => {
      const transfer = new DataTransfer();
      for (const name of names) transfer.items.add(new File([new Uint8Array(bytes)], name, { type: 'image/png' }));
      if (text) transfer.setData('text/plain', text);
      const options = { bubbles: true, cancelable: true };
      const event =
        kind === 'drop'
          ? new DragEvent('drop', { ...options, dataTransfer: transfer })
          : new ClipboardEvent('paste', { ...options, clipboardData: transfer });
      return !document.querySelector(on)?.dispatchEvent(event);
    },
    { kind, on, names, text, bytes },
  );
}

suite('the pages', () => {
  test('lead to each other where their reader may create', async () => {
    const { page, problems } = await openForm();
    await page.getByRole('link', { name: 'Open a link' }).click();
    await page.getByRole('heading', { name: 'Open a shared secret' }).waitFor();
    await page.getByRole('link', { name: 'Send a secret' }).click();
    await page.getByRole('heading', { name: 'Share a secret' }).waitFor();
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('lead nowhere else where creating is not for this reader, or the operator has it so', async () => {
    for (const settings of [{ CREATE: 'off' }, { PAGE_SETTINGS: '{"share":false}' }]) {
      const closed = await startEmbedded(settings);
      const { page } = await openPage();
      const answered = page.waitForResponse('**/sharelink.json');
      await page.goto(`${closed.origin}/s`);
      await page.getByRole('heading', { name: 'Open a shared secret' }).waitFor();
      await answered;
      assert.equal(await page.getByRole('link').count(), 0);
      await page.close();
      await closed.stop();
    }
  });
});

suite('a password', () => {
  test('is selected where it cannot be copied', async () => {
    const { page } = await openPage();
    await page.addInitScript(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('denied'));
    });
    await page.goto(`${worker.origin}/share`);
    await button(page, 'Generate a password').click();
    await button(page, 'Copy the password').click();
    await says(page, 'The password is selected: press Ctrl+C to copy it (on a Mac, ⌘C).');
    const selected = await password(page).evaluate((input: HTMLInputElement) =>
      input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0),
    );
    assert.equal(selected, await password(page).inputValue());
    await page.close();
  });

  test('that is short is told to be, by its characters', async () => {
    const { page } = await openForm();
    const note = page.locator('#password-note');
    await password(page).fill('🐟');
    assert.match(String(await note.textContent()), /^It is short: 1 character\. Who opens the link/);
    await password(page).fill('elevenchars');
    assert.match(String(await note.textContent()), /^It is short: 11 characters\. /);
    for (const value of ['twelve chars', '']) {
      await password(page).fill(value);
      assert.match(String(await note.textContent()), /^Who opens the link/);
    }
    await page.close();
  });
});

suite('a file', () => {
  for (const on of ['body', 'footer', '#secret']) {
    test(`is taken where it is dropped: ${on}`, async () => {
      const { page } = await openForm();
      assert.equal(await give(page, 'drop', on, ['photo.png']), true);
      await says(page, '\u2068photo.png\u2069 (3 bytes)');
      await give(page, 'drop', on === '#secret' ? 'main' : on, ['other.png']);
      await says(page, '\u2068other.png\u2069 (3 bytes)');
      await page.close();
    });
  }

  const noPaste = 'Firefox gives an event that a script makes no files';
  testInChromium(noPaste, 'is taken where it is pasted; words and cells with their picture stay words', async () => {
    const { page } = await openForm();
    assert.equal(await give(page, 'paste', '#secret', ['image.png'], 'a cell'), false);
    assert.equal(await page.getByLabel('Secret').count(), 1);
    assert.equal(await give(page, 'paste', '#secret', [], 'a word'), false);
    assert.equal(await give(page, 'paste', '#secret', ['image.png']), true);
    await says(page, '\u2068image.png\u2069 (3 bytes)');
    await button(page, 'Remove the file').click();
    assert.equal(await give(page, 'paste', '#secret', ['name.png'], 'name.png'), true);
    await says(page, '\u2068name.png\u2069 (3 bytes)');
    await button(page, 'Remove the file').click();
    assert.equal(await give(page, 'paste', 'body', ['cells.png'], 'a cell'), true);
    await says(page, '\u2068cells.png\u2069 (3 bytes)');
    await page.close();
  });

  test('that cannot be taken is told of at the field, in view', async () => {
    const { page } = await openForm({ viewport: { width: 360, height: 500 } });
    await page.getByRole('button', { name: 'Make the link' }).scrollIntoViewIfNeeded();
    await give(page, 'drop', 'body', ['one.png', 'two.png'], '', 600_000);
    const problem = page.locator('#secret-note + #problem');
    await problem.getByText('2 files.zip\u2069 is too large (1.2 MB).').waitFor();
    const isInView = await problem.evaluate(async (shown) => {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const { top, bottom } = shown.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    assert.equal(isInView, true);
    await page.close();
  });
});

suite('the form', () => {
  test('takes any lifetime and number of views within the limits', async () => {
    const { page, problems } = await openForm();
    await page.getByLabel('Secret').fill('swordfish');
    await page.getByLabel('Expires after').selectOption('Other…');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'lifetime-count');
    await page.getByLabel('How long').fill('36');
    await page.getByLabel('Unit').selectOption('hours');
    await page.getByLabel('Can be opened').selectOption('Other…');
    await page.getByLabel('How many times').fill('42');
    await button(page, 'Make the link').click();
    const { views, lifetimeMs } = await madeShare(page);
    assert.equal(views, 42);
    assert.ok(Math.abs(lifetimeMs - 36 * 3_600_000) < 300_000, String(lifetimeMs));
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('refuses what is beyond them, at the field, and keeps what was entered', async () => {
    const { page, requests } = await openForm();
    await page.getByLabel('Secret').fill('swordfish');
    await page.getByLabel('Expires after').selectOption('Other…');
    const count = page.getByLabel('How long');
    for (const days of ['31', '']) {
      await count.fill(days);
      await button(page, 'Make the link').click();
      await page
        .locator('#problem')
        .getByText('The server does not take this lifetime. From 5 minutes to 30 days.')
        .waitFor();
      assert.equal(await count.getAttribute('aria-invalid'), 'true');
      assert.equal(await count.evaluate((input) => input === document.activeElement), true);
    }
    await count.fill('29');
    await page.getByLabel('Can be opened').selectOption('Other…');
    for (const views of ['0', '1.5', '2147483648', '']) {
      await page.getByLabel('How many times').fill(views);
      await button(page, 'Make the link').click();
      await page.locator('#problem').getByText('This is not a number of views.').waitFor();
      assert.equal(await page.getByLabel('How many times').getAttribute('aria-invalid'), 'true');
    }
    assert.equal(await page.getByLabel('Secret').inputValue(), 'swordfish');
    assert.equal(await count.inputValue(), '29');
    assert.equal(
      requests.some((url) => url.includes('/api/')),
      false,
    );
    await page.close();
  });

  test('begins with the operator’s defaults', async (t) => {
    const operated = await startEmbedded({ PAGE_SETTINGS: '{"expiry":"12h","views":"unlimited"}' });
    t.after(() => operated.stop());
    const { page, problems } = await openForm({}, operated.origin);
    assert.equal(await page.getByLabel('How long').inputValue(), '12');
    assert.equal(await page.getByLabel('Unit').inputValue(), 'hour');
    await page.getByLabel('Secret').fill('swordfish');
    await button(page, 'Make the link').click();
    const { views, lifetimeMs } = await madeShare(page);
    assert.equal(views, 'unlimited');
    assert.ok(Math.abs(lifetimeMs - 12 * 3_600_000) < 300_000, String(lifetimeMs));
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('begins with what the server takes where the operator’s default is too short for it', async (t) => {
    const operated = await startEmbedded({ PAGE_SETTINGS: '{"expiry":"1h","views":7}', LIFETIME_MIN: '2d' });
    t.after(() => operated.stop());
    const { page } = await openForm({}, operated.origin);
    assert.equal(await page.locator('#lifetime option:checked').textContent(), '3 days');
    assert.equal(await page.getByLabel('How many times').inputValue(), '7');
    await page.close();
  });

  test('keeps free values through another language', async () => {
    const { page } = await openForm();
    await page.getByLabel('Expires after').selectOption('Other…');
    await page.getByLabel('How long').fill('9');
    await page.locator('#language').selectOption('de');
    await page.getByLabel('Wie lange').waitFor();
    assert.equal(await page.getByLabel('Wie lange').inputValue(), '9');
    await page.close();
  });

  test('is sent by Ctrl+Enter', async () => {
    const { page } = await openForm();
    await page.getByLabel('Secret').fill('one line');
    await page.keyboard.press('Enter');
    assert.equal(await page.getByLabel('Secret').count(), 1);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Your link is ready' }).waitFor();
    await page.close();
  });

  test('asks before what was typed is left, and only then', async () => {
    const { page } = await openForm();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    const reload = async () => {
      // Firefox asks only who has pressed something on the page.
      await page.getByRole('heading', { name: 'Share a secret' }).click();
      await page.reload();
      await page.getByLabel('Secret').waitFor();
      return asked.splice(0);
    };
    assert.deepEqual(await reload(), []);
    for (const label of ['Secret', 'Password (optional)']) {
      await page.getByLabel(label, { exact: true }).fill('swordfish');
      assert.deepEqual(await reload(), ['beforeunload']);
    }
    await page.getByLabel('Secret').fill('swordfish');
    await page.getByLabel('Secret').fill('');
    assert.deepEqual(await reload(), []);
    await page.locator('input[type=file]').setInputFiles({ name: 'a', mimeType: '', buffer: Buffer.from('a') });
    await button(page, 'Remove the file').waitFor();
    assert.deepEqual(await reload(), ['beforeunload']);
    await page.close();
  });
});

suite('a file whose type the browser does not know', () => {
  const dropFile = (page: Page, name: string) =>
    page.evaluate((name) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['a: 1'], name));
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    }, name);

  test('has the one that goes with its name', async () => {
    const { page } = await openForm();
    await dropFile(page, 'a.yaml');
    await button(page, 'Make the link').click();
    await page.getByRole('heading', { name: 'Your link is ready' }).waitFor();
    const opened = await reveal(String(await page.getByLabel('Link', { exact: true }).textContent()));
    assert.ok(opened.kind === 'granted_file', opened.kind);
    assert.equal(opened.file.type, 'application/yaml');
    await page.close({ runBeforeUnload: false });
  });

  test('is refused at the field where it has no name, and nothing that was typed is lost', async () => {
    const { page, problems } = await openForm();
    await password(page).fill('correct horse');
    await dropFile(page, '');
    await button(page, 'Make the link').click();
    await page.locator('.problem', { hasText: 'Rename the file.' }).waitFor();
    assert.equal(await password(page).inputValue(), 'correct horse');
    assert.deepEqual(problems, []);
    await page.close({ runBeforeUnload: false });
  });
});
