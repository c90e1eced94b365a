import { describeIn } from '../../../package/words/describe.ts';
import { element, paragraphs } from '../../kit/dom.ts';
import { asTyped } from '../../kit/fields.ts';
import type { View } from '../../kit/view.ts';
import { joined, spoken } from '../../kit/wording.ts';
import type { RevealPageSentences } from '../../languages/sentences.ts';
import type { Actions } from '../actions.ts';
import type { AskingLink } from '../state.ts';

/** Asks for a link: the page was opened without one. */
export function pasteView({ link, failure }: AskingLink, actions: Actions, sentences: RevealPageSentences): View {
  // Several lines: a field of one line takes line breaks out of a pasted text, and glues what is around the link to it.
  const input = element('textarea', {
    id: 'link',
    rows: '2',
    inputmode: 'url',
    dir: 'ltr',
    ...asTyped,
    'aria-describedby': 'link-note',
  });
  input.value = link;
  if (failure) input.setAttribute('aria-invalid', 'true');
  const note = failure ? problem(failure, sentences) : sentences.wholeLink;
  const form = element(
    'form',
    { autocomplete: 'off' },
    element('label', { for: input.id }, sentences.link),
    element('div', { class: 'field' }, input),
    element('p', { id: 'link-note', class: failure ? 'problem' : 'note' }, note),
    element('button', { type: 'submit' }, sentences.checkLink),
  );
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    actions.openLink(input.value);
  });
  const [heading, ...explanation] = sentences.paste;
  return {
    nodes: [element('h1', {}, heading), ...paragraphs(...explanation), form],
    announcement: failure ? '' : spoken(sentences, ...sentences.paste),
    focus: input,
    ...(failure && { refocus: input }),
  };
}

function problem(failure: NonNullable<AskingLink['failure']>, sentences: RevealPageSentences): string {
  const { what, next } = describeIn(sentences.failures, failure);
  return joined(sentences, what, next);
}
