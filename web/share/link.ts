import { copyButton } from '../copy.ts';
import { button, element, paragraphs } from '../dom.ts';
import type { View } from '../view.ts';
import { readersSentences } from './sentences.ts';
import type { LinkReady, ShareActions } from './state.ts';

const svgNamespace = 'http://www.w3.org/2000/svg';
/** Modules of light around a code, without which scanners do not find it. */
const quietZone = 4;

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
  const code = qrButton(state.link, figure, actions, say);
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

function qrButton(
  link: string,
  figure: HTMLElement,
  { loadQrCode }: ShareActions,
  say: (sentence: string) => void,
): HTMLButtonElement {
  const code = button('Show as QR code', async () => {
    if (figure.firstChild) {
      figure.replaceChildren();
      code.textContent = 'Show as QR code';
      return;
    }
    try {
      figure.replaceChildren(qrImage(await loadQrCode(link)));
      code.textContent = 'Hide the QR code';
    } catch {
      say('The QR code did not load. Check your network, then try again.');
    }
  });
  code.className = 'quiet';
  return code;
}

function qrImage(modules: readonly (readonly boolean[])[]): SVGSVGElement {
  const size = modules.length + 2 * quietZone;
  const dark = modules.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x + quietZone} ${y + quietZone}h1v1h-1z`] : [])),
  );
  const image = document.createElementNS(svgNamespace, 'svg');
  image.setAttribute('viewBox', `0 0 ${size} ${size}`);
  image.setAttribute('role', 'img');
  image.setAttribute('aria-label', 'QR code of the link');
  const path = document.createElementNS(svgNamespace, 'path');
  path.setAttribute('d', dark.join(''));
  image.append(path);
  return image;
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
