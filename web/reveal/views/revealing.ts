import { element, mark } from '../../kit/dom.ts';
import type { View } from '../../kit/view.ts';
import type { FirstSentences } from '../../languages/sentences.ts';
import type { Actions } from '../actions.ts';
import type { Revealing } from '../state.ts';
import { factList } from './facts.ts';
import { passwordField, pressForm } from './password.ts';
import { derivingSentence, progressOf } from './progress.ts';

/** The view before it, busy. @param heading that view's. */
export function revealingView(state: Revealing, actions: Actions, sentences: FirstSentences, heading: string): View {
  const { password, step, asks } = state;
  const facts = factList(state, sentences);
  const progress = progressOf(state, actions, sentences);
  const label = step === 'sending' ? sentences.opening : sentences.checkingPassword;
  const submit = element('button', { type: 'submit', 'aria-disabled': 'true' }, label);
  const field =
    password === undefined
      ? []
      : passwordField({ password, readOnly: true, note: sentences.passwordFromSender, wrong: false }, sentences).nodes;
  return {
    nodes: [
      mark('lock'),
      element('h1', {}, heading),
      ...(asks === 'first' ? [facts.list] : []),
      pressForm(...field, element('div', { class: 'actions' }, submit, ...progress.nodes)),
    ],
    announcement: step === 'sending' ? sentences.openingSecret : derivingSentence(step, sentences),
    focus: submit,
    tick: () => {
      facts.tick();
      progress.tick();
    },
  };
}
