import { describe } from '../../wasm/messages.ts';
import { element, paragraphs } from '../dom.ts';
import type { Waiting } from '../page-state.ts';
import { personButton } from '../press.ts';
import type { Actions, View } from '../view.ts';
import { passwordField, pressForm } from './password.ts';

export const waitingHeading = 'An answer may be waiting';

const sentences = [
  'You asked for this secret before, and the answer did not get here. The server keeps it for up to 10 minutes.',
  'However often you ask for it here, it takes one view in all.',
];

/** An access was made here whose answer was never shown. */
export function waitingView(state: Waiting, actions: Actions): View {
  const { password } = state;
  const field = password === undefined ? undefined : passwordField(partsOf(state, password));
  const { button: show, problem } = personButton('Show the answer', 'submit', actions, () =>
    actions.reveal(field ? { ...state, password: field.input.value } : state),
  );
  const form = pressForm(...(field?.nodes ?? []), element('div', { class: 'actions' }, show));
  return {
    nodes: [element('h1', {}, waitingHeading), ...paragraphs(...sentences), form, problem],
    announcement: state.refusal ? '' : [`${waitingHeading}.`, ...sentences].join(' '),
    focus: field?.input ?? show,
    ...(field && state.refusal && { refocus: field.input }),
  };
}

function partsOf({ refusal }: Waiting, password: string) {
  if (!refusal) return { password, readOnly: false, note: 'Type it once more: it is kept nowhere.', wrong: false };
  const { what, next } = describe(refusal);
  const note =
    refusal.kind === 'decrypt_failed'
      ? 'This password does not open the answer. Check it and try again: that takes no other view.'
      : `${what} ${next}`;
  return { password, readOnly: false, note, wrong: refusal.kind !== 'cancelled' };
}
