/** Answers that are lost between the worker and a real browser: none of them costs a view. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { peek, share } from 'sharelink';
import { createShare } from '../edge-worker/client.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { useBrowser } from './browser.ts';
import { type LosingProxy, startLosingProxy } from './losing-proxy.ts';
import { passwordField, revealed, says, show } from './steps.ts';

const openPage = useBrowser();
let worker: TestWorker;
let proxy: LosingProxy;
before(async () => {
  worker = await startEmbedded();
  proxy = await startLosingProxy(worker.origin);
});
beforeEach(() => {
  proxy.loss = 'none';
});
after(async () => {
  await proxy.stop();
  await worker.stop();
});

const linkTo = (id: string) => `${proxy.origin}/shared/secret/${id}`;
const showAnswer = (page: Page) => page.getByRole('button', { name: 'Show the answer' }).click();
const stored = (page: Page) => page.evaluate(() => ({ ...sessionStorage }) as Record<string, string>);
const viewsLeft = async (id: string) => {
  const found = await peek({ server: worker.origin, id });
  return 'viewsLeft' in found ? found.viewsLeft : found.kind;
};

async function seal(password?: string) {
  const shared = await share({
    server: worker.origin,
    page: proxy.origin,
    value: 's',
    expiresIn: '1h',
    maxViews: 2,
    password,
  });
  return 'link' in shared ? shared : assert.fail(shared.kind);
}

/** Waits until the store has granted what the browser asked for. */
async function spent(id: string, left: number | string) {
  while ((await viewsLeft(id)) !== left) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Opens a share for the last time, and its answer does not arrive. */
async function loseLastView() {
  const id = await createShare(worker.origin, { secretValue: 'swordfish', maxViews: 1 });
  const watched = await openPage();
  await watched.page.goto(linkTo(id));
  proxy.loss = 'hold_reply';
  await show(watched.page);
  await spent(id, 'view_limit_reached');
  return { ...watched, id };
}

suite('an answer that is lost', () => {
  test('is asked for again by the page itself, and one view is used', async () => {
    const id = await createShare(worker.origin, { secretValue: 'swordfish', maxViews: 3 });
    const { page } = await openPage();
    await page.goto(linkTo(id));
    proxy.loss = 'cut_reply_once';
    await show(page);
    assert.equal(await revealed(page), 'swordfish');
    assert.equal(await viewsLeft(id), 2);
    assert.deepEqual(await stored(page), {});
    await page.close();
  });

  test('to a reload is shown in the end, though the view for it does not load at first', async () => {
    const { page } = await loseLastView();
    proxy.loss = 'none';
    await page.route(/\/rare-/, (route) => route.abort());
    await page.reload();
    await says(page, 'A view may have been used.');
    await page.unroute(/\/rare-/);
    await page.getByRole('button', { name: 'Reload the page' }).click();
    await showAnswer(page);
    assert.equal(await revealed(page), 'swordfish');
    await page.close();
  });

  test('to a reload is shown after a press, though it was the last view', async () => {
    const { page, problems, id } = await loseLastView();
    const [entry, ...others] = Object.entries(await stored(page));
    assert.deepEqual(others, []);
    assert.equal(entry?.[0], `sharelink-reply-${id}`);
    assert.match(String(entry?.[1]), /^[A-Za-z0-9+/]{64}$/);
    proxy.loss = 'none';
    await page.reload();
    await says(page, 'An answer may be waiting');
    assert.equal(await page.locator('pre.secret').count(), 0);
    await showAnswer(page);
    assert.equal(await revealed(page), 'swordfish');
    assert.deepEqual(await stored(page), {});
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('waits behind the button that checks again, where no reload was needed', async () => {
    const id = await createShare(worker.origin, { secretValue: 'swordfish', maxViews: 1 });
    const { page } = await openPage();
    await page.goto(linkTo(id));
    await page.route(/\/access$/, async (route) => {
      await route.fetch({ postData: '{}' }); // Firefox does not tell the body
      await route.abort();
    });
    await show(page);
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.unroute(/\/access$/);
    await says(page, 'An answer may be waiting');
    await showAnswer(page);
    assert.equal(await revealed(page), 'swordfish');
    await page.close();
  });

  test('under a password takes that password again: a wrong one can be mended, and asks for no second view', async () => {
    const { link, id } = await seal('correct horse');
    const { page, sent, problems } = await openPage();
    await page.goto(link);
    await passwordField(page).fill('correct horse');
    proxy.loss = 'hold_reply';
    await show(page);
    await spent(id, 1);
    assert.equal(/horse|#/.test(JSON.stringify(await stored(page))), false);
    proxy.loss = 'none';
    await page.reload();
    await says(page, 'An answer may be waiting');
    assert.equal(await passwordField(page).inputValue(), '');
    await showAnswer(page);
    await says(page, 'This secret needs a password.');
    await passwordField(page).fill('wrong horse');
    await showAnswer(page);
    await says(page, 'This password does not open the answer.');
    assert.equal(Object.keys(await stored(page)).length, 1);
    assert.equal(await viewsLeft(id), 1);
    await passwordField(page).fill('correct horse');
    await showAnswer(page);
    assert.equal(await revealed(page), 's');
    assert.equal(await viewsLeft(id), 1);
    assert.deepEqual(await stored(page), {});
    assert.equal(
      sent.some((text) => /horse/.test(text)),
      false,
    );
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('waits on where what stretches its password does not load', async () => {
    const { link, id } = await seal('correct horse');
    const { page } = await openPage();
    await page.goto(link);
    await passwordField(page).fill('correct horse');
    proxy.loss = 'hold_reply';
    await show(page);
    await spent(id, 1);
    proxy.loss = 'none';
    const modules = /\/argon2id.*\.wasm$/;
    await page.route(modules, (route) => route.abort());
    await page.reload();
    await passwordField(page).fill('correct horse');
    await showAnswer(page);
    await says(page, 'A view may have been used.');
    await page.unroute(modules);
    await page.getByRole('button', { name: 'Reload the page' }).click();
    await passwordField(page).fill('correct horse');
    await showAnswer(page);
    assert.equal(await revealed(page), 's');
    assert.equal(await viewsLeft(id), 1);
    await page.close();
  });

  test('because the request never arrived opens the share then, with one view', async () => {
    const id = await createShare(worker.origin, { secretValue: 'swordfish', maxViews: 2 });
    const { page } = await openPage();
    await page.goto(linkTo(id));
    proxy.loss = 'drop_request';
    const asked = page.waitForRequest(/\/access$/);
    await show(page);
    await asked;
    proxy.loss = 'none';
    await page.reload();
    await showAnswer(page);
    assert.equal(await revealed(page), 'swordfish');
    assert.equal(await viewsLeft(id), 1);
    await page.close();
  });
});

suite('the keys of an answer', () => {
  test('are fresh for every password', async () => {
    const id = await createShare(worker.origin, { password: 'hunter2', maxViews: 1 });
    const { page } = await openPage();
    const keys: unknown[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/access')) keys.push(request.headers()['idempotency-key']);
    });
    await page.goto(linkTo(id));
    for (const password of ['hunter3', 'hunter2']) {
      await passwordField(page).fill(password);
      await show(page);
      if (password === 'hunter2') continue;
      await says(page, 'The password is wrong.');
      assert.deepEqual(await stored(page), {});
    }
    await revealed(page);
    assert.equal(keys.length, 2);
    assert.equal(new Set(keys).size, 2);
    assert.match(String(keys[0]), /^"[\w-]{22}"$/);
    await page.close();
  });

  for (const [status, error, sentence, advice] of [
    [410, 'reply_gone', 'has been delivered, or its time is over', 'ask the sender for a new link'],
    [504, 'outcome_unknown', 'what came of it cannot be learnt', 'Ask the sender for a new link'],
  ] as const) {
    test(`end with ${error}, which says what to do`, async () => {
      const id = await createShare(worker.origin, { maxViews: 1 });
      const { page } = await openPage();
      await page.goto(linkTo(id));
      let asked = 0;
      await page.route(/\/access$/, (route) => {
        asked += 1;
        return route.fulfill({ status, json: { statusCode: status, error } });
      });
      await show(page);
      await says(page, sentence);
      await says(page, advice);
      assert.equal(asked, 1);
      assert.deepEqual(await stored(page), {});
      await page.getByRole('button', { name: 'Check again' }).click();
      await says(page, 'Opens once');
      await page.close();
    });
  }

  test('are remembered by the page alone where the browser keeps storage away', async () => {
    const id = await createShare(worker.origin, { secretValue: 'swordfish', maxViews: 1 });
    const { page, problems } = await openPage();
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'sessionStorage', {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await page.goto(linkTo(id));
    await page.route(/\/access$/, async (route) => {
      await route.fetch({ postData: '{}' }); // Firefox does not tell the body
      await route.abort();
    });
    await show(page);
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.unroute(/\/access$/);
    await showAnswer(page);
    assert.equal(await revealed(page), 'swordfish');
    assert.deepEqual(
      problems.filter((problem) => !/ERR_FAILED/.test(problem)),
      [],
    );
    await page.close();
  });
});

test('another end of the address does not drop the answer that is on its way', async () => {
  const id = await createShare(worker.origin, { secretValue: 'swordfish', maxViews: 1 });
  const { page } = await openPage();
  await page.goto(linkTo(id));
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/\/access$/, async (route) => {
    await held;
    await route.continue();
  });
  await show(page);
  await says(page, 'Opening…');
  await page.evaluate(() => {
    location.hash = 'elsewhere';
  });
  answer();
  assert.equal(await revealed(page), 'swordfish');
  await page.close();
});

test('another link over a password that is wrong is looked at once that is known', async () => {
  const { link, id } = await seal('correct horse');
  const { page } = await openPage();
  await page.goto(link);
  await passwordField(page).fill('wrong horse');
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const sent = page.waitForRequest(/\/access$/);
  await page.route(/\/access$/, async (route) => {
    await held;
    await route.continue();
  });
  await show(page);
  await sent;
  await page.evaluate(() => {
    location.hash = location.hash.slice(0, -1);
  });
  answer();
  await says(page, 'This link is damaged');
  assert.equal(await viewsLeft(id), 2);
  await page.close();
});
