/** The page in the reader's language, and in another one that is chosen there. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { languageNames } from '../../web/kit/language.ts';
import { createPath, createShare, postJson } from '../edge-worker/client.ts';
import { assertAccessible, assertFitsFingers } from './accessible.ts';
import { useBrowser } from './browser.ts';
import { pageReader } from './engines/playwright.ts';
import { pageStates, type World } from './states.ts';
import { passwordField, revealed, says, show } from './steps.ts';
import { startWorld } from './world.ts';

const openPage = useBrowser();
let world: World & { stop(): Promise<void> };
before(async () => {
  world = await startWorld();
});
after(() => world.stop());
beforeEach(() => world.answers.clear());

const menu = (page: Page) => page.locator('#language');
const apiCalls = (requests: readonly string[]) => requests.filter((url) => url.includes('/api/'));
const documentOf = (page: Page) =>
  page.evaluate(() => {
    const { lang, dir } = document.documentElement;
    return { lang, dir, title: document.title };
  });

/** Words on buttons that stand on two lines. In Firefox the marks around a name have a box of their own, of no width. */
const brokenWords = (page: Page) =>
  page.locator('main button').evaluateAll((buttons) =>
    buttons.flatMap(({ firstChild }) =>
      [...(firstChild?.textContent ?? '').matchAll(/[^\s-]+/g)].flatMap(({ 0: word, index }) => {
        const range = document.createRange();
        range.setStart(firstChild as Text, index);
        range.setEnd(firstChild as Text, index + word.length);
        const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
        return new Set(boxes.map(({ top }) => top)).size > 1 ? [word] : [];
      }),
    ),
  );

interface Spoken {
  readonly locale: string;
  readonly document: { readonly lang: string; readonly dir: string; readonly title: string };
  readonly states: Readonly<Record<string, string>>;
}

const spoken: readonly Spoken[] = [
  {
    locale: 'de-AT',
    document: { lang: 'de', dir: 'ltr', title: 'Ein geteiltes Geheimnis' },
    states: {
      ready: 'Lässt sich noch 3-mal öffnen',
      password: 'Der Absender hat es Ihnen gegeben',
      expired: 'Dieses Geheimnis ist abgelaufen.',
      'no answer to a look': 'Es wurde kein Aufruf verbraucht.',
    },
  },
  {
    locale: 'ar-EG',
    document: { lang: 'ar', dir: 'rtl', title: 'سر مُشارَك' },
    states: {
      'opened before': 'إن لم تكن أنت من فتحه، فربما يعرفه شخص آخر: أخبر المرسِل.',
      password: 'أعطاك إياها المرسِل، ربما في رسالة أخرى.',
      'used up': 'فُتح هذا السر بعدد المرات الذي سمح به المرسِل.',
      'no link': 'التحقق منه لا يفتح السر.',
    },
  },
  {
    locale: 'ja-JP',
    document: { lang: 'ja', dir: 'ltr', title: '共有されたシークレット' },
    states: {
      ready: 'あと3回開けます',
      password: '送信者から、別のメッセージなどで受け取ったものです。',
      'rate limited': '閲覧回数は消費されていません。',
    },
  },
  {
    locale: 'zh-HK',
    document: { lang: 'zh-Hant', dir: 'ltr', title: '分享的機密內容' },
    states: {
      ready: '還可以開啟 3 次',
      'used up': '如果不是您開啟的，請告訴傳送者：可能已有其他人讀過。',
      'rate limited': '沒有用掉檢視次數。',
    },
  },
];

for (const { locale, document, states } of spoken) {
  suite(`a reader whose browser asks for ${locale}`, () => {
    for (const [name, sentence] of Object.entries(states)) {
      test(`is told in that language, and can read and press it: ${name}`, async () => {
        const { page, problems } = await openPage({ locale, viewport: { width: 320, height: 640 } });
        await pageStates.find((state) => state.name === name)?.reach(pageReader(page), world);
        await says(page, sentence);
        const { title, ...told } = await documentOf(page);
        const heading = await page.locator('h1').textContent();
        assert.equal(title, `${heading?.replace(/[.。]$|[\u2068\u2069]/g, '')} – ${document.title}`);
        assert.deepEqual({ ...told, title: document.title }, document);
        await assertFitsFingers(page);
        await assertAccessible(page);
        assert.deepEqual(
          problems.filter((problem) => !problem.includes('ERR_CONNECTION_RESET')),
          [],
        );
        await page.close();
      });
    }
  });
}

