/** A password with a space, or something else that nobody sees, at an end: said to who shares, hinted to who opens. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { share } from 'sharelink';
import { hasInvisibleEnds } from '../../package/words/invisible-ends.ts';
import { startEmbedded, type TestWorker } from '../edge-worker/workerd.ts';
import { useBrowser } from './browser.ts';
import { passwordField, says, show } from './steps.ts';

const openPage = useBrowser();
const sentence = 'It begins or ends with a space, or with another character that cannot be seen.';
let worker: TestWorker;
before(async () => {
  worker = await startEmbedded();
});
after(() => worker.stop());

suite('an end is invisible', () => {
  const invisible = [
    ' ',
    '\t',
    '\n',
    '\u0000',
    '\u00a0',
    '\u00ad',
    '\u200b',
    '\u200e',
    '\u2060',
    '\u2800',
    '\u3000',
    '\u3164',
    '\ufeff',
    '\u202e',
  ];
  test('of white space, of controls and of marks without a width', () => {
    for (const mark of invisible) {
      for (const password of [`${mark}p`, `p${mark}`, mark]) assert.ok(hasInvisibleEnds(password), escape(password));
      assert.ok(!hasInvisibleEnds(`p${mark}p`), escape(mark));
    }
  });

  test('not of letters, signs and emoji', () => {
    for (const password of [
      '',
      'p',
      'pass word',
      '-_.',
      'é',
      'e\u0301',
      '密码',
      '❤\ufe0f',
      '👩‍👧',
      '🏴\u{e0067}\u{e0062}\u{e007f}',
    ]) {
      assert.ok(!hasInvisibleEnds(password), escape(password));
    }
  });
});

test('the share page says so while the password is typed', async () => {
  const { page, problems } = await openPage();
  await page.goto(`${worker.origin}/share`);
  const field = page.getByLabel('Password (optional)');
  const note = page.locator('#password-note');
  await field.fill('correct horse');
  assert.ok(!(await note.textContent())?.includes(sentence));
  await field.fill('correct horse ');
  assert.ok((await note.textContent())?.startsWith(sentence));
  await field.fill('correct horse');
  assert.ok(!(await note.textContent())?.includes(sentence));
  assert.deepEqual(problems, []);
  await page.close();
});

test('the page that a link opens hints at it where the password was wrong', async () => {
  const shared = await share({ server: worker.origin, value: 'v', password: 'correct horse' });
  const { page } = await openPage();
  await page.goto('link' in shared ? shared.link : assert.fail(shared.kind));
  for (const password of ['correct horse ', '\ufeffcorrect horse', 'correct horse\u200b']) {
    await passwordField(page).fill(password);
    await show(page);
    await says(page, `The password is wrong. ${sentence} No view was used.`);
  }
  await passwordField(page).fill('wrong');
  await show(page);
  await says(page, 'The password is wrong. No view was used.');
  await page.close();
});
