/** The vector files, read as tests/vectors/README.md says. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

/** A text of a vector: whole, or in pieces that are joined. */
export type Text = string | { readonly hex: string } | { readonly repeat: string; readonly times: number } | Text[];

export type Named<Case> = Case & { readonly name: string };

/** @returns the cases of one file, of which no two have the same name. */
export function casesOf<Case>(stem: string): readonly Named<Case>[] {
  const cases: Named<Case>[] = JSON.parse(readFileSync(new URL(`../vectors/${stem}.json`, import.meta.url), 'utf8'));
  assert.notEqual(cases.length, 0);
  assert.equal(new Set(cases.map(({ name }) => name)).size, cases.length);
  return cases;
}

export function bytesOf(text: Text = ''): Buffer {
  if (typeof text === 'string') return Buffer.from(text);
  if (Array.isArray(text)) return Buffer.concat(text.map(bytesOf));
  return 'hex' in text ? Buffer.from(text.hex, 'hex') : Buffer.from(text.repeat.repeat(text.times));
}

/** Bytes that are not UTF-8 become what a string of JavaScript can hold of that kind: a lone surrogate. */
export function textOf(text: Text = ''): string {
  const bytes = bytesOf(text);
  const whole = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return Buffer.from(whole).equals(bytes) ? whole : whole.replaceAll('\ufffd', '\ud800');
}
