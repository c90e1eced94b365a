import { button, element } from '../../kit/dom.ts';
import { textNode } from '../../kit/long-text.ts';
import { partMs, within } from '../../kit/within.ts';
import type { FirstSentences } from '../../languages/sentences.ts';
import type { Handling } from '../state.ts';

/** The secret, exactly as it was typed; it can be covered, and shown again until the page goes. */
export interface SecretBox {
  readonly text: HTMLPreElement;
  /** Holds the text, or what stands for it; has the events `cover` and `as-it-is`. */
  readonly frame: HTMLElement;
  readonly toggle: HTMLButtonElement;
  cover(): void;
  /** To be selected: a table that comes later does not take its place. */
  showAsItIs(): void;
  /** Shows a table in place of the text, while it is not covered; undefined: the text again. */
  present(table: HTMLElement | undefined): void;
  /** Keeps what may have rows, some of them covered, from being seen before that is known, or cannot be. */
  showAfter(isRead: Promise<unknown>): void;
}

export interface SecretBoxParts {
  readonly value: string;
  readonly handling: Handling;
  readonly sentences: FirstSentences;
  announce(sentence: string): void;
}

/** A line of a `.env` or JSON may begin so, and few others do. */
const startOfRows = /^[\ufeff\t ]*([[{]|(\w+[\t ]+)?[\w.-]+[\t ]*=)/m;

export function secretBox({ value, handling, sentences, announce }: SecretBoxParts): SecretBox {
  const { secretLabel, hide, showAgain, covered, hidden, onPage } = sentences;
  // Its language is unknown, its direction its own; a page translator must not send it away.
  const attributes = { class: 'secret', role: 'group', 'aria-label': secretLabel, tabindex: '0', lang: '' };
  const text = element('pre', { ...attributes, dir: 'auto', translate: 'no' });
  const frame = element('div');
  let instead: HTMLElement | undefined;
  let waits = startOfRows.test(value);
  const toggle = button('', () => set(!(waits || handling.covered)));
  toggle.className = 'quiet';
  const show = () => {
    const isCovered = waits || handling.covered;
    text.replaceChildren(waits ? '…' : isCovered ? covered : textNode(value));
    text.classList.toggle('covered', isCovered);
    toggle.textContent = isCovered ? showAgain : hide;
    frame.replaceChildren((!isCovered && instead) || text);
  };
  const set = (cover: boolean) => {
    handling.covered = cover;
    waits = false;
    show();
    if (cover) frame.dispatchEvent(new Event('cover'));
    announce(cover ? hidden : onPage);
  };
  show();
  return {
    text,
    frame,
    toggle,
    cover: () => {
      if (!handling.covered) set(true);
    },
    showAsItIs: () => {
      handling.asItIs = true;
      instead = undefined;
      set(false);
      frame.dispatchEvent(new Event('as-it-is'));
    },
    present: (table) => {
      instead = table;
      show();
    },
    showAfter: async (isRead) => {
      await within(partMs, isRead).catch(() => {});
      if (!waits) return;
      waits = false;
      show();
    },
  };
}
