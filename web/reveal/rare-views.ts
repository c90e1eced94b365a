/** A chunk of its own: the views that only some readers come to. */
import type { View } from '../kit/view.ts';
import type { RevealPageSentences } from '../languages/sentences.ts';
import type { Actions } from './actions.ts';
import type { RareState } from './state.ts';
import { choosingView } from './views/choosing.ts';
import { failedView } from './views/failed.ts';
import { noticeView } from './views/notice.ts';
import { pasteView } from './views/paste.ts';
import { revealingView } from './views/revealing.ts';
import { browserTooOldView, elsewhereView, keySentView } from './views/stopped.ts';
import { waitingView } from './views/waiting.ts';

export function rareViewOf(state: RareState, actions: Actions, sentences: RevealPageSentences): View {
  switch (state.kind) {
    case 'paste':
      return pasteView(state, actions, sentences);
    case 'elsewhere':
      return elsewhereView(state, actions, sentences);
    case 'choosing':
      return choosingView(state, actions, sentences);
    case 'key_sent':
      return keySentView(state, actions, sentences);
    case 'opened':
      return noticeView(sentences, sentences.openedHere);
    case 'waiting':
      return waitingView(state, actions, sentences);
    case 'revealing':
      return revealingView(state, actions, sentences, sentences.waiting[0]);
    case 'destroyed':
      return noticeView(sentences, sentences.deleted);
    case 'failed':
      return failedView(state, actions, sentences);
    case 'broken':
      return browserTooOldView(sentences);
  }
}
