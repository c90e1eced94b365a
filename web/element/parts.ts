/** The names by which an app's style sheet reaches what is inside, `::part(button)`. */
const selectors = {
  heading: 'h1',
  secret: '.secret',
  button: 'button, .button',
  'quiet-button': 'button.quiet',
  input: 'input, textarea',
  note: '.note',
  problem: '.problem',
  warning: '.warning',
  'qr-code': '.qr svg',
};

/** Names what is in the view, and whatever comes into it later. */
export function nameParts(view: HTMLElement): void {
  const name = () => {
    for (const [part, selector] of Object.entries(selectors)) {
      for (const found of view.querySelectorAll(selector)) found.part.add(part);
    }
    // The first heading of a page is the app's.
    for (const heading of view.querySelectorAll('h1')) heading.setAttribute('aria-level', '2');
  };
  new MutationObserver(name).observe(view, { childList: true, subtree: true });
}
