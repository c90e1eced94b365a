import { elapsedSeconds } from '../derivation.ts';
import { button, element } from '../dom.ts';
import type { Revealing } from '../page-state.ts';
import { derivingSentence, elapsedSentence } from '../sentences.ts';
import type { Actions } from '../view.ts';

/** The slow step of a password: how long it has taken, and a way out of it. */
export function progressOf(state: Revealing, { cancel }: Actions) {
  if (state.step === 'sending') return { nodes: [], tick: () => {} };
  const { step } = state;
  const why = element('p', { class: 'note progress' }, derivingSentence(step));
  const elapsed = element('p', { class: 'note progress' });
  const tick = () => {
    elapsed.textContent = elapsedSentence(elapsedSeconds(state));
  };
  tick();
  if (!cancel || step === 'deriving_in_place') return { nodes: [why, elapsed], tick };
  const stop = button('Cancel', cancel);
  stop.className = 'quiet';
  return { nodes: [stop, why, elapsed], tick };
}
