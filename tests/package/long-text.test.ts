/** A long text in parts: they are the text, and small. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { partsOf } from '../../web/kit/long-text.ts';
import { check, rounds } from './random.ts';

suite('the parts of a text', () => {
  test('are the text, none is long or empty, and no character is halved', async (t) => {
    const piece = fc.oneof(fc.constantFrom('\n', '\r\n', '😀', 'a\u0301', ' '), fc.string({ maxLength: 50 }));
    const text = fc
      .tuple(fc.array(piece, { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 400 }))
      .map(([pieces, times]) => pieces.join('').toWellFormed().repeat(times));
    const holds = fc.property(text, (whole) => {
      const parts = partsOf(whole);
      assert.equal(parts.join(''), whole);
      assert.ok(parts.every((part) => part.length > 0 && part.length <= 4_000 && part.isWellFormed()));
    });
    await check(t, holds, rounds(200));
  });

  test('end with their lines where these are short', () => {
    const parts = partsOf(`${'line\n'.repeat(5_000)}end`);
    assert.ok(parts.length > 5);
    assert.ok(parts.slice(0, -1).every((part) => part.endsWith('\n')));
  });

  test('are few, however long a line is', () => {
    assert.equal(partsOf('x'.repeat(1_048_576)).length, Math.ceil(1_048_576 / 4_000));
    assert.deepEqual(partsOf(''), []);
  });
});
