import { button, element, paragraphs } from '../dom.ts';
import type { Notice, RevealPageSentences } from '../languages/sentences.ts';
import type { Broken, Elsewhere } from '../page-state.ts';
import type { Actions, View } from '../view.ts';
import { isolated, spoken } from '../wording.ts';

/** A heading, some sentences and at most one thing to do. */
export function noticeView(sentences: RevealPageSentences, notice: Notice, action?: HTMLElement): View {
  const [heading, ...below] = notice;
  return {
    nodes: [element('h1', {}, heading), ...paragraphs(...below), ...(action ? [action] : [])],
    announcement: spoken(sentences, ...notice),
    ...(action && { focus: action }),
  };
}

/** The link is another server's: this page is neither allowed nor able to ask there. */
export function elsewhereView({ link }: Elsewhere, actions: Actions, sentences: RevealPageSentences): View {
  // No URL parser: it refuses hosts that the core has taken.
  const host = link.page.replace(/^https?:\/\//, '');
  const paste = button(sentences.pasteAnother, actions.askForLink);
  return noticeView(sentences, sentences.elsewhere(isolated(host)), paste);
}

/** The page itself cannot work; the secret is as it was. */
export function brokenView({ reason }: Broken, actions: Actions, sentences: RevealPageSentences): View {
  const [heading, ...next] = reason === 'browser_too_old' ? sentences.browserTooOld : sentences.partMissing;
  const notice: Notice = [heading, sentences.failures.view.no, ...next];
  if (reason === 'browser_too_old') return noticeView(sentences, notice);
  // A reload also heals a page whose parts were replaced by a newer build meanwhile.
  return noticeView(sentences, notice, button(sentences.reload, actions.reload));
}
