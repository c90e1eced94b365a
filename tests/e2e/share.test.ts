/** The share page in a real browser: what is typed, what is sent, and the link that comes of it. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { peek } from 'sharelink';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { useBrowser } from './browser.ts';
import { savedBy } from './saved-file.ts';
import { secretText, show } from './steps.ts';
import { holdThreads } from './thread.ts';

const openPage = useBrowser();
let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

const secret = 'swordfish\n  on two lines 🐟';
const make = (page: Page) => page.getByRole('button', { name: 'Make the link' }).click();
const shows = (page: Page, sentence: string | RegExp) =>
  page.locator('main').getByText(sentence).first().waitFor({ timeout: 10_000 });

async function openForm(options?: Parameters<typeof openPage>[0]) {
  const opened = await openPage(options);
  await opened.page.goto(`${worker.origin}/share`);
  await opened.page.getByLabel('Secret').waitFor();
  return opened;
}

async function madeLink(page: Page): Promise<string> {
  await page.getByRole('heading', { name: 'Your link is ready' }).waitFor({ timeout: 10_000 });
  return String(await page.getByLabel('Link', { exact: true }).textContent());
}

/** Opens a link as its recipient does. */
async function open(link: string, password?: string): Promise<Page> {
  const { page } = await openPage();
  await page.goto(link);
  if (password !== undefined) await page.getByLabel('Password', { exact: true }).fill(password);
  await show(page);
  return page;
}

function apiCalls(requests: readonly string[]): string[] {
  return requests.filter((url) => url.includes('/api/'));
}

suite('what is shared', () => {
  test('is text that the link opens; the server is sent neither it nor the key', async () => {
    const { page, sent, requests, problems } = await openForm();
    await page.getByLabel('Secret').fill(secret);
    await make(page);
    const link = await madeLink(page);
    assert.ok(link.startsWith(`${worker.origin}/shared/sealed/`));
    await shows(page, 'Everyone who has this link can read the secret.');
    await shows(page, /^It can be opened once$/);
    await shows(page, /It expires on \d/);
    const key = new URL(link).hash.slice('#sl1.'.length);
    assert.ok(key.length > 40);
    assert.deepEqual(
      sent.filter((text) => text.includes(key) || text.includes('swordfish')),
      [],
    );
    assert.deepEqual(
      requests.filter((url) => new URL(url).origin !== worker.origin && url !== 'data:,'),
      [],
    );
    assert.deepEqual(problems, []);
    await page.close({ runBeforeUnload: false });
    const opened = await open(link);
    assert.equal(await secretText(opened).textContent(), secret);
    await opened.close();
  });

  test('takes the password that was chosen, which is sent nowhere, and lives as long as was chosen', async () => {
    const { page, sent, problems } = await openForm();
    await page.getByLabel('Secret').fill(secret);
    await page.getByLabel('Expires after').selectOption('7 days');
    await page.getByLabel('Can be opened').selectOption('3 times');
    const password = page.getByLabel('Password (optional)');
    await password.fill('correct horse');
    assert.equal(await password.getAttribute('type'), 'password');
    await page.getByRole('button', { name: 'Show the password' }).click();
    assert.equal(await password.getAttribute('type'), 'text');
    const started = page.waitForEvent('worker');
    await make(page);
    await started;
    const link = await madeLink(page);
    await shows(page, 'Only someone with this link and the password can read the secret.');
    await shows(page, /^It can be opened 3 times$/);
    assert.equal(
      sent.some((text) => /horse|swordfish/.test(text)),
      false,
    );
    assert.deepEqual(problems, []);
    await page.close();
    const found = await peek({ server: worker.origin, id: new URL(link).pathname.split('/').at(-1) ?? '' });
    assert.ok(found.kind === 'available' && found.viewsLeft === 3);
    const daysLeft = (Number(found.expiresAtMs) - Number(found.serverTimeMs)) / 86_400_000;
    assert.ok(daysLeft > 6.9 && daysLeft <= 7.1, String(daysLeft));
    const opened = await open(link, 'correct horse');
    assert.equal(await secretText(opened).textContent(), secret);
    await opened.close();
  });

  test('can be a file, chosen or dropped, and comes out byte for byte', async () => {
    const bytes = Buffer.from([0, 255, 10, 13, 0, 200]);
    for (const way of ['chosen', 'dropped'] as const) {
      const { page, problems } = await openForm();
      if (way === 'chosen') {
        const chooser = page.waitForEvent('filechooser');
        await page.getByRole('button', { name: 'Choose a file instead' }).click();
        await (await chooser).setFiles({ name: 'résumé.bin', mimeType: 'application/x-test', buffer: bytes });
      } else {
        const dataTransfer = await page.evaluateHandle(
          (content) => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([new Uint8Array(content)], 'résumé.bin', { type: 'application/x-test' }));
            return transfer;
          },
          [...bytes],
        );
        await page.dispatchEvent('form', 'drop', { dataTransfer });
      }
      await shows(page, 'résumé.bin⁩ (6 bytes)');
      assert.equal(await page.getByLabel('Secret').count(), 0);
      await make(page);
      const link = await madeLink(page);
      assert.deepEqual(problems, []);
      await page.close();
      const opened = await open(link);
      const saved = await savedBy(opened, () => opened.getByRole('button', { name: 'Save the file' }).click());
      assert.deepEqual(saved, { name: 'résumé.bin', bytes });
      await opened.close();
    }
  });

  test('is text again where the file is removed, with all that was typed', async () => {
    const { page } = await openForm();
    await page.getByLabel('Password (optional)').fill('p');
    await page.locator('input[type=file]').setInputFiles({ name: 'a', mimeType: '', buffer: Buffer.from('a') });
    await page.getByRole('button', { name: 'Remove the file' }).click();
    await page.getByLabel('Secret').waitFor();
    assert.equal(await page.getByLabel('Password (optional)').inputValue(), 'p');
    await page.close();
  });
});

