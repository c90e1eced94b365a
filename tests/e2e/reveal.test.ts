/** A real browser opens links against the real worker. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { peek, share } from 'sharelink';
import { createShare, openShare } from '../edge-worker/client.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { useBrowser } from './browser.ts';
import { secretText, show } from './steps.ts';

const openPage = useBrowser();
let worker: TestWorker;
before(async () => {
  worker = await startEmbedded({ LIFETIME_MIN: '1s' });
});
after(() => worker.stop());

const linkTo = (id: string) => `${worker.origin}/shared/secret/${id}`;
const secretOn = (page: Page) => secretText(page).textContent();
const viewsLeft = async (id: string) => {
  const found = await peek({ server: worker.origin, id });
  return 'viewsLeft' in found ? found.viewsLeft : found.kind;
};
const shows = (page: Page, sentence: string) => page.getByText(sentence).first().waitFor({ timeout: 10_000 });

suite('a plain share', () => {
  test('is revealed on a click, and nothing but this server is asked', async () => {
    const id = await createShare(worker.origin, { secretValue: 'correct horse', maxViews: 3 });
    const { page, requests, problems } = await openPage();
    await page.goto(linkTo(id));
    await shows(page, 'Opens 3 more times');
    await shows(page, 'The server can read it');
    await show(page);
    await page.locator('pre.secret').waitFor();
    assert.equal(await secretOn(page), 'correct horse');
    assert.equal(await viewsLeft(id), 2);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      requests.filter((url) => new URL(url).origin !== worker.origin && url !== 'data:,'),
      [],
    );
    await page.close();
  });

  test('loses no view to a load, a reload or a second tab', async () => {
    const id = await createShare(worker.origin, { maxViews: 1 });
    const { page } = await openPage();
    await page.goto(linkTo(id));
    await shows(page, 'Opens once');
    await page.reload();
    await shows(page, 'Opens once');
    const { page: second } = await openPage();
    await second.goto(`${worker.origin}/s/${id}`);
    await shows(second, 'Opens once');
    assert.equal(await viewsLeft(id), 1);
    await page.close();
    await second.close();
  });

  test('opens with the right password after a wrong one, which costs nothing', async () => {
    const id = await createShare(worker.origin, { secretValue: 'swordfish', password: 'hunter2', maxViews: 1 });
    const { page, problems } = await openPage();
    await page.goto(linkTo(id));
    await page.getByLabel('Password', { exact: true }).fill('hunter3');
    await show(page);
    const note = page.locator('#password-note');
    await note.getByText('The password is wrong. No view was used.').waitFor();
    const field = page.getByLabel('Password', { exact: true });
    assert.equal(await field.getAttribute('aria-describedby'), 'password-note');
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    assert.equal(await field.evaluate((input) => input === document.activeElement), true);
    assert.equal(await viewsLeft(id), 1);
    await field.fill('hunter2');
    await show(page);
    await page.locator('pre.secret').waitFor();
    assert.equal(await secretOn(page), 'swordfish');
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('may be a sealed one, whose link has lost its end: what is not known is not said, before and after a wrong password', async () => {
    const options = { server: worker.origin, page: worker.origin, password: 'hunter2', expiresIn: '1h' } as const;
    for (const sealed of [true, false]) {
      const shared = await share({ ...options, value: 'swordfish', sealed });
      assert.ok('link' in shared, shared.kind);
      const { page } = await openPage();
      await page.goto(linkTo(shared.id));
      const note = page.locator('#password-note');
      const perhaps = 'If nobody did, the end of the link may be missing.';
      await note.getByText(perhaps).waitFor();
      assert.equal((await page.locator('main').textContent())?.includes('The server can read it'), false);
      await page.getByLabel('Password', { exact: true }).fill('hunter3');
      await show(page);
      await note.getByText('The password is wrong.').waitFor();
      await note.getByText(perhaps).waitFor();
      await page.close();
    }
  });

  test('keeps a password that was typed while the network was gone', async () => {
    const id = await createShare(worker.origin, { secretValue: 'swordfish', password: 'hunter2', maxViews: 1 });
    const { page, problems } = await openPage();
    await page.goto(linkTo(id));
    const field = page.getByLabel('Password', { exact: true });
    await field.fill('hunter2');
    await page.context().setOffline(true);
    await show(page);
    await page.locator('#password-note').getByText('The server cannot be reached. No view was used.').waitFor();
    assert.equal(await field.inputValue(), 'hunter2');
    assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
    await page.context().setOffline(false);
    await show(page);
    await page.locator('pre.secret').waitFor();
    assert.equal(await secretOn(page), 'swordfish');
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('is shown as text whatever it holds', async () => {
    for (const secretValue of [
      'a\u0000b',
      'one\r\ntwo',
      '😀 שלום',
      '<img src=x onerror="document.title=1">',
      '</pre><b>x',
    ]) {
      const id = await createShare(worker.origin, { secretValue });
      const { page, problems } = await openPage();
      await page.goto(linkTo(id));
      await show(page);
      await page.locator('pre.secret').waitFor();
      assert.equal(await secretOn(page), secretValue);
      assert.equal(await page.locator('pre.secret *').count(), 0);
      assert.deepEqual(problems, []);
      await page.close();
    }
  });

  test('that is empty says so', async () => {
    const id = await createShare(worker.origin, { secretValue: '' });
    const { page, problems } = await openPage();
    await page.goto(linkTo(id));
    await show(page);
    await shows(page, 'The secret is empty.');
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('opens by keyboard alone', async () => {
    const id = await createShare(worker.origin, { secretValue: 'by keyboard', password: 'p' });
    const { page } = await openPage();
    await page.goto(linkTo(id));
    const field = page.getByLabel('Password', { exact: true });
    await field.waitFor();
    assert.equal(await field.evaluate((input) => input === document.activeElement), true);
    await page.keyboard.type('p');
    await page.keyboard.press('Enter');
    await page.locator('pre.secret').waitFor();
    assert.equal(await secretOn(page), 'by keyboard');
    await page.close();
  });
});

suite('a share that cannot be opened says why', () => {
  const cases: readonly (readonly [what: string, link: () => Promise<string>, sentence: string])[] = [
    ['not found', async () => linkTo('A'.repeat(43)), 'There is no secret behind this link.'],
    ['a damaged link', async () => linkTo('A'.repeat(42)), 'This link is damaged'],
    ['an old link', async () => `${linkTo('x')}?key=a-b`, 'This link is from 2024.'],
    [
      'used up',
      async () => {
        const id = await createShare(worker.origin, { maxViews: 1 });
        await openShare(worker.origin, id);
        return linkTo(id);
      },
      'This secret has been opened as often as its sender allowed.',
    ],
    [
      'expired',
      async () => {
        const id = await createShare(worker.origin, { expiresIn: '1s' });
        while ((await viewsLeft(id)) !== 'expired') await new Promise((resolve) => setTimeout(resolve, 100));
        return linkTo(id);
      },
      'This secret has expired.',
    ],
    [
      'a sealed link without its end',
      async () => linkTo('A'.repeat(43)).replace('/secret/', '/sealed/'),
      'This link is damaged',
    ],
  ];
  for (const [what, link, sentence] of cases) {
    test(what, async () => {
      const { page, problems } = await openPage();
      await page.goto(await link());
      await shows(page, sentence);
      assert.deepEqual(problems, []);
      await page.close();
    });
  }

  test('used up by someone else while the page was open', async () => {
    const id = await createShare(worker.origin, { maxViews: 1 });
    const { page, problems } = await openPage();
    await page.goto(linkTo(id));
    await shows(page, 'Opens once');
    await openShare(worker.origin, id);
    await show(page);
    await shows(page, 'This secret has been opened as often as its sender allowed.');
    assert.equal(await page.getByText('No view was used.').count(), 0); // under a used-up link it would say the opposite
    assert.equal(await page.locator('pre.secret').count(), 0);
    assert.deepEqual(problems, []);
    await page.close();
  });
});

suite('a sealed share', () => {
  const seal = async (password?: string) => {
    const shared = await share({ server: worker.origin, value: 'sealed: 🔒', expiresIn: '1h', maxViews: 1, password });
    assert.equal(shared.kind, 'created');
    return 'link' in shared ? shared : assert.fail();
  };

  test('is revealed without a password, and its key is sent nowhere', async () => {
    const { link } = await seal();
    const { page, sent, problems } = await openPage();
    await page.goto(link);
    await show(page);
    await page.locator('pre.secret').waitFor();
    assert.equal(await secretOn(page), 'sealed: 🔒');
    assert.deepEqual(problems, []);
    const key = new URL(link).hash.slice(9);
    assert.ok(key.length > 0);
    assert.deepEqual(
      sent.filter((text) => text.includes(key) || text.includes('sealed: 🔒')),
      [],
    );
    await page.close();
  });

  test('opens with the right password after a wrong one, which costs nothing and neither is sent', async () => {
    const { link, id } = await seal('correct horse');
    const { page, sent, problems } = await openPage();
    await page.goto(link);
    await page.getByLabel('Password', { exact: true }).fill('wrong horse');
    await show(page);
    await shows(page, 'The password is wrong.');
    assert.equal(await viewsLeft(id), 1);
    await page.getByLabel('Password', { exact: true }).fill('correct horse');
    await show(page);
    await page.locator('pre.secret').waitFor();
    assert.equal(await secretOn(page), 'sealed: 🔒');
    assert.deepEqual(problems, []);
    assert.equal(
      sent.some((text) => /horse/.test(text)),
      false,
    );
    await page.close();
  });
});
