/** A secret on the page of a real browser: what a reader can do with it. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createShare } from '../edge-worker/client.ts';
import { useOpenedSecret } from './opened-secret.ts';
import { clipboard, pasted } from './pasted.ts';
import { savedBy } from './saved-file.ts';
import { button, revealed, says, show } from './steps.ts';

const { openPage, openSecret, origin } = useOpenedSecret();

suite('the secret', () => {
  test('is copied exactly, and “Copied.” is said where that is true only', async () => {
    const value = ' two\nlines\t\u202eשלום 😀 ';
    const { page, problems } = await openSecret(value, clipboard);
    await button(page, 'Copy').click();
    await says(page, 'Copied.');
    assert.equal(await pasted(page), value);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('is selected instead where the clipboard cannot be written, hidden or not', async () => {
    const { page } = await openSecret('swordfish');
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    await button(page, 'Hide').click();
    await button(page, 'Copy').click();
    await says(page, 'The secret is selected: press Ctrl+C');
    assert.equal(await page.evaluate(() => String(getSelection())), 'swordfish');
    assert.equal(await page.getByText('Copied.').count(), 0);
    await page.close();
  });

  test('leaves the clipboard a minute after it was copied, where its reader wants that', async () => {
    const id = await createShare(origin(), { maxViews: 9 });
    const { page, problems } = await openPage(clipboard);
    await page.clock.install();
    await page.goto(`${origin()}/shared/secret/${id}`);
    await show(page);
    await button(page, 'Copy').click();
    await says(page, 'Copied.');
    await button(page, 'More').click();
    await button(page, 'Empty the clipboard later').click();
    await page.clock.fastForward(61_000);
    await says(page, 'This page has emptied the clipboard.');
    assert.equal(await pasted(page), '');
    assert.deepEqual(problems, []);
    await page.close();
  });

  test('is hidden and shown again', async () => {
    const { page } = await openSecret('swordfish');
    await button(page, 'Hide').click();
    assert.equal((await page.locator('body').textContent())?.includes('swordfish'), false);
    await button(page, 'Show again').click();
    assert.equal(await revealed(page), 'swordfish');
    await page.close();
  });

  test('hides itself after a minute for a reader who asked for that', async () => {
    const id = await createShare(origin(), { maxViews: 9 });
    const { page } = await openPage();
    await page.clock.install();
    await page.goto(`${origin()}/shared/secret/${id}`);
    await show(page);
    await button(page, 'More').click();
    const later = button(page, 'Hide after a minute');
    await later.click();
    assert.equal(await later.getAttribute('aria-pressed'), 'true');
    await page.clock.fastForward(59_000);
    assert.equal(await revealed(page), 'swordfish');
    await page.clock.fastForward(1_500);
    await says(page, 'Hidden. It stays on this page');
    await button(page, 'Show again').click();
    assert.equal(await revealed(page), 'swordfish');
    await page.close();
  });

  test('is saved as a file with the same bytes, which no browser shows', async () => {
    const value = 'zwölf\r\nשלום';
    const { page } = await openSecret(value);
    await button(page, 'More').click();
    const { name, bytes } = await savedBy(page, () => button(page, 'Save as a file').click());
    assert.deepEqual([name, bytes.toString()], ['secret.txt', value]);
    await page.close();
  });

  const kinds: readonly (readonly [value: string, name: string])[] = [
    ['A=1\nB=2\n', 'secret.env'],
    ['{"a":1}', 'secret.json'],
    ['-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n', 'secret.key'],
    ['-----BEGIN X-----\nAAAA\n-----END X-----\n', 'secret.pem'],
  ];
  for (const [value, name] of kinds) {
    test(`is saved under a name that says what it is: ${name}`, async () => {
      const { page } = await openSecret(value);
      await button(page, 'More').click();
      await page.getByText(/^(\.env|JSON|PEM), /).waitFor();
      const saved = await savedBy(page, () => button(page, 'Save as a file').click());
      assert.deepEqual([saved.name, saved.bytes.toString()], [name, value]);
      await says(page, `\u2068${name}\u2069`);
      await page.close();
    });
  }

  test('whose lines go on beside its box has a shadow there, and where they end it has none', async () => {
    const { page } = await openSecret(`-----BEGIN X-----\n${`${'A'.repeat(400)}\n`.repeat(2)}-----END X-----\n`);
    const box = page.locator('pre.secret.unwrapped');
    await box.waitFor();
    await page.mouse.move(0, 0);
    /** What the box looks like at its edges, below its text. */
    const edges = async () => {
      const { x, y, width, height } = (await box.boundingBox()) ?? assert.fail();
      const strip = (at: number) => page.screenshot({ clip: { x: at, y: y + height - 24, width: 6, height: 6 } });
      return { left: await strip(x + 1), right: await strip(x + width - 7) };
    };
    const atStart = await edges();
    await box.evaluate((pre) => {
      pre.scrollLeft = pre.scrollWidth;
    });
    const atEnd = await edges();
    assert.ok(!atStart.right.equals(atEnd.right), 'a shadow at the right, until the end');
    assert.ok(!atStart.left.equals(atEnd.left), 'a shadow at the left, from then on');
    assert.ok(atStart.left.equals(atEnd.right), 'none where there is nothing more');
    await page.close();
  });

  test('of many lines says how many, and can be shown without wrapping', async () => {
    const { page } = await openSecret(`one\ntwo\n${'three '.repeat(100)}\n`);
    await says(page, '3 lines');
    await button(page, 'More').click();
    const wrap = button(page, 'Wrap long lines');
    assert.equal(await wrap.getAttribute('aria-pressed'), 'true');
    const isWide = () => page.locator('pre.secret').evaluate((pre) => pre.scrollWidth > pre.clientWidth);
    assert.equal(await isWide(), false);
    await wrap.click();
    assert.equal(await wrap.getAttribute('aria-pressed'), 'false');
    assert.equal(await isWide(), true);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0);
    await page.close();
  });

  test('becomes a QR code of its UTF-8, where it is short, by a part that nobody else loads', async () => {
    const { page, requests, problems } = await openSecret('zwölf 😀');
    const loaded = () => requests.filter((url) => url.includes('/qr-code-')).length;
    assert.equal(loaded(), 0);
    await button(page, 'More').click();
    await button(page, 'Show as QR code').click();
    await page.getByRole('img', { name: 'QR code of the secret' }).waitFor();
    assert.equal(loaded(), 1);
    await button(page, 'Hide the QR code').click();
    assert.equal(await page.locator('.qr svg').count(), 0);
    await button(page, 'Show as QR code').click();
    await page.locator('.qr svg').waitFor();
    await button(page, 'Hide').first().click();
    assert.equal(await page.locator('.qr svg').count(), 0, 'hidden with the text');
    assert.deepEqual(problems, []);
    await page.close();
    const { page: long } = await openSecret('x'.repeat(501));
    await button(long, 'More').click();
    assert.equal(await button(long, 'Show as QR code').count(), 0);
    await long.close();
  });

  test('is on the page, with copy and hide, where nothing more can be loaded', async () => {
    const id = await createShare(origin(), { secretValue: 'swordfish', maxViews: 3 });
    const { page } = await openPage();
    await page.goto(`${origin()}/shared/secret/${id}`);
    await page.getByRole('button', { name: 'Reveal secret' }).waitFor();
    await page.route(/^(?!.*\/api\/)/, (route) => route.abort());
    await show(page);
    assert.equal(await revealed(page), 'swordfish');
    await button(page, 'Hide').click();
    await says(page, 'Hidden.');
    await page.close();
  });
});

