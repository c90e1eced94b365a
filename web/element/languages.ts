/** The nearest `lang` around the element, through shadow roots; where there is none, the reader's languages. */
export function wantedLanguages(start: Element): readonly string[] {
  for (let at: Element | null = start; at; at = around(at)) {
    const lang = at.getAttribute('lang');
    if (lang) return [lang];
  }
  return navigator.languages;
}

function around({ parentNode }: Element): Element | null {
  if (parentNode instanceof ShadowRoot) return parentNode.host;
  return parentNode instanceof Element ? parentNode : null;
}
