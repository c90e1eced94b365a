/** The same for the page, whose style sheet is without theirs. The element has one for all. */
import { toolStyle } from 'sharelink:assets';
import { element } from '../kit/dom.ts';

export * from './revealed-tools.ts';

const link = element('link', { rel: 'stylesheet', href: toolStyle.path, integrity: toolStyle.integrity });
document.head.append(link);
// Without their style they are plain, and work.
await new Promise((resolve) => {
  link.onload = resolve;
  link.onerror = resolve;
});
