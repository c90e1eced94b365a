/** Whoever shares a text must not be able to make the page stand still: the work grows with the text and no faster. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indentedJson, looksSecret, readContent } from '../../web/reveal/content/content.ts';
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
    const content = readContent(text);
    if (content.kind === 'json') indentedJson(text);
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
