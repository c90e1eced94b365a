import type { CommonSentences } from '../languages/sentences.ts';
import { button, element } from './dom.ts';

/** Keeps browsers from remembering, correcting or capitalising what is typed. */
export const asTyped = { autocomplete: 'off', autocapitalize: 'off', autocorrect: 'off', spellcheck: 'false' };

/** The button's two words, and the same with the name of what they are about. */
export interface VisibilitySentences extends Pick<CommonSentences, 'show' | 'hide'> {
  readonly showIt: string;
  readonly hideIt: string;
}

/** An input that hides what is typed, with a button that shows it. */
export function hiddenInput(id: string, attributes: Readonly<Record<string, string>>, sentences: VisibilitySentences) {
  const input = element('input', { id, type: 'password', dir: 'auto', ...asTyped, ...attributes });
  const { show, hide, showIt, hideIt } = sentences;
  const setVisible = (visible: boolean) => {
    input.type = visible ? 'text' : 'password';
    toggle.textContent = visible ? hide : show;
    toggle.setAttribute('aria-label', visible ? hideIt : showIt);
  };
  const toggle = button(show, () => setVisible(input.type === 'password'));
  toggle.className = 'quiet';
  toggle.setAttribute('aria-label', showIt);
  return { input, field: element('div', { class: 'field' }, input, toggle), show: () => setVisible(true) };
}
