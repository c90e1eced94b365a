/** Which language `<shared-secret>` speaks in an app. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openApp, plainLink, seal, useAppWorld, world } from './app-page.ts';
import { useBrowser } from './browser.ts';
import { passwordField, revealed, show } from './steps.ts';

const openPage = useBrowser();
useAppWorld();

suite('the element', () => {
  test('speaks the nearest language that the app names, and keeps what is typed when that changes', async () => {
    const { page, problems } = await openApp(openPage, await seal('correct horse'));
    await passwordField(page).fill('half a pass');
    await page.locator('shared-secret').evaluate((element) => element.setAttribute('lang', 'de'));
    await page.getByRole('button', { name: 'Geheimnis anzeigen' }).waitFor();
    const field = page.getByLabel('Passwort', { exact: true });
    assert.equal(await field.inputValue(), 'half a pass');
    await page.keyboard.press('End');
    await page.keyboard.type('word');
    assert.equal(await field.inputValue(), 'half a password');
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('follows the language that an app changes around it, through shadow roots, and is not drawn anew in the same one', async () => {
    const { page, problems } = await openApp(openPage, await plainLink({ maxViews: 5 }));
    await page.locator('shared-secret').evaluate((element) => {
      const host = document.createElement('div');
      element.before(host);
      host.attachShadow({ mode: 'open' }).append(element);
    });
    const name = (where: string, lang: string) =>
      page.locator(where).evaluate(async (named, tag) => {
        named.setAttribute('lang', tag);
        // What is asked for after the element has asked is there after it has spoken.
        await import('/sharelink/element/de.js' as string);
      }, lang);
    await name('html', 'de');
    const german = page.getByRole('button', { name: 'Geheimnis anzeigen' });
    await german.waitFor();
    const drawn = await german.elementHandle();
    await name('main', 'de-CH');
    await name('html', 'fr');
    assert.equal(await drawn?.evaluate(({ isConnected }) => isConnected), true);
    await name('main', 'en');
    await show(page);
    assert.equal(await revealed(page), 'swordfish');
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('speaks the browser’s language in a document that names none, and stays in it where another does not load', async () => {
    const { page } = await openPage({ locale: 'de' });
    await page.route(/\/(fr|en)\.js$/, (route) => route.abort());
    await page.goto(`${world.app}/readme.html`);
    await page.getByLabel('Link', { exact: true }).fill(await plainLink({ maxViews: 1 }));
    await page.getByRole('button', { name: 'Link prüfen' }).click();
    await page.getByRole('button', { name: 'Geheimnis anzeigen' }).click();
    await page.getByRole('button', { name: 'Ja, anzeigen' }).click();
    assert.equal(await revealed(page), 'swordfish');
    await page.locator('shared-secret').evaluate(async (element) => {
      element.setAttribute('lang', 'fr');
      // What is asked for after the element has asked fails after it has learnt that.
      for (const language of ['fr', 'en']) await import(`/sharelink/element/${language}.js`).catch(() => {});
    });
    assert.equal(await revealed(page), 'swordfish');
    assert.equal(await page.getByRole('button', { name: 'Kopieren' }).isVisible(), true);
    await page.close();
  });
});
