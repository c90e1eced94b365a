import type { Failure, Granted, GrantedFile } from '../../package/types.ts';
import type { PageState } from '../reveal/state.ts';
import type { SharedSecretState } from './api.ts';

/** An app's listeners hear where the reader is; what the reader sees is not theirs. */
export function stateEvent(state: PageState): CustomEvent<SharedSecretState> {
  return new CustomEvent('sharelink-state', { bubbles: true, composed: true, detail: detailOf(state) });
}

function detailOf(state: PageState): SharedSecretState {
  if (state.kind === 'broken') return { state: state.kind, viewSpent: state.viewSpent };
  const answer = answerOf(state);
  return { state: state.kind, ...(answer && { outcome: answer.kind, viewSpent: answer.viewSpent }) };
}

function answerOf(state: PageState): Granted | GrantedFile | Failure | undefined {
  switch (state.kind) {
    case 'revealed':
      return state.granted;
    case 'failed':
    case 'paste':
      return state.failure;
    case 'password':
    case 'waiting':
      return state.refusal;
    default:
      return undefined;
  }
}
