import { type Piece, type Placed, rowsMax } from './pieces.ts';
import type { Steps } from './steps.ts';

/** One member of the outermost object or array. Its `text` is the key, what separates them, and the value. */
export interface JsonRow extends Piece {
  /** What stands between its quotes; in an array its place, from 0 on. */
  readonly key: string;
  /** As it stands in the text: each digit, each escape, each blank. */
  readonly value: string;
  /** What a string says; absent where the value is none, or holds half a character, which no clipboard takes. */
  readonly string?: string;
}

const halfCharacter = /[\ud800-\udfff]/u;
/** What lies deeper stays in one line. */
const depthMax = 12;
const line = `\n${'  '.repeat(depthMax)}`;

/** Finds the rows of an object or an array. Whether it is JSON, the browser says. @returns undefined where it is not, or has too many. */
export function* jsonRows(text: string, from: number): Steps<readonly Placed<JsonRow>[] | undefined> {
  let at = afterBlanks(text, from);
  if (!opens(text[at]) || !isJson(text.slice(from))) return undefined;
  const isObject = text[at] === '{';
  const rows: Placed<JsonRow>[] = [];
  at = afterBlanks(text, at + 1);
  while (!closes(text[at])) {
    yield;
    if (rows.length === rowsMax) return undefined;
    const start = at;
    let key = String(rows.length);
    if (isObject) {
      at = stringEnd(text, at);
      key = text.slice(start + 1, at - 1);
      at = afterBlanks(text, afterBlanks(text, at) + 1); // over the colon
    }
    const end = valueEnd(text, at);
    const value = text.slice(at, end);
    const string: string | undefined = value.startsWith('"') ? JSON.parse(value) : undefined;
    rows.push({
      from: start,
      to: end,
      key,
      value,
      ...(string !== undefined && !halfCharacter.test(string) && { string }),
    });
    at = afterBlanks(text, end);
    if (text[at] === ',') at = afterBlanks(text, at + 1);
  }
  return rows;
}

/** Breaks and blanks for the eye. All that is no blank stands there as it was written. */
export function* indentedJson(value: string): Steps<string> {
  let indented = '';
  let depth = 0;
  for (let at = afterBlanks(value, 0); at < value.length; ) {
    const char = value[at] ?? '';
    const end = char === '"' ? stringEnd(value, at) : at + 1;
    indented += value.slice(at, end);
    at = afterBlanks(value, end);
    const depthBefore = depth;
    depth += Number(opens(char)) - Number(closes(value[at]));
    if (char === ':') indented += ' ';
    else if (char === ',' || depth !== depthBefore) {
      if (Math.max(depth, depthBefore) <= depthMax) indented += line.slice(0, 1 + 2 * depth);
      yield;
    }
  }
  return indented;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // also where a browser has no room for its nesting
  }
}

// What follows reads JSON that was found to be right.

function opens(char: string | undefined): boolean {
  return char === '{' || char === '[';
}

function closes(char: string | undefined): boolean {
  return char === '}' || char === ']';
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\n' || char === '\r' || char === '\t';
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text[at])) at += 1;
  return at;
}

/** @returns the place behind its closing quote. */
function stringEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** Counts brackets, so that no nesting is too deep. */
function valueEnd(text: string, from: number): number {
  let at = from;
  let depth = 0;
  do {
    const char = text[at];
    at = char === '"' ? stringEnd(text, at) : at + 1;
    depth += Number(opens(char)) - Number(closes(char));
  } while (depth > 0 || !(text[at] === ',' || closes(text[at]) || isBlank(text[at])));
  return at;
}
