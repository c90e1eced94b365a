import { loadLater } from 'sharelink:assets';
import { isPrompt } from '../wasm/describe.ts';
import type { ViewSpent } from '../wasm/types.ts';
import type { FirstSentences } from './languages/sentences.ts';
import type { LaterState, PageState } from './page-state.ts';
import type { Actions, View } from './view.ts';
import { askView } from './views/ask.ts';
import { confirmView } from './views/confirm.ts';
import { loadingView } from './views/loading.ts';
import { partMissingView } from './views/notice.ts';
import { promptFailureView } from './views/prompt-failure.ts';
import { revealedView } from './views/revealed.ts';
import { revealingView } from './views/revealing.ts';
import { partMs, within } from './within.ts';

/** @returns a promise where the view is loaded on demand. */
export function viewOf(state: PageState, actions: Actions, sentences: FirstSentences): View | Promise<View> {
  switch (state.kind) {
    case 'loading':
      return loadingView(sentences);
    case 'ready':
    case 'password':
      return askView(state, actions, sentences);
    case 'confirming':
      return confirmView(state, actions, sentences);
    case 'revealing':
      if (state.asks === 'again') return laterView(state, actions, sentences);
      return revealingView(state, actions, sentences, sentences.shared);
    case 'revealed':
      return revealedView(state, actions, sentences);
    case 'failed':
      if (!isPrompt(state.failure)) return laterView(state, actions, sentences);
      return promptFailureView(state, state.failure, actions, sentences);
    case 'broken':
      if (state.reason === 'browser_too_old') return laterView(state, actions, sentences);
      return partMissingView('no', actions, sentences);
    default:
      return laterView(state, actions, sentences);
  }
}

/** Never rejects: where its part does not load, the page says what became of the view. */
async function laterView(state: LaterState, actions: Actions, sentences: FirstSentences): Promise<View> {
  try {
    const [{ laterViewOf }, all] = await within(partMs, Promise.all([loadLater(), sentences.complete()]));
    return laterViewOf(state, actions, all);
  } catch (error) {
    reportError(error);
    return partMissingView(viewSpentBefore(state), actions, sentences);
  }
}

function viewSpentBefore(state: LaterState): ViewSpent {
  switch (state.kind) {
    case 'failed':
      return state.failure.viewSpent;
    case 'paste':
    case 'elsewhere':
    case 'choosing':
    case 'key_sent':
    case 'broken':
      return 'no';
    case 'waiting':
    case 'revealing':
      return 'unknown';
    case 'opened':
    case 'destroyed':
      return 'yes';
  }
}
