import { lineEnd, type Piece, type Placed, rowsMax, withoutReturn } from './pieces.ts';
import type { Steps } from './steps.ts';

/** Its `text` is its lines, with their breaks. */
export interface EnvRow extends Piece {
  readonly key: string;
  /** What dotenv, Compose, a POSIX shell and Infisical's export agree on; where they do not, all that stands after the `=`. */
  readonly value: string;
  /** Behind the value, from its `#` on. */
  readonly comment?: string;
}

const blankOrComment = /^[ \t]*(?:#.*)?$/;
const start = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)([ \t]*)=([ \t]*)/;
/** What a shell gives no meaning to, dotenv begins no comment with, and nobody trims. */
const plain = /^[^\s'"`$\\;&|<>()~#]*/;
/** Behind a value; Compose asks for a space before the comment. */
const rest = /^(?:[ \t]* (#.*))?[ \t]*$/;
/** What one of them expands between double quotes, and what dotenv drops between any. */
const expanded: Readonly<Record<string, RegExp>> = { '"': /[\\$`\r]/, "'": /\r/, '`': /^/ };

/**
 * Finds the rows of a `.env` file. Its lines end where dotenv, Compose and Infisical end them. `docker run --env-file`, which knows no
 * quotes, is not asked, and a dialect that refuses a line has no say in its value.
 *
 * returns  undefined where a line is none of a `.env` file, where it is not certain which lines a value takes, and where there are too many.
 */
export function* envRows(text: string, from: number): Steps<readonly Placed<EnvRow>[] | undefined> {
  const rows: Placed<EnvRow>[] = [];
  for (let at = from; at < text.length; ) {
    const end = lineEnd(text, at);
    const line = withoutReturn(text, at, end);
    if (blankOrComment.test(line)) {
      at = end + 1;
    } else {
      const row = rowAt(text, at, line);
      if (!row || rows.length === rowsMax) return undefined;
      rows.push(row);
      at = row.to;
    }
    yield;
  }
  return isEnv(rows) ? rows : undefined;
}

/** One row may be a secret with a `=` in it, and lines that only end in one are base64. */
function isEnv(rows: readonly Placed<EnvRow>[]): boolean {
  const isNamed = rows.length > 1 || rows.some(({ key }) => !/[a-z]/.test(key));
  return isNamed && rows.some(({ value }) => value !== '');
}

function rowAt(text: string, from: number, line: string): Placed<EnvRow> | undefined {
  const [head = '', key, before, blanks] = start.exec(line) ?? [];
  const valueAt = from + head.length;
  const quote = text[valueAt] ?? '';
  const expands = expanded[quote];
  const closing = expands ? closingQuote(text, valueAt, quote) : valueAt;
  if (key === undefined || closing < 0 || quote === '=') return undefined;
  const inner = expands ? text.slice(valueAt + 1, closing) : (plain.exec(line.slice(head.length))?.[0] ?? '');
  const end = lineEnd(text, closing);
  const behind = withoutReturn(text, expands ? closing + 1 : valueAt + inner.length, end);
  const tail = rest.exec(behind);
  const comment = tail?.[1];
  const written = withoutReturn(text, valueAt - (blanks?.length ?? 0), end);

  const isOneLine = end <= from + line.length + 1;
  // A shell reads `A= b` as an empty value; `A = b` it refuses.
  const isPlaced = before !== '' || blanks === '' || head === line;
  const isPlain = !expands || !(expands.test(inner) || behind.includes(quote));
  const isAgreed = tail !== null && isPlaced && isPlain;
  // For some a quote behind a backslash ends nothing, and a backslash at its end joins a line to the next.
  const isEscaped = inner.endsWith('\\') || (!isOneLine && inner.includes(`\\${quote}`));
  const isOpen = expands && (tail ? isEscaped : !isOneLine);
  if (isOpen || (!isAgreed && written.endsWith('\\'))) return undefined;
  return {
    from,
    to: end + 1,
    key,
    value: isAgreed ? inner : written,
    ...(isAgreed && comment !== undefined && { comment }),
  };
}

/** @returns where the value ends that begins with this quote; -1 where it does not. */
function closingQuote(text: string, from: number, quote: string): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === quote) return at;
    if (text[at] === '\\' && quote !== "'") at += 1;
  }
  return -1;
}
