import { type Description, describeIn } from '../../../package/words/describe.ts';
import { button, element } from '../../kit/dom.ts';
import type { View } from '../../kit/view.ts';
import { joined } from '../../kit/wording.ts';
import type { RevealPageSentences } from '../../languages/sentences.ts';
import type { Actions } from '../actions.ts';
import type { Failed } from '../state.ts';
import { nextStep } from './failure-actions.ts';
import { type MessageForSender, messageForSender } from './message-for-sender.ts';
import { checkAgainView, failureView } from './prompt-failure.ts';

export function failedView(state: Failed, actions: Actions, sentences: RevealPageSentences): View {
  const { failure, share } = state;
  const description = describeFailed(state, sentences);
  const step = nextStep(failure.kind);
  const paste = step === 'paste' ? button(sentences.pasteLink, actions.askForLink) : undefined;
  const message = messageForSender(failure.kind, actions, sentences);
  if (message) return deadEndView(message, description, sentences, paste);
  if (paste) return failureView(description, sentences, paste);
  // Infisical's page would ask for a sealed link's password, and send it as it is.
  if (step === 'sign_in' && share?.kind === 'plain') {
    const link = element('a', { class: 'button', href: infisicalPage(share) }, sentences.openInfisical);
    const next = joined(sentences, description.next, sentences.opensAtOnce);
    return failureView({ ...description, next }, sentences, link);
  }
  if (step === 'check') return checkAgainView(state, description, actions, sentences);
  return failureView(description, sentences);
}

function deadEndView(
  { copy, shown, outcome }: MessageForSender,
  description: Description,
  sentences: RevealPageSentences,
  paste?: HTMLButtonElement,
): View {
  if (paste) paste.className = 'quiet';
  const view = failureView(description, sentences);
  const buttons = element('div', { class: 'actions' }, copy, ...(paste ? [paste] : []));
  return { ...view, nodes: [...view.nodes, buttons, outcome, shown], outcome, focus: copy };
}

function describeFailed({ failure, share }: Failed, sentences: RevealPageSentences): Description {
  // A look is a part of opening: who reads this fears for the view.
  const described = describeIn(sentences.failures, { ...failure, operation: 'access' });
  switch (failure.kind) {
    case 'sign_in_required':
      return share?.kind === 'sealed' ? { ...described, next: sentences.askForOpenLink } : described;
    case 'view_limit_reached':
    case 'not_found':
      if (failure.viewSpent === 'unknown') {
        return { ...described, next: joined(sentences, sentences.perhapsTwice, described.next) };
      }
      // Under a link that is used up it would read like a contradiction.
      return failure.kind === 'view_limit_reached' ? { ...described, view: '' } : described;
    default:
      return described;
  }
}

/** Where sharelink stands in front of an Infisical, this is Infisical's own page, with its sign-in; it reads the query. */
function infisicalPage({ server, id }: NonNullable<Failed['share']>): string {
  const page = new URL(`/shared/secret/${id}`, server);
  const { origin, pathname, search } = location;
  if (origin === page.origin && pathname === page.pathname) page.search = search;
  page.searchParams.set('infisical', '1');
  return page.href;
}
