import type { CommonSentences } from '../languages/sentences.ts';
import { button } from './dom.ts';
import { partMs, within } from './within.ts';

/** How long a copied text may stay where its reader wants the clipboard emptied. */
const clipboardMs = 60_000;

/** What is remembered of a copy. */
export interface Copied {
  /** Whether the button on show says so. */
  copied?: boolean;
  /** By performance.now(): when the text was copied; undefined: the page has put nothing there that still is. */
  copiedMs?: number | undefined;
}

export interface CopyParts {
  readonly label: string;
  readonly sentences: Pick<CommonSentences, 'copied'>;
  readonly value: string;
  readonly handling: Copied;
  /** Shows the value; selected where the clipboard cannot be written. Absent where `onSelect` selects it. */
  readonly shown?: HTMLElement;
  say(sentence: (sentences: { readonly selected: string }) => string): void;
  announce(sentence: string): void;
  onCopied?(): void;
  /** Called before the value is selected for a copy by hand. */
  onSelect?(): void;
}

/** A button that copies, and turns into what says so only where that is true. */
export function copyButton(parts: CopyParts): HTMLButtonElement {
  const { label, sentences, value, handling, shown, say, announce, onCopied, onSelect } = parts;
  const copy = button(label, async () => {
    handling.copied = await isCopied(value);
    tell();
    if (handling.copied) {
      onCopied?.();
      announce(sentences.copied);
    } else {
      onSelect?.();
      if (shown) getSelection()?.selectAllChildren(shown);
      say((spoken) => spoken.selected);
    }
  });
  const tell = () => {
    copy.textContent = handling.copied ? sentences.copied : label;
    copy.classList.toggle('icon-done', handling.copied === true);
    copy.classList.toggle('icon-copy', !handling.copied);
  };
  tell();
  return copy;
}

/** @returns whether the clipboard holds the value now; a page without https has no clipboard. */
export async function isCopied(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    return false;
  }
}

/** @returns whether the clipboard holds the value now. @param value '' where there is none to copy. */
export type LateCopy = (value: string) => Promise<boolean>;

/** Called in a press, whose right to the clipboard is over once there is a value: the browser is promised one. */
export function copyLater(): LateCopy {
  let resolve = (_text: string) => {};
  let reject = (_error: Error) => {};
  const isWritten = writePromised(
    new Promise((...settle) => {
      [resolve, reject] = settle;
    }),
  );
  return async (value) => {
    if (value === '') reject(new Error('there is nothing to copy'));
    else resolve(value);
    const isThere = await within(partMs, isWritten).catch(() => false);
    return isThere || (value !== '' && isCopied(value));
  };
}

/** Of a text, not of a Blob: that loses a mark at its start. A browser that takes no promise refuses. */
async function writePromised(text: Promise<string>): Promise<boolean> {
  text.catch(() => {});
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
    return true;
  } catch {
    return false;
  }
}

/** Once it is time; a browser refuses while the page is not in front, and is asked again at the next call. */
export async function emptyClipboard(handling: Copied, onEmptied: () => void): Promise<void> {
  const { copiedMs } = handling;
  if (performance.now() < (copiedMs ?? Number.POSITIVE_INFINITY) + clipboardMs) return;
  if (!(await isCopied('')) || handling.copiedMs !== copiedMs) return;
  handling.copiedMs = undefined;
  onEmptied();
}
