import type { ViewSpent } from '../../../package/types.ts';
import { button, element, paragraphs } from '../../kit/dom.ts';
import type { View } from '../../kit/view.ts';
import { spoken } from '../../kit/wording.ts';
import type { FirstSentences, Notice } from '../../languages/sentences.ts';
import type { Actions } from '../actions.ts';

/** A heading, some sentences and at most one thing to do. */
export function noticeView(sentences: FirstSentences, notice: Notice, action?: HTMLElement): View {
  const [heading, ...below] = notice;
  return {
    nodes: [element('h1', {}, heading), ...paragraphs(...below), ...(action ? [action] : [])],
    announcement: spoken(sentences, ...notice),
    ...(action && { focus: action }),
  };
}

/** A reload also heals a page whose parts were replaced by a newer build meanwhile. */
export function partMissingView(viewSpent: ViewSpent, actions: Actions, sentences: FirstSentences): View {
  const { partMissing, failures, reload } = sentences;
  const [heading, ...next] = partMissing;
  return noticeView(sentences, [heading, failures.view[viewSpent], ...next], button(reload, actions.reload));
}
