import { describeIn } from '../../../package/words/describe.ts';
import { element, paragraphs } from '../../kit/dom.ts';
import type { View } from '../../kit/view.ts';
import { joined, spoken } from '../../kit/wording.ts';
import type { RevealPageSentences } from '../../languages/sentences.ts';
import type { Actions } from '../actions.ts';
import { personButton } from '../press.ts';
import type { Waiting } from '../state.ts';
import { passwordField, pressForm } from './password.ts';

/** An access was made here whose answer was never shown. */
export function waitingView(state: Waiting, actions: Actions, sentences: RevealPageSentences): View {
  const { password, refusal } = state;
  const [heading, ...explanation] = sentences.waiting;
  const field = password === undefined ? undefined : passwordField(partsOf(refusal, password, sentences), sentences);
  const problem = element('p', { class: 'problem' });
  const show = personButton({
    label: sentences.showAnswer,
    type: 'submit',
    sentences,
    actions,
    problem,
    onPress: () => actions.reveal(field ? { ...state, password: field.input.value } : state, 'show'),
  });
  const form = pressForm(...(field?.nodes ?? []), element('div', { class: 'actions' }, show));
  return {
    nodes: [element('h1', {}, heading), ...paragraphs(...explanation), form, problem],
    announcement: refusal ? '' : spoken(sentences, ...sentences.waiting),
    focus: field?.input ?? show,
    ...(field && refusal && { refocus: field.input }),
  };
}

function partsOf(refusal: Waiting['refusal'], password: string, sentences: RevealPageSentences) {
  if (!refusal) return { password, readOnly: false, note: sentences.typeOnceMore, wrong: false };
  const { what, next } = describeIn(sentences.failures, refusal);
  const note = refusal.kind === 'decrypt_failed' ? sentences.notThePasswordOfAnswer : joined(sentences, what, next);
  return { password, readOnly: false, note, wrong: refusal.kind !== 'cancelled' };
}
