import { type EnvRow, envRows } from './env.ts';
import { type JsonRow, jsonRows } from './json.ts';
import { type PemBlock, pemBlocks } from './pem.ts';
import { type Piece, piecesOf } from './pieces.ts';
import type { Steps } from './steps.ts';

/** A text in pieces. Joined they give the text again: nothing is shown that was not shared, and nothing is left out. */
export type Content =
  | { readonly kind: 'env'; readonly pieces: readonly (Piece | EnvRow)[] }
  | { readonly kind: 'json'; readonly pieces: readonly (Piece | JsonRow)[] }
  | { readonly kind: 'pem'; readonly pieces: readonly (Piece | PemBlock)[] }
  | { readonly kind: 'text'; readonly pieces: readonly Piece[]; readonly lines: number };

/** What is longer is shown as a text: nobody reads it in rows. */
export const charsMax = 1024 * 1024;
export const linesMax = 100_000;

/** Control characters, line breaks of other kinds and half ones: programs read them differently. */
const unusual = /[^\P{Cc}\t\n\r]|[\u2028\u2029]|\r(?!\n)/u;

export function* readContent(text: string): Steps<Content> {
  const lines = countLines(text);
  yield;
  if (text.length <= charsMax && lines <= linesMax && !unusual.test(text)) {
    const from = text.startsWith('\ufeff') ? 1 : 0;
    const json = yield* jsonRows(text, from);
    if (json) return { kind: 'json', pieces: piecesOf(text, json) };
    const env = yield* envRows(text, from);
    if (env) return { kind: 'env', pieces: piecesOf(text, env) };
    const pem = yield* pemBlocks(text, from);
    if (pem) return { kind: 'pem', pieces: piecesOf(text, pem) };
  }
  return { kind: 'text', pieces: piecesOf(text, []), lines };
}

/** A line break at the end begins no other line. */
function countLines(text: string): number {
  let lines = 1;
  for (let at = 0; at < text.length - 1; at++) {
    const char = text[at];
    if (char === '\n' || (char === '\r' && text[at + 1] !== '\n')) lines += 1;
  }
  return lines;
}
