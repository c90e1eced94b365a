import { withoutStop } from './wording.ts';

/** Builds elements; text only ever becomes a text node. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const created = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) created.setAttribute(name, value);
  created.append(...children);
  return created;
}

/** One paragraph for each sentence that there is. */
export function paragraphs(...sentences: readonly string[]): HTMLParagraphElement[] {
  return sentences.filter((sentence) => sentence !== '').map((sentence) => element('p', {}, sentence));
}

/** A drawing above a heading, for who sees it. */
export function mark(icon: string): HTMLElement {
  return element('div', { class: `mark icon-${icon}`, 'aria-hidden': 'true' });
}

/** A fact in a few words: a sentence without its full stop. */
export function chip(icon: string, sentence: string): HTMLElement {
  return element('p', { class: `fact icon-${icon}` }, withoutStop(sentence));
}

export function button(label: string, onClick: () => void): HTMLButtonElement {
  const created = element('button', { type: 'button' }, label);
  created.addEventListener('click', onClick);
  return created;
}
