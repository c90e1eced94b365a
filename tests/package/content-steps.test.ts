/** Whoever shares a text must not be able to make the page stand still: the work grows with the text and no faster. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  atOnce,
  indentedJson,
  inSlices,
  looksSecret,
  readContent,
  unseenIn,
} from '../../web/reveal/content/content.ts';
import { jsonRows } from '../../web/reveal/content/json.ts';
import type { Steps } from '../../web/reveal/content/steps.ts';
import { countSteps } from './steps.ts';

/** Texts that look long like something, of about as many characters. */
const longTexts: Readonly<Record<string, (chars: number) => string>> = {
  'rows of .env': (chars) => 'A="b c" # d\n'.repeat(chars / 12),
  'one value in quotes': (chars) => `A="${'b\n'.repeat(chars / 2)}"`,
  'quotes that stay open': (chars) => `${"A='b'\n".repeat(chars / 12)}${'B="\n'.repeat(chars / 8)}`,
  'quotes with text behind them': (chars) => `A=${'"b"'.repeat(chars / 3)}`,
  backslashes: (chars) => `A="${'\\'.repeat(chars)}`,
  blanks: (chars) => `A=b${' '.repeat(chars)}c`,
  comments: (chars) => `A=1${' # '.repeat(chars / 3)}`,
  'an export without a name': (chars) => `export${' '.repeat(chars)}`,
  'empty lines': (chars) => '\n'.repeat(chars),
  'keys of an object': (chars) =>
    JSON.stringify(Object.fromEntries(Array.from(Array(chars / 16), (_, i) => [`key${i}`, 'value']))),
  'numbers of an array': (chars) => `[${'1,'.repeat(chars / 2)}1]`,
  'arrays in each other': (chars) => '['.repeat(chars / 2) + ']'.repeat(chars / 2),
  'objects in each other': (chars) => `${'{"a":'.repeat(chars / 6)}1${'}'.repeat(chars / 6)}`,
  'an open object': (chars) => '{"a":'.repeat(chars / 5),
  'a string of escapes': (chars) => `["${'\\n'.repeat(chars / 2)}"]`,
  'quotes of strings': (chars) => `[${'"",'.repeat(chars / 3)}""]`,
  'blanks in JSON': (chars) => `{"a":${' '.repeat(chars)}1}`,
  'blocks of PEM': (chars) => '-----BEGIN X-----\nAAAA\n-----END X-----\n'.repeat(chars / 39),
  'a long block': (chars) => `-----BEGIN X-----\n${'AAAA\n'.repeat(chars / 5)}-----END X-----\n`,
  'a block that stays open': (chars) => `-----BEGIN X-----\n${'AAAA\n'.repeat(chars / 5)}`,
  'the starts of blocks': (chars) => '-----BEGIN X-----\n'.repeat(chars / 18),
  hyphens: (chars) => `-----BEGIN ${'A-'.repeat(chars / 2)}`,
  'names of secrets': (chars) => `${'PUBpasskey'.repeat(chars / 10)}=1`,
};

const counter = await countSteps('/web/reveal/content/');

function stepsOf(text: string): Promise<number> {
  return counter.count(() => {
    const content = atOnce(readContent(text));
    if (content.kind === 'json') atOnce(indentedJson(text));
    for (const piece of content.pieces) looksSecret('key' in piece ? piece.key : '', piece.text);
  });
}

for (const [what, textOf] of Object.entries(longTexts)) {
  test(what, async () => {
    const [few, many] = [await stepsOf(textOf(6000)), await stepsOf(textOf(24_000))];
    assert.ok(few > 6000, `${few}`);
    assert.ok(many < 4.4 * few && many < 30 * 24_000, `${few} and ${many}`);
  });
}

/** Of what can be long: no step of it is long. */
const longParts: Readonly<Record<string, (chars: number) => Iterator<undefined>>> = {
  'rows of .env': (chars) => readContent('A="b c" # d\n'.repeat(chars / 12)),
  'keys of an object': (chars) => readContent(`{${'"k":"v",'.repeat(chars / 8)}"k":1}`),
  'blocks of PEM': (chars) => readContent('-----BEGIN X-----\nAAAA\n-----END X-----\n'.repeat(chars / 39)),
  'JSON with indents': (chars) => indentedJson(`[${'1,'.repeat(chars / 2)}1]`),
  'JSON that lies deep': (chars) => indentedJson('['.repeat(chars / 2) + ']'.repeat(chars / 2)),
  'nothing to be seen': (chars) => unseenIn(' \n'.repeat(chars / 2)),
};

for (const [what, workOn] of Object.entries(longParts)) {
  test(`a page can answer between the parts of it: ${what}`, () => {
    const countOf = (chars: number) => {
      const work = workOn(chars);
      let count = 0;
      while (!work.next().done) count += 1;
      return count;
    };
    const [few, many] = [countOf(12_000), countOf(48_000)];
    assert.ok(few >= 10 && many > 3.8 * few, `${few} and ${many}`);
  });
}

test('of more rows than are shown, no more are read', async () => {
  for (const row of ['"k":"v",', '"k":[{}],']) {
    const [few, many] = [20_000, 80_000].map((rows) => `{${row.repeat(rows)}"k":1}`);
    const stepsIn = (text = '') => counter.count(() => void atOnce(jsonRows(text, 0)));
    const [fewSteps, manySteps] = [await stepsIn(few), await stepsIn(many)];
    assert.ok(manySteps - fewSteps < 60_000 * row.length * 1.1, `${fewSteps} and ${manySteps}`); // the browser reads it
  }
});

test('steps that take long make room for other tasks', async (t) => {
  let nowMs = 0;
  t.mock.method(performance, 'now', () => (nowMs += 5));
  const work = function* (): Steps<string> {
    for (let step = 0; step < 10_000; step++) yield;
    return 'done';
  };
  let others = 0;
  const other = setInterval(() => (others += 1));
  assert.equal(await inSlices(work()), 'done');
  clearInterval(other);
  assert.ok(others >= 10, `${others}`);
});
