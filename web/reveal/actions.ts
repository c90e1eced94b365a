/** What a person can do. */
import type { Core } from '../../package/core/core.ts';
import type { Failure, ShareLink } from '../../package/types.ts';
import type { RevealPageSentences } from '../languages/sentences.ts';
import type { Aim, AskingPassword, Confirming, Ready, Revealed, Waiting } from './state.ts';

export interface Actions {
  openLink(link: string): void;
  askForLink(): void;
  /** Looks at a share; spends no view. */
  check(share: ShareLink): void;
  /** Asks for the reader's account, and looks with it. Absent where the share's server has none that this page can ask for. */
  signIn?(share: ShareLink): void;
  /** Opens a share, which spends a view; asks once more first where that needs to be confirmed. */
  reveal(asked: Ready | AskingPassword | Waiting, aim: Aim): void;
  confirm(confirming: Confirming): void;
  goBack(confirming: Confirming): void;
  /** Ends the slow step of a password before anything was sent. */
  cancel(): void;
  reload(): void;
  /** The reader has the secret elsewhere now. */
  secretKept(): void;
  /** Deletes a share whose creator allowed that. @returns why it is still there. */
  destroy(revealed: Revealed): Promise<Failure | undefined>;
  /** Says what came of a press that changed no state. Tools whose words are loaded on demand are there only after them. */
  say(sentence: (sentences: RevealPageSentences) => string): void;
  announce(sentence: string): void;
  /** Rejects where it does not come soon. */
  loadWholeCore(): Promise<Pick<Core, 'safeFileName'>>;
}
