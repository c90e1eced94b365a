import { element, paragraphs } from '../dom.ts';
import type { View } from '../view.ts';

/** The same words as in index.html, where they stand until the script runs. */
export function loadingView(): View {
  const heading = 'Checking your link…';
  return {
    nodes: [element('h1', {}, heading), ...paragraphs('Nothing is opened until you ask for it.')],
    announcement: heading,
  };
}