suite('nothing is sent', () => {
  test('where there is no secret, or no password that can be one', async () => {
    const { page, requests } = await openForm();
    await make(page);
    await shows(page, 'There is nothing to share yet.');
    await page.getByLabel('Secret').fill(secret);
    await page.getByLabel('Password (optional)').fill('a\u0378b');
    await make(page);
    await shows(page, 'This password is empty, or contains a broken character.');
    const password = page.getByLabel('Password (optional)');
    assert.equal(await password.getAttribute('aria-invalid'), 'true');
    assert.equal(await password.evaluate((input) => input === document.activeElement), true);
    assert.equal(await page.getByLabel('Secret').inputValue(), secret);
    assert.deepEqual(apiCalls(requests), []);
    await page.close();
  });

  test('after Cancel, which ends the thread and keeps what was typed', async () => {
    const { page, requests, problems } = await openPage();
    const letThreadsRun = await holdThreads(page);
    await page.goto(`${worker.origin}/share`);
    await page.getByLabel('Secret').fill(secret);
    await page.getByLabel('Password (optional)').fill('correct horse');
    const started = page.waitForEvent('worker');
    await make(page);
    const ended = (await started).waitForEvent('close');
    await shows(page, '2 seconds so far.');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await ended;
    await shows(page, 'You cancelled this.');
    assert.deepEqual(apiCalls(requests), []);
    assert.equal(await page.getByLabel('Secret').inputValue(), secret);
    assert.equal(await page.getByLabel('Password (optional)').inputValue(), 'correct horse');
    await letThreadsRun();
    await make(page);
    await madeLink(page);
    assert.deepEqual(problems, []);
    await page.close();
  });
});

suite('a failure of the network or the server', () => {
  const answers: readonly (readonly [what: string, status: number, sentence: RegExp])[] = [
    ['too many requests', 429, /This server takes no more secrets from you for now\. Wait a moment, then try again\./],
    ['a lost answer', 0, /if the server has stored the secret, nobody has its link/],
    ['a failed server', 500, /The server failed\. Try again later\./],
  ];
  for (const [what, status, sentence] of answers) {
    test(`such as ${what} is told, and what was typed stays`, async () => {
      const { page } = await openForm();
      await page.route('**/shared-secrets/public', (route) =>
        status === 0
          ? route.abort('connectionreset')
          : route.fulfill({ status, contentType: 'application/json', body: JSON.stringify({ statusCode: status }) }),
      );
      await page.getByLabel('Secret').fill(secret);
      await make(page);
      await shows(page, sentence);
      assert.equal(await page.getByLabel('Secret').inputValue(), secret);
      await page.close();
    });
  }
});
