import { copyButton } from '../copy.ts';
import { button, element, paragraphs } from '../dom.ts';
import { qrButton } from '../qr.ts';
import type { View } from '../view.ts';
import { readersSentences } from './sentences.ts';
import type { LinkReady, ShareActions } from './state.ts';

/** The link, and who can read what it opens. */
export function linkView(state: LinkReady, actions: ShareActions): View {
  const attributes = { class: 'secret', role: 'group', 'aria-label': 'Link', tabindex: '0', translate: 'no' };
  const shown = element('pre', attributes, state.link);
  shown.addEventListener('copy', actions.linkCopied);
  const { copy, outcome, say } = copyButton({
    label: 'Copy the link',
    value: state.link,
    shown,
    noun: 'link',
    announce: actions.announce,
    onCopied: actions.linkCopied,
  });
  const figure = element('div', { class: 'qr' });
  const code = qrButton({ text: state.link, noun: 'link', figure, load: actions.loadQrCode, say });
  const sentences = readersSentences(state);
  return {
    nodes: [
      element('h1', {}, 'Your link is ready'),
      shown,
      element('div', { class: 'actions' }, copy, code, outcome),
      figure,
      element('div', { class: 'facts' }, ...paragraphs(...sentences)),
      againButton(actions, say),
    ],
    announcement: `Your link is ready. ${sentences.join(' ')}`,
    focus: copy,
  };
}

/** The first press on it only warns while the link is nowhere else. */
function againButton({ isLinkCopied, startOver }: ShareActions, say: (sentence: string) => void): HTMLButtonElement {
  let warned = false;
  const again = button('Share another secret', () => {
    if (isLinkCopied() || warned) {
      startOver();
      return;
    }
    warned = true;
    say('The link is not copied yet. Press the button again to go on without it.');
  });
  again.className = 'quiet';
  return again;
}
