/** Sealed links in a real browser: the thread that derives keys, and what stays in the address bar. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { threadHeaderPolicy, threadPolicyName } from '../../web/kit/content-security-policy.ts';
import { createShare } from '../edge-worker/client.ts';
import { assertAccessible, assertFitsFingers } from './accessible.ts';
import { testInChromium, useBrowser } from './browser.ts';
import { openWith, useSealedLinks } from './sealed-link.ts';
import { passwordField, revealed, says, show } from './steps.ts';
import { holdThreads, listen } from './thread.ts';

const openPage = useBrowser();
const { worker, seal, viewsLeft } = useSealedLinks();

suite('the password of a sealed link is stretched', () => {
  test('in a thread of this origin that ends afterwards', async () => {
    const { link } = await seal({ password: 'correct horse' });
    const { page, problems } = await openPage();
    const threads: string[] = [];
    const ends: Promise<unknown>[] = [];
    page.on('worker', (thread) => {
      threads.push(thread.url());
      ends.push(new Promise((resolve) => thread.once('close', resolve)));
    });
    await openWith(page, link, 'correct horse');
    assert.equal(await revealed(page), 'sealed: 🔒');
    assert.equal(threads.length, 1);
    assert.match(String(threads[0]), new RegExp(`^${worker().origin}/shared/static/main-[0-9a-f]{16}\\.js$`));
    await Promise.all(ends);
    assert.deepEqual(problems, []);
    const { headers } = await fetch(String(threads[0]));
    assert.equal(headers.get('content-security-policy'), threadHeaderPolicy());
    await page.close();
  });

  test('while the page says how long it takes, and announces it once', async () => {
    const { link } = await seal({ password: 'correct horse' });
    const { page, problems } = await openPage({ viewport: { width: 320, height: 640 } });
    await holdThreads(page);
    await page.goto(link);
    await passwordField(page).fill('correct horse');
    const heard = await listen(page);
    await show(page);
    await says(page, '2 seconds so far.');
    const slow = (await heard()).filter((sentence) => sentence.includes('slow on purpose'));
    assert.equal(slow.length, 1);
    assert.equal(/seconds so far/.test((await heard()).join()), false);
    await assertFitsFingers(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await assertAccessible(page);
    }
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('until someone cancels it: the thread ends, nothing was sent, and the password is still there', async () => {
    const { link, id } = await seal({ password: 'correct horse' });
    const { page, requests, problems } = await openPage();
    const letThreadsRun = await holdThreads(page);
    const started = page.waitForEvent('worker');
    await openWith(page, link, 'correct horse');
    const thread = await started;
    const ended = thread.waitForEvent('close');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await ended;
    await says(page, 'You cancelled this. No view was used.');
    assert.deepEqual(page.workers(), []);
    assert.equal(await passwordField(page).inputValue(), 'correct horse');
    assert.equal(await passwordField(page).evaluate((input) => input === document.activeElement), true);
    assert.deepEqual(
      requests.filter((url) => url.endsWith('/access')),
      [],
    );
    assert.equal(await viewsLeft(id), 1);
    await letThreadsRun();
    await show(page);
    assert.equal(await revealed(page), 'sealed: 🔒');
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('until the page goes, too', async () => {
    const { link } = await seal({ password: 'correct horse' });
    const { page } = await openPage();
    await holdThreads(page);
    const started = page.waitForEvent('worker');
    await openWith(page, link, 'correct horse');
    const ended = (await started).waitForEvent('close');
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
    await ended;
    assert.equal(await page.locator('input').count(), 0);
    await page.close();
  });

  const obstacles: readonly (readonly [what: string, put: (page: Page) => Promise<unknown>])[] = [
    [
      'its script does not load',
      async (page) => {
        let loads = 0;
        await page.route(/\/static\/main-/, (route) => {
          loads += 1;
          return loads === 1 ? route.continue() : route.abort();
        });
      },
    ],
    [
      'another script has made the policy first',
      (page) =>
        page.addInitScript((name) => {
          const { trustedTypes } = globalThis as unknown as {
            trustedTypes?: { createPolicy(n: string, r: object): object };
          };
          trustedTypes?.createPolicy(name, { createScriptURL: (url: string) => url });
        }, threadPolicyName),
    ],
    [
      'it cannot run the module',
      (page) =>
        page.addInitScript(() => {
          const { postMessage } = Worker.prototype;
          Worker.prototype.postMessage = function (message) {
            postMessage.call(this, { ...message, module: undefined });
          };
        }),
    ],
  ];
  for (const [what, put] of obstacles) {
    test(`in place where no thread starts because ${what}, and the page says that it stands still`, async () => {
      const { link } = await seal({ password: 'correct horse' });
      const { page } = await openPage();
      await put(page);
      await page.goto(link);
      await passwordField(page).fill('correct horse');
      await page.evaluate(() => {
        const seen: string[] = [];
        const main = document.querySelector('main') as HTMLElement;
        new MutationObserver(() => seen.push(main.textContent)).observe(main, { childList: true });
        Object.assign(globalThis, { seen });
      });
      await show(page);
      assert.equal(await revealed(page), 'sealed: 🔒');
      const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
      const still = seen.filter((text) => text.includes('this page stands still until it is done'));
      assert.equal(still.length, 1);
      assert.equal(String(still[0]).includes('Cancel'), false);
      await page.close();
    });
  }

  const lifted = 'Playwright cannot lift the policy of a page in Firefox';
  testInChromium(lifted, 'in a thread where the browser has no Trusted Types', async () => {
    const { link } = await seal({ password: 'correct horse' });
    // What stays of the policy would refuse a plain string, as a browser that knows no such policy would not.
    const { page, problems } = await openPage({ bypassCSP: true });
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'trustedTypes'));
    const started = page.waitForEvent('worker');
    await openWith(page, link, 'correct horse');
    await started;
    assert.equal(await revealed(page), 'sealed: 🔒');
    assert.equal(await page.evaluate(() => 'trustedTypes' in globalThis), false);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('by one script: each page takes the name of its one policy as it starts, and admits no other', async () => {
    const { page } = await openPage();
    for (const path of ['/', '/share']) {
      await page.goto(worker().origin + path);
      assert.deepEqual(await refusals(page), Array(5).fill(true), path);
    }
    await page.close();
  });
});

/** Whether the page refuses each way to a script of another's. */
function refusals(page: Page): Promise<boolean[]> {
  return page.evaluate((ownPolicy) => {
    const fails = (attempt: () => unknown) => {
      try {
        attempt();
        return false;
      } catch {
        return true;
      }
    };
    const { trustedTypes } = globalThis as unknown as {
      trustedTypes: { createPolicy(n: string, r: object): object };
    };
    return [
      fails(() => new Worker('/shared/static/other.js')),
      fails(() => new Worker(URL.createObjectURL(new Blob(['1'])))),
      fails(() => trustedTypes.createPolicy('other', {})),
      fails(() => trustedTypes.createPolicy('default', {})),
      fails(() => trustedTypes.createPolicy(ownPolicy, { createScriptURL: (url: string) => url })),
    ];
  }, threadPolicyName);
}

