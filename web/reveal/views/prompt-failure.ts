/** A failure that the page tells with what it has loaded: it may be the network that is gone. */
import { type Description, describeIn, type PromptFailure } from '../../../package/words/describe.ts';
import { countDown } from '../../kit/countdown.ts';
import { button, element, paragraphs } from '../../kit/dom.ts';
import type { View } from '../../kit/view.ts';
import { joined } from '../../kit/wording.ts';
import type { FirstSentences } from '../../languages/sentences.ts';
import type { Actions } from '../actions.ts';
import type { Failed } from '../state.ts';

export function promptFailureView(
  state: Failed,
  failure: PromptFailure,
  actions: Actions,
  sentences: FirstSentences,
): View {
  // A look is a part of opening: who reads this fears for the view.
  const described = describeIn(sentences.failures, { ...failure, operation: 'access' });
  const isOffline = failure.kind === 'network_unreachable' && !navigator.onLine;
  return checkAgainView(state, isOffline ? { ...described, what: sentences.offline } : described, actions, sentences);
}

/** A look at the share is what the reader can do next: it never opens it. */
export function checkAgainView(
  { share, retryAtMs }: Failed,
  description: Description,
  actions: Actions,
  sentences: FirstSentences,
): View {
  if (!share) return failureView(description, sentences);
  const check = button('', () => {
    if (check.getAttribute('aria-disabled') !== 'true') actions.check(share);
  });
  const tick = countDown(check, retryAtMs, (seconds) =>
    seconds === 0 ? sentences.checkAgain : sentences.checkAgainIn(seconds),
  );
  return { ...failureView(description, sentences, check), tick };
}

/** What happened, whether a view was used, what to do next. */
export function failureView({ what, view, next }: Description, sentences: FirstSentences, action?: HTMLElement): View {
  return {
    nodes: [element('h1', {}, what), ...paragraphs(view, next), ...(action ? [action] : [])],
    announcement: joined(sentences, what, view, next),
    ...(action && { focus: action }),
  };
}
