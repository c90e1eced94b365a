import type { PageState } from './page-state.ts';
import type { Actions, View } from './view.ts';
import { askView } from './views/ask.ts';
import { failedView } from './views/failed.ts';
import { loadingView } from './views/loading.ts';
import { pasteView } from './views/paste.ts';
import { revealedView } from './views/revealed.ts';
import { brokenView, elsewhereView } from './views/stopped.ts';

export interface Screen {
  show(state: PageState, actions: Actions): void;
  announce(sentence: string): void;
}

function viewOf(state: PageState, actions: Actions): View {
  switch (state.kind) {
    case 'loading':
      return loadingView();
    case 'paste':
      return pasteView(state, actions);
    case 'elsewhere':
      return elsewhereView(state, actions);
    case 'ready':
    case 'password':
    case 'revealing':
      return askView(state, actions);
    case 'revealed':
      return revealedView(state, actions);
    case 'failed':
      return failedView(state, actions);
    case 'broken':
      return brokenView(state, actions);
  }
}

/**
 * Shows one state at a time.
 *
 * root    focusable by script (tabindex -1).
 * status  the page's only live region.
 */
export function createScreen(root: HTMLElement, status: HTMLElement): Screen {
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

  const show = (state: PageState, actions: Actions) => {
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
