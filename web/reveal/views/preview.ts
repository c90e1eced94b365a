/** A chunk of its own: a look at a file before it is saved. */
import type { SharedFile } from '../../../package/types.ts';
import { element } from '../../kit/dom.ts';
import { copyExactly } from '../../kit/exact-copy.ts';
import { showableOf } from '../content/showable.ts';
import { secretBox } from './secret-box.ts';
import type { ToolParts } from './tools.ts';

/** A few bytes can stand for more of them than a phone has memory for. */
const pixelsMax = 50_000_000;

/** @returns undefined where there is nothing to see. */
export async function previewOf(file: SharedFile, { handling, sentences, actions }: ToolParts) {
  const showable = showableOf(file.bytes);
  if (!showable) return undefined;
  const value = 'text' in showable ? showable.text : '';
  const picture = 'image' in showable ? await pictureOf(file, showable.image) : undefined;
  if (value === '' && !picture) return undefined;
  const box = secretBox({ value, handling, sentences, announce: actions.announce });
  // Without the focus a keyboard could not scroll it.
  const attributes = { class: 'secret', role: 'group', 'aria-label': sentences.secretLabel, tabindex: '0' };
  if (picture) box.present(element('div', attributes, picture));
  copyExactly(box.text, () => (handling.covered ? undefined : value));
  coverInTime();
  const kind = element('p', { class: 'kind icon-file' }, sentences.secretLabel);
  return element('div', { class: 'content' }, element('div', { class: 'toolbar' }, kind, box.toggle), box.frame);

  function coverInTime() {
    if (handling.coverMs === undefined) return;
    setTimeout(() => {
      if (!box.frame.isConnected) return;
      handling.coverMs = undefined; // once only
      box.cover();
    }, handling.coverMs - performance.now());
  }
}

/** Nobody else can ask for its address, and once it is there nor can the page. */
async function pictureOf({ name, bytes }: SharedFile, type: string): Promise<HTMLImageElement | undefined> {
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
