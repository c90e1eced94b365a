import { button, element } from '../../kit/dom.ts';
import type { View } from '../../kit/view.ts';
import type { RevealPageSentences } from '../../languages/sentences.ts';
import type { Actions } from '../actions.ts';
import type { Choosing } from '../state.ts';
import { noticeView } from './notice.ts';

/** Enough of an id to tell two links apart; the rest of it opens the secret. */
const idCharsShown = 8;

/** Asks which of several links in one text is meant. */
export function choosingView({ links }: Choosing, actions: Actions, sentences: RevealPageSentences): View {
  const choices = links.map((link) => {
    const choice = button('', () => actions.openLink(link));
    choice.dir = 'ltr';
    choice.append(nameOf(link));
    return choice;
  });
  const list = element('div', { class: 'choices' }, ...choices.map((choice) => element('p', {}, choice)));
  return { ...noticeView(sentences, sentences.choose, list), ...(choices[0] && { focus: choices[0] }) };
}

/** Host and beginning of the id, without what opens the secret; a line ends between them, and not before the last mark. */
function nameOf(link: string): HTMLElement {
  const [, , host = '', ...path] = link.split('/');
  const id = (path.at(-1) ?? '').slice(0, idCharsShown);
  return element('span', {}, host, element('wbr'), `/…/${id}…`);
}
