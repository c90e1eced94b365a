/** A secret of which nothing can be seen: what it is is told where its box would look empty, and its copy is exact. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { share } from 'sharelink';
import { atOnce } from '../../web/reveal/content/steps.ts';
import { unseenIn } from '../../web/reveal/content/unseen.ts';
import { assertAccessible } from './accessible.ts';
import { browserName } from './browser.ts';
import { useOpenedSecret } from './opened-secret.ts';
import { clipboard, pasted } from './pasted.ts';
import { button, says, show } from './steps.ts';

const { openPage, openSecret, origin } = useOpenedSecret();

const sentence = (...[characters, spaces, lineBreaks]: readonly number[]) =>
  `It has no visible character. Characters: ${characters}, of these spaces: ${spaces}, line breaks: ${lineBreaks}.`;

suite('nothing can be seen', () => {
  const unseen = {
    ' ': [1, 1, 0],
    ' \t\r\n \n': [6, 2, 2],
    '\u00a0\u3000\u2028': [3, 2, 1],
    '\0': [1, 0, 0],
    '\0\u001b\u007f\u0085': [4, 0, 0],
    '\u200b\u2060\ufeff\u202e\u2800\u3164\u00ad': [7, 0, 0],
    '\u{e0041}\u{e007f}\ufe0f\u{e0100}': [4, 0, 0],
  };
  test('of white space, controls and marks without a width', () => {
    for (const [text, [characters, spaces, lineBreaks]] of Object.entries(unseen)) {
      assert.deepEqual(atOnce(unseenIn(text)), { characters, spaces, lineBreaks }, JSON.stringify(text));
    }
  });

  test('and one letter, sign or emoji is seen', () => {
    for (const seen of ['a', '.', '\u0301', '密', '\u0600', '👩‍👧', '❤\ufe0f', '🏴\u{e0067}\u{e0062}\u{e007f}']) {
      assert.equal(atOnce(unseenIn(` \n${seen}\0`)), undefined, JSON.stringify(seen));
    }
  });
});

suite('a secret that cannot be seen', () => {
  for (const [name, value, counts] of [
    ['of white space', ' \n\t ', [4, 2, 1]],
    ['of one NUL', '\0', [1, 0, 0]],
    ['of a mark without a width', '\u200b', [1, 0, 0]],
  ] as const) {
    test(`${name} is told in a sentence, and copied exactly`, async () => {
      const { page, problems } = await openSecret(value, clipboard);
      await says(page, sentence(...counts));
      await assertAccessible(page);
      await button(page, 'Copy').click();
      await says(page, 'Copied.');
      // Firefox pastes nothing of it.
      if (value !== '\0' || browserName === 'chromium') assert.equal(await pasted(page), value);
      assert.deepEqual(problems, []);
      await page.close();
    });
  }

  test('is covered like any other', async () => {
    const { page } = await openSecret('   ');
    await says(page, sentence(3, 3, 0));
    await button(page, 'Hide').click();
    assert.equal(await page.getByText('It has no visible character').count(), 0);
    await button(page, 'Show again').click();
    await says(page, sentence(3, 3, 0));
    await page.close();
  });

  test('is selected itself where the clipboard cannot be written', async () => {
    const { page } = await openSecret('  ');
    await says(page, sentence(2, 2, 0));
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    await button(page, 'Copy').click();
    await says(page, 'The secret is selected: press Ctrl+C');
    assert.equal(await page.evaluate(() => getSelection()?.getRangeAt(0).toString()), '  ');
    await page.close();
  });

  test('is told in the preview of a file too', async () => {
    const file = { name: 'blank.txt', type: 'text/plain', bytes: new TextEncoder().encode('\n\n') };
    const shared = await share({ server: origin(), file });
    const { page } = await openPage();
    await page.goto('link' in shared ? shared.link : assert.fail(shared.kind));
    await show(page);
    await says(page, sentence(2, 0, 2));
    await page.close();
  });
});
