import type { PageState } from './page-state.ts';
import type { Actions, View } from './view.ts';
import { askView } from './views/ask.ts';
import { confirmView } from './views/confirm.ts';
import { failedView } from './views/failed.ts';
import { loadingView } from './views/loading.ts';
import { pasteView } from './views/paste.ts';
import { revealedView } from './views/revealed.ts';
import { revealingView } from './views/revealing.ts';
import { brokenView, destroyedView, elsewhereView, openedView } from './views/stopped.ts';
import { waitingView } from './views/waiting.ts';

export function viewOf(state: PageState, actions: Actions): View {
  switch (state.kind) {
    case 'loading':
      return loadingView();
    case 'paste':
      return pasteView(state, actions);
    case 'elsewhere':
      return elsewhereView(state, actions);
    case 'opened':
      return openedView();
    case 'ready':
    case 'password':
      return askView(state, actions);
    case 'confirming':
      return confirmView(state, actions);
    case 'waiting':
      return waitingView(state, actions);
    case 'revealing':
      return revealingView(state, actions);
    case 'revealed':
      return revealedView(state, actions);
    case 'destroyed':
      return destroyedView();
    case 'failed':
      return failedView(state, actions);
    case 'broken':
      return brokenView(state, actions);
  }
}
