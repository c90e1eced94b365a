/** What who made a link can do later: see whether it was opened, and delete the secret. */

import type { Available, Failure } from '../../package/types.ts';
import { describeIn } from '../../package/words/describe.ts';
import { destroyButton } from '../kit/destroy.ts';
import { button, element } from '../kit/dom.ts';
import { joined } from '../kit/wording.ts';
import type { SharePageSentences } from '../languages/sentences.ts';
import type { LinkReady, ShareActions } from './state.ts';

/**
 * promises  what is untrue once the link does not open any more.
 * @returns a row of buttons and, below it, the question that one of them asks; and what takes away, from a view that is
 *   put together, all that a link which was found to be over has no more.
 */
export function afterwards(
  state: LinkReady,
  actions: ShareActions,
  sentences: SharePageSentences,
  promises: HTMLElement,
) {
  const { first, question } = destroyButton({
    label: sentences.deleteNow,
    sentences,
    handling: state.handling,
    destroy: () => void destroy(state, actions),
  });
  first.classList.add('icon-trash');
  const settle = () => {
    if (state.handling.isOver) for (const part of [promises, first, question]) part.remove();
  };
  const row = element('div', { class: 'actions' }, lookButton(state, actions, sentences, settle), first);
  if (state.deleteToken === undefined) first.remove();
  return { nodes: [row, question], settle };
}

function lookButton(
  state: LinkReady,
  { look, say }: ShareActions,
  { wasItOpened }: SharePageSentences,
  settle: () => void,
): HTMLButtonElement {
  const asked = button(wasItOpened, async () => {
    if (asked.getAttribute('aria-disabled') === 'true') return;
    asked.setAttribute('aria-disabled', 'true');
    try {
      const found = await look(state);
      if (over.includes(found.kind)) state.handling.isOver = true;
      settle();
      say((spoken) => whatBecame(found, spoken));
    } finally {
      asked.removeAttribute('aria-disabled');
    }
  });
  asked.className = 'quiet icon-eye';
  return asked;
}

/** After these it does not open again. */
const over: readonly string[] = ['view_limit_reached', 'expired', 'not_found'];

function whatBecame(found: Available | Failure, sentences: SharePageSentences): string {
  switch (found.kind) {
    case 'available': {
      const openedMs = Date.parse(found.share.lastViewedAt ?? '');
      if (!found.openedBefore) return sentences.notOpened;
      return sentences.wasOpened(Number.isNaN(openedMs) ? undefined : openedMs);
    }
    case 'view_limit_reached':
      return sentences.allOpened;
    case 'expired':
      return sentences.hasExpired;
    case 'not_found':
      return sentences.isGone;
    default:
      return joined(sentences, sentences.notKnown, describeIn(sentences.failures, found).what);
  }
}

async function destroy(state: LinkReady, { destroy, say }: ShareActions): Promise<void> {
  const failure = await destroy(state);
  if (!failure) return;
  say((spoken) => joined(spoken, spoken.notDeleted, describeIn(spoken.failures, failure).what));
}
