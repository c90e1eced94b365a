import type { Failure, Granted, GrantedFile } from '../../package/types.ts';
import type { PageState } from '../reveal/state.ts';
import type { SharedSecretState } from './api.ts';

/** An app's listeners hear where the reader is; what the reader sees is not theirs. */
export function stateEvent(state: PageState): CustomEvent<SharedSecretState> {
  const answer = answerOf(state);
  const outcome = answer && { outcome: answer.kind, viewSpent: answer.viewSpent };
  return new CustomEvent('sharelink-state', {
    bubbles: true,
    composed: true,
    detail: { state: state.kind, ...outcome },
  });
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
