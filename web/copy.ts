import { button, element } from './dom.ts';
import type { CommonSentences } from './languages/sentences.ts';
import type { Clipboard } from './page-state.ts';

/** How long a copied text may stay where its reader wants the clipboard emptied. */
const clipboardMs = 60_000;

export interface CopyParts {
  readonly label: string;
  readonly value: string;
  /** Shows the value; selected where the clipboard cannot be written. */
  readonly shown: HTMLElement;
  readonly sentences: Pick<CommonSentences, 'copied'> & { readonly selected: string };
  announce(sentence: string): void;
  onCopied?(): void;
  /** Called before the value is selected for a copy by hand. */
  onSelect?(): void;
}

/** A button that copies, and says so only where that is true. */
export function copyButton({ label, value, shown, sentences, announce, onCopied, onSelect }: CopyParts) {
  const outcome = element('p', { class: 'note' });
  const say = (sentence: string) => {
    outcome.textContent = sentence;
    announce(sentence);
  };
  const copy = button(label, async () => {
    if (await copied(value)) {
      onCopied?.();
      say(sentences.copied);
    } else {
      onSelect?.();
      getSelection()?.selectAllChildren(shown);
      say(sentences.selected);
    }
  });
  return { copy, outcome, say };
}

/** @returns whether the clipboard holds the value now; a page without https has no clipboard. */
async function copied(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    return false;
  }
}

/** Once it is time; a browser refuses while the page is not in front, and is asked again at the next call. */
export async function emptyClipboard(clipboard: Clipboard, onEmptied: () => void): Promise<void> {
  const { copiedMs } = clipboard;
  if (performance.now() < (copiedMs ?? Number.POSITIVE_INFINITY) + clipboardMs) return;
  if (!(await copied('')) || clipboard.copiedMs !== copiedMs) return;
  clipboard.copiedMs = undefined;
  onEmptied();
}
