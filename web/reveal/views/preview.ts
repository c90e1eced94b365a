/** A chunk of its own: a look at a file before it is saved. */
import type { NamedFile } from '../../../package/files/zip.ts';
import { copyButton } from '../../kit/copy.ts';
import { element } from '../../kit/dom.ts';
import { copyExactly } from '../../kit/exact-copy.ts';
import { showableOf } from '../content/showable.ts';
import { type SecretBox, secretBox } from './secret-box.ts';
import { showStructure } from './structure.ts';
import type { ToolParts } from './tool-parts.ts';

export { showableOf } from '../content/showable.ts';

/** A few bytes can stand for more of them than a phone has memory for. */
const pixelsMax = 50_000_000;

interface PreviewParts extends ToolParts {
  /** Whose preview it is, where that is not clear. */
  readonly title?: string;
}

/** @returns undefined where there is nothing to see. */
export async function previewOf(file: NamedFile, parts: PreviewParts) {
  const { handling, sentences, actions, title = sentences.secretLabel } = parts;
  const showable = showableOf(file.bytes);
  if (!showable) return undefined;
  const value = 'text' in showable ? showable.text : '';
  const picture = 'image' in showable ? await pictureOf(file, showable.image) : undefined;
  if (value === '' && !picture) return undefined;
  const box = secretBox({ value, handling, sentences, announce: actions.announce });
  const kind = element('p', { class: 'kind icon-file' }, title);
  const toolbar = element('div', { class: 'toolbar' }, kind, box.toggle);
  if (picture) {
    // Without the focus a keyboard could not scroll it.
    const attributes = { class: 'secret', role: 'group', 'aria-label': sentences.secretLabel, tabindex: '0' };
    box.present(element('div', attributes, picture));
  } else {
    box.toggle.before(copyOf(value, box, parts));
    copyExactly(box.text, () => (handling.covered ? undefined : value));
    // A name that was asked for stays.
    const titled = { ...box, kind: parts.title === undefined ? kind : element('p') };
    box.showAfter(showStructure(value, titled, parts).isRead);
  }
  coverInTime();
  return element('div', { class: 'content' }, toolbar, box.frame);

  function coverInTime() {
    if (handling.coverMs === undefined) return;
    setTimeout(() => {
      if (!box.frame.isConnected) return;
      handling.coverMs = undefined; // once only
      box.cover();
    }, handling.coverMs - performance.now());
  }
}

function copyOf(value: string, box: SecretBox, { handling, sentences, actions }: ToolParts): HTMLButtonElement {
  return copyButton({
    label: sentences.copy,
    sentences,
    value,
    handling,
    shown: box.text,
    say: actions.say,
    announce: actions.announce,
    onCopied: () => {
      handling.copiedMs = performance.now();
      actions.secretKept();
    },
    onSelect: box.showAsItIs,
  });
}

/** Nobody else can ask for its address, and once it is there nor can the page. */
async function pictureOf({ name, bytes }: NamedFile, type: string): Promise<HTMLImageElement | undefined> {
  const image = element('img', { alt: name });
  const src = URL.createObjectURL(new Blob([bytes], { type }));
  try {
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = reject;
      image.src = src;
    });
    if (image.naturalWidth * image.naturalHeight > pixelsMax) return undefined;
    await image.decode();
    image.style.maxWidth = '100%'; // few need it, and all load the style sheet
    return image;
  } catch {
    return undefined;
  } finally {
    URL.revokeObjectURL(src);
  }
}
