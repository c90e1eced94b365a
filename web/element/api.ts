/** The types of `sharelink/element`. docs/element.md tells what they mean to an app. */
import type { ErrorCode, ViewSpent } from '../../package/types.ts';

export type { ErrorCode, ViewSpent } from '../../package/types.ts';

/** What a `sharelink-state` event tells: never a secret, a link, an id or a password. */
export interface SharedSecretState {
  readonly state:
    | 'loading'
    | 'paste'
    | 'elsewhere'
    | 'choosing'
    | 'key_sent'
    | 'opened'
    | 'ready'
    | 'password'
    | 'confirming'
    | 'waiting'
    | 'revealing'
    | 'revealed'
    | 'destroyed'
    | 'failed'
    | 'broken';
  /** What was opened, or why it was not. */
  readonly outcome?: 'granted' | 'granted_file' | ErrorCode;
  /** Whether that used a view; there where `outcome` is, and where the element is `broken`. */
  readonly viewSpent?: ViewSpent;
}

/** `<shared-secret>`: shows what a share link holds, once its reader asks for it. */
export interface SharedSecretElement extends HTMLElement {
  /** The link, or an id of the `server`. Set as a property it stands nowhere in the document. Another one starts over. */
  link: string;
  /** Attribute `server`: address of the API server, with its base path; '' asks the app's own. No other one is ever asked. */
  server: string;
  /** Attribute `keep-reply-keys`: whether an answer that was lost can be asked for after a reload; keeps its keys in sessionStorage. */
  keepReplyKeys: boolean;
  /** Attribute `confirm`: when it asks once more before it opens a share; where the server says so itself, that holds. */
  confirm: 'auto' | 'always' | 'never';
  /** Attribute `hide-after-minute`: whether a secret hides itself a minute after it was opened, unless its reader wants it otherwise. */
  hideAfterMinute: boolean;
  /**
   * Gives the bearer token of the app's reader for this server, or '': for shares of an organization. Asked on a press, once
   * the server wanted a sign-in, and never before. Set it before the element looks at a link.
   */
  token: ((server: string) => string | Promise<string>) | undefined;
  /** Whether the only copy of a secret, which does not open again, is the one on show here. */
  readonly holdsLastCopy: boolean;
}

export declare const SharedSecretElement: {
  new (): SharedSecretElement;
  readonly prototype: SharedSecretElement;
};

declare global {
  interface HTMLElementTagNameMap {
    'shared-secret': SharedSecretElement;
  }
  // It bubbles: the document's listeners know it too.
  interface GlobalEventHandlersEventMap {
    'sharelink-state': CustomEvent<SharedSecretState>;
  }
}
