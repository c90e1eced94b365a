/** The nearest `lang` around the element, through shadow roots; where there is none, the reader's languages. */
export function wantedLanguages(start: Element): readonly string[] {
  for (let at: Element | null = start; at; at = around(at)) {
    const lang = at.getAttribute('lang');
    if (lang) return [lang];
  }
  return navigator.languages;
}

/** Calls back when a `lang` changes in the document, or in a shadow root around the element: one look for all of one go. */
export function watchLanguages(start: Element, onChange: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver(onChange);
  let root = start.getRootNode();
  observer.observe(root, { attributeFilter: ['lang'], subtree: true });
  while (root instanceof ShadowRoot) {
    root = root.host.getRootNode();
    observer.observe(root, { attributeFilter: ['lang'], subtree: true });
  }
  signal.addEventListener('abort', () => observer.disconnect());
}

function around({ parentNode }: Element): Element | null {
  if (parentNode instanceof ShadowRoot) return parentNode.host;
  return parentNode instanceof Element ? parentNode : null;
}
