import { button, element } from '../../kit/dom.ts';
import type { FirstSentences } from '../../languages/sentences.ts';
import type { Handling } from '../state.ts';

/** The secret, exactly as it was typed; it can be covered, and shown again until the page goes. */
export interface SecretBox {
  readonly text: HTMLPreElement;
  readonly toggle: HTMLButtonElement;
  cover(): void;
  uncover(): void;
}

export interface SecretBoxParts {
  readonly value: string;
  readonly handling: Handling;
  readonly sentences: FirstSentences;
  announce(sentence: string): void;
}

export function secretBox({ value, handling, sentences, announce }: SecretBoxParts): SecretBox {
  const { secretLabel, hide, showAgain, covered, hidden, onPage } = sentences;
  // Its language is unknown, its direction its own; a page translator must not send it away.
  const attributes = { class: 'secret', role: 'group', 'aria-label': secretLabel, tabindex: '0', lang: '' };
  const text = element('pre', { ...attributes, dir: 'auto', translate: 'no' });
  const toggle = button('', () => set(!handling.covered));
  toggle.className = 'quiet';
  const show = () => {
    text.textContent = handling.covered ? covered : value;
    text.classList.toggle('covered', handling.covered);
    toggle.textContent = handling.covered ? showAgain : hide;
  };
  const set = (cover: boolean) => {
    handling.covered = cover;
    show();
    announce(cover ? hidden : onPage);
  };
  show();
  return {
    text,
    toggle,
    cover: () => {
      if (!handling.covered) set(true);
    },
    uncover: () => {
      if (handling.covered) set(false);
    },
  };
}
