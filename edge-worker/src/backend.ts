import type { ErrorCode } from '../../package/types.ts';
import type { Client } from './settings/client.ts';
import type { Acknowledgement, CreateBody, Reply, SealedReply, SentReplyKeys, ShareId } from './worker-core.ts';

/** What a signed-in user brings for a server behind; '' each where nothing was brought. */
export interface Credentials {
  readonly token: string;
  /** The sub-organization that the token is used for: Infisical's `x-infisical-org`. */
  readonly organization: string;
}

/** Who sends a request: what a server behind is told of them, and whom the limits count. */
export interface Sender {
  readonly credentials: Credentials;
  /** Of the client; '' where it is not known or not to be told. */
  readonly address: string;
  /** Whose wrong passwords and waiting requests are counted together; see client.ts. */
  readonly site: string;
  /** On this machine: it may be several. */
  readonly isLocal: boolean;
}

/** One request to open a share. */
export interface Access extends Sender {
  readonly id: ShareId;
  /** Empty: none given. */
  readonly password: Uint8Array<ArrayBuffer>;
  /** Absent: the reply is not to be kept. */
  readonly replyKeys: SentReplyKeys | undefined;
  readonly requestId: string;
  /** Where the runtime tells it, and the access is opened in the same process. */
  readonly clientGone?: AbortSignal;
}

/** Where shares are kept. Bodies are checked; every answer is worded by the core. */
export interface Backend {
  /** Limits of a create body. */
  readonly limits: { readonly valueCharsMax: number; readonly lifetimeMinMs: number };
  /** `until_fetched`: over a restart too, so that clients may be told to count on it. */
  readonly keepsReplies: 'until_fetched' | 'no';
  /** What tokens of the form without script are made under, where it outlives this process. */
  readonly formKey?: Uint8Array;
  peek(id: ShareId, sender: Sender, requestId: string): Promise<Reply>;
  access(access: Access): Promise<Reply | SealedReply>;
  acknowledge(id: ShareId, acknowledgement: Acknowledgement): Promise<void>;
  /** @returns why this client may not create a share; undefined where it may. */
  refuseCreate(request: Request, client: Client): ErrorCode | undefined;
  create(share: CreateBody, sender: Sender, requestId: string): Promise<Reply>;
  /** Deletes a share by its creator's or reader's token. Absent where the upstream does that itself. */
  readonly remove?: (id: ShareId, token: string, requestId: string) => Promise<Reply | undefined>;
  /** Hands a request to the server that this worker stands in front of, where there is one. */
  readonly forward?: (request: Request, url: URL, address: string) => Promise<Response>;
}
