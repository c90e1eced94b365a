/** A part of the text, as it stands. */
export interface Piece {
  readonly text: string;
}

/** What a recogniser found, from one place in the text to before another. */
export type Placed<Part extends Piece> = Omit<Part, 'text'> & { readonly from: number; readonly to: number };

/** What has more is shown as a text: nobody reads it in rows. */
export const rowsMax = 10_000;

/** Puts what stands between the parts into pieces of its own. */
export function piecesOf<Part extends Piece>(text: string, parts: readonly Placed<Part>[]): (Piece | Part)[] {
  const pieces: Piece[] = [];
  let end = 0;
  const passUntil = (next: number) => {
    if (next > end) pieces.push({ text: text.slice(end, next) });
  };
  for (const { from, to, ...part } of parts) {
    passUntil(from);
    pieces.push({ ...part, text: text.slice(from, to) });
    end = to;
  }
  passUntil(text.length);
  return pieces;
}

/** The end of the line that this place is in: its line feed, or the text's end. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** From one place to another, without the carriage return before a line feed. */
export function withoutReturn(text: string, from: number, to: number): string {
  return text.slice(from, text[to - 1] === '\r' && to > from ? to - 1 : to);
}
