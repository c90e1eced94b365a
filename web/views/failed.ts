import { describe } from '../../wasm/messages.ts';
import { countDown } from '../countdown.ts';
import { button, element, paragraphs } from '../dom.ts';
import { nextStep } from '../next-step.ts';
import type { Failed } from '../page-state.ts';
import { checkAgainLabel } from '../sentences.ts';
import type { Actions, View } from '../view.ts';

/** What happened, whether a view was used, what to do next. */
export function failedView(state: Failed, actions: Actions): View {
  const { failure, share } = state;
  const { what, view, next } = sentencesOf(state);
  const nodes = [element('h1', {}, what), ...paragraphs(view, next)];
  const announcement = [what, view, next].join(' ');
  const step = nextStep(failure.kind);
  if (step === 'paste') {
    const paste = button('Paste the link', actions.askForLink);
    return { nodes: [...nodes, paste], announcement, focus: paste };
  }
  // Infisical's page would ask for a sealed link's password, and send it as it is.
  if (step === 'sign_in' && share && !share.sealed) {
    const link = element('a', { class: 'button', href: infisicalPage(share) }, 'Open the Infisical page');
    return { nodes: [...nodes, link], announcement, focus: link };
  }
  if (step === 'check' && share) {
    const check = button('', () => {
      if (check.getAttribute('aria-disabled') !== 'true') actions.check(share);
    });
    const tick = countDown(check, failure.retryAfterSeconds ?? 0, checkAgainLabel);
    return { nodes: [...nodes, check], announcement, focus: check, tick };
  }
  return { nodes, announcement };
}

function sentencesOf({ failure, share }: Failed) {
  // A look is a part of opening: who reads this fears for the view.
  const described = describe({ ...failure, operation: 'access' });
  switch (failure.kind) {
    case 'sign_in_required':
      return share?.sealed ? { ...described, next: 'Ask the sender for a link that opens without it.' } : described;
    case 'view_limit_reached':
    case 'not_found': {
      if (failure.viewSpent !== 'unknown') return described;
      const twice = 'It was there a moment ago: if the connection broke, your browser may have asked twice.';
      return { ...described, next: `${twice} Then it was you. ${described.next}` };
    }
    case 'network_unreachable':
      return navigator.onLine ? described : { ...described, what: 'You are offline.' };
    default:
      return described;
  }
}

/** Where sharelink stands in front of an Infisical, this is Infisical's own page, with its sign-in. */
function infisicalPage({ server, id }: NonNullable<Failed['share']>): string {
  return `${server}/shared/secret/${id}?infisical=1`;
}
