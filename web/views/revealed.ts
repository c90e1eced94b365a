import type { Granted, GrantedFile, SharedFile } from '../../wasm/types.ts';
import { copyButton } from '../copy.ts';
import { button, element, paragraphs } from '../dom.ts';
import type { Revealed } from '../page-state.ts';
import { fileSentence, viewsAfterSentence } from '../sentences.ts';
import type { Actions, View } from '../view.ts';

export function revealedView({ granted }: Revealed, actions: Actions): View {
  return granted.kind === 'granted_file' ? fileView(granted) : textView(granted, actions);
}

function fileView({ file, viewsLeft }: GrantedFile): View {
  const left = viewsAfterSentence(viewsLeft);
  const save = button('Save the file', () => download(file));
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

/** Never under the type that the sender named: the browser must save it, not show it. */
function download({ name, bytes }: SharedFile): void {
  const href = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  element('a', { href, download: name }).click();
  URL.revokeObjectURL(href);
}

/** The secret, exactly as it was typed. */
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
  const text = secretText(secretValue);
  const { announce } = actions;
  const { copy, outcome } = copyButton({ label: 'Copy', value: secretValue, shown: text, noun: 'secret', announce });
  return {
    nodes: [heading, text, element('div', { class: 'actions' }, copy, outcome), ...paragraphs(left)],
    announcement: `The secret is on the page. ${left}`,
    focus: copy,
  };
}

function secretText(value: string): HTMLPreElement {
  // Its language is unknown, its direction its own; a page translator must not send it away.
  const attributes = { class: 'secret', role: 'group', 'aria-label': 'Secret', tabindex: '0', dir: 'auto', lang: '' };
  return element('pre', { ...attributes, translate: 'no' }, value);
}
