import { button } from '../../kit/dom.ts';
import type { View } from '../../kit/view.ts';
import { isolated } from '../../kit/wording.ts';
import type { RevealPageSentences } from '../../languages/sentences.ts';
import type { Actions } from '../actions.ts';
import type { Elsewhere, KeySent } from '../state.ts';
import { noticeView } from './notice.ts';

/** The link is another server's: this page is neither allowed nor able to ask there. */
export function elsewhereView({ link }: Elsewhere, actions: Actions, sentences: RevealPageSentences): View {
  // No URL parser: it refuses hosts that the core has taken.
  const host = link.page.replace(/^https?:\/\//, '');
  const paste = button(sentences.pasteAnother, actions.askForLink);
  return noticeView(sentences, sentences.elsewhere(isolated(host)), paste);
}

/** The key is out of the address bar, and was on its way: whether that matters is the reader's to say. */
export function keySentView({ share }: KeySent, actions: Actions, sentences: RevealPageSentences): View {
  const check = button(sentences.checkLink, () => actions.check(share));
  return noticeView(sentences, sentences.keySent, check);
}

/** The secret is as it was. */
export function browserTooOldView(sentences: RevealPageSentences): View {
  const [heading, ...next] = sentences.browserTooOld;
  return noticeView(sentences, [heading, sentences.failures.view.no, ...next]);
}
