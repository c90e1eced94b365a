import type { Failure, ShareAddress } from '../wasm/types.ts';
import type { RevealPageSentences } from './languages/sentences.ts';
import type { AskingPassword, Confirming, Ready, Revealed, Waiting } from './page-state.ts';

/** What one state looks like. */
export interface View {
  readonly nodes: readonly Node[];
  /** Read out once; '' where the focused element says it all. */
  readonly announcement: string;
  /** Takes what the screen is told to say. */
  readonly outcome?: HTMLElement;
  /** Takes the focus if the view before this one had it. */
  readonly focus?: HTMLElement;
  /** Takes the focus in any case: the person is in the middle of typing here. */
  readonly refocus?: HTMLInputElement | HTMLTextAreaElement;
  /** Called each second while the view is on show. */
  readonly tick?: () => void;
}

/** What a person can do. */
export interface Actions {
  openLink(link: string): void;
  askForLink(): void;
  /** Looks at a share; spends no view. */
  check(share: ShareAddress): void;
  /** Opens a share, which spends a view; asks once more first where that needs to be confirmed. */
  reveal(asked: Ready | AskingPassword | Waiting): void;
  confirm(confirming: Confirming): void;
  goBack(confirming: Confirming): void;
  /** Ends the slow step of a password before anything was sent; absent where this browser cannot. */
  cancel?(): void;
  reload(): void;
  /** The reader has the secret elsewhere now. */
  secretKept(): void;
  /** Deletes a share whose creator allowed that. @returns why it is still there. */
  destroy(revealed: Revealed): Promise<Failure | undefined>;
  /** Says what came of a press that changed no state. Tools whose words are loaded on demand are there only after them. */
  say(sentence: (sentences: RevealPageSentences) => string): void;
  announce(sentence: string): void;
}
