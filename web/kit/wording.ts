/** Puts sentences and names together, in any language. */
import type { CommonSentences, Notice } from '../languages/sentences.ts';

/** The sentences that there are, one after the other. */
export function joined({ space }: Pick<CommonSentences, 'space'>, ...sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(space);
}

/** A heading and what stands below it, to be read out. */
export function spoken(
  { fullStop, space }: Pick<CommonSentences, 'fullStop' | 'space'>,
  ...[heading, ...sentences]: Notice
): string {
  return joined({ space }, `${heading}${fullStop}`, ...sentences);
}

/** What stands alone takes no full stop. */
export function withoutStop(sentence: string): string {
  return sentence.replace(/[.。]$/, '');
}

/** Around a name in a sentence; a tab shows such marks as boxes. */
const isolation = /[\u2068\u2069]/g;

/** What a tab is called: what the page says at the moment, then which page it is. */
export function tabTitle(heading: string, title: string): string {
  const said = withoutStop(heading).replace(isolation, '');
  return said === '' || said === title ? title : `${said} – ${title}`;
}

/** Of a long name: its ending tells what kind of file it is. */
const longName = /^(.{80}).+(.{20})$/u;
/** Control characters, and marks that turn the writing direction or would end the isolation around a name. */
const marks = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** A name in another writing direction leaves the sentence around it alone. */
export function isolated(name: string): string {
  return `\u2068${name.replace(marks, '').replace(longName, '$1…$2')}\u2069`;
}