suite('another language that is chosen', () => {
  test('is spoken at once; nothing is asked or spent, and what was typed stays', async () => {
    const { page, requests, problems } = await openPage();
    await page.goto(world.links.password);
    await passwordField(page).fill('correct horse');
    const asked = apiCalls(requests).length;
    await menu(page).focus();
    await menu(page).selectOption('de');
    await says(page, 'Jemand hat ein Geheimnis mit Ihnen geteilt');
    assert.deepEqual(await documentOf(page), {
      lang: 'de',
      dir: 'ltr',
      title: 'Jemand hat ein Geheimnis mit Ihnen geteilt – Ein geteiltes Geheimnis',
    });
    assert.equal(await page.getByLabel('Passwort', { exact: true }).inputValue(), 'correct horse');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'language');
    await menu(page).selectOption('en');
    await says(page, 'Someone shared a secret with you');
    assert.equal(apiCalls(requests).length, asked);
    await show(page);
    assert.equal(await revealed(page), 'sealed');
    const stored = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
    assert.deepEqual(stored, [0, 0, '']);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('leaves a secret on show that is, and one hidden that is', async () => {
    const id = await createShare(world.origin, { maxViews: 1 });
    const { page, requests } = await openPage();
    await page.goto(`${world.origin}/shared/secret/${id}`);
    await show(page);
    assert.equal(await revealed(page), 'swordfish');
    const asked = apiCalls(requests).length;
    await menu(page).selectOption('de');
    await says(page, 'Das war der letzte Aufruf: Der Link öffnet sich nicht mehr.');
    assert.equal(await revealed(page), 'swordfish');
    await page.getByRole('button', { name: 'Verbergen', exact: true }).click();
    await menu(page).selectOption('en');
    await says(page, 'Hidden. It stays on this page until you leave it.');
    assert.equal((await page.locator('body').textContent())?.includes('swordfish'), false);
    await page.getByRole('button', { name: 'Show again' }).click();
    assert.equal(await revealed(page), 'swordfish');
    assert.equal(apiCalls(requests).length, asked);
    await page.close();
  });

  const openDeletable = async () => {
    const { json } = await postJson(world.origin + createPath, {
      secretValue: 'a line that is longer than a phone is wide',
      expiresIn: '1h',
      maxViews: 9,
      allowDelete: true,
    });
    const watched = await openPage({ permissions: ['clipboard-write'] });
    await watched.page.goto(`${world.origin}/shared/secret/${json.id}`);
    await show(watched.page);
    return watched;
  };
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

  test('says again what came of a press, and leaves what was done with the secret', async () => {
    const { page, problems } = await openDeletable();
    await press(page, 'More');
    await press(page, 'Wrap long lines');
    await press(page, 'Show as QR code');
    await page.getByRole('img', { name: 'QR code of the secret' }).waitFor();
    await press(page, 'Done: delete it now');
    await press(page, 'Copy');
    await says(page, 'Copied.');
    await menu(page).selectOption('de');
    await says(page, 'Kopiert.');
    await page.getByRole('img', { name: 'QR-Code des Geheimnisses' }).waitFor();
    await page.getByRole('button', { name: 'Für alle löschen?' }).waitFor();
    const wrap = page.getByRole('button', { name: 'Lange Zeilen umbrechen' });
    assert.equal(await wrap.getAttribute('aria-pressed'), 'false');
    assert.equal(await page.locator('pre.secret').evaluate((pre) => getComputedStyle(pre).whiteSpace), 'pre');
    await press(page, 'QR-Code verbergen');
    await wrap.click();
    await menu(page).selectOption('en');
    await page.getByRole('button', { name: 'Show as QR code' }).waitFor();
    assert.equal(await page.locator('.qr svg').count(), 0);
    assert.equal(await page.locator('pre.secret').evaluate((pre) => getComputedStyle(pre).whiteSpace), 'pre-wrap');
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('is the one in which a deletion under way fails', async () => {
    const { page } = await openDeletable();
    const asked = Promise.withResolvers<void>();
    const answered = Promise.withResolvers<void>();
    await page.route(/\/api\//, async (route) => {
      asked.resolve();
      await answered.promise;
      await route.fulfill({ status: 503, json: {} });
    });
    await press(page, 'More');
    await press(page, 'Done: delete it now');
    await press(page, 'Delete it for everyone?');
    await asked.promise;
    await menu(page).selectOption('de');
    await page.getByRole('button', { name: 'Für alle löschen?' }).waitFor();
    answered.resolve();
    await says(page, 'Der Server hat das Löschen nicht bestätigt.');
    await page.close();
  });

  test('leaves the QR code of a new link, and warns only once that the link is copied nowhere', async () => {
    const { page, problems } = await openPage();
    await page.goto(`${world.origin}/share`);
    await page.getByLabel('Secret', { exact: true }).fill('swordfish');
    await press(page, 'Make the link');
    await page.getByRole('img', { name: 'QR code of the link' }).waitFor();
    await press(page, 'Share another secret');
    await says(page, 'The link is not copied yet.');
    await menu(page).selectOption('de');
    await says(page, 'Der Link ist noch nicht kopiert.');
    await page.getByRole('img', { name: 'QR-Code des Links' }).waitFor();
    await press(page, 'Noch ein Geheimnis teilen');
    await page.getByLabel('Geheimnis', { exact: true }).waitFor();
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('breaks no word on the buttons of a phone', async () => {
    const id = await createShare(world.origin, {
      secretValue: 'a line that is longer than a phone is wide',
      maxViews: 9,
    });
    const { page } = await openPage();
    await page.goto(`${world.origin}/shared/secret/${id}`);
    await show(page);
    for (const [lang, name] of Object.entries(languageNames)) {
      await menu(page).selectOption(name);
      await page.locator(`html[lang|="${lang}"] .toolbar [aria-expanded]`).waitFor();
      const more = page.locator('.toolbar [aria-expanded=false]');
      if (await more.isVisible()) await more.click();
      if (lang === 'ja' || lang.startsWith('zh')) continue; // lines end anywhere
      for (const width of [320, 360, 375]) {
        await page.setViewportSize({ width, height: 640 });
        assert.deepEqual([lang, width, await brokenWords(page)], [lang, width, []]);
      }
    }
    await page.close();
  });

  test('breaks no word on the buttons of a phone where something is shared', async () => {
    const { page } = await openPage();
    const inEach = async () => {
      const broken: unknown[] = [];
      for (const [lang, name] of Object.entries(languageNames)) {
        if (lang === 'ja' || lang.startsWith('zh')) continue; // lines end anywhere
        await menu(page).selectOption(name);
        await page.locator(`html[lang|="${lang}"]`).waitFor();
        for (const width of [320, 390]) {
          await page.setViewportSize({ width, height: 844 });
          for (const word of await brokenWords(page)) broken.push([lang, width, word]);
          await assertFitsFingers(page);
        }
      }
      return broken;
    };
    await page.goto(`${world.origin}/share`);
    const files = ['a name that is longer than a phone is wide.pdf', 'b.pdf', 'c.pdf'];
    await page
      .locator('input[type=file]')
      .setInputFiles(files.map((name) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(name) })));
    await page.locator('.files li').nth(2).waitFor();
    assert.deepEqual(await inEach(), []);
    await menu(page).selectOption('en');
    await press(page, 'Make the link');
    await page.locator('.qr svg').waitFor();
    assert.deepEqual(await inEach(), []);
    await page.close();
  });

  test('leaves what can be done about a failure', async () => {
    const { page, problems } = await openPage();
    await page.goto(`${world.origin}/shared/secret/${'A'.repeat(42)}`);
    await says(page, 'This link is damaged');
    await menu(page).selectOption('de');
    await press(page, 'Link einfügen');
    await page.getByLabel('Link', { exact: true }).waitFor();
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('leaves what was written on the share page', async () => {
    const { page, problems } = await openPage({ locale: 'de' });
    await page.goto(`${world.origin}/share`);
    await page.getByLabel('Geheimnis', { exact: true }).fill('swordfish');
    await page.getByLabel('Kann geöffnet werden').selectOption('3-mal');
    await page.getByLabel('Passwort (freiwillig)').fill('correct horse');
    await assertAccessible(page);
    await assertFitsFingers(page);
    await menu(page).selectOption('en');
    await page.getByRole('heading', { name: 'Share a secret' }).waitFor();
    assert.equal(await page.getByLabel('Secret', { exact: true }).inputValue(), 'swordfish');
    assert.equal(await page.getByLabel('Can be opened').inputValue(), '3');
    assert.equal(await page.getByLabel('Password (optional)').inputValue(), 'correct horse');
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('that does not load leaves the page in its own', async () => {
    const { page } = await openPage();
    await page.route(/\/de-[0-9a-f]+\.js$/, (route) => route.abort());
    await page.goto(world.links.text);
    await says(page, 'Someone shared a secret with you');
    await menu(page).selectOption('de');
    await page.locator('footer').getByText('This language did not load.').waitFor();
    assert.equal(await menu(page).inputValue(), 'en');
    await says(page, 'Someone shared a secret with you');
    await page.close();
  });
});

suite('a reader’s language that does not load', () => {
  test('gives way to English', async () => {
    const { page } = await openPage({ locale: 'de' });
    await page.route(/\/de-[0-9a-f]+\.js$/, (route) => route.abort());
    await page.goto(world.links.text);
    await says(page, 'Someone shared a secret with you');
    assert.equal((await documentOf(page)).lang, 'en');
    await page.close();
  });

  test('nor English either: the page says that a part is missing', async () => {
    const { page } = await openPage({ locale: 'de' });
    await page.route(/\/(de|en)-[0-9a-f]+\.js$/, (route) => route.abort());
    await page.goto(world.links.text);
    await says(page, 'A part of this page did not load');
    await page.getByRole('button', { name: 'Reload the page' }).waitFor();
    await page.close();
  });
});
