import { copyButton } from '../kit/copy.ts';
import { button, chip, element, mark } from '../kit/dom.ts';
import { qrFigure } from '../kit/qr.ts';
import { waitForReader } from '../kit/reader.ts';
import type { View } from '../kit/view.ts';
import { spoken } from '../kit/wording.ts';
import type { SharePageSentences } from '../languages/sentences.ts';
import { afterwards } from './afterwards.ts';
import { passOn } from './pass-on.ts';
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
  const ways = passOn(state, actions, sentences);
  const facts = factsOf(state, sentences);
  const readers = state.hasPassword ? sentences.withPassword : sentences.forEveryone;
  const promises = factRows(facts);
  const later = afterwards(state, actions, sentences, promises);
  const made = element(
    'div',
    {},
    mark('done'),
    element('h1', {}, sentences.ready),
    element('p', {}, readers),
    shown,
    element('div', { class: 'actions' }, copy, ...ways.buttons),
    ways.shown,
    promises,
    element('p', { class: 'note' }, facts.encrypted),
    ...later.nodes,
    outcome,
    againButton(state, actions, sentences),
  );
  later.settle();
  const code = qrFigure({ text: state.link, sentences, load: actions.loadQrCode, say });
  return {
    nodes: [element('div', { class: 'made' }, made, code)],
    announcement: spoken(sentences, sentences.ready, readers, facts.views, facts.expiry, facts.encrypted),
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

interface Facts {
  readonly views: string;
  /** '' where the server named no end. */
  readonly expiry: string;
  readonly encrypted: string;
}

function factsOf({ maxViews, expiresAt }: LinkReady, sentences: SharePageSentences): Facts {
  return {
    views: sentences.opens(maxViews, undefined),
    expiry: expiresAt === undefined ? '' : sentences.expiresOn(Date.parse(expiresAt)),
    encrypted: sentences.encryptedHere,
  };
}

function factRows({ views, expiry }: Facts): HTMLElement {
  return element('div', { class: 'facts' }, chip('eye', views), ...(expiry ? [chip('clock', expiry)] : []));
}
