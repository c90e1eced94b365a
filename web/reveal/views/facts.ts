import { element } from '../../kit/dom.ts';
import { isolated, joined } from '../../kit/wording.ts';
import type { FirstSentences } from '../../languages/sentences.ts';
import type { CheckedShare } from '../state.ts';

const minuteMs = 60_000;

/** What is known of a share before it is opened. */
export function factList(checked: CheckedShare, sentences: FirstSentences) {
  const { share, viewsLeft } = checked.available;
  const fact = (icon: string, sentence: string) => element('p', { class: `fact icon-${icon}` }, sentence);
  const from = fact('person', share.orgName ? sentences.from(isolated(share.orgName)) : '');
  const views = fact('eye', sentences.viewsLeft(viewsLeft));
  const expiry = fact('clock', expirySentence(checked, sentences));
  const opened = element('p', { class: 'warning icon-warning' }, openedBeforeSentence(checked, sentences));
  const list = element(
    'div',
    { class: 'facts' },
    ...[from, views, expiry, opened].filter(({ textContent }) => textContent !== ''),
  );
  const tick = () => {
    const sentence = expirySentence(checked, sentences);
    if (sentence !== expiry.textContent) expiry.textContent = sentence;
  };
  return { list, sentences: [...list.children].map(({ textContent }) => textContent ?? ''), tick };
}

/** By the server's clock where it told its time. @returns '' where the server named no end. */
function expirySentence({ available, clock }: CheckedShare, sentences: FirstSentences): string {
  const { expiresAtMs } = available;
  if (expiresAtMs === undefined) return '';
  if (!clock) return sentences.expiresOn(expiresAtMs);
  const leftMs = expiresAtMs - clock.nowMs();
  return leftMs < 1000 ? sentences.expiresNow : sentences.expiresIn(leftMs, expiresAtMs);
}

/** A calm hint, no alarm: often it was the sender, or the same reader. */
function openedBeforeSentence({ available, clock }: CheckedShare, sentences: FirstSentences): string {
  if (!available.openedBefore) return '';
  const passedMs = clock ? clock.nowMs() - Date.parse(available.share.lastViewedAt ?? '') : Number.NaN;
  return joined(sentences, whenOpened(passedMs, sentences), sentences.ifNotYou);
}

/** @param passedMs NaN where it is not known; an instant in the future would be an error of the server's. */
function whenOpened(passedMs: number, sentences: FirstSentences): string {
  if (!(passedMs >= -minuteMs)) return sentences.openedBefore;
  return passedMs < 2 * minuteMs ? sentences.openedJustNow : sentences.openedAgo(passedMs);
}
