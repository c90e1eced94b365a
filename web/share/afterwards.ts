/** What who made a link can do later: see whether it was opened, and delete the secret. */

import type { Available, Failure } from '../../package/types.ts';
import { describeIn } from '../../package/words/describe.ts';
import { destroyButton } from '../kit/destroy.ts';
import { button, element } from '../kit/dom.ts';
import { joined } from '../kit/wording.ts';
import type { SharePageSentences } from '../languages/sentences.ts';
import type { LinkReady, ShareActions } from './state.ts';

/** @returns a row of buttons and, below it, the question that one of them asks. */
export function afterwards(state: LinkReady, actions: ShareActions, sentences: SharePageSentences): HTMLElement[] {
  const look = lookButton(state, actions, sentences);
  if (state.deleteToken === undefined) return [element('div', { class: 'actions' }, look)];
  const { first, question } = destroyButton({
    label: sentences.deleteNow,
    sentences,
    handling: state.handling,
    destroy: () => void destroy(state, actions),
  });
  first.classList.add('icon-trash');
  return [element('div', { class: 'actions' }, look, first), question];
}

function lookButton(
  state: LinkReady,
  { look, say }: ShareActions,
  { wasItOpened }: SharePageSentences,
): HTMLButtonElement {
  const asked = button(wasItOpened, async () => {
    if (asked.getAttribute('aria-disabled') === 'true') return;
    asked.setAttribute('aria-disabled', 'true');
    try {
      const found = await look(state);
      say((spoken) => whatBecame(found, spoken));
    } finally {
      asked.removeAttribute('aria-disabled');
    }
  });
  asked.className = 'quiet icon-eye';
  return asked;
}

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
