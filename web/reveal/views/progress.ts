import { elapsedSeconds, type Step } from '../../kit/derivation.ts';
import { button, element } from '../../kit/dom.ts';
import { joined } from '../../kit/wording.ts';
import type { FirstSentences } from '../../languages/sentences.ts';
import type { Actions } from '../actions.ts';
import type { Revealing } from '../state.ts';

/** The slow step of a password: how long it has taken, and a way out of it. */
export function progressOf(state: Revealing, { cancel }: Actions, sentences: FirstSentences) {
  if (state.step === 'sending') return { nodes: [], tick: () => {} };
  const { step } = state;
  const why = element('p', { class: 'note progress' }, derivingSentence(step, sentences));
  const elapsed = element('p', { class: 'note progress' });
  const tick = () => {
    const seconds = elapsedSeconds(state);
    elapsed.textContent = seconds === 0 ? '' : sentences.secondsSoFar(seconds);
  };
  tick();
  if (step === 'deriving_in_place') return { nodes: [why, elapsed], tick };
  const stop = button(sentences.cancel, cancel);
  stop.className = 'quiet';
  return { nodes: [stop, why, elapsed], tick };
}

export function derivingSentence(step: Exclude<Step, 'sending'>, sentences: FirstSentences): string {
  return joined(sentences, sentences.slowOnPurpose, step === 'deriving' ? '' : sentences.standsStill);
}
