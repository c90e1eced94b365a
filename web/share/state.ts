/** What the share page shows. Each kind holds exactly what its view and its next step need. */

import type { ShareLimits } from '../../package/sequence/limits.ts';
import type { Available, Failure, ShareAddress, SharedFile } from '../../package/types.ts';
import type { Copied } from '../kit/copy.ts';
import type { Progress } from '../kit/derivation.ts';
import type { SharePageSentences } from '../languages/sentences.ts';

/** What a person has entered. */
export interface Draft {
  readonly text: string;
  /** Instead of the text, which is kept for whoever removes the file again. */
  readonly file?: SharedFile;
  /** What the file holds, where several were chosen. */
  readonly several?: readonly SharedFile[];
  /** NaN: no number was entered; so with the views. */
  readonly lifetimeMs: number;
  /** Absent: unlimited. */
  readonly maxViews?: number;
  /** '': none. */
  readonly password: string;
  /** It is nowhere else until it was copied: what copies it stays. */
  readonly isGenerated: boolean;
  readonly token: string;
}

/** A problem of the page's own, before the core is asked. */
export type EntryProblem = 'nothing_to_share' | 'file_unreadable' | FileTooLarge;

export interface FileTooLarge {
  readonly kind: 'file_too_large';
  readonly name: string;
  readonly bytes: number;
  readonly roomBytes: number;
}

export interface Writing {
  readonly kind: 'writing';
  readonly limits: ShareLimits;
  readonly draft: Draft;
  readonly problem?: Failure | EntryProblem;
  /** Which of several files was just removed: the next one is at its place. */
  readonly removedAt?: number;
}

export interface Sharing extends Progress {
  readonly kind: 'sharing';
  readonly limits: ShareLimits;
  readonly draft: Draft;
}

export interface LinkReady {
  readonly kind: 'link_ready';
  readonly link: string;
  readonly share: ShareAddress;
  /** Absent where the server gave none. */
  readonly deleteToken?: string;
  readonly hasPassword: boolean;
  readonly maxViews?: number;
  /** As the server told it. */
  readonly expiresAt?: string;
  /** What the person has done with the link on show. It changes, and outlives a change of the language. */
  readonly handling: Copied & { warned?: boolean; asksToDelete?: boolean; isOver?: boolean };
}

/** Nothing can be shared here. */
export interface Closed {
  readonly kind: 'closed';
  readonly reason:
    | 'browser_too_old'
    | 'load_failed'
    | 'not_offered'
    | 'link_insecure'
    | 'sign_in_page'
    | 'webassembly_forbidden';
}

export type ShareState = { readonly kind: 'loading' | 'deleted' } | Writing | Sharing | LinkReady | Closed;

export interface ShareActions {
  /** @returns how many bytes the secret could grow by; below zero: how many must go. */
  bytesLeft(content: Pick<Draft, 'text' | 'file'>): number;
  /** Whether there is something on the form that would be lost with the page. */
  typed(isStarted: boolean): void;
  /** The form is on show: `read` tells what is entered on it. */
  formShown(read: () => Draft): void;
  /** Takes these files too, instead of a text; several as one. A phone's may come late. */
  takeFiles(files: FileList): void;
  /** Whether files are still on their way. */
  isTaking(): boolean;
  removeFile(draft: Draft): void;
  /** Shares the others of several. */
  removeOne(draft: Draft, index: number): void;
  /** Another text in place of the draft's. */
  takeText(draft: Draft, text: string): void;
  share(draft: Draft): void;
  /** Ends the slow step of a password before anything was sent. */
  cancel(): void;
  /** The link is in someone's clipboard: the page may go. */
  linkCopied(): void;
  isLinkCopied(): boolean;
  /** The browser is about to start a mail program, which is no reason to ask whether the page may go. */
  mailStarts(): void;
  /** Looks at what became of the share. Spends no view. */
  look(ready: LinkReady): Promise<Available | Failure>;
  /** Deletes the share. @returns why it is still there. */
  destroy(ready: LinkReady): Promise<Failure | undefined>;
  startOver(): void;
  /** Someone has begun to type a password. */
  passwordTyped(): void;
  /** @returns rows of dark and light modules. */
  loadQrCode(text: string): Promise<readonly (readonly boolean[])[]>;
  reload(): void;
  /** Says what came of a press that changed no state. */
  say(sentence: (sentences: SharePageSentences) => string): void;
  announce(sentence: string): void;
}
