import { button, element } from '../kit/dom.ts';
import { asTyped } from '../kit/fields.ts';
import { isolated } from '../kit/wording.ts';
import type { SharePageSentences } from '../languages/sentences.ts';
import type { Draft } from './state.ts';

export interface SecretField {
  readonly nodes: readonly Node[];
  readonly focus: HTMLElement;
  /** Absent where a file was chosen. */
  readonly area?: HTMLTextAreaElement;
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

export function fileField(
  file: NonNullable<Draft['file']>,
  sentences: SharePageSentences,
  onRemove: () => void,
): SecretField {
  const remove = button(sentences.remove, onRemove);
  remove.setAttribute('aria-label', sentences.removeFile);
  return cardField(sentences.file, sentences.chosenFile(isolated(file.name), file.bytes.length), remove);
}

function cardField(label: string, sentence: string, remove: HTMLButtonElement): SecretField {
  remove.className = 'quiet';
  remove.setAttribute('aria-describedby', 'secret-note');
  const chosen = element('div', { class: 'file' }, element('span', {}, sentence), remove);
  return { nodes: [element('p', { class: 'label' }, label), chosen], focus: remove, text: () => '' };
}

export function fileChooser(sentences: SharePageSentences, onFiles: (files: FileList) => void): HTMLElement {
  const input = element('input', { type: 'file', multiple: '', hidden: '' });
  input.addEventListener('change', () => {
    if (input.files?.length) onFiles(input.files);
  });
  const choose = button(sentences.chooseFile, () => input.click());
  choose.className = 'quiet';
  return element(
    'div',
    { class: 'chooser' },
    input,
    choose,
    element('span', { class: 'note mouse-only' }, sentences.orDrop),
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
