import { element } from '../dom.ts';
import type { Revealing } from '../page-state.ts';
import { derivingSentence } from '../sentences.ts';
import type { Actions, View } from '../view.ts';
import { fromSender, sharedHeading } from './ask.ts';
import { factList } from './facts.ts';
import { passwordField, pressForm } from './password.ts';
import { progressOf } from './progress.ts';
import { waitingHeading } from './waiting.ts';

/** The view before it, busy. */
export function revealingView(state: Revealing, actions: Actions): View {
  const { password, step, asks } = state;
  const facts = factList(state);
  const progress = progressOf(state, actions);
  const label = step === 'sending' ? 'Opening…' : 'Checking the password…';
  const submit = element('button', { type: 'submit', 'aria-disabled': 'true' }, label);
  const field =
    password === undefined ? [] : passwordField({ password, readOnly: true, note: fromSender, wrong: false }).nodes;
  return {
    nodes: [
      element('h1', {}, asks === 'first' ? sharedHeading : waitingHeading),
      ...(asks === 'first' ? [facts.list] : []),
      pressForm(...field, element('div', { class: 'actions' }, submit, ...progress.nodes)),
    ],
    announcement: step === 'sending' ? 'Opening the secret.' : derivingSentence(step),
    focus: submit,
    tick: () => {
      facts.tick();
      progress.tick();
    },
  };
}
