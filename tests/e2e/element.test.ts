/** `<shared-secret>` in an app of another origin than the worker’s, under the strict policy that docs/element.md names. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { threadPolicyName } from '../../web/kit/content-security-policy.ts';
import { assertAccessible } from './accessible.ts';
import { holds, openApp, plainLink, seal, useAppWorld, viewsLeft, world } from './app-page.ts';
import { useBrowser } from './browser.ts';
import { passwordField, revealed, says, show } from './steps.ts';

const openPage = useBrowser();
useAppWorld();

const hasFocus = (page: Page, name: string) =>
  page
    .getByRole('button', { name })
    .evaluate((button) => (button.getRootNode() as ShadowRoot).activeElement === button);

suite('the element', () => {
  test('asks for a link, and opens it on a person’s press only', async () => {
    const link = await plainLink({ maxViews: 5 });
    const { page, events, problems, requests } = await openApp(openPage, link);
    await says(page, 'Opens 5 more times');
    const press = page.getByRole('button', { name: 'Reveal secret' });
    await press.evaluate((button: HTMLButtonElement) => button.click());
    await says(page, 'That press did not come from you.');
    assert.equal(await viewsLeft(link), 5);
    await show(page);
    assert.equal(await revealed(page), 'swordfish');
    assert.equal(await hasFocus(page, 'Copy'), true);
    assert.equal(await viewsLeft(link), 4);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: 'Show as QR code' }).click();
    await page.getByRole('img', { name: 'QR code' }).waitFor();
    assert.deepEqual(events, [
      { state: 'loading' },
      { state: 'paste' },
      { state: 'loading' },
      { state: 'ready' },
      { state: 'revealing' },
      { state: 'revealed', outcome: 'granted', viewSpent: 'yes' },
    ]);
    const strangers = requests.filter((url) => !url.startsWith(world.app) && !url.startsWith(world.worker.origin));
    assert.deepEqual([strangers, problems], [[], []]);
    await page.close();
  });

  test('takes the name of its one policy as it is registered', async () => {
    const { page } = await openPage();
    await page.goto(world.app);
    const refused = await page.evaluate((name) => {
      const { trustedTypes } = globalThis as unknown as {
        trustedTypes: { createPolicy(n: string, r: object): object };
      };
      try {
        trustedTypes.createPolicy(name, { createScriptURL: (url: string) => url });
        return false;
      } catch {
        return true;
      }
    }, threadPolicyName);
    assert.equal(refused, true);
    await page.close();
  });

  test('opens a sealed link with its password, which it derives in a thread, and tells no secret in its events', async () => {
    const link = await seal('correct horse');
    const { page, events, problems } = await openApp(openPage, link);
    const threads: string[] = [];
    page.on('worker', (thread) => threads.push(thread.url()));
    await passwordField(page).fill('wrong horse');
    await show(page);
    await says(page, 'The password is wrong.');
    assert.equal(await viewsLeft(link), 2);
    await passwordField(page).fill('correct horse');
    await show(page);
    assert.equal(await revealed(page), 'sealed: 🔒');
    assert.deepEqual(new Set(threads), new Set([`${world.app}/sharelink/sharelink.thread.browser.js`]));
    assert.deepEqual(events.slice(2), [
      { state: 'loading' },
      { state: 'password' },
      { state: 'revealing' },
      { state: 'password', outcome: 'password_incorrect', viewSpent: 'no' },
      { state: 'revealing' },
      { state: 'revealed', outcome: 'granted', viewSpent: 'yes' },
    ]);
    assert.equal(await page.evaluate(() => sessionStorage.length + localStorage.length), 0);
    assert.equal(await holds(page, link.split('#')[1] ?? ''), false);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('forgets what it showed and what was typed when it is removed, and starts over with another link', async () => {
    const [link, other] = [await plainLink({ maxViews: 5 }), await seal('correct horse')];
    const { page, events, problems } = await openApp(openPage, link);
    await show(page);
    assert.equal(await revealed(page), 'swordfish');
    await page.evaluate((next) => {
      (document.querySelector('shared-secret') as HTMLElementTagNameMap['shared-secret']).link = next;
    }, other);
    await passwordField(page).fill('half a pass');
    assert.equal(await holds(page, 'swordfish'), false);
    const element = await page.locator('shared-secret').elementHandle();
    const told = events.length;
    const held = await element?.evaluate((removed) => {
      const { parentNode, nextSibling, shadowRoot } = removed as HTMLElement;
      removed.remove();
      const after = { inputs: shadowRoot?.querySelectorAll('input').length, text: shadowRoot?.textContent };
      Object.assign(globalThis, { putBack: () => parentNode?.insertBefore(removed, nextSibling) });
      return after;
    });
    assert.deepEqual(held, { inputs: 0, text: 'Checking your link…Nothing is opened until you ask for it.' });
    assert.equal(events.length, told);
    await page.evaluate(() => (globalThis as unknown as { putBack(): void }).putBack());
    assert.equal(await passwordField(page).inputValue(), '');
    assert.deepEqual(problems, []);
    await page.close();
  });

  for (const keepReplyKeys of [true, false]) {
    const where = keepReplyKeys
      ? 'also after a reload, where the app allows that'
      : 'while it lives, and stores nothing';
    test(`that is removed before the answer arrives asks for the same answer later: ${where}`, async () => {
      const link = await plainLink({ maxViews: 1 });
      const { page, problems } = await openApp(openPage, link);
      await page.evaluate((keep) => {
        (document.querySelector('shared-secret') as HTMLElementTagNameMap['shared-secret']).keepReplyKeys = keep;
      }, keepReplyKeys);
      // The first answer does not get here.
      const answered = Promise.withResolvers<void>();
      let held = false;
      await page.route('**/access', async (route) => {
        if (held || route.request().method() !== 'POST') return route.continue();
        held = true;
        await route.fetch({ postData: '{}' }); // Firefox does not tell the body
        answered.resolve();
      });
      await show(page);
      await answered.promise;
      assert.equal(await page.evaluate(() => sessionStorage.length), keepReplyKeys ? 1 : 0);
      await page.evaluate(() => {
        const element = document.querySelector('shared-secret') as HTMLElement;
        const { parentNode } = element;
        element.remove();
        parentNode?.append(element);
      });
      if (keepReplyKeys) {
        await page.reload();
        await page.evaluate(() => document.querySelector('shared-secret')?.setAttribute('keep-reply-keys', ''));
        await page.getByLabel('Share link', { exact: true }).fill(link);
        await page.getByRole('button', { name: 'Use this link' }).click();
      }
      await page.getByRole('button', { name: 'Show the answer' }).click();
      assert.equal(await revealed(page), 'swordfish');
      assert.equal(await page.evaluate(() => sessionStorage.length), 0);
      assert.deepEqual(problems, []);
      await page.close();
    });
  }

  test('is as accessible as the page in an app, and looks like itself but for what the app sets', async () => {
    const link = await seal('correct horse');
    const { page, problems } = await openApp(openPage, link, { width: 320 });
    await assertAccessible(page);
    await passwordField(page).fill('correct horse');
    await show(page);
    await revealed(page);
    await page.locator('[aria-expanded]').waitFor();
    await assertAccessible(page);
    const copy = page.getByRole('button', { name: 'Copy' });
    const style = await copy.evaluate((button) => {
      const { borderRadius, backgroundColor, textTransform, fontFamily } = getComputedStyle(button);
      return { borderRadius, backgroundColor, textTransform, fontFamily };
    });
    assert.deepEqual(style, {
      borderRadius: '24px',
      backgroundColor: 'rgb(122, 46, 142)',
      textTransform: 'none',
      fontFamily: 'system-ui, sans-serif',
    });
    assert.equal(
      await page.locator('shared-secret').evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth),
      false,
    );
    assert.equal(await page.getByRole('heading', { name: 'Your secret' }).getAttribute('aria-level'), '2');
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('asks for a link again where a framework takes its properties back', async () => {
    const link = await plainLink();
    const { page, problems } = await openApp(openPage, link);
    const element = page.locator('shared-secret');
    for (const nothing of [undefined, null]) {
      await element.evaluate((target, value) => Object.assign(target, { link: value }), link);
      await element.getByRole('button', { name: 'Reveal secret' }).waitFor();
      await element.evaluate((target, value) => Object.assign(target, { link: value }), nothing);
      await element.getByLabel('Link', { exact: true }).waitFor();
    }
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('takes a URL for its link and its server, and says of a number that it is no link', async () => {
    const link = await plainLink({ maxViews: 5 });
    const { page, problems } = await openApp(openPage, link);
    const element = page.locator('shared-secret');
    await element.evaluate((target) => Object.assign(target, { link: 123 }));
    await element.getByRole('heading', { name: 'This is not a link' }).waitFor();
    await element.evaluate((target, value) => Object.assign(target, { link: new URL(value) }), link);
    await element.getByRole('button', { name: 'Reveal secret' }).waitFor();
    await element.evaluate((target, value) => Object.assign(target, { server: new URL(value), link: value }), link);
    await element.getByRole('button', { name: 'Reveal secret' }).waitFor();
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('leaves another one on the same page alone', async () => {
    const [first, second] = [await seal('one', 'first'), await seal('two', 'second')];
    const { page, problems } = await openApp(openPage, first);
    await page.evaluate((link) => {
      const element = document.createElement('shared-secret');
      element.id = 'second';
      element.server = document.querySelector('shared-secret')?.server ?? '';
      element.link = link;
      document.querySelector('main')?.append(element);
    }, second);
    const open = async (element: string, password: string) => {
      const at = page.locator(element);
      await at.getByLabel('Password', { exact: true }).fill(password);
      await at.getByRole('button', { name: 'Reveal secret' }).click();
      return at.locator('.secret').textContent();
    };
    const other = page.locator('shared-secret').first().getByLabel('Password', { exact: true });
    await other.fill('one, half');
    assert.equal(await open('#second', 'two'), 'second');
    assert.equal(await other.inputValue(), 'one, half');
    assert.equal(await open('shared-secret:not([id])', 'one'), 'first');
    assert.equal(await page.locator('#second .secret').textContent(), 'second');
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('asks once more, and hides a secret again, where the app wants that', async () => {
    const { page, problems } = await openPage();
    await page.clock.install();
    await page.goto(world.app);
    await page.locator('shared-secret').evaluate(
      (element: HTMLElementTagNameMap['shared-secret'], link) => {
        Object.assign(element, { confirm: 'always', hideAfterMinute: true, link });
      },
      await plainLink({ maxViews: 5 }),
    );
    await page.getByRole('button', { name: 'Reveal secret' }).click();
    await page.clock.runFor(1000);
    await page.getByRole('button', { name: 'Yes, show it' }).click();
    assert.equal(await revealed(page), 'swordfish');
    await page.clock.runFor(61_000);
    await page.getByRole('button', { name: 'Show again' }).waitFor();
    assert.equal(await holds(page, 'swordfish'), false);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('selects a secret that cannot be copied, inside its shadow root too', async () => {
    const { page, problems } = await openApp(openPage, await plainLink({ maxViews: 5 }));
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await show(page);
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByText('The secret is selected').first().waitFor();
    assert.equal(await page.evaluate(() => String(getSelection())), 'swordfish');
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('asks before its reader leaves the only copy of a secret', async () => {
    const { page } = await openApp(openPage, await plainLink({ maxViews: 1 }));
    await show(page);
    assert.equal(await revealed(page), 'swordfish');
    const asked = new Promise<string>((resolve) =>
      page.once('dialog', (dialog) => dialog.accept().then(() => resolve(dialog.type()))),
    );
    await page.reload();
    assert.equal(await asked, 'beforeunload');
    await page.close();
  });

  test('works as the README has it', async () => {
    const link = await plainLink({ maxViews: 5 });
    const { page, problems } = await openPage();
    await page.goto(`${world.app}/readme.html`);
    await page.getByLabel('Link', { exact: true }).fill(link);
    await page.getByRole('button', { name: 'Check the link' }).click();
    await show(page);
    assert.equal(await revealed(page), 'swordfish');
    assert.deepEqual(problems, []);
    await page.close();
  });
});

suite('the example app leads to the same share', () => {
  for (const [id, name] of [
    ['worker', 'the worker’s own page'],
    ['static', 'the page on a static host that asks the worker'],
  ] as const) {
    test(`on ${name}`, async () => {
      const link = await seal('correct horse');
      const { page, problems } = await openApp(openPage, link);
      await passwordField(page).waitFor();
      await page.locator(`#${id}`).click();
      await passwordField(page).fill('correct horse');
      await show(page);
      assert.equal(await revealed(page), 'sealed: 🔒');
      assert.equal(new URL(page.url()).origin, id === 'worker' ? world.worker.origin : world.pages);
      assert.deepEqual(problems, []);
      await page.close();
    });
  }
});
