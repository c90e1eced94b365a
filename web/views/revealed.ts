import type { Granted, GrantedFile } from '../../wasm/types.ts';
import { copyButton } from '../copy.ts';
import { button, element, paragraphs } from '../dom.ts';
import type { Revealed } from '../page-state.ts';
import { saveFile } from '../save.ts';
import { fileSentence, linesSentence, viewsAfterSentence } from '../sentences.ts';
import type { Actions, View } from '../view.ts';
import { secretBox } from './secret-box.ts';

export function revealedView({ granted }: Revealed, actions: Actions): View {
  return granted.kind === 'granted_file' ? fileView(granted, actions) : textView(granted, actions);
}

function fileView({ file, viewsLeft }: GrantedFile, { secretKept }: Actions): View {
  const left = viewsAfterSentence(viewsLeft);
  const save = button('Save the file', () => {
    saveFile(file);
    secretKept();
  });
  return {
    nodes: [
      element('h1', {}, 'The file'),
      ...paragraphs(fileSentence(file)),
      element('div', { class: 'actions' }, save),
      ...paragraphs(left),
    ],
    announcement: `The file can be saved. ${left}`,
    focus: save,
  };
}

function textView(granted: Granted, actions: Actions): View {
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
  const parts = { value: secretValue, box, say, onKept: secretKept };
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
