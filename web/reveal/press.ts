import { element } from '../kit/dom.ts';
import type { FirstSentences } from '../languages/sentences.ts';
import type { Actions } from './actions.ts';

/** Whether a person made this press, in a tab that is in front: a script's clicks and a hidden tab's open nothing. */
export function isByPerson(event: Event): boolean {
  return event.isTrusted && document.visibilityState === 'visible';
}

export interface PersonButtonParts {
  readonly label: string;
  readonly type: 'submit' | 'button';
  readonly sentences: Pick<FirstSentences, 'notByPerson'>;
  readonly actions: Pick<Actions, 'announce'>;
  /** Says that it was not a person. */
  readonly problem: HTMLElement;
  onPress(): void;
}

/** A button that spends a view: nothing but a person presses it. A form's Enter key counts as one of its presses. */
export function personButton({
  label,
  type,
  sentences,
  actions,
  problem,
  onPress,
}: PersonButtonParts): HTMLButtonElement {
  const button = element('button', { type }, label);
  button.addEventListener('click', (event) => {
    event.preventDefault();
    if (button.getAttribute('aria-disabled') === 'true') return;
    const isPerson = isByPerson(event);
    problem.textContent = isPerson ? '' : sentences.notByPerson;
    if (isPerson) onPress();
    else actions.announce(sentences.notByPerson);
  });
  return button;
}
