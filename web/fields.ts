import { button, element } from './dom.ts';

/** Keeps browsers from remembering, correcting or capitalising what is typed. */
export const asTyped = { autocomplete: 'off', autocapitalize: 'off', autocorrect: 'off', spellcheck: 'false' };

/** An input that hides what is typed, with a button that shows it. */
export function hiddenInput(id: string, attributes: Readonly<Record<string, string>>, noun = 'password') {
  const input = element('input', { id, type: 'password', ...asTyped, ...attributes });
  return { input, field: element('div', { class: 'field' }, input, visibilityToggle(input, noun)) };
}

function visibilityToggle(input: HTMLInputElement, noun: string): HTMLButtonElement {
  const verb = element('span', {}, 'Show');
  const toggle = button('', () => {
    const hidden = input.type === 'password';
    input.type = hidden ? 'text' : 'password';
    verb.textContent = hidden ? 'Hide' : 'Show';
  });
  toggle.className = 'quiet';
  toggle.append(verb, element('span', { class: 'visually-hidden' }, ` the ${noun}`));
  return toggle;
}
