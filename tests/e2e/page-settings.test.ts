/** What an operator sets for the pages. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { contrast, parsePageSettings, readableAccents } from '../../web/kit/page-settings.ts';
import { createShare } from '../edge-worker/client.ts';
import { type Settings, startEmbedded } from '../edge-worker/workerd.ts';
import { assertAccessible } from './accessible.ts';
import { useBrowser } from './browser.ts';
import { revealed, says, show } from './steps.ts';

const openPage = useBrowser();

const logo = `data:image/svg+xml;base64,${btoa('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')}`;
const settings = { name: 'Example Corp', logo, accent: '#7a2e8e', accentDark: '#d9a6e6' };

suite('the settings of a page', () => {
  test('are taken where each keeps its rule', () => {
    const all = {
      ...settings,
      logo: '/brand/logo.svg',
      confirm: 'always',
      hideAfterMinute: true,
      branding: 'organization',
      expiry: '12h',
      views: 3,
    };
    assert.deepEqual(parsePageSettings(JSON.stringify(all)), { settings: all, problems: [] });
    assert.deepEqual(parsePageSettings('{}'), { settings: {}, problems: [] });
  });

  const wrong: readonly (readonly [text: string, problem: RegExp])[] = [
    ['', /^must be a JSON object/],
    ['[]', /^must be a JSON object/],
    ['null', /^must be a JSON object/],
    [JSON.stringify({ name: 'x'.repeat(25_000) }), /^must be a JSON object of at most 24576 characters$/],
    [JSON.stringify({ name: ' ' }), /^name must be/],
    [JSON.stringify({ name: 'x'.repeat(61) }), /^name must be/],
    [JSON.stringify({ title: 'x' }), /^knows only name, logo/],
    ['{"__proto__":{"name":"x"}}', /^knows only/],
    ...['logo.svg', '//evil.example/x', 'https://evil.example/x', '/a?b', '/a b', 'data:text/html;base64,QQ=='].map(
      (text) => [JSON.stringify({ logo: text }), /^logo must be/] as const,
    ),
    ...['red', '#777', '#777777', 'url(x)', '#7a2e8e;}'].map(
      (text) => [JSON.stringify({ accent: text }), /^accent must be/] as const,
    ),
    [JSON.stringify({ accentDark: '#7a2e8e' }), /^accentDark must be/],
    [JSON.stringify({ confirm: 'yes' }), /^confirm must be/],
    [JSON.stringify({ hideAfterMinute: 1 }), /^hideAfterMinute must be/],
    [JSON.stringify({ branding: 'on' }), /^branding must be "off" or "organization"$/],
    ...['4m', '31d', '1.5h', '0d', '1w', '1 d', 'd', 60].map(
      (value) => [JSON.stringify({ expiry: value }), /^expiry must be/] as const,
    ),
    ...[0, -1, 1.5, 2 ** 31, '3', null].map((value) => [JSON.stringify({ views: value }), /^views must be/] as const),
  ];
  for (const [text, problem] of wrong) {
    test(`are left out where one breaks its rule: ${text.slice(0, 60) || 'nothing'}`, () => {
      const parsed = parsePageSettings(text);
      assert.deepEqual(parsed.settings, {});
      assert.equal(parsed.problems.length, 1);
      assert.match(parsed.problems[0] ?? '', problem);
    });
  }

  test('leave out what is wrong only', () => {
    const parsed = parsePageSettings('{"name":"Example","accent":"#ffffff"}');
    assert.deepEqual(parsed.settings, { name: 'Example' });
    assert.equal(parsed.problems.length, 1);
  });

  test('are never an organization’s colour that cannot be read on the page', () => {
    const light = '#ffd24d';
    const dark = '#401060';
    assert.deepEqual(readableAccents([light, dark]), { accent: dark, accentDark: light });
    assert.deepEqual(readableAccents([undefined, dark]), { accent: dark });
    assert.deepEqual(readableAccents(['#777777', 'red', 7, '#fff', 'url(x)', '#401060;}']), {});
  });

  test('measure contrast as WCAG does', () => {
    assert.equal(contrast('#000000', '#ffffff'), 21);
    assert.equal(contrast('#ffffff', '#777777').toFixed(2), '4.48');
  });
});

async function openSecret(
  pageSettings: object,
  options: BrowserContextOptions,
  act: (page: Page) => Promise<void>,
  more: Settings = {},
): Promise<void> {
  const worker = await startEmbedded({ PAGE_SETTINGS: JSON.stringify(pageSettings), ...more });
  try {
    const id = await createShare(worker.origin, { maxViews: 9 });
    const { page, problems } = await openPage(options);
    await page.clock.install();
    await page.goto(`${worker.origin}/shared/secret/${id}`);
    await act(page);
    assert.deepEqual(problems, []);
    await page.close();
  } finally {
    await worker.stop();
  }
}

const color = (page: Page) =>
  page.getByRole('button', { name: 'Reveal secret' }).evaluate((shown) => getComputedStyle(shown).backgroundColor);

suite('a page with its operator’s settings', () => {
  for (const [colorScheme, expected] of [
    ['light', 'rgb(122, 46, 142)'],
    ['dark', 'rgb(217, 166, 230)'],
  ] as const) {
    test(`has their name, logo and ${colorScheme} colour, and is as accessible`, async () => {
      await openSecret(settings, { colorScheme }, async (page) => {
        const brand = page.getByRole('banner');
        await brand.getByText('Example Corp').waitFor();
        const site = page.locator('meta[property="og:site_name"]');
        assert.equal(await site.getAttribute('content'), 'Example Corp');
        await brand.locator('img').evaluate((image: HTMLImageElement) => image.decode());
        assert.equal(await color(page), expected);
        await assertAccessible(page);
      });
    });
  }

  test('has room on a phone for the longest name and the widest logo', async () => {
    const wide = `data:image/svg+xml;base64,${btoa('<svg xmlns="http://www.w3.org/2000/svg" width="800" height="40"/>')}`;
    const viewport = { width: 320, height: 640 };
    await openSecret({ name: 'W'.repeat(60), logo: wide }, { viewport }, async (page) => {
      const image = page.getByRole('banner').locator('img');
      await image.evaluate((shown: HTMLImageElement) => shown.decode());
      const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
      assert.equal(await page.evaluate(overflow), 0);
      assert.equal(await image.evaluate((shown) => getComputedStyle(shown).objectFit), 'contain');
    });
  });

  test('keeps its own colour in the theme that none was set for', async () => {
    await openSecret({ accent: '#7a2e8e' }, { colorScheme: 'dark' }, async (page) => {
      assert.equal(await color(page), 'rgb(143, 180, 255)');
    });
  });

  test('hides the secret after a minute, unless its reader wants it on show', async () => {
    const hides = { hideAfterMinute: true };
    await openSecret(hides, {}, async (page) => {
      await show(page);
      assert.equal(await revealed(page), 'swordfish');
      await page.clock.fastForward(61_000);
      await says(page, 'Hidden. It stays on this page');
    });
    await openSecret(hides, {}, async (page) => {
      await show(page);
      await page.getByRole('button', { name: 'More' }).click();
      await page.getByRole('button', { name: 'Hide after a minute', pressed: true }).click();
      await says(page, 'It stays on show.');
      await page.clock.fastForward(61_000);
      assert.equal(await revealed(page), 'swordfish');
    });
  });

  test('asks once more where they say so and the server does not', async () => {
    await openSecret({ confirm: 'always' }, {}, async (page) => {
      await page.getByRole('button', { name: 'Reveal secret' }).click();
      await page.getByRole('button', { name: 'Yes, show it' }).waitFor();
    });
    const never = { CONFIRM: 'never' };
    const notAsked = async (page: Page) => {
      await page.getByRole('button', { name: 'Reveal secret' }).click();
      assert.equal(await revealed(page), 'swordfish');
    };
    await openSecret({ confirm: 'always' }, {}, notAsked, never);
  });

  test('shows a secret that was opened, though what reads the settings never arrives', async () => {
    const worker = await startEmbedded({ PAGE_SETTINGS: '{"name":"Example"}', CONFIRM: 'never' });
    try {
      const { page } = await openPage();
      await page.clock.install();
      await page.route(/\/brand-/, () => {});
      const id = await createShare(worker.origin, { maxViews: 1 });
      // Firefox holds the load event back for it.
      await page.goto(`${worker.origin}/shared/secret/${id}`, { waitUntil: 'domcontentloaded' });
      await show(page);
      await page.clock.fastForward(3000);
      assert.equal(await revealed(page), 'swordfish');
      await page.close();
    } finally {
      await worker.stop();
    }
  });

  test('is the same page where the settings do not arrive', async () => {
    const { page } = await openPage();
    const worker = await startEmbedded();
    try {
      await page.route('**/sharelink.json', (route) => route.abort());
      await page.goto(`${worker.origin}/shared/secret/${await createShare(worker.origin)}`);
      await show(page);
      assert.equal(await revealed(page), 'swordfish');
      await page.close();
    } finally {
      await worker.stop();
    }
  });
});
