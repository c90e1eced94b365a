import type { CommonSentences } from '../languages/sentences.ts';
import { button } from './dom.ts';
import { partMs, within } from './within.ts';

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
  let settle = (_value: string) => {};
  const isWritten = writePromised(
    new Promise((resolve, reject) => {
      settle = (value) => (value === '' ? reject() : resolve(value));
    }),
  );
  return async (value) => {
    settle(value);
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
