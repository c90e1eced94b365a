import { isInvisible } from '../../../package/words/invisible-ends.ts';

export interface Unseen {
  readonly characters: number;
  readonly spaces: number;
  readonly lineBreaks: number;
}

/** @returns what a text is made of whose box would look empty; undefined where something can be seen. */
export function unseenIn(text: string): Unseen | undefined {
  if (!isInvisible(text)) return undefined;
  const count = (what: RegExp) => text.match(what)?.length ?? 0;
  return { characters: count(/./gsu), spaces: count(/\p{Zs}/gu), lineBreaks: count(/\r\n|[\n\r\u2028\u2029]/g) };
}
