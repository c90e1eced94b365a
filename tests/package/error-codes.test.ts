import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { describe, type Failure, loadCore } from 'sharelink';

const codes = (await loadCore()).errorCodes();

/** The members of the union, read from its source: a type leaves nothing behind to ask. */
function publishedCodes(): string[] {
  const types = readFileSync(new URL('../../wasm/types.ts', import.meta.url), 'utf8');
  const union = types.split('export type ErrorCode =')[1]?.split(';')[0] ?? '';
  return [...union.matchAll(/'(\w+)'/g)].map(([, code]) => code ?? '');
}

test('the codes of the core are those of the published type, in one order', () => {
  assert.ok(codes.includes('decrypt_failed'));
  assert.deepEqual(codes, publishedCodes());
});

test('each code is told in sentences of its own', () => {
  const told = codes.map((kind) => describe({ kind, viewSpent: 'no' }));
  for (const { what, view, next } of told) {
    for (const sentence of [what, view, next]) assert.match(sentence, /^[A-Z].*\.$/);
  }
  assert.equal(new Set(told.map(({ what }) => what)).size, codes.length);
});

test('a failure tells whether a view was spent and how long to wait', () => {
  const told = (failure: Partial<Failure>) => describe({ kind: 'rate_limited', viewSpent: 'no', ...failure });
  const views = (['no', 'yes', 'unknown'] as const).map((viewSpent) => told({ viewSpent }).view);
  assert.equal(new Set(views).size, 3);
  assert.match(told({ retryAfterSeconds: 1 }).next, /\b1 second,/);
  assert.match(told({ retryAfterSeconds: 17 }).next, /\b17 seconds,/);
});
