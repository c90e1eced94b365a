import { describeIn } from '../../wasm/describe.ts';
import type { Granted, GrantedFile } from '../../wasm/types.ts';
import { copyButton, emptyClipboard } from '../copy.ts';
import { button, element, paragraphs } from '../dom.ts';
import type { RevealPageSentences } from '../languages/sentences.ts';
import type { Revealed } from '../page-state.ts';
import { saveFile } from '../save.ts';
import type { Actions, View } from '../view.ts';
import { isolated, joined } from '../wording.ts';
import { secretBox } from './secret-box.ts';
import type { ToolParts } from './tools.ts';

interface Parts extends Pick<ToolParts, 'destroy'> {
  readonly actions: Actions;
  readonly sentences: RevealPageSentences;
}

export function revealedView(state: Revealed, actions: Actions, sentences: RevealPageSentences): View {
  const { granted } = state;
  const destroy = async () => {
    const failure = await actions.destroy(state);
    if (!failure) return undefined;
    const { what, next } = describeIn(sentences.failures, failure);
    return joined(sentences, sentences.notDeleted, what, next);
  };
  const parts: Parts = { actions, sentences, ...(granted.deleteToken !== undefined && { destroy }) };
  return granted.kind === 'granted_file' ? fileView(granted, parts) : textView(state, granted, parts);
}

function fileView({ file, viewsLeft }: GrantedFile, { actions, sentences, destroy }: Parts): View {
  const { secretKept, loadTools, announce } = actions;
  const left = sentences.viewsAfter(viewsLeft);
  const save = button(sentences.saveFile, () => {
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
      ({ destroyButton }) => tools.append(destroyButton(destroy, sentences, say)),
      () => {},
    );
  }
  return {
    nodes: [
      element('h1', {}, sentences.theFile),
      ...paragraphs(sentences.file(isolated(file.name), file.type && isolated(file.type), file.bytes.length)),
      element('div', { class: 'actions' }, save, outcome),
      ...paragraphs(left),
      tools,
    ],
    announcement: joined(sentences, sentences.fileReady, left),
    focus: save,
  };
}

function textView(
  { cover, clipboard }: Revealed,
  { secretValue, viewsLeft }: Granted,
  { actions, sentences, ...parts }: Parts,
): View {
  const heading = element('h1', {}, sentences.theSecret);
  const left = sentences.viewsAfter(viewsLeft);
  if (secretValue === '') {
    const { empty } = sentences;
    return { nodes: [heading, ...paragraphs(empty, left)], announcement: joined(sentences, empty, left) };
  }
  const { announce, secretKept } = actions;
  const box = secretBox({ value: secretValue, state: cover, sentences, announce });
  box.text.addEventListener('copy', secretKept);
  const copying = { label: sentences.copy, value: secretValue, shown: box.text, sentences, announce };
  const onCopied = () => {
    clipboard.copiedMs = performance.now();
    secretKept();
  };
  const { copy, outcome, say } = copyButton({ ...copying, onCopied, onSelect: box.uncover });
  const tools = element('div');
  // Without them the secret is on the page all the same.
  actions.loadTools().then(
    ({ toolsFor }) => {
      tools.append(
        ...toolsFor({ value: secretValue, box, cover, clipboard, sentences, say, onKept: secretKept, ...parts }),
      );
    },
    () => {},
  );
  return {
    nodes: [
      heading,
      box.text,
      element('div', { class: 'actions' }, copy, box.toggle, outcome),
      ...paragraphs(joined(sentences, linesSentence(secretValue, sentences), left)),
      tools,
    ],
    announcement: joined(sentences, cover.covered ? sentences.hidden : sentences.onPage, left),
    focus: copy,
    tick: () => {
      if (clipboard.emptiedLater) void emptyClipboard(clipboard, () => say(sentences.clipboardEmptied));
      if (performance.now() < (cover.dueMs ?? Number.POSITIVE_INFINITY)) return;
      cover.dueMs = Number.POSITIVE_INFINITY; // once only
      box.cover();
    },
  };
}

/** @returns '' for a single line. */
function linesSentence(value: string, { lines }: RevealPageSentences): string {
  const count = value.replace(/(\r\n|\n|\r)$/, '').split(/\r\n|\n|\r/).length;
  return count === 1 ? '' : lines(count);
}
