import { hasInvisibleEnds } from '../../package/words/invisible-ends.ts';
import { copyButton } from '../kit/copy.ts';
import { button, element } from '../kit/dom.ts';
import { hiddenInput } from '../kit/fields.ts';
import { joined } from '../kit/wording.ts';
import type { SharePageSentences } from '../languages/sentences.ts';
import { generatePassword } from './generated-password.ts';
import type { Draft, ShareActions } from './state.ts';

/** Shorter ones are pointed out, and taken. */
const shortEnd = 12;

export interface PasswordEntry {
  readonly input: HTMLInputElement;
  isGenerated(): boolean;
  readonly nodes: readonly Node[];
  /** Says what came of a press. */
  readonly outcome: HTMLElement;
}

export function passwordEntry(
  draft: Pick<Draft, 'password' | 'isGenerated'>,
  actions: ShareActions,
  sentences: SharePageSentences,
): PasswordEntry {
  const { input, field, show } = hiddenInput(
    'password',
    { 'aria-describedby': 'password-note' },
    { ...sentences, showIt: sentences.showPassword, hideIt: sentences.hidePassword },
  );
  input.value = draft.password;
  let copy: HTMLElement | undefined;
  const note = element('p', { id: 'password-note', class: 'note' });
  const outcome = element('p', { class: 'note' });
  const generate = button(sentences.generate, () => {
    input.value = generatePassword();
    input.dispatchEvent(new Event('input', { bubbles: true }));
    show();
    addCopy();
    actions.say((spoken) => spoken.generated);
  });
  generate.className = 'quiet';
  const tools = element('div', { class: 'actions' }, generate);
  const addCopy = () => {
    copy = copyTool(input, actions, sentences);
    tools.append(copy);
  };
  const tell = () => {
    // What was generated before is not what is in the field any more.
    copy?.remove();
    copy = undefined;
    note.textContent = noteOn(input.value, sentences);
  };
  input.addEventListener('input', tell);
  input.addEventListener('input', actions.passwordTyped, { once: true });
  tell();
  if (draft.isGenerated) addCopy();
  const label = element('label', { for: input.id }, sentences.password);
  return { input, isGenerated: () => copy !== undefined, nodes: [label, field, note, tools, outcome], outcome };
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
