import { describeIn } from '../../wasm/describe.ts';
import { countDown } from '../countdown.ts';
import { button, element, paragraphs } from '../dom.ts';
import type { RevealPageSentences } from '../languages/sentences.ts';
import { nextStep } from '../next-step.ts';
import type { Failed } from '../page-state.ts';
import type { Actions, View } from '../view.ts';
import { joined } from '../wording.ts';

/** What happened, whether a view was used, what to do next. */
export function failedView(state: Failed, actions: Actions, sentences: RevealPageSentences): View {
  const { failure, share, retryAtMs } = state;
  const { what, view, next } = describeFailed(state, sentences);
  const nodes = [element('h1', {}, what), ...paragraphs(view, next)];
  const announcement = joined(sentences, what, view, next);
  const step = nextStep(failure.kind);
  if (step === 'paste') {
    const paste = button(sentences.pasteLink, actions.askForLink);
    return { nodes: [...nodes, paste], announcement, focus: paste };
  }
  // Infisical's page would ask for a sealed link's password, and send it as it is.
  if (step === 'sign_in' && share && !share.sealed) {
    const link = element('a', { class: 'button', href: infisicalPage(share) }, sentences.openInfisical);
    return { nodes: [...nodes, link], announcement, focus: link };
  }
  if (step === 'check' && share) {
    const check = button('', () => {
      if (check.getAttribute('aria-disabled') !== 'true') actions.check(share);
    });
    const tick = countDown(check, retryAtMs, (seconds) =>
      seconds === 0 ? sentences.checkAgain : sentences.checkAgainIn(seconds),
    );
    return { nodes: [...nodes, check], announcement, focus: check, tick };
  }
  return { nodes, announcement };
}

function describeFailed({ failure, share }: Failed, sentences: RevealPageSentences) {
  // A look is a part of opening: who reads this fears for the view.
  const described = describeIn(sentences.failures, { ...failure, operation: 'access' });
  switch (failure.kind) {
    case 'sign_in_required':
      return share?.sealed ? { ...described, next: sentences.askForOpenLink } : described;
    case 'view_limit_reached':
    case 'not_found':
      if (failure.viewSpent !== 'unknown') return described;
      return { ...described, next: joined(sentences, sentences.perhapsTwice, described.next) };
    case 'network_unreachable':
      return navigator.onLine ? described : { ...described, what: sentences.offline };
    default:
      return described;
  }
}

/** Where sharelink stands in front of an Infisical, this is Infisical's own page, with its sign-in. */
function infisicalPage({ server, id }: NonNullable<Failed['share']>): string {
  return `${server}/shared/secret/${id}?infisical=1`;
}
