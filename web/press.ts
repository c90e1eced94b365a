import { element } from './dom.ts';
import type { Actions } from './view.ts';

/** Whether a person made this press, in a tab that is in front: a script's clicks and a hidden tab's open nothing. */
export function isByPerson(event: Event): boolean {
  return event.isTrusted && document.visibilityState === 'visible';
}

const refused = 'That press did not come from you. Use the mouse, your finger or the keyboard.';

/** A button that spends a view: nothing but a person presses it. A form's Enter key counts as one of its presses. */
export function personButton(
  label: string,
  type: 'submit' | 'button',
  { announce }: Pick<Actions, 'announce'>,
  onPress: () => void,
) {
  const button = element('button', { type }, label);
  const problem = element('p', { class: 'problem' });
  button.addEventListener('click', (event) => {
    event.preventDefault();
    if (button.getAttribute('aria-disabled') === 'true') return;
    const isPerson = isByPerson(event);
    problem.textContent = isPerson ? '' : refused;
    if (isPerson) onPress();
    else announce(refused);
  });
  return { button, problem };
}
