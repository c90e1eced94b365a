import { elapsedSeconds } from '../derivation.ts';
import { button, element, paragraphs } from '../dom.ts';
import { elapsedSentence } from '../sentences.ts';
import type { View } from '../view.ts';
import { linkView } from './link.ts';
import { sharingSentence } from './sentences.ts';
import type { Closed, ShareActions, ShareState, Sharing } from './state.ts';
import { writingView } from './writing.ts';

export function viewOf(state: ShareState, actions: ShareActions): View {
  switch (state.kind) {
    case 'loading':
      return { nodes: [element('h1', {}, 'Share a secret'), ...paragraphs('One moment…')], announcement: '' };
    case 'writing':
      return writingView(state, actions);
    case 'sharing':
      return sharingView(state, actions);
    case 'link_ready':
      return linkView(state, actions);
    case 'closed':
      return closedView(state, actions);
  }
}

function sharingView(state: Sharing, { cancel }: ShareActions): View {
  const sentence = sharingSentence(state.step);
  const elapsed = element('p', { class: 'note progress' });
  const tick = () => {
    elapsed.textContent = elapsedSentence(elapsedSeconds(state));
  };
  tick();
  const nodes = [element('h1', {}, 'Making the link…'), ...paragraphs(sentence), elapsed];
  if (state.step !== 'deriving' || !cancel) return { nodes, announcement: sentence, tick };
  const stop = button('Cancel', cancel);
  stop.className = 'quiet';
  return { nodes: [...nodes, stop], announcement: sentence, tick };
}

const reasons: Record<Closed['reason'], readonly [heading: string, next: string]> = {
  not_offered: ['No secrets can be shared here', 'This server does not let you create links. Ask who runs it.'],
  browser_too_old: ['This browser cannot encrypt a secret', 'It lacks WebAssembly. Update it, or use another browser.'],
  load_failed: ['A part of this page did not load', 'Check your network, then reload the page.'],
};

function closedView({ reason }: Closed, { reload }: ShareActions): View {
  const [heading, next] = reasons[reason];
  const nodes = [element('h1', {}, heading), ...paragraphs(next)];
  const announcement = `${heading}. ${next}`;
  if (reason !== 'load_failed') return { nodes, announcement };
  const again = button('Reload the page', reload);
  return { nodes: [...nodes, again], announcement, focus: again };
}
