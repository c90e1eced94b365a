import { button, element } from '../dom.ts';

/** The secret, exactly as it was typed; it can be covered, and shown again until the page goes. */
export interface SecretBox {
  readonly text: HTMLPreElement;
  readonly toggle: HTMLButtonElement;
  cover(): void;
  uncover(): void;
}

const coveredText = 'Hidden. It stays on this page until you leave it.';

export function secretBox(value: string, announce: (sentence: string) => void): SecretBox {
  // Its language is unknown, its direction its own; a page translator must not send it away.
  const attributes = { class: 'secret', role: 'group', 'aria-label': 'Secret', tabindex: '0', dir: 'auto', lang: '' };
  const text = element('pre', { ...attributes, translate: 'no' }, value);
  let covered = false;
  const set = (hide: boolean) => {
    covered = hide;
    text.textContent = hide ? coveredText : value;
    text.classList.toggle('covered', hide);
    toggle.textContent = hide ? 'Show again' : 'Hide';
    announce(hide ? 'The secret is hidden.' : 'The secret is on the page.');
  };
  const toggle = button('Hide', () => set(!covered));
  toggle.className = 'quiet';
  return {
    text,
    toggle,
    cover: () => {
      if (!covered && text.isConnected) set(true);
    },
    uncover: () => {
      if (covered) set(false);
    },
  };
}
