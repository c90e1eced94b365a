import { button, element, paragraphs } from '../dom.ts';
import type { Broken, Elsewhere } from '../page-state.ts';
import type { Actions, View } from '../view.ts';

/** A reload after a sealed link was opened: the key has left the address bar, so there is nothing to ask for. */
export function openedView(): View {
  const heading = 'This link was opened here';
  const sentences = [
    'The secret is no longer on this page, and this address alone does not open it.',
    'To see it again, open the original link again. That takes another view, if one is left.',
  ];
  return {
    nodes: [element('h1', {}, heading), ...paragraphs(...sentences)],
    announcement: [`${heading}.`, ...sentences].join(' '),
  };
}

/** The reader was done with it. */
export function destroyedView(): View {
  const heading = 'The secret is deleted';
  const sentence = 'The server has deleted it, and this page has forgotten it. The link does not open again.';
  return { nodes: [element('h1', {}, heading), ...paragraphs(sentence)], announcement: `${heading}. ${sentence}` };
}

/** The link is another server's: this page is neither allowed nor able to ask there. */
export function elsewhereView({ link }: Elsewhere, actions: Actions): View {
  const heading = 'This link belongs to another server';
  // No URL parser: it refuses hosts that the core has taken.
  const host = link.page.replace(/^https?:\/\//, '');
  const sentence = `This page cannot ask ${host}. Open the link in a new tab if you trust that server.`;
  const paste = button('Paste another link', actions.askForLink);
  return {
    nodes: [element('h1', {}, heading), ...paragraphs(sentence), paste],
    announcement: `${heading}. ${sentence}`,
    focus: paste,
  };
}

const reasons: Record<Broken['reason'], readonly [heading: string, next: string]> = {
  browser_too_old: [
    'This browser cannot open the secret',
    'It lacks WebAssembly. Update it, open the link in another browser, or leave Lockdown Mode for this page.',
  ],
  load_failed: ['A part of this page did not load', 'Check your network, then reload the page.'],
};

/** The page itself cannot work; the secret is as it was. */
export function brokenView({ reason }: Broken, actions: Actions): View {
  const [heading, next] = reasons[reason];
  const view = 'No view was used.';
  const nodes = [element('h1', {}, heading), ...paragraphs(view, next)];
  const announcement = `${heading}. ${view} ${next}`;
  if (reason === 'browser_too_old') return { nodes, announcement };
  // A reload also heals a page whose parts were replaced by a newer build meanwhile.
  const again = button('Reload the page', actions.reload);
  return { nodes: [...nodes, again], announcement, focus: again };
}
