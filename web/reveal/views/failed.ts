import { type Description, describeIn } from '../../../package/words/describe.ts';
import { button, element } from '../../kit/dom.ts';
import type { View } from '../../kit/view.ts';
import { joined } from '../../kit/wording.ts';
import type { RevealPageSentences } from '../../languages/sentences.ts';
import type { Actions } from '../actions.ts';
import type { Failed } from '../state.ts';
import { accountView, infisicalLink } from './account.ts';
import { nextStep } from './failure-actions.ts';
import { type MessageForSender, messageForSender } from './message-for-sender.ts';
import { checkAgainView, failureView } from './prompt-failure.ts';

export function failedView(state: Failed, actions: Actions, sentences: RevealPageSentences): View {
  const { failure, share } = state;
  const description = describeFailed(state, actions, sentences);
  const step = nextStep(failure.kind);
  const paste = step === 'paste' ? button(sentences.pasteLink, actions.askForLink) : undefined;
  const message = messageForSender(failure.kind, actions, sentences);
  if (message) return deadEndView(message, description, sentences, paste);
  if (paste) return failureView(description, sentences, paste);
  const isOfAccount = step === 'sign_in' || step === 'sign_in_again';
  if (isOfAccount && share && actions.signIn) return accountView({ share, step, description }, actions, sentences);
  // Infisical's page would ask for a sealed link's password, and send it as it is.
  if ((step === 'sign_in' || step === 'infisical') && share?.kind === 'plain') {
    const next = joined(sentences, description.next, sentences.opensAtOnce);
    return failureView({ ...description, next }, sentences, infisicalLink(share, sentences));
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

function describeFailed({ failure, share }: Failed, { signIn }: Actions, sentences: RevealPageSentences): Description {
  // A look is a part of opening: who reads this fears for the view.
  const described = describeIn(sentences.failures, { ...failure, operation: 'access' });
  switch (failure.kind) {
    case 'sign_in_required':
      if (signIn) return { ...described, next: sentences.accountNote };
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
