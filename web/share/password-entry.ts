import { hasInvisibleEnds } from '../../package/words/invisible-ends.ts';
import { copyButton } from '../kit/copy.ts';
import { button, element } from '../kit/dom.ts';
import { hiddenInput } from '../kit/fields.ts';
import { joined } from '../kit/wording.ts';
import type { SharePageSentences } from '../languages/sentences.ts';
import { generatePassword } from './generated-password.ts';
import type { ShareActions } from './state.ts';

/** Shorter ones are pointed out, and taken. */
const shortEnd = 12;

export interface PasswordEntry {
  readonly input: HTMLInputElement;
  readonly nodes: readonly Node[];
  /** Says what came of a press. */
  readonly outcome: HTMLElement;
}

export function passwordEntry(value: string, actions: ShareActions, sentences: SharePageSentences): PasswordEntry {
  const { input, field, show } = hiddenInput(
    'password',
    { 'aria-describedby': 'password-note' },
    { ...sentences, showIt: sentences.showPassword, hideIt: sentences.hidePassword },
  );
  input.value = value;
  const note = element('p', { id: 'password-note', class: 'note' });
  const outcome = element('p', { class: 'note' });
  const generate = button(sentences.generate, () => {
    input.value = generatePassword();
    show();
    input.dispatchEvent(new Event('input', { bubbles: true }));
    tools.append(copyTool(input, actions, sentences));
    actions.say((spoken) => spoken.generated);
  });
  generate.className = 'quiet';
  const tools = element('div', { class: 'actions' }, generate);
  const tell = () => {
    // What was generated before is not what is in the field any more.
    tools.replaceChildren(generate);
    note.textContent = noteOn(input.value, sentences);
  };
  input.addEventListener('input', tell);
  input.addEventListener('input', actions.passwordTyped, { once: true });
  tell();
  const label = element('label', { for: input.id }, sentences.password);
  return { input, nodes: [label, field, note, tools, outcome], outcome };
}

function noteOn(password: string, sentences: SharePageSentences): string {
  const { passwordEnds, passwordShort, passwordNote } = sentences;
  const characters = [...password].length;
  const isShort = characters > 0 && characters < shortEnd;
  return joined(
    sentences,
    hasInvisibleEnds(password) ? passwordEnds : '',
    isShort ? passwordShort(characters) : '',
    passwordNote,
  );
}

function copyTool(
  input: HTMLInputElement,
  { say, announce }: ShareActions,
  sentences: SharePageSentences,
): HTMLButtonElement {
  const copy = copyButton({
    label: sentences.copyPassword,
    sentences,
    value: input.value,
    handling: {},
    say: () => say((spoken) => spoken.passwordSelected),
    announce,
    onSelect: () => input.select(),
  });
  copy.classList.add('quiet');
  return copy;
}
