import { describe } from '../../wasm/messages.ts';
import { countDown } from '../countdown.ts';
import { element } from '../dom.ts';
import type { AskingPassword, Ready } from '../page-state.ts';
import { personButton } from '../press.ts';
import type { Actions, View } from '../view.ts';
import { factList } from './facts.ts';
import { passwordField, pressForm } from './password.ts';

export const showLabel = 'Show the secret';
export const sharedHeading = 'Someone shared a secret with you';

const waitLabel = (seconds: number) =>
  seconds === 0 ? showLabel : `Wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;

/** The share is there; the person decides whether to open it. */
export function askView(state: Ready | AskingPassword, actions: Actions): View {
  const facts = factList(state);
  const field = state.kind === 'password' ? passwordField(partsOf(state)) : undefined;
  const { button: submit, problem } = personButton(showLabel, 'submit', actions, () =>
    actions.reveal(state.kind === 'password' && field ? { ...state, password: field.input.value } : state),
  );
  const refusal = state.kind === 'password' ? state.refusal : undefined;
  const wait = countDown(submit, refusal?.retryAfterSeconds ?? 0, waitLabel);
  const form = pressForm(...(field?.nodes ?? []), element('div', { class: 'actions' }, submit));
  return {
    nodes: [
      element('h1', {}, sharedHeading),
      facts.list,
      form,
      problem,
      element('p', { class: 'note' }, 'It stays closed until you press the button.'),
    ],
    announcement: refusal ? '' : `${sharedHeading}. ${facts.text}`,
    focus: field?.input ?? submit,
    ...(field && refusal && { refocus: field.input }),
    tick: () => {
      facts.tick();
      wait();
    },
  };
}

export const fromSender = 'The sender gave it to you, perhaps in another message.';

function partsOf({ password, refusal, share }: AskingPassword) {
  if (!refusal) {
    const note = share.sealed ? fromSender : `${fromSender} If nobody did, the end of the link may be missing.`;
    return { password, readOnly: false, note, wrong: false };
  }
  const { what, view, next } = describe(refusal);
  const spaces = /^\s|\s$/.test(password) ? 'It begins or ends with a space.' : '';
  const note = [what, spaces, view, next].filter((sentence) => sentence !== '').join(' ');
  return { password, readOnly: false, note, wrong: refusal.kind !== 'cancelled' };
}
