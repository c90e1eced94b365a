/** Links as they arrive, in a real browser: clicked where a program has glued something on, or pasted with the text around them. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { peek, share } from 'sharelink';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { useBrowser } from './browser.ts';
import { sampled } from './sampled.ts';
import { revealed, says, show } from './steps.ts';

const openPage = useBrowser();
let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

async function store(value: string, sealed = true) {
  const options = { server: worker.origin, value, expiresIn: '1h', maxViews: 5 } as const;
  const shared = await share(sealed ? options : { ...options, sealed: false });
  return 'link' in shared && shared.link ? shared.link : assert.fail(shared.kind);
}

const ready = (page: Page) => page.getByRole('button', { name: 'Reveal secret' }).waitFor();

async function paste(page: Page, text: string) {
  await page.goto(worker.origin);
  await page.getByLabel('Link', { exact: true }).fill(text);
  await page.keyboard.press('Enter');
}

suite('a sealed link', () => {
  test('without its end is told as damaged, and that no view was used', async () => {
    const link = await store('cut');
    const [cut = ''] = link.split('#');
    const { page, requests } = await openPage();
    for (const address of [cut, `${cut}#`, `${cut}#s`]) {
      await page.goto('about:blank');
      await page.goto(address);
      await says(page, 'This link is damaged: a part is missing or mistyped.');
      await says(page, 'No view was used.');
      await says(page, 'Copy the whole link again');
      await page.getByRole('button', { name: 'Paste the link' }).waitFor();
    }
    assert.deepEqual(
      requests.filter((url) => url.includes('/api/')),
      [],
    );
    await page.close();
  });

  test('that a program has escaped or put marks into is opened, and its key leaves the address bar', async () => {
    for (const change of [
      (link: string) => link.replace('#', '&#35;'),
      (link: string) => link.replace(/(sealed\/.{9})/, '$1\u200b'),
      (link: string) => link.replace(/(sl1\..{9})/, '$1\u200b'),
    ]) {
      const link = await store('mended');
      const { page, problems } = await openPage();
      await page.goto(change(link));
      await show(page);
      assert.equal(await revealed(page), 'mended');
      assert.equal(new URL(page.url()).hash, '#opened');
      assert.deepEqual(problems, []);
      await page.close();
    }
  });

  test('of which the host is missing is opened where it is pasted', async () => {
    const link = await store('pasted');
    const { page } = await openPage();
    await paste(page, link.slice(link.indexOf('/sealed/') + '/sealed/'.length));
    await show(page);
    assert.equal(await revealed(page), 'pasted');
    await page.close();
  });
});

suite('a link is opened', () => {
  const marks = sampled(
    [
      ...['。', '，', '」', '”', '»', '…', '>', '"', '`', '\u200b', '\ufeff', '\u00a0'],
      ...['%20', '%0A', '%2520', '%25E3%2580%2582', '』', '．'],
    ],
    3,
  );
  for (const sealed of [true, false]) {
    test(`by a click, with a mark glued on, ${sealed ? 'sealed' : 'plain'}`, async () => {
      const link = await store('glued', sealed);
      const { page, problems } = await openPage();
      for (const mark of marks) {
        await page.goto('about:blank');
        await page.goto(link + mark);
        await ready(page);
      }
      await show(page);
      assert.equal(await revealed(page), 'glued');
      if (sealed) assert.ok(page.url().endsWith('#opened'));
      assert.deepEqual(problems, []);
      await page.close();
    });
  }

  test('out of a quoted mail that breaks it into lines', async () => {
    const link = await store('quoted');
    const { page } = await openPage();
    await paste(page, `Hi,\n> here it is:\n> ${link.slice(0, 60)}\n> ${link.slice(60)}\n> Bye`);
    await ready(page);
    await show(page);
    assert.equal(await revealed(page), 'quoted');
    await page.close();
  });

  test('out of a wrapper that leads to this page', async () => {
    const link = await store('wrapped');
    const { page } = await openPage();
    await paste(page, `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(link)}&data=05%7C02`);
    await ready(page);
    await page.close();
  });

  test('out of an address of this page that has it in its query', async () => {
    const link = await store('asked');
    const { page } = await openPage();
    await page.goto(`${worker.origin}/?to=${encodeURIComponent(link)}`);
    await ready(page);
    await show(page);
    assert.equal(await revealed(page), 'asked');
    await page.close();
  });

  test('out of two, where the reader has said which', async () => {
    const [first, second] = [await store('the first'), await store('the second')];
    const { page } = await openPage();
    await paste(page, `${first}\n${second}`);
    await says(page, 'There are different links in this text');
    const choices = page.locator('.choices button');
    assert.equal(await choices.count(), 2);
    const key = second.split('#')[1] ?? '';
    assert.ok(!String(await page.locator('main').textContent()).includes(key.slice(0, 12)));
    await choices.nth(1).click();
    await ready(page);
    await show(page);
    assert.equal(await revealed(page), 'the second');
    await page.close();
  });
});

test('of several links no mark stands in a line of its own, however narrow the screen is', async () => {
  const { page } = await openPage({ viewport: { width: 390, height: 844 } });
  const link = (id: string) => `${worker.origin}/shared/secret/${id.padEnd(43, 'A')}`;
  await paste(page, `${link('55eyz2fE')}\n${link('mWeyzWfW')}`);
  await says(page, 'There are different links in this text');
  for (let width = 390; width >= 320; width -= 5) {
    await page.setViewportSize({ width, height: 844 });
    const alone = await page.locator('.choices button').evaluateAll(
      (choices) =>
        choices.filter((choice) => {
          const walker = document.createTreeWalker(choice, NodeFilter.SHOW_TEXT);
          const text = walker.lastChild() as Text;
          const topOf = (at: number) => {
            const range = document.createRange();
            range.setStart(text, at - 1);
            range.setEnd(text, at);
            return range.getBoundingClientRect().top;
          };
          return Math.abs(topOf(text.length) - topOf(text.length - 1)) > 4;
        }).length,
    );
    assert.equal(alone, 0, `${width} px`);
  }
  await page.close();
});

test('a wrapper that leads to another site is not followed, and nothing is asked', async () => {
  const link = `https://other.example/s/${'A'.repeat(43)}`;
  const { page, requests } = await openPage();
  await page.goto(worker.origin);
  await page.getByLabel('Link', { exact: true }).waitFor();
  const before = requests.length;
  await page.getByLabel('Link', { exact: true }).fill(`https://click.example/?to=${encodeURIComponent(link)}`);
  await page.keyboard.press('Enter');
  await says(page, 'This page cannot ask');
  await says(page, 'other.example');
  const asked = requests.slice(before).filter((request) => !/\/shared\/static\//.test(JSON.stringify(request)));
  assert.deepEqual(asked, []);
  await page.close();
});

for (const [encoded, name] of [
  ['%23', 'once'],
  ['%2523', 'twice'],
] as const) {
  test(`a key that went to the server in the path is told, and leaves the address bar: encoded ${name}`, async () => {
    const link = await store('told');
    const { page, problems } = await openPage();
    await page.goto(link.replace('#', encoded));
    await says(page, 'The key of this link was sent to this server');
    assert.equal(page.url(), link);
    await page.getByRole('button', { name: 'Check the link' }).click();
    await ready(page);
    assert.equal((await peek(link)).viewSpent, 'no');
    await show(page);
    assert.equal(await revealed(page), 'told');
    assert.ok(page.url().endsWith('#opened') && !page.url().includes('sl1'));
    assert.deepEqual(problems, []);
    await page.close();
  });
}
