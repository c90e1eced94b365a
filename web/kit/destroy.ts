import type { CommonSentences } from '../languages/sentences.ts';
import { button, element } from './dom.ts';
import { waitForReader } from './reader.ts';

export interface DestroyParts {
  readonly label: string;
  readonly sentences: Pick<CommonSentences, 'cancel'> & { readonly deleteForEveryone: string };
  /** Whether the question is on show. */
  readonly handling: { asksToDelete?: boolean };
  destroy(): void;
}

/**
 * Asks once more before it deletes: others may still want to open it. The button that deletes comes up at another place
 * and a moment later, and does not have the focus: neither a second press nor a second Enter deletes anything.
 */
export function destroyButton({ label, sentences, handling, destroy }: DestroyParts) {
  const question = element('div', { class: 'actions' });
  const ask = () => {
    const yes = button(sentences.deleteForEveryone, () => {
      if (yes.getAttribute('aria-disabled') !== 'true') destroy();
    });
    yes.className = 'quiet danger';
    const no = button(sentences.cancel, () => {
      handling.asksToDelete = false;
      question.replaceChildren();
      first.focus();
    });
    no.className = 'quiet';
    handling.asksToDelete = true;
    waitForReader(yes);
    question.replaceChildren(no, yes);
  };
  const first = button(label, ask);
  first.className = 'quiet';
  if (handling.asksToDelete) ask();
  return { first, question };
}
