import { isInvisible } from '../../../package/words/invisible-ends.ts';
import type { Steps } from './steps.ts';

export interface Unseen {
  readonly characters: number;
  readonly spaces: number;
  readonly lineBreaks: number;
}

/** @returns what a text is made of whose box would look empty; undefined where something can be seen. */
export function* unseenIn(text: string): Steps<Unseen | undefined> {
  if (!isInvisible(text)) return undefined;
  let [characters, spaces, lineBreaks] = [0, 0, 0];
  let before = '';
  for (const character of text) {
    characters += 1;
    spaces += Number(/\p{Zs}/u.test(character));
    lineBreaks += Number(/[\n\r\u2028\u2029]/.test(character) && !(before === '\r' && character === '\n'));
    before = character;
    if (characters % 1024 === 0) yield;
  }
  return { characters, spaces, lineBreaks };
}
