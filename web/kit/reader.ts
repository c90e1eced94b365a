/** A double click, a held key and a script that presses what comes next are faster than someone who reads. */
const readingMs = 400;

/** Lets a button that has just come up be pressed once its reader can have seen it; until then it is `aria-disabled`. */
export function waitForReader(button: HTMLButtonElement): void {
  button.setAttribute('aria-disabled', 'true');
  setTimeout(() => button.removeAttribute('aria-disabled'), readingMs);
}
