import { button, element } from './dom.ts';

/** Keeps browsers from remembering, correcting or capitalising what is typed. */
export const asTyped = { autocomplete: 'off', autocapitalize: 'off', autocorrect: 'off', spellcheck: 'false' };

/** What the button is called, which has an eye and no words. */
export interface VisibilitySentences {
  readonly showIt: string;
  readonly hideIt: string;
}

/** An input that hides what is typed, with a button that shows it. */
export function hiddenInput(id: string, attributes: Readonly<Record<string, string>>, sentences: VisibilitySentences) {
  const input = element('input', { id, type: 'password', dir: 'auto', ...asTyped, ...attributes });
  const { showIt, hideIt } = sentences;
  const setVisible = (visible: boolean) => {
    input.type = visible ? 'text' : 'password';
    toggle.className = `eye icon-${visible ? 'no-' : ''}eye`;
    toggle.setAttribute('aria-label', visible ? hideIt : showIt);
  };
  const toggle = button('', () => setVisible(input.type === 'password'));
  setVisible(false);
  return { input, field: element('div', { class: 'field' }, input, toggle), show: () => setVisible(true) };
}
