import { element } from './dom.ts';

/** What a browser lays out at once without standing still. */
export const charsAtOnceMax = 20_000;
const partCharsMax = 4_000;

/** A text for a page. A long one is in parts, of which those in view are laid out; the text content is the text. */
export function textNode(text: string): Node {
  if (text.length <= charsAtOnceMax) return new Text(text);
  return element('span', {}, ...partsOf(text).map((part) => element('span', { class: 'part' }, part)));
}

/** Whole lines, where they are not longer than a part; no character is halved. */
export function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length; ) {
    let part = text.slice(from, from + partCharsMax);
    if (from + part.length < text.length) {
      const lines = part.lastIndexOf('\n') + 1;
      if (lines > 0) part = part.slice(0, lines);
      else if (/[\ud800-\udbff]$/.test(part)) part = part.slice(0, -1);
    }
    parts.push(part);
    from += part.length;
  }
  return parts;
}
