import { loadTools } from 'sharelink:assets';
import type { Granted, GrantedFile } from '../../../package/types.ts';
import { copyButton } from '../../kit/copy.ts';
import { button, element, paragraphs } from '../../kit/dom.ts';
import { saveFile } from '../../kit/save.ts';
import type { View } from '../../kit/view.ts';
import { isolated, joined } from '../../kit/wording.ts';
import type { FirstSentences } from '../../languages/sentences.ts';
import type { Actions } from '../actions.ts';
import type { Revealed } from '../state.ts';
import { headingOf } from './facts.ts';
import { secretBox } from './secret-box.ts';
import type { ToolParts } from './tool-parts.ts';

interface Parts extends Omit<ToolParts, 'sentences'> {
  readonly actions: Actions;
  readonly sentences: FirstSentences;
  /** Whose secret it is: a server that asks for a sign-in names the organization with the secret, not before. */
  readonly from: string;
}

export function revealedView(state: Revealed, actions: Actions, sentences: FirstSentences): View {
  const { granted, handling } = state;
  const destroy = () => actions.destroy(state);
  const from = headingOf({ available: granted }, { ...sentences, shared: '' });
  const parts: Parts = { handling, actions, sentences, from, ...(granted.deleteToken !== undefined && { destroy }) };
  return granted.kind === 'granted_file' ? fileView(granted, parts) : textView(granted, parts);
}

function fileView({ file, viewsLeft }: GrantedFile, parts: Parts): View {
  const { actions, sentences, from } = parts;
  const { secretKept } = actions;
  const left = sentences.viewsAfter(viewsLeft);
  const save = button(sentences.saveFile, () => {
    saveFile(file);
    secretKept();
  });
  const tools = element('div');
  const outcome = element('p', { class: 'note' });
  toolsAndWords(sentences).then(
    ([{ addFileTools }, all]) => addFileTools(file, tools, { ...parts, sentences: all }),
    () => {},
  );
  return {
    nodes: [
      element('h1', {}, sentences.theFile),
      ...paragraphs(
        from,
        sentences.file(isolated(file.name), file.type && isolated(file.type), file.bytes.length),
        left,
      ),
      element('div', { class: 'actions' }, save, outcome),
      tools,
    ],
    announcement: joined(sentences, sentences.fileReady, left),
    outcome,
    focus: save,
  };
}

function textView({ secretValue, viewsLeft }: Granted, parts: Parts): View {
  const { handling, actions, sentences, from } = parts;
  const heading = element('h1', {}, sentences.theSecret);
  const left = sentences.viewsAfter(viewsLeft);
  if (secretValue === '') {
    const { empty } = sentences;
    return { nodes: [heading, ...paragraphs(empty, left)], announcement: joined(sentences, empty, left) };
  }
  const { announce, say, secretKept } = actions;
  const box = secretBox({ value: secretValue, handling, sentences, announce });
  box.text.addEventListener('copy', () => {
    if (!box.text.classList.contains('covered')) secretKept();
  });
  const copy = copyButton({
    label: sentences.copy,
    sentences,
    value: secretValue,
    handling,
    shown: box.text,
    say,
    announce,
    onCopied: () => {
      handling.copiedMs = performance.now();
      secretKept();
    },
    onSelect: box.showAsItIs,
  });
  const where = handling.covered ? sentences.hidden : sentences.onPage;
  const outcome = element('p', { class: 'note' });
  const kind = element('p', { class: 'kind' }, sentences.secretLabel);
  const toolbar = element('div', { class: 'toolbar' }, kind, copy, box.toggle);
  const panel = element('div', { class: 'panel', hidden: '' });
  let tickTools = () => {};
  const isRead = toolsAndWords(sentences).then(([{ addTools }, all]) => {
    const added = addTools(secretValue, { ...box, kind, toolbar, panel }, { ...parts, sentences: all });
    tickTools = added.tick;
    return added.isRead;
  });
  // Without them the secret is on the page all the same.
  box.showAfter(isRead);
  return {
    nodes: [
      heading,
      ...paragraphs(from, left),
      element('div', { class: 'content' }, toolbar, panel, box.frame),
      outcome,
    ],
    announcement: joined(sentences, handling.copied ? sentences.copied : '', where, left),
    outcome,
    focus: copy,
    fromTop: true,
    tick: () => {
      tickTools();
      if (performance.now() < (handling.coverMs ?? Number.POSITIVE_INFINITY)) return;
      handling.coverMs = Number.POSITIVE_INFINITY; // once only
      box.cover();
    },
  };
}

function toolsAndWords(sentences: FirstSentences) {
  return Promise.all([loadTools(), sentences.complete()]);
}
