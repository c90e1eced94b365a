import { loadRare } from 'sharelink:assets';
import type { ViewSpent } from '../../package/types.ts';
import { isPrompt } from '../../package/words/describe.ts';
import type { View } from '../kit/view.ts';
import { partMs, within } from '../kit/within.ts';
import type { FirstSentences } from '../languages/sentences.ts';
import type { Actions } from './actions.ts';
import type { PageState, RareState } from './state.ts';
import { askView } from './views/ask.ts';
import { confirmView } from './views/confirm.ts';
import { headingOf } from './views/facts.ts';
import { loadingView } from './views/loading.ts';
import { partMissingView } from './views/notice.ts';
import { promptFailureView } from './views/prompt-failure.ts';
import { revealedView } from './views/revealed.ts';
import { revealingView } from './views/revealing.ts';

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
      if (state.asks === 'again') return rareView(state, actions, sentences);
      return revealingView(state, actions, sentences, headingOf(state, sentences));
    case 'revealed':
      return revealedView(state, actions, sentences);
    case 'failed':
      if (!isPrompt(state.failure)) return rareView(state, actions, sentences);
      return promptFailureView(state, state.failure, actions, sentences);
    case 'broken':
      if (state.reason === 'browser_too_old') return rareView(state, actions, sentences);
      return partMissingView(state.viewSpent, actions, sentences);
    default:
      return rareView(state, actions, sentences);
  }
}

/** Never rejects: where its part does not load, the page says what became of the view. */
async function rareView(state: RareState, actions: Actions, sentences: FirstSentences): Promise<View> {
  try {
    const [{ rareViewOf }, all] = await within(partMs, Promise.all([loadRare(), sentences.complete()]));
    return rareViewOf(state, actions, all);
  } catch (error) {
    reportError(error);
    return partMissingView(viewSpentBefore(state), actions, sentences);
  }
}

function viewSpentBefore(state: RareState): ViewSpent {
  switch (state.kind) {
    case 'failed':
      return state.failure.viewSpent;
    case 'paste':
    case 'elsewhere':
    case 'choosing':
    case 'key_sent':
      return 'no';
    case 'broken':
      return state.viewSpent;
    case 'waiting':
    case 'revealing':
      return 'unknown';
    case 'opened':
    case 'destroyed':
      return 'yes';
  }
}
