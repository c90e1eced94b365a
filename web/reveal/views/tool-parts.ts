import type { Failure } from '../../../package/types.ts';
import type { RevealPageSentences } from '../../languages/sentences.ts';
import type { Actions } from '../actions.ts';
import type { Handling } from '../state.ts';

/** What a tool belongs to. */
export interface ToolParts {
  readonly handling: Handling;
  readonly sentences: RevealPageSentences;
  readonly actions: Pick<Actions, 'say' | 'announce' | 'secretKept'>;
  /** Deletes the share. Absent where its creator did not allow that. @returns why it is still there. */
  destroy?(): Promise<Failure | undefined>;
}
