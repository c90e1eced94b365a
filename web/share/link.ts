import { copyButton } from '../kit/copy.ts';
import { button, element, mark, paragraphs } from '../kit/dom.ts';
import { qrButton } from '../kit/qr.ts';
import { waitForReader } from '../kit/reader.ts';
import type { View } from '../kit/view.ts';
import { spoken } from '../kit/wording.ts';
import type { SharePageSentences } from '../languages/sentences.ts';
import type { LinkReady, ShareActions } from './state.ts';

/** The link, and who can read what it opens. */
export function linkView(state: LinkReady, actions: ShareActions, sentences: SharePageSentences): View {
  const attributes = { class: 'secret', role: 'group', 'aria-label': sentences.link, tabindex: '0' };
  const shown = element('pre', { ...attributes, dir: 'ltr', translate: 'no' }, state.link);
  shown.addEventListener('copy', actions.linkCopied);
  const { handling } = state;
  const { say, announce, linkCopied } = actions;
  const copy = copyButton({
    label: sentences.copyLink,
    sentences,
    value: state.link,
    handling,
    shown,
    say,
    announce,
    onCopied: linkCopied,
  });
  const outcome = element('p', { class: 'note' });
  const figure = element('div', { class: 'qr' });
  const code = qrButton({ text: state.link, handling, sentences, figure, load: actions.loadQrCode, say });
  const readers = readersSentences(state, sentences);
  return {
    nodes: [
      mark('done'),
      element('h1', {}, sentences.ready),
      shown,
      element('div', { class: 'actions' }, copy, code, outcome),
      figure,
      element('div', { class: 'facts' }, ...paragraphs(...readers)),
      againButton(state, actions, sentences),
    ],
    announcement: spoken(sentences, sentences.ready, ...readers),
    outcome,
    focus: copy,
  };
}

/** The first press on it only warns while the link is nowhere else. */
function againButton(
  { handling }: LinkReady,
  { isLinkCopied, startOver, say }: ShareActions,
  { shareAnother }: SharePageSentences,
): HTMLButtonElement {
  const again = button(shareAnother, () => {
    if (again.getAttribute('aria-disabled') === 'true') return;
    if (isLinkCopied() || handling.warned) {
      startOver();
      return;
    }
    handling.warned = true;
    waitForReader(again);
    say((spoken) => spoken.notCopied);
  });
  again.className = 'quiet';
  return again;
}

/** Who can read it; the first sentence is the one that counts. */
function readersSentences({ hasPassword, maxViews, expiresAt }: LinkReady, sentences: SharePageSentences): string[] {
  return [
    hasPassword ? sentences.withPassword : sentences.forEveryone,
    sentences.opens(maxViews, expiresAt === undefined ? undefined : Date.parse(expiresAt)),
    sentences.encryptedHere,
  ];
}
