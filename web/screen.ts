import type { View } from './view.ts';

export interface Screen<State, Actions> {
  show(state: State, actions: Actions): void;
  announce(sentence: string): void;
}

/**
 * Shows one state at a time.
 *
 * root    focusable by script (tabindex -1).
 * status  the page's only live region.
 */
export function createScreen<State, Actions>(
  root: HTMLElement,
  status: HTMLElement,
  viewOf: (state: State, actions: Actions) => View,
): Screen<State, Actions> {
  let ticking: ReturnType<typeof setInterval> | undefined;
  let speaking: ReturnType<typeof setTimeout> | undefined;

  const announce = (sentence: string) => {
    clearTimeout(speaking);
    status.textContent = '';
    // Screen readers notice a change between two moments only: a sentence that follows itself would stay unsaid.
    speaking = setTimeout(() => {
      status.textContent = sentence;
    }, 100);
  };

  const show = (state: State, actions: Actions) => {
    const view = viewOf(state, actions);
    const hadFocus = root.contains(document.activeElement);
    clearInterval(ticking);
    root.replaceChildren(...view.nodes);
    if (view.tick) ticking = setInterval(view.tick, 1000);
    // Without this a keyboard would start over at the top of the page.
    if (hadFocus) (view.focus ?? root).focus();
    view.refocus?.focus();
    view.refocus?.select();
    announce(view.announcement);
  };

  return { show, announce };
}

export function findById(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}
