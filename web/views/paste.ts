import { describe } from '../../wasm/messages.ts';
import { element } from '../dom.ts';
import type { AskingLink } from '../page-state.ts';
import type { Actions, View } from '../view.ts';

/** Asks for a link: the page was opened without one. */
export function pasteView({ link, failure }: AskingLink, actions: Actions): View {
  const input = element('input', {
    id: 'link',
    type: 'text',
    inputmode: 'url',
    autocomplete: 'off',
    autocapitalize: 'off',
    autocorrect: 'off',
    spellcheck: 'false',
    'aria-describedby': 'link-note',
  });
  input.value = link;
  if (failure) input.setAttribute('aria-invalid', 'true');
  const note = failure ? problem(failure) : 'The whole link, from “https://” to its end.';
  const form = element(
    'form',
    { autocomplete: 'off' },
    element('label', { for: input.id }, 'Link'),
    element('div', { class: 'field' }, input),
    element('p', { id: 'link-note', class: failure ? 'problem' : 'note' }, note),
    element('button', { type: 'submit' }, 'Check the link'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    actions.openLink(input.value);
  });
  const heading = 'Open a shared secret';
  const explanation = 'Paste the link that you were sent. Checking it does not open the secret.';
  return {
    nodes: [element('h1', {}, heading), element('p', {}, explanation), form],
    announcement: failure ? '' : `${heading}. ${explanation}`,
    focus: input,
    ...(failure && { refocus: input }),
  };
}

function problem(failure: NonNullable<AskingLink['failure']>): string {
  const { what, next } = describe(failure);
  return `${what} ${next}`;
}
