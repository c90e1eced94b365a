import { button, element, paragraphs } from '../dom.ts';
import type { Revealed } from '../page-state.ts';
import { viewsAfterSentence } from '../sentences.ts';
import type { Actions, View } from '../view.ts';

/** The secret, exactly as it was typed. */
export function revealedView({ granted }: Revealed, actions: Actions): View {
  const { secretValue, viewsLeft } = granted;
  const heading = element('h1', {}, 'The secret');
  const left = paragraphs(viewsAfterSentence(viewsLeft));
  const leftAnnounced = left.map(({ textContent }) => textContent).join(' ');
  if (secretValue === '') {
    return {
      nodes: [heading, element('p', {}, 'The secret is empty.'), ...left],
      announcement: `The secret is empty. ${leftAnnounced}`,
    };
  }
  const text = secretText(secretValue);
  const { copy, outcome } = copyButton(secretValue, text, actions);
  return {
    nodes: [heading, text, element('div', { class: 'actions' }, copy, outcome), ...left],
    announcement: `The secret is on the page. ${leftAnnounced}`,
    focus: copy,
  };
}

function secretText(value: string): HTMLPreElement {
  // Its language is unknown, its direction its own; a page translator must not send it away.
  const attributes = { class: 'secret', role: 'group', 'aria-label': 'Secret', tabindex: '0', dir: 'auto', lang: '' };
  return element('pre', { ...attributes, translate: 'no' }, value);
}

function copyButton(value: string, text: HTMLElement, actions: Actions) {
  const outcome = element('p', { class: 'note' });
  const copy = button('Copy', async () => {
    const sentence = (await copied(value)) ? 'Copied.' : selected(text);
    outcome.textContent = sentence;
    actions.announce(sentence);
  });
  return { copy, outcome };
}

/** @returns whether the clipboard holds the value now; a page without https has no clipboard. */
async function copied(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    return false;
  }
}

function selected(text: HTMLElement): string {
  getSelection()?.selectAllChildren(text);
  return 'The secret is selected: press Ctrl+C to copy it (on a Mac, ⌘C).';
}
