import { element, paragraphs } from '../../kit/dom.ts';
import type { View } from '../../kit/view.ts';
import type { FirstSentences } from '../../languages/sentences.ts';

/** In English the same words as in index.html, where they stand until the script runs. */
export function loadingView({ checking: [heading, ...sentences] }: FirstSentences): View {
  return { nodes: [element('h1', {}, heading), ...paragraphs(...sentences)], announcement: heading };
}
