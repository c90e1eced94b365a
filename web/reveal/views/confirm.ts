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
  const { aim } = state;
  const { viewsLeft } = state.available;
  const facts = factList(state, sentences);
  const uses = sentences.question(viewsLeft, aim);
  const question = element('p', { class: 'question', tabindex: '-1' }, uses);
  const problem = element('p', { class: 'problem' });
  const yes = personButton({
    label: aim === 'copy' ? sentences.yesCopy : sentences.yes,
    type: 'button',
    sentences,
    actions,
    problem,
    onPress: () => actions.confirm(state),
  });
  yes.classList.add(aim === 'copy' ? 'icon-copy' : 'icon-eye');
  waitForReader(yes);
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
        element('div', { class: 'actions' }, yes, back),
        problem,
      ),
    ],
    announcement: after,
    unfocused: joined(sentences, uses, after),
    focus: question,
    tick: facts.tick,
  };
}
