import type { RevealPageSentences } from './languages/sentences.ts';
import type { PageState } from './page-state.ts';
import type { Actions, View } from './view.ts';
import { askView } from './views/ask.ts';
import { confirmView } from './views/confirm.ts';
import { failedView } from './views/failed.ts';
import { loadingView } from './views/loading.ts';
import { pasteView } from './views/paste.ts';
import { revealedView } from './views/revealed.ts';
import { revealingView } from './views/revealing.ts';
import { brokenView, elsewhereView, noticeView } from './views/stopped.ts';
import { waitingView } from './views/waiting.ts';

export function viewOf(state: PageState, actions: Actions, sentences: RevealPageSentences): View {
  switch (state.kind) {
    case 'loading':
      return loadingView(sentences);
    case 'paste':
      return pasteView(state, actions, sentences);
    case 'elsewhere':
      return elsewhereView(state, actions, sentences);
    case 'opened':
      return noticeView(sentences, sentences.openedHere);
    case 'ready':
    case 'password':
      return askView(state, actions, sentences);
    case 'confirming':
      return confirmView(state, actions, sentences);
    case 'waiting':
      return waitingView(state, actions, sentences);
    case 'revealing':
      return revealingView(state, actions, sentences);
    case 'revealed':
      return revealedView(state, actions, sentences);
    case 'destroyed':
      return noticeView(sentences, sentences.deleted);
    case 'failed':
      return failedView(state, actions, sentences);
    case 'broken':
      return brokenView(state, actions, sentences);
  }
}
