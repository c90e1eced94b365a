import { button, element, mark } from '../../kit/dom.ts';
import { waitForReader } from '../../kit/reader.ts';
import type { View } from '../../kit/view.ts';
import { joined } from '../../kit/wording.ts';
import type { FirstSentences } from '../../languages/sentences.ts';
import type { Actions } from '../actions.ts';
import { personButton } from '../press.ts';
import type { Confirming } from '../state.ts';
import { factList, headingOf } from './facts.ts';

/**
 * Asks once more before a view is used. The button stands below the place of the one that led here, and does not have
 * the focus: neither a second press there nor a second Enter opens anything.
 */
export function confirmView(state: Confirming, actions: Actions, sentences: FirstSentences): View {
  const { viewsLeft } = state.available;
  const facts = factList(state, sentences);
  const uses = sentences.question(viewsLeft);
  const question = element('p', { class: 'question', tabindex: '-1' }, uses);
  const { button: show, problem } = personButton({
    label: sentences.yes,
    type: 'button',
    sentences,
    actions,
    onPress: () => actions.confirm(state),
  });
  show.classList.add('icon-eye');
  waitForReader(show);
  const back = button(sentences.notNow, () => actions.goBack(state));
  back.className = 'quiet';
  const after = viewsLeft === 1 ? sentences.closesForGood : sentences.nothingIsLost;
  return {
    nodes: [
      mark('lock'),
      element('h1', {}, headingOf(state, sentences)),
      facts.list,
      element(
        'div',
        { class: 'confirm' },
        question,
        element('p', { class: 'note' }, after),
        element('div', { class: 'actions' }, show, back),
        problem,
      ),
    ],
    announcement: joined(sentences, uses, after),
    focus: question,
    tick: facts.tick,
  };
}