suite('the end of a sealed link', () => {
  test('that cannot leave the address bar keeps no secret from the page', async () => {
    const { link } = await seal();
    const { page } = await openPage();
    await page.addInitScript(() => {
      history.replaceState = () => {
        throw new Error('taken over');
      };
    });
    await page.goto(link);
    await show(page);
    assert.equal(await revealed(page), 'sealed: 🔒');
    await page.close();
  });

  test('leaves the address bar with the secret on the page, and a reload asks for nothing', async () => {
    const { link, id } = await seal({ password: 'correct horse', maxViews: 2 });
    const { page, requests, problems } = await openPage();
    await openWith(page, link, 'correct horse');
    assert.equal(await revealed(page), 'sealed: 🔒');
    assert.equal(page.url(), `${worker().origin}/shared/sealed/${id}#opened`);
    const asked = requests.length;
    await page.reload();
    await says(page, 'This link was opened here');
    await says(page, 'open the original link again');
    assert.equal(await page.locator('input, button').count(), 0);
    assert.deepEqual(
      requests.slice(asked).filter((url) => url.includes('/api/')),
      [],
    );
    assert.equal(await viewsLeft(id), 1);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await assertAccessible(page);
    }
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('stays in the browser’s record of how the page was loaded, which no script can clear', async () => {
    const { link } = await seal({ maxViews: 2 });
    const { page } = await openPage();
    await page.goto(link);
    await show(page);
    assert.equal(await revealed(page), 'sealed: 🔒');
    const recorded = () => page.evaluate(() => performance.getEntriesByType('navigation').map(({ name }) => name));
    assert.deepEqual(await recorded(), [link]);
    await page.evaluate(() => {
      performance.clearResourceTimings();
      performance.clearMarks();
      performance.clearMeasures();
      for (const entry of performance.getEntries()) Reflect.deleteProperty(entry, 'name');
    });
    assert.deepEqual(await recorded(), [link]);
    await page.reload();
    assert.deepEqual(await recorded(), [page.url()]);
    assert.match(page.url(), /#opened$/);
    await page.close();
  });

  test('can be pasted over the mark, and is asked about again', async () => {
    const { link, id } = await seal({ maxViews: 2 });
    const { page } = await openPage();
    await page.goto(link);
    await show(page);
    assert.equal(await revealed(page), 'sealed: 🔒');
    await page.goto(link);
    await says(page, 'Opens once');
    assert.equal(await page.locator('pre.secret').count(), 0);
    assert.equal(await viewsLeft(id), 1);
    await page.close();
  });

  test('stays where the secret was not opened', async () => {
    const { link } = await seal({ password: 'correct horse' });
    const { page } = await openPage();
    await openWith(page, link, 'wrong horse');
    await says(page, 'The password is wrong.');
    assert.equal(page.url(), link);
    await page.close();
  });

  test('is no matter of plain links', async () => {
    const id = await createShare(worker().origin, { maxViews: 2 });
    const { page } = await openPage();
    const link = `${worker().origin}/shared/secret/${id}`;
    await page.goto(link);
    await show(page);
    await revealed(page);
    assert.equal(page.url(), link);
    await page.reload();
    await says(page, 'Opens once');
    await page.close();
  });

  const broken: readonly (readonly [what: string, change: (link: string) => string, sentence: string])[] = [
    ['damaged', (link) => link.slice(0, -1), 'This link is damaged'],
    ['missing', (link) => link.replace(/#.*/, ''), 'This link is damaged'],
    ['too new', (link) => link.replace('#sl1.', '#sl2.'), 'This link needs a newer version of sharelink.'],
  ];
  for (const [what, change, sentence] of broken) {
    test(`that is ${what} is told before the server is asked`, async () => {
      const { link } = await seal();
      const { page, requests, problems } = await openPage();
      await page.goto(change(link));
      await says(page, sentence);
      assert.deepEqual(
        requests.filter((url) => url.includes('/api/')),
        [],
      );
      assert.deepEqual(problems, []);
      await page.close();
    });
  }
});
