/** The ways of a link to who it is for. None of them has the password. */
import { copyButton } from '../kit/copy.ts';
import { button, element } from '../kit/dom.ts';
import { joined } from '../kit/wording.ts';
import type { SharePageSentences } from '../languages/sentences.ts';
import type { LinkReady, ShareActions } from './state.ts';

export interface PassOn {
  readonly buttons: readonly HTMLElement[];
  /** The message, once it has to be copied by hand. */
  readonly shown: HTMLElement;
}

export function passOn(state: LinkReady, actions: ShareActions, sentences: SharePageSentences): PassOn {
  const about = aboutLink(state, sentences);
  const message = `${about}\n${state.link}`;
  const shown = element('p', { class: 'secret message', hidden: '' }, message);
  const copy = copyButton({
    label: sentences.copyAsMessage,
    sentences,
    value: message,
    handling: {},
    shown,
    say: () => actions.say((spoken) => spoken.messageSelected),
    announce: actions.announce,
    onCopied: actions.linkCopied,
    onSelect: () => {
      shown.hidden = false;
    },
  });
  copy.classList.add('quiet');
  const email = element('a', { class: 'button quiet icon-mail', href: mailto(message, sentences) }, sentences.email);
  email.addEventListener('click', actions.mailStarts);
  const offered = navigator.canShare?.({ url: state.link }) ? [shareButton(state, about, actions, sentences)] : [];
  return { buttons: [...offered, email, copy], shown };
}

/** What the message says before the link. */
function aboutLink({ maxViews, expiresAt, hasPassword }: LinkReady, sentences: SharePageSentences): string {
  const { messageStart, opens, messagePassword, messageLink } = sentences;
  const until = expiresAt === undefined ? undefined : Date.parse(expiresAt);
  return joined(sentences, messageStart, opens(maxViews, until), hasPassword ? messagePassword : '', messageLink);
}

function mailto(message: string, { messageSubject }: SharePageSentences): string {
  // RFC 6068: lines of a body end in CRLF.
  const body = encodeURIComponent(message.replaceAll('\n', '\r\n'));
  return `mailto:?subject=${encodeURIComponent(messageSubject)}&body=${body}`;
}

/** What the device offers for passing things on. */
function shareButton(
  { link }: LinkReady,
  text: string,
  { linkCopied, say }: ShareActions,
  { passOn, messageSubject }: SharePageSentences,
): HTMLButtonElement {
  const offered = button(passOn, async () => {
    try {
      await navigator.share({ title: messageSubject, text, url: link });
      linkCopied();
    } catch (error) {
      // Who closes the list did nothing wrong.
      if (!(error instanceof DOMException && error.name === 'AbortError')) say((spoken) => spoken.notPassedOn);
    }
  });
  offered.className = 'quiet icon-share';
  return offered;
}
