import { element, paragraphs } from '../dom.ts';
import type { CheckedShare } from '../page-state.ts';
import { expirySentence, openedBeforeSentence, organizationSentence, viewsSentence } from '../sentences.ts';

/** What is known of a share before it is opened. */
export function factList(checked: CheckedShare) {
  const { available } = checked;
  const expiry = element('p', {}, expirySentence(checked));
  const opened = element('p', { class: 'warning' }, openedBeforeSentence(checked));
  const list = element(
    'div',
    { class: 'facts' },
    ...paragraphs(organizationSentence(available.share.orgName), viewsSentence(available.viewsLeft)),
    ...[expiry, opened].filter(({ textContent }) => textContent !== ''),
  );
  const tick = () => {
    const sentence = expirySentence(checked);
    if (sentence !== expiry.textContent) expiry.textContent = sentence;
  };
  const text = [...list.children].map((fact) => fact.textContent).join(' ');
  return { list, text, tick };
}
