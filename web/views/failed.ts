import { describe } from '../../wasm/messages.ts';
import { button, element, paragraphs } from '../dom.ts';
import { nextStep } from '../next-step.ts';
import type { Failed } from '../page-state.ts';
import { checkAgainLabel, secondsUntil } from '../sentences.ts';
import type { Actions, View } from '../view.ts';

/** What happened, whether a view was used, what to do next. */
export function failedView({ failure, share }: Failed, actions: Actions): View {
  const { what, view, next } = describe(failure);
  const nodes = [element('h1', {}, what), ...paragraphs(view, next)];
  const announcement = [what, view, next].join(' ');
  const step = nextStep(failure.kind);
  if (step === 'paste') {
    const paste = button('Paste the link', actions.askForLink);
    return { nodes: [...nodes, paste], announcement, focus: paste };
  }
  if (step === 'sign_in' && share) {
    const link = element('a', { class: 'button', href: infisicalPage(share) }, 'Open the Infisical page');
    return { nodes: [...nodes, link], announcement, focus: link };
  }
  if (step === 'check' && share) {
    const { check, tick } = checkButton(failure.retryAfterSeconds ?? 0, () => actions.check(share));
    return { nodes: [...nodes, check], announcement, focus: check, tick };
  }
  return { nodes, announcement };
}

/** Where sharelink stands in front of an Infisical, this is Infisical's own page, with its sign-in. */
function infisicalPage({ server, id }: NonNullable<Failed['share']>): string {
  return `${server}/shared/secret/${id}?infisical=1`;
}

/** Stays reachable by keyboard while it waits: `disabled` would drop the focus. */
function checkButton(waitSeconds: number, onClick: () => void) {
  const deadlineMs = performance.now() + waitSeconds * 1000;
  const waiting = () => secondsUntil(deadlineMs, performance.now());
  const check = button('', () => {
    if (waiting() === 0) onClick();
  });
  const tick = () => {
    const label = checkAgainLabel(waiting());
    if (label !== check.textContent) check.textContent = label;
    check.setAttribute('aria-disabled', String(waiting() > 0));
  };
  tick();
  return { check, tick };
}
