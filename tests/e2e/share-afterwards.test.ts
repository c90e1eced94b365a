/** What who made a link can do with it: pass it on, see whether it was opened, delete the secret. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openShare, peekShare } from '../edge-worker/client.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { useBrowser } from './browser.ts';
import { clipboard, pasted } from './pasted.ts';
import { show } from './steps.ts';

const openPage = useBrowser();
let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

const password = 'correct horse';
const button = (page: Page, name: string) => page.getByRole('button', { name });
const says = (page: Page, sentence: string | RegExp) => page.locator('main').getByText(sentence).waitFor();
const idOf = (link: string) => new URL(link).pathname.split('/').at(-1) ?? '';

interface Made {
  readonly page: Page;
  readonly link: string;
  readonly requests: readonly string[];
  readonly problems: readonly string[];
}

async function make(
  options: Parameters<typeof openPage>[0] = {},
  prepare: (page: Page) => unknown = () => {},
  fill: (page: Page) => unknown = () => {},
): Promise<Made> {
  const { page, ...watched } = await openPage({ timezoneId: 'UTC', ...options });
  await prepare(page);
  await page.goto(`${worker.origin}/share`);
  await page.getByLabel('Secret').fill('swordfish');
  await fill(page);
  await button(page, 'Make the link').click();
  await page.getByRole('heading', { name: 'Your link is ready' }).waitFor();
  return { page, link: String(await page.getByLabel('Link', { exact: true }).textContent()), ...watched };
}

const withPassword = (page: Page) => page.getByLabel('Password (optional)').fill(password);

const messageOf = (link: string, about = '') =>
  new RegExp(
    `^There is a secret for you\\. It can be opened once, until \\d[^.]*\\. ${about}This link opens it:\\n` +
      `${link.replace(/[.?#]/g, '\\$&')}$`,
  );

suite('a new link is passed on', () => {
  test('as a message, which has everything but the password', async () => {
    const { page, link, problems } = await make(clipboard, undefined, withPassword);
    await button(page, 'Copy as message').click();
    await button(page, 'Copied.').waitFor();
    const text = await pasted(page);
    assert.match(text, messageOf(link, 'You also need a password, which comes another way\\. '));
    assert.equal(text.includes(password), false);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('as a message that is shown and selected where it cannot be copied', async () => {
    const { page, link } = await make({}, (page) =>
      page.addInitScript(() => {
        navigator.clipboard.writeText = () => Promise.reject(new Error('denied'));
      }),
    );
    await button(page, 'Copy as message').click();
    await says(page, 'The message is selected: press Ctrl+C to copy it (on a Mac, ⌘C).');
    assert.match(await page.evaluate(() => String(getSelection())), messageOf(link));
    await page.close();
  });

  test('as an e-mail, without the password, and the page is not asked about', async () => {
    const { page, link } = await make({}, undefined, withPassword);
    const email = page.getByRole('link', { name: 'E-mail' });
    const href = String(await email.getAttribute('href'));
    assert.ok(href.startsWith('mailto:?subject=A%20secret%20for%20you&body='));
    const body = String(new URL(href).searchParams.get('body'));
    assert.match(body.replaceAll('\r\n', '\n'), messageOf(link, 'You also need a password, [^.]*\\. '));
    assert.equal(body.includes(password), false);
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await email.click();
    await button(page, 'Was it opened?').click();
    await says(page, 'It has not been opened yet.');
    assert.deepEqual(asked, []);
    await page.close({ runBeforeUnload: false });
  });

  test('by what the device offers, where it offers something', async () => {
    const plain = await make({}, (page) =>
      page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'canShare')),
    );
    assert.equal(await button(plain.page, 'Share…').count(), 0);
    await plain.page.close();
    const { page, link } = await make({}, (page) =>
      page.addInitScript(() => {
        const answers = [new DOMException('closed', 'AbortError'), new DOMException('no', 'NotAllowedError')];
        const passed: ShareData[] = [];
        Object.assign(globalThis, { passed });
        navigator.canShare = () => true;
        navigator.share = async (data) => {
          const error = answers.shift();
          if (error) throw error;
          passed.push(data ?? {});
        };
      }),
    );
    await button(page, 'Share…').click();
    assert.equal(await page.getByText('It was not passed on.').count(), 0);
    await button(page, 'Share…').click();
    await says(page, 'It was not passed on. Copy the link instead.');
    await button(page, 'Share…').click();
    const passed = await page.evaluate(() => (globalThis as unknown as { passed: ShareData[] }).passed);
    assert.equal(passed.length, 1);
    assert.deepEqual([passed[0]?.title, passed[0]?.url], ['A secret for you', link]);
    assert.match(`${passed[0]?.text}\n${passed[0]?.url}`, messageOf(link));
    // It is with someone now: the page may go.
    await button(page, 'Share another secret').click();
    await page.getByLabel('Secret').waitFor();
    await page.close();
  });
});

suite('who made a link', () => {
  test('sees whether it was opened, as often as is asked, and spends no view', async () => {
    const { page, link, problems } = await make({}, undefined, (page) =>
      page.getByLabel('Can be opened').selectOption('2 times'),
    );
    const ask = () => button(page, 'Was it opened?').click();
    const open = async () => {
      const { page: other } = await openPage();
      await other.goto(link);
      await show(other);
      await other.locator('pre.secret').waitFor();
      await other.close({ runBeforeUnload: false });
    };
    await ask();
    await says(page, 'It has not been opened yet.');
    await open();
    await ask();
    await says(page, /^It has been opened, last on \d.*\.$/);
    const promises = page.locator('.facts').or(button(page, 'Delete now'));
    assert.equal(await promises.count(), 2);
    await button(page, 'Delete now').click();
    await open();
    await ask();
    await says(page, 'It has been opened as often as you allowed. The link does not open again.');
    const gone = promises.or(page.locator('.danger'));
    assert.equal(await gone.count(), 0);
    await page.locator('#language').selectOption('de');
    await page.getByRole('heading', { name: 'Ihr Link ist fertig' }).waitFor();
    assert.equal(await page.locator('.facts, .icon-trash, .danger').count(), 0);
    await page.locator('#language').selectOption('en');
    await page.getByRole('heading', { name: 'Your link is ready' }).waitFor();
    await page.route('**/api/**', (route) => route.abort('connectionrefused'));
    await ask();
    await says(
      page,
      /^This could not be learnt\. The server cannot be reached\.|^This could not be learnt\. The connection/,
    );
    assert.deepEqual(
      problems.filter((problem) => !/ERR_CONNECTION_REFUSED|NetworkError|Failed to load/.test(problem)),
      [],
    );
    await page.close();
  });

  test('deletes the secret after one more question, at another place and a moment later', async () => {
    const { page, link, problems } = await make();
    const yes = button(page, 'Delete it for everyone?');
    // Within the press: a moment later it can be pressed.
    const atFirst = await button(page, 'Delete now').evaluate((first: HTMLElement) => {
      first.click();
      const shown = document.querySelector('.danger');
      return { disabled: shown?.ariaDisabled, focused: shown === document.activeElement };
    });
    assert.deepEqual(atFirst, { disabled: 'true', focused: false });
    assert.equal((await peekShare(worker.origin, idOf(link))).status, 200);
    await button(page, 'Cancel').click();
    assert.equal(await yes.count(), 0);
    await button(page, 'Delete now').click();
    await yes.and(page.locator(':not([aria-disabled])')).click();
    await page.getByRole('heading', { name: 'The secret is deleted' }).waitFor();
    assert.equal((await openShare(worker.origin, idOf(link))).status, 404);
    assert.equal((await page.content()).includes(new URL(link).hash), false);
    await button(page, 'Share another secret').click();
    await page.getByLabel('Secret').waitFor();
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('is told where the server does not confirm the deletion, and keeps the link', async () => {
    const { page, link } = await make();
    await page.route('**/api/**', (route) =>
      route.fulfill({ status: 503, contentType: 'application/json', body: '{"statusCode":503}' }),
    );
    await button(page, 'Delete now').click();
    await page.locator('.danger:not([aria-disabled])').click();
    await says(page, 'The server has not confirmed the deletion. The server is not available right now.');
    assert.equal(await page.getByLabel('Link', { exact: true }).textContent(), link);
    await page.close({ runBeforeUnload: false });
  });
});
