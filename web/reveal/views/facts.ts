import type { Available } from '../../../package/types.ts';
import { chip, element } from '../../kit/dom.ts';
import { isolated, joined, withoutStop } from '../../kit/wording.ts';
import type { FirstSentences } from '../../languages/sentences.ts';
import type { CheckedShare } from '../state.ts';

const minuteMs = 60_000;

/** What is known of a share before it is opened. */
export function factList(checked: CheckedShare, sentences: FirstSentences) {
  const views = sentences.viewsLeft(checked.available.viewsLeft);
  const expiry = expirySentence(checked, sentences);
  const [icon, secrecy] =
    checked.share.kind === 'sealed'
      ? ['lock', sentences.endToEnd]
      : // What asks a plain link for a password may be a sealed share, whose link has lost its end.
        ['server', checked.available.passwordRequired ? '' : sentences.serverReads];
  const opened = openedBeforeSentence(checked, sentences);
  const clock = chip('clock', expiry);
  const list = element(
    'div',
    { class: 'facts' },
    ...(views ? [chip('eye', views)] : []),
    ...(expiry ? [clock] : []),
    ...(secrecy ? [chip(icon, secrecy)] : []),
    ...(opened ? [element('p', { class: 'warning icon-warning' }, opened)] : []),
  );
  const tick = () => {
    const sentence = withoutStop(expirySentence(checked, sentences));
    if (sentence !== clock.textContent) clock.textContent = sentence;
  };
  return { list, sentences: [views, expiry, secrecy, opened], tick };
}

/** Who shared it, where that is known. */
export function headingOf(
  { available: { share } }: { readonly available: Pick<Available, 'share'> },
  { shared, sharedBy }: Pick<FirstSentences, 'shared' | 'sharedBy'>,
): string {
  return share.orgName ? sharedBy(isolated(share.orgName)) : shared;
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
