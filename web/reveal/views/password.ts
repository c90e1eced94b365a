import { element } from '../../kit/dom.ts';
import { hiddenInput } from '../../kit/fields.ts';
import type { FirstSentences } from '../../languages/sentences.ts';

export interface PasswordParts {
  /** What is typed already. */
  readonly password: string;
  readonly readOnly: boolean;
  readonly note: string;
  /** Whether the note says what is wrong with it. */
  readonly wrong: boolean;
}

export function passwordField({ password, readOnly, note, wrong }: PasswordParts, sentences: FirstSentences) {
  const { input, field } = hiddenInput(
    'password',
    { 'aria-describedby': 'password-note' },
    { ...sentences, showIt: sentences.showPassword, hideIt: sentences.hidePassword },
  );
  input.value = password;
  input.readOnly = readOnly;
  if (wrong) input.setAttribute('aria-invalid', 'true');
  const nodes = [
    element('label', { for: input.id }, sentences.password),
    field,
    element('p', { id: 'password-note', class: wrong ? 'problem' : 'note' }, note),
  ];
  return { input, nodes };
}

/** A form whose button is pressed by a person or by Enter, and by nothing else. */
export function pressForm(...children: readonly Node[]): HTMLFormElement {
  const form = element('form', { autocomplete: 'off' }, ...children);
  form.addEventListener('submit', (event) => event.preventDefault());
  return form;
}
