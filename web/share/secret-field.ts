import { button, element } from '../kit/dom.ts';
import { asTyped } from '../kit/fields.ts';
import { isolated } from '../kit/wording.ts';
import type { SharePageSentences } from '../languages/sentences.ts';
import type { Draft, Writing } from './state.ts';

export interface SecretField {
  readonly nodes: readonly Node[];
  readonly focus: HTMLElement;
  /** Absent where a file was chosen. */
  readonly area?: HTMLTextAreaElement;
  /** What was chosen, in a sentence. */
  readonly chosen?: string;
  /** Of several files. */
  readonly removeAll?: HTMLButtonElement;
  text(): string;
}

/** A browser needs seconds for each key in a longer one. */
const typedCharsMax = 64 * 1024;

/** @param onLong is given the whole text where what is pasted or dropped makes it too long to be typed in. */
export function textField({ text }: Draft, sentences: SharePageSentences, onLong: (text: string) => void): SecretField {
  const area = element('textarea', {
    id: 'secret',
    rows: '6',
    dir: 'auto',
    ...asTyped,
    'aria-describedby': 'secret-note',
  });
  area.value = text;
  area.addEventListener('beforeinput', (event) => {
    const { data, inputType } = event;
    const { value, selectionStart, selectionEnd } = area;
    if (data === null || !/^insertFrom(Paste|Drop)$/.test(inputType)) return;
    if (value.length + data.length <= typedCharsMax) return;
    event.preventDefault();
    onLong(value.slice(0, selectionStart) + data + value.slice(selectionEnd));
  });
  return {
    nodes: [element('label', { for: area.id }, sentences.secret), area],
    focus: area,
    area,
    text: () => area.value,
  };
}

export function isLong({ text }: Pick<Draft, 'text'>): boolean {
  return text.length > typedCharsMax;
}

/** In place of the text, which was not typed. */
export function longTextField({ text }: Draft, sentences: SharePageSentences, onRemove: () => void): SecretField {
  const { secret, remove, chosenFile } = sentences;
  const bytes = new TextEncoder().encode(text).length;
  return { ...cardField(secret, chosenFile(secret, bytes), button(remove, onRemove)), text: () => text };
}

export interface FileRemoval {
  removeAll(): void;
  removeOne(index: number): void;
}

/** In place of the text: the file that was chosen, or each of several. */
export function chosenField(
  file: NonNullable<Draft['file']>,
  { draft, removedAt = 0 }: Writing,
  sentences: SharePageSentences,
  { removeAll, removeOne }: FileRemoval,
): SecretField {
  const { several } = draft;
  const { remove, removeFile, removeNamed, chosenFile, chosenFiles } = sentences;
  if (!several) {
    const removal = button(remove, removeAll);
    removal.setAttribute('aria-label', removeFile);
    return cardField(sentences.file, chosenFile(isolated(file.name), file.bytes.length), removal);
  }
  const removals: HTMLButtonElement[] = [];
  const rows = several.map(({ name, bytes }, index) => {
    const removal = button(remove, () => removeOne(index));
    removal.setAttribute('aria-label', removeNamed(isolated(name)));
    removals.push(removal);
    return element('li', {}, cardOf(chosenFile(isolated(name), bytes.length), removal));
  });
  const chosen = chosenFiles(several.length, sizeOf(several));
  const label = element('p', { id: 'files', class: 'label' }, chosen);
  const all = button(sentences.removeAll, removeAll);
  all.className = 'quiet';
  all.setAttribute('aria-describedby', 'secret-note');
  return {
    nodes: [label, element('ul', { class: 'files', 'aria-labelledby': label.id }, ...rows)],
    chosen,
    removeAll: all,
    focus: removals[Math.min(removedAt, removals.length - 1)] ?? all,
    text: () => '',
  };
}

function sizeOf(files: NonNullable<Draft['several']>): number {
  return files.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

function cardField(label: string, sentence: string, remove: HTMLButtonElement): SecretField {
  const nodes = [element('p', { class: 'label' }, label), cardOf(sentence, remove)];
  return { nodes, chosen: sentence, focus: remove, text: () => '' };
}

function cardOf(sentence: string, remove: HTMLButtonElement): HTMLElement {
  remove.className = 'quiet';
  remove.setAttribute('aria-describedby', 'secret-note');
  return element('div', { class: 'file' }, element('span', {}, sentence), remove);
}

/** Takes files in place of a text, and more of them. */
export function fileChooser(
  { file }: Draft,
  sentences: SharePageSentences,
  onFiles: (files: FileList) => void,
  removeAll: HTMLElement | string = '',
): HTMLElement {
  const input = element('input', { type: 'file', multiple: '', hidden: '' });
  input.addEventListener('change', () => {
    if (input.files?.length) onFiles(input.files);
  });
  const choose = button(file ? sentences.addFiles : sentences.chooseFile, () => input.click());
  choose.className = 'quiet';
  return element(
    'div',
    { class: 'chooser' },
    input,
    choose,
    file ? removeAll : element('span', { class: 'note mouse-only' }, sentences.orDrop),
  );
}

/** A tenth of what there is: from there on it is told how much is left. */
const nearPart = 0.1;

/** @param leftBytes below zero: how many must go. @param roomBytes of an empty secret. */
export function roomSentence(leftBytes: number, roomBytes: number, sentences: SharePageSentences): string {
  if (leftBytes < 0) return sentences.bytesTooMany(-coarse(leftBytes, Math.floor));
  if (leftBytes < roomBytes * nearPart) return sentences.roomFor(coarse(leftBytes, Math.floor));
  return sentences.upTo(coarse(roomBytes, Math.floor));
}

/** To the digits that are told of it, and never to more room or less excess than there is. */
export function coarse(bytes: number, round: (value: number) => number): number {
  const size = Math.abs(bytes);
  const stepBytes = size < 1000 ? 1 : size < 100_000 ? 100 : size < 1_000_000 ? 1000 : 100_000;
  return round(bytes / stepBytes) * stepBytes;
}
