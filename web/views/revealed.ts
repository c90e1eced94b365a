import { describe } from '../../wasm/messages.ts';
import type { Granted, GrantedFile } from '../../wasm/types.ts';
import { copyButton } from '../copy.ts';
import { button, element, paragraphs } from '../dom.ts';
import type { Revealed } from '../page-state.ts';
import { saveFile } from '../save.ts';
import { fileSentence, linesSentence, viewsAfterSentence } from '../sentences.ts';
import type { Actions, View } from '../view.ts';
import { secretBox } from './secret-box.ts';
import type { ToolParts } from './tools.ts';

/** Absent where the creator did not allow it. */
type Destroying = Pick<ToolParts, 'destroy'>;

export function revealedView(state: Revealed, actions: Actions): View {
  const { granted } = state;
  const destroy = granted.deleteToken === undefined ? {} : { destroy: () => destroyed(state, actions) };
  return granted.kind === 'granted_file' ? fileView(granted, actions, destroy) : textView(granted, actions, destroy);
}

/** @returns why it is still there. */
async function destroyed(state: Revealed, { destroy }: Actions): Promise<string | undefined> {
  const failure = await destroy(state);
  if (!failure) return undefined;
  const { what, next } = describe(failure);
  return `It is not deleted. ${what} ${next}`;
}

function fileView(
  { file, viewsLeft }: GrantedFile,
  { secretKept, loadTools, announce }: Actions,
  { destroy }: Destroying,
): View {
  const left = viewsAfterSentence(viewsLeft);
  const save = button('Save the file', () => {
    saveFile(file);
    secretKept();
  });
  const tools = element('div', { class: 'actions' });
  const outcome = element('p', { class: 'note' });
  const say = (sentence: string) => {
    outcome.textContent = sentence;
    announce(sentence);
  };
  if (destroy) {
    loadTools().then(
      ({ destroyButton }) => tools.append(destroyButton(destroy, say)),
      () => {},
    );
  }
  return {
    nodes: [
      element('h1', {}, 'The file'),
      ...paragraphs(fileSentence(file)),
      element('div', { class: 'actions' }, save, outcome),
      ...paragraphs(left),
      tools,
    ],
    announcement: `The file can be saved. ${left}`,
    focus: save,
  };
}

function textView(granted: Granted, actions: Actions, destroying: Destroying): View {
  const { secretValue, viewsLeft } = granted;
  const heading = element('h1', {}, 'The secret');
  const left = viewsAfterSentence(viewsLeft);
  if (secretValue === '') {
    return {
      nodes: [heading, ...paragraphs('The secret is empty.', left)],
      announcement: `The secret is empty. ${left}`,
    };
  }
  const { announce, secretKept } = actions;
  const box = secretBox(secretValue, announce);
  box.text.addEventListener('copy', secretKept);
  const copying = { label: 'Copy', value: secretValue, shown: box.text, noun: 'secret', announce };
  const { copy, outcome, say } = copyButton({ ...copying, onCopied: secretKept, onSelect: box.uncover });
  const tools = element('div');
  const parts = { value: secretValue, box, say, onKept: secretKept, ...destroying };
  // Without them the secret is on the page all the same.
  actions.loadTools().then(
    ({ toolsFor }) => tools.append(...toolsFor(parts)),
    () => {},
  );
  return {
    nodes: [
      heading,
      box.text,
      element('div', { class: 'actions' }, copy, box.toggle, outcome),
      ...paragraphs(`${linesSentence(secretValue)} ${left}`.trim()),
      tools,
    ],
    announcement: `The secret is on the page. ${left}`,
    focus: copy,
  };
}