suite('a long secret', () => {
  test('is seen from its top, under its tools, in a box that scrolls by itself', async () => {
    const value = Array.from({ length: 120 }, (_, i) => `line ${i}`).join('\n');
    const { page } = await openSecret(value);
    const [box, copy] = [page.locator('pre.secret'), button(page, 'Copy')];
    assert.ok(await copy.evaluate((element) => element.getBoundingClientRect().top >= 0));
    assert.equal(await box.evaluate((element) => element.scrollTop), 0);
    const { top, height, copyBottom, screen } = await page.evaluate(() => {
      const shown = document.querySelector('pre.secret')?.getBoundingClientRect();
      const toolbar = document.querySelector('.toolbar')?.getBoundingClientRect();
      return {
        top: shown?.top ?? 0,
        height: shown?.height ?? 0,
        copyBottom: toolbar?.bottom ?? 0,
        screen: innerHeight,
      };
    });
    assert.ok(top >= copyBottom - 1 && top < screen / 2, `${top} of ${screen}`);
    assert.ok(height <= screen * 0.62, `${height} of ${screen}`);
    await page.close();
  });

  test('of 64 characters a line, such as a key’s, is not wrapped on a desktop', async () => {
    const value = Array.from({ length: 20 }, () => 'M'.repeat(64)).join('\n');
    const { page } = await openSecret(value);
    const lines = await page.locator('pre.secret').evaluate((element) => {
      const { lineHeight, paddingTop } = getComputedStyle(element);
      return (element.scrollHeight - 2 * Number.parseFloat(paddingTop)) / Number.parseFloat(lineHeight);
    });
    assert.equal(Math.round(lines), 20);
    await page.close();
  });
});
